from django.apps import AppConfig


class SocialisationConfig(AppConfig):
    name = "simpul.socialisation"
    label = "socialisation"
    verbose_name = "sosialisasi"
