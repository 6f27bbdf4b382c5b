"""Forms about participants. What was typed stays; errors say what to do."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from simpul import standards
from simpul.kernel.names import tidy
from simpul.places.queries import AreaHit, search
from simpul.standards.budgets import in_force
from simpul.standards.participants import participant_table
from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice

Choices = Iterable[tuple[str | int, Any]]
EMPTY = ("", "—")
HITS = 8


def positions(on: date) -> list[tuple[str, Any]]:
    """The positions to choose from."""
    return [EMPTY, *((one.code, one.name) for one in in_force(participant_table().positions, on))]


def spm_fields(empty: Any) -> list[tuple[str, Any]]:
    """The six fields to choose from, or none of them."""
    return [("", empty), *((one.code, one.name) for one in standards.fields())]


class PlaceField(forms.CharField):
    """An area by a part of its name, within an area, of these levels; gives its id.

    Where several have that name, the error names them: each can be typed as it stands there.
    """

    nowhere = _("Tidak ada desa atau kelurahan dengan nama itu di sini. Coba sebagian namanya.")

    def __init__(self, *, within: int | None = None, levels: Sequence[int] = (4,), **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Boleh dengan kecamatannya sesudah koma, misalnya Sidomulyo, Kulon Progo."))
        super().__init__(**{"max_length": 160, **kwargs})
        self.within, self.levels = within, levels

    def clean(self, value: Any) -> Any:
        """The id of the area, None for nothing; ValidationError that says which there are."""
        text = tidy(super().clean(value))
        if not text:
            return None
        hits = search(text, within=self.within, levels=self.levels, limit=HITS)
        exact = [hit for hit in hits if text.casefold() in _spellings(hit)]
        if len(hits) == 1 or len(exact) == 1:
            return (exact or hits)[0].area.id
        if not hits:
            raise ValidationError(self.nowhere)
        names = "; ".join(hit.trail_label for hit in hits)
        raise ValidationError(_("Ada beberapa. Tulis seperti ini, dengan kecamatannya: %(names)s") % {"names": names})


def _spellings(hit: AreaHit) -> set[str]:
    return {one.casefold() for one in (hit.area.name, hit.area.label, hit.area.full_name, hit.trail_label)}


class ParticipantForm(ErrandForm):
    """Somebody who takes part, as their village or the committee writes it."""

    name = forms.CharField(label=_("Nama"), max_length=200, help_text=_("Boleh dengan gelar"))
    position = forms.ChoiceField(label=_("Kedudukan"))
    field = forms.ChoiceField(label=_("Bidang"), required=False)
    village = PlaceField(label=_("Desa atau kelurahan"), required=False)
    post = forms.CharField(label=_("Posyandu"), max_length=120, required=False)
    phone = forms.CharField(
        label=_("Nomor telepon"), max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    nik = forms.CharField(
        label=_("NIK"),
        max_length=40,
        required=False,
        help_text=_("Boleh dikosongkan. Hanya dipakai untuk mengenali orangnya, tidak disimpan."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, today: date, within: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "position").choices = positions(today)
        choice(self, "field").choices = spm_fields(_("tidak melayani satu bidang"))
        place = self.fields.get("village")
        if isinstance(place, PlaceField):
            place.within = within


class SubstituteForm(ParticipantForm):
    """Somebody who comes in the place of another."""

    reason = forms.CharField(label=_("Alasan"), max_length=300)


class ReasonForm(ErrandForm):
    """Why something is taken back."""

    reason = forms.CharField(label=_("Alasan"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class SettleForm(ErrandForm):
    """Whether a participant is the registered person."""

    same = forms.ChoiceField(
        label=_("Apakah orangnya sama?"),
        choices=[("ya", _("Ya, orang yang sama")), ("bukan", _("Bukan, orang lain"))],
        widget=forms.RadioSelect,
    )


class WithinForm(ErrandForm):
    """A form with an area that lies within another."""

    def __init__(self, *args: Any, within: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = self.fields["area"]
        if isinstance(place, PlaceField):
            place.within = within


class PostField(forms.CharField):
    """A post by its name, for what concerns one post of the village that stands above it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Posyandu"),
            max_length=120,
            required=False,
            help_text=_("Hanya bila untuk satu posyandu: tulis desa atau kelurahannya di atas, lalu namanya di sini."),
            **kwargs,
        )


class SeatsForm(WithinForm):
    """How many seats an area has, or each area just below it."""

    area = PlaceField(label=_("Wilayah"), levels=(1, 2, 3, 4))
    post = PostField()
    seats = forms.IntegerField(
        label=_("Banyaknya kursi"),
        min_value=0,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=_("0 menghapus kuota."),
    )
    spread = forms.BooleanField(label=_("Sebanyak ini untuk setiap wilayah tepat di bawahnya"), required=False)


class CallForm(ErrandForm):
    """Whom a batch is for."""

    position = forms.ChoiceField(label=_("Kedudukan"))
    field = forms.ChoiceField(label=_("Bidang"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "position").choices = positions(today)
        choice(self, "field").choices = spm_fields(_("semua bidang"))


class InvitationForm(WithinForm):
    """A letter and a link to an area or an office."""

    area = PlaceField(label=_("Wilayah yang diundang"), levels=(1, 2, 3, 4), required=False)
    post = PostField()
    addressee = forms.CharField(
        label=_("Kepada"),
        max_length=160,
        required=False,
        help_text=_("Seperti pada surat, misalnya Lurah Penarukan. Kosongkan untuk nama wilayahnya."),
    )
    seats = forms.IntegerField(
        label=_("Banyaknya orang yang diundang"),
        min_value=1,
        required=False,
        help_text=_("Kosongkan untuk mengikuti kuota wilayah itu."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    letter_number = forms.CharField(label=_("Nomor surat"), max_length=80, required=False)
    letter_on = DayField(label=_("Tanggal surat"))


class PersonForm(ErrandForm):
    """An invitation to one person. `known`: found by name; of others the phone is needed to reach them."""

    addressee = forms.CharField(label=_("Nama"), max_length=160, help_text=_("Seperti pada surat, boleh dengan gelar."))
    phone = forms.CharField(
        label=_("Nomor telepon"),
        max_length=30,
        help_text=_("Untuk mengirim tautan pendaftarannya."),
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    letter_number = forms.CharField(label=_("Nomor surat"), max_length=80, required=False)
    letter_on = DayField(label=_("Tanggal surat"))

    def __init__(self, *args: Any, known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].required = not known


class LettersForm(ErrandForm):
    """Invitations to areas just below one: all are ticked to begin with."""

    areas = forms.TypedMultipleChoiceField(
        label=_("Wilayah yang diundang"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    letter_number = forms.CharField(label=_("Nomor surat"), max_length=80, required=False)
    seats = forms.IntegerField(
        label=_("Banyaknya orang dari tiap wilayah"),
        min_value=1,
        required=False,
        help_text=_("Kosongkan untuk mengikuti kuota masing-masing."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, areas: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = choice(self, "areas")
        found.choices = list(areas)
        found.initial = [code for code, _name in found.choices]
