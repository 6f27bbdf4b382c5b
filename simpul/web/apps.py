"""The web as a Django app."""

from django.apps import AppConfig
from django.utils.translation import get_language, gettext

from simpul.kernel.speech import SOURCE, spoken_by


class WebConfig(AppConfig):
    name = "simpul.web"
    label = "web"
    verbose_name = "halaman"

    def ready(self) -> None:
        """Sentences of kernel, standards and rules are told in the language of the request, at every door."""
        spoken_by(gettext, lambda: get_language() or SOURCE)
