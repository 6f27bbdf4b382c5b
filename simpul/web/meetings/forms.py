"""Forms about meetings. What was typed stays; errors say what to do."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.kernel.actor import VILLAGE
from simpul.meetings.rules.states import ABSENT, DELEGATE, EXCUSED, PRESENT
from simpul.places.queries import AreaView
from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice
from simpul.web.meetings.fields import PlacesField, TimeField
from simpul.web.papers import PaperForm

Choices = Iterable[tuple[str, str]]
CHOSEN = "pilih"
Groups = Iterable[tuple[str, list[tuple[str, str]]]]
ATTENDANCE = (
    (PRESENT, _("Hadir sendiri")),
    (DELEGATE, _("Diwakili")),
    (EXCUSED, _("Izin")),
    (ABSENT, _("Tidak hadir")),
)


def _lines(label: Any, rows: int = 5, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=20_000, widget=forms.Textarea(attrs={"rows": rows}), **more)


class MeetingForm(ErrandForm):
    """A meeting. What is not known yet stays empty."""

    title = forms.CharField(label=_("Nama rapat"), max_length=200)
    kind = forms.ChoiceField(label=_("Jenis"))
    body = forms.ChoiceField(label=_("Yang rapat"), help_text=_("Tindak lanjut dibawa ke rapat berikutnya badan ini"))
    on = DayField(label=_("Tanggal"))
    starts = TimeField(label=_("Jam mulai"))
    ends = TimeField(label=_("Jam selesai"))
    mode = forms.ChoiceField(label=_("Cara bertemu"))
    venue = forms.CharField(label=_("Tempat"), max_length=200, required=False)
    link = forms.URLField(label=_("Tautan"), max_length=300, required=False, assume_scheme="https")
    purpose = forms.CharField(
        label=_("Tujuan"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    target_id = forms.ChoiceField(label=_("Untuk mencapai target"), required=False)
    opener_post = forms.CharField(
        label=_("Dibuka oleh (jabatan)"), max_length=160, required=False, help_text=_("Misalnya Kepala Dinas PMD")
    )
    chair_post = forms.CharField(label=_("Pimpinan rapat (jabatan)"), max_length=160, required=False)

    def __init__(
        self, *args: Any, kinds: Choices, bodies: Choices, modes: Choices, targets: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "kind").choices = list(kinds)
        choice(self, "body").choices = list(bodies)
        choice(self, "mode").choices = list(modes)
        choice(self, "target_id").choices = [("", _("tidak dikaitkan")), *targets]


class MoveMeetingForm(ErrandForm):
    """How far a meeting is."""

    state = forms.ChoiceField(label=_("Keadaan"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Alasan bila dibatalkan"), max_length=300, required=False)

    def __init__(self, *args: Any, states: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "state").choices = list(states)


class AgendaForm(ErrandForm):
    """The agenda, one topic a line, perhaps with the office that presents it behind a bar."""

    items = _lines(
        _("Acara"), 8, required=False, help_text=_("Satu acara satu baris. Penyaji di belakang garis: Laporan | Camat")
    )

    def listed(self) -> list[tuple[str, str]]:
        """(topic, presenter) of each line that says anything."""
        lines = [line.partition("|") for line in self.cleaned_data["items"].splitlines() if line.strip(" |")]
        return [(topic.strip(), presenter.strip()) for topic, _bar, presenter in lines]


class StatedForm(ErrandForm):
    """A number that somebody stated."""

    what = forms.ChoiceField(label=_("Yang disebut"))
    number = forms.IntegerField(label=_("Angka"), min_value=1, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    said_by = forms.CharField(label=_("Disebut oleh"), max_length=160, help_text=_("Kantor, jabatan, atau media"))
    source = forms.CharField(label=_("Sumber"), max_length=300, required=False)

    def __init__(self, *args: Any, figures: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "what").choices = list(figures)
        for code in ("invalid", "min_value"):
            self.fields["number"].error_messages[code] = _("Tulis banyaknya dengan angka.")


class AreasForm(ErrandForm):
    """Which areas: a whole kind of them, or chosen ones: ticked directly below, or found by name further down."""

    reach = forms.ChoiceField(label=_("Wilayah"), widget=forms.RadioSelect)
    areas = forms.MultipleChoiceField(
        label=_("Wilayah yang dipilih"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = PlacesField(
        label=_("Wilayah lain di dalamnya"),
        help_text=_(
            "Tulis namanya, satu wilayah satu baris, misalnya desa. Boleh dengan wilayah atasnya sesudah koma: "
            "Sidomulyo, Kulon Progo"
        ),
    )

    def __init__(self, *args: Any, reaches: Choices, below: Choices, within: AreaView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "reach").choices = list(reaches)
        choice(self, "areas").choices = list(below)
        others = self.fields["others"]
        if isinstance(others, PlacesField):
            others.within, others.levels = within.id, range(within.level + 1, VILLAGE + 1)
        if not list(below):
            del self.fields["areas"]
        if within.level >= VILLAGE - 1:
            del self.fields["others"]

    def clean(self) -> dict[str, Any]:
        """What was chosen is not passed over because the whole was left ticked."""
        told = super().clean() or {}
        if told.get("reach", CHOSEN) != CHOSEN and (told.get("areas") or told.get("others")):
            self.add_error("reach", _("Pilih “Hanya yang saya pilih di bawah ini”, atau hapus wilayah yang dipilih."))
        return told

    def chosen(self) -> list[int]:
        """The ids of the areas that were ticked or named, each once."""
        told = self.cleaned_data
        return list(dict.fromkeys([*map(int, told.get("areas", [])), *told.get("others", [])]))


class InviteForm(AreasForm):
    """Offices to invite, one a line, in these areas."""

    offices = _lines(
        _("Jabatan yang diundang"), 3, required=False, help_text=_("Satu jabatan satu baris, misalnya Camat")
    )
    names = _lines(
        _("Orang yang diundang dengan nama"),
        2,
        required=False,
        help_text=_("Hanya bila tidak mewakili jabatan, misalnya tokoh masyarakat. Satu nama satu baris"),
    )
    agencies = forms.MultipleChoiceField(
        label=_("OPD yang diundang"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("OPD mengisi kemajuan dan laporannya sendiri"),
    )
    kind = forms.ChoiceField(label=_("Jenis peserta"))
    field_order = ("offices", "names", "agencies", "kind", "reach", "areas", "others")

    def __init__(self, *args: Any, kinds: Choices, agencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "kind").choices = list(kinds)
        choice(self, "agencies").choices = list(agencies)
        if not list(agencies):
            del self.fields["agencies"]

    def clean(self) -> dict[str, Any]:
        """Somebody is invited."""
        told = super().clean() or {}
        if not any(told.get(key) for key in ("offices", "names", "agencies")):
            self.add_error("offices", _("Tulis jabatan atau nama yang diundang, atau pilih OPD."))
        return told

    def invited(self) -> dict[str, Any]:
        """Whom, as `invite` takes it."""
        lines = {key: [line for line in self.cleaned_data[key].splitlines() if line.strip()] for key in self.LISTS}
        return {**lines, "agency_ids": [UUID(one) for one in self.cleaned_data.get("agencies", [])]}

    LISTS = ("offices", "names")


class PresentForm(ErrandForm):
    """Offices that came, ticked off."""

    present = forms.MultipleChoiceField(label=_("Yang hadir"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, offices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "present").choices = list(offices)


class AttendanceForm(ErrandForm):
    """How one office took part."""

    state = forms.ChoiceField(label=_("Kehadiran"), choices=ATTENDANCE, widget=forms.RadioSelect)
    persons = forms.IntegerField(
        label=_("Berapa orang yang hadir"), required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    delegate_post = forms.CharField(
        label=_("Jabatan yang mewakili"), max_length=160, required=False, help_text=_("Misalnya Sekretaris Camat")
    )
    acting = forms.BooleanField(label=_("Sebagai pelaksana tugas (Plt.)"), required=False)
    excuse = forms.CharField(label=_("Alasan izin"), max_length=200, required=False)


class ReportForm(PaperForm):
    """What an office reports of the meeting."""

    text = _lines(_("Isi laporan"), 8)
    field_order = ("text", "file")

    def __init__(self, *args: Any, with_paper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False
        if not with_paper:
            del self.fields["file"]


class ProgressForm(ErrandForm):
    """What an area has to say before the meeting."""

    progress = _lines(_("Kemajuan"), 4, required=False)
    obstacle = _lines(_("Kendala"), 4, required=False)
    proposal = _lines(_("Usul atau strategi"), 4, required=False)


class MinutesForm(ErrandForm):
    """The minutes."""

    course = _lines(_("Jalannya rapat"), 12)
    conclusion = _lines(_("Kesimpulan"), 5, required=False)


class SignForm(ErrandForm):
    """A signature under the minutes."""

    name = forms.CharField(label=_("Nama dan jabatan"), max_length=160)


class AddendumForm(ErrandForm):
    """What is put right after the minutes were signed."""

    text = _lines(_("Tambahan notulen"), 5)


class ReachForm(ErrandForm):
    """Who was at the socialisation."""

    there = forms.MultipleChoiceField(label=_("Yang hadir"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "there").choices = list(people)
