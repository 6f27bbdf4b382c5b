"""A form that asks in which part of a village somebody or something is; a village without parts is not asked."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.places.queries import hamlets
from simpul.web.errand_form import ErrandForm, choice


def hamlet_choices(village_id: int) -> list[tuple[str, str]]:
    """The parts of a village to choose from."""
    return [(str(one.id), one.label) for one in hamlets(village_id)]


class InHamletForm(ErrandForm):
    """`hamlet` is what was chosen; None for nothing."""

    hamlet_id = forms.ChoiceField(label=_("Dusun, banjar, lingkungan, RT"), required=False)

    def __init__(self, *args: Any, village_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = hamlet_choices(village_id)
        choice(self, "hamlet_id").choices = [("", "—"), *places]
        if not places:
            del self.fields["hamlet_id"]

    @property
    def hamlet(self) -> UUID | None:
        chosen = self.cleaned_data.get("hamlet_id")
        return UUID(chosen) if chosen else None
