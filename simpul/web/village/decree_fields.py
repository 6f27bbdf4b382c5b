"""The SK on which something rests: picked from those written down, or typed from the paper in the same form."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.kernel.refusals import Refusal
from simpul.lifecycle.commands import Basis
from simpul.offices import commands, queries
from simpul.offices.queries import DecreeView
from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice
from simpul.web.papers import ACCEPTED, take_in
from simpul.web.request import Request
from simpul.web.village.office_forms import decree_choices

# The page of an errand that rests on an SK: the fields of a new one are folded.
STEP = "web/village/step.html"
_TYPED = ("sk_number", "sk_on", "sk_signer_name")


class OnDecreeForm(ErrandForm):
    """Its errand rests on an SK. `decree_of(...)` writes a typed one down and gives its id; None while there is none.

    `typed`: the fields of an SK that is not in the list; they stand folded below the others.
    """

    decree_id = forms.ChoiceField(label=_("SK"), required=False)
    sk_number = forms.CharField(label=_("Nomor SK"), required=False, max_length=100)
    sk_on = DayField(label=_("Tanggal SK"), required=False)
    sk_signer_name = forms.CharField(label=_("Nama penanda tangan"), required=False, max_length=200)
    sk_signer_office = forms.ChoiceField(label=_("Jabatan penanda tangan"), required=False)

    def __init__(self, *args: Any, decrees: Iterable[DecreeView], signers: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "decree_id").choices = [("", _("belum ada SK")), *decree_choices(decrees)]
        choice(self, "sk_signer_office").choices = [(one, one) for one in signers]

    @property
    def typed(self) -> list[forms.BoundField]:
        return [field for field in self if field.name.startswith("sk_")]

    @property
    def others(self) -> list[forms.BoundField]:
        """All fields but the folded ones."""
        return [field for field in self if not field.name.startswith("sk_")]

    @property
    def unfolded(self) -> bool:
        """Whether something was typed of a new SK, so that nobody has to look for it."""
        return any(field.errors or (field.name in _TYPED and field.value()) for field in self.typed)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        begun = any(given.get(name) for name in _TYPED)
        if begun and given.get("decree_id"):
            self.add_error("decree_id", _("Pilih satu: SK dari daftar ini, atau SK baru yang diisi di bawah."))
        for name in _TYPED if begun else ():
            if not given.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        return given

    def decree_of(self, request: Request, area_id: int, purpose: str, *, also: Iterable[str] = ()) -> UUID | None:
        """The SK that was picked or typed. A refusal of a typed one stands beside the field that it is about."""
        given = self.cleaned_data
        if not given["sk_number"]:
            return UUID(given["decree_id"]) if given["decree_id"] else None
        try:
            return commands.record_decree(
                by=request.actor, at=request.at, area_id=area_id, purpose=purpose, also=list(also),
                number=given["sk_number"], on=given["sk_on"], signer_name=given["sk_signer_name"],
                signer_office=given["sk_signer_office"],
            )  # fmt: skip
        except Refusal as refusal:
            raise Refusal(refusal.code, field=f"sk_{refusal.field}", **refusal.params) from refusal


class StepForm(OnDecreeForm):
    """A step in the life of a post: since when, by which SK, agreed where, with which minutes."""

    on = DayField(label=_("Sejak tanggal"))
    reason = forms.CharField(label=_("Alasan"), required=False, max_length=300)
    place = forms.CharField(
        label=_("Tempat musyawarah"), required=False, max_length=200, help_text=_("Misalnya Balai Banjar Tegal")
    )
    file = forms.FileField(
        label=_("Berita acara"),
        required=False,
        help_text=_("PDF, atau foto yang terang dan lurus. Paling banyak 10 MB. Bisa menyusul."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def basis(self, request: Request, area_id: int, purpose: str = queries.CHANGE) -> Basis:
        """On what the step rests: its SK and its paper are written down first."""
        given = self.cleaned_data
        paper = take_in(request, self, area_id) if given.get("file") else None
        return Basis(
            decree_id=self.decree_of(request, area_id, purpose),
            paper_id=paper,
            place=given["place"],
            reason=given.get("reason", ""),
        )


def decree_options(request: Request, area_id: int) -> dict[str, Any]:
    """What the forms above need to know of a village: its SK about posts that still hold, and who signs there."""
    found = queries.decrees(by=request.actor, area_id=area_id)
    holding = [one for one in found if one.purpose != queries.TEAM and one.replaced_by is None]
    return {"decrees": holding, "signers": queries.signers(area_id, request.today)}
