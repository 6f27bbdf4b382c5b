"""Forms about SK: as they stand on paper, for which posts, which SK they replace."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice
from simpul.web.papers import ACCEPTED
from simpul.web.village.office_forms import Choices


class PaperOfDecreeForm(ErrandForm):
    """What is copied from the paper of an SK."""

    number = forms.CharField(label=_("Nomor SK"), max_length=100)
    on = DayField(label=_("Tanggal SK"))
    signer_name = forms.CharField(label=_("Nama penanda tangan"), max_length=200)
    signer_office = forms.ChoiceField(label=_("Jabatan penanda tangan"), required=False)
    valid_from = DayField(label=_("Berlaku mulai"), required=False, help_text=_("Kosongkan bila sejak tanggal SK"))
    valid_to = DayField(
        label=_("Berlaku sampai"), required=False, help_text=_("Hari pertama tidak berlaku lagi. Boleh kosong.")
    )

    def __init__(self, *args: Any, signers: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(signers)
        choice(self, "signer_office").choices = [(one, one) for one in known]
        if not known:  # nobody knows what the head is called there: as it stands on the paper
            self.fields["signer_office"] = forms.CharField(
                label=_("Jabatan penanda tangan"), required=False, max_length=100
            )


class DecreeForm(PaperOfDecreeForm):
    """A new SK: what it does, for which posts, which SK it replaces, its paper."""

    purposes = forms.MultipleChoiceField(
        label=_("SK tentang"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Satu SK boleh tentang beberapa hal, misalnya pendirian dan pengurus"),
    )
    post_ids = forms.MultipleChoiceField(label=_("Untuk posyandu"), required=False, widget=forms.CheckboxSelectMultiple)
    replaces = forms.MultipleChoiceField(
        label=_("Menggantikan SK"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("SK yang lama berakhir pada hari SK ini mulai berlaku"),
    )
    file = forms.FileField(
        label=_("Berkas SK"),
        required=False,
        help_text=_("PDF, atau foto yang terang dan lurus. Paling banyak 10 MB. Bisa menyusul."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    field_order = ("purposes",)

    def __init__(self, *args: Any, purposes: Choices, posts: Choices, former: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (("purposes", purposes), ("post_ids", posts), ("replaces", former)):
            choice(self, name).choices = list(offered)
        for name in ("post_ids", "replaces"):
            if not choice(self, name).choices:
                del self.fields[name]

    def decree(self) -> dict[str, Any]:
        """What was typed, as the commands of offices take it."""
        given = self.cleaned_data
        first, *also = given["purposes"]
        kept = {key: given[key] for key in ("number", "on", "signer_name", "signer_office", "valid_from", "valid_to")}
        ids = {key: [UUID(one) for one in given.get(key, ())] for key in ("post_ids", "replaces")}
        return {**kept, **ids, "purpose": first, "also": also}


class AttachForm(ErrandForm):
    """Further posts of which an SK speaks; `offers` is False when all are in it already."""

    post_ids = forms.MultipleChoiceField(label=_("Posyandu yang juga disebut"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, posts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(posts)
        choice(self, "post_ids").choices = offered
        self.offers = bool(offered)


class ReplaceForm(ErrandForm):
    """Which newer SK takes the place of this one. `lacking` says what has to be done first, if anything."""

    new_id = forms.ChoiceField(label=_("Diganti oleh SK"))

    def __init__(self, *args: Any, newer: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(newer)
        choice(self, "new_id").choices = [("", "—"), *offered]
        self.offers = bool(offered)
