"""Forms about trainings. What was typed stays; errors say what to do."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from simpul import standards
from simpul.kernel.period import Period
from simpul.standards.training import curriculum, training_table
from simpul.web.budgets.forms import EMPTY, MoneyField, YearField, field_choices
from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice
from simpul.web.papers import PaperForm

Choices = Iterable[tuple[str, Any]]


class FieldsField(forms.MultipleChoiceField):
    """Some of the six fields, by ticking."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.CheckboxSelectMultiple, required=False, **kwargs)
        self.choices = [(one.code, one.name) for one in standards.fields()]


class MonthInput(forms.TextInput):
    """The phone's own list of months."""

    input_type = "month"

    def format_value(self, value: Any) -> str | None:
        return f"{value:%Y-%m}" if isinstance(value, date) else super().format_value(value)


class MonthField(forms.CharField):
    """A month, as the first of its days."""

    widget = MonthInput

    def clean(self, value: Any) -> Any:
        """The day; ValidationError with the sentence."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return Period.parse(text).first_day
        except ValueError:
            raise ValidationError(_("Tulis bulan seperti 2026-05.")) from None


class ClockField(forms.TimeField):
    """A time of day, as minutes from midnight: 08.30 or 08:30."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        super().__init__(input_formats=["%H:%M", "%H.%M"], widget=widget, required=False, **kwargs)
        self.error_messages["invalid"] = _("Tulis jam seperti 08.30.")

    def clean(self, value: Any) -> Any:
        """Minutes; None where no time is told."""
        found = super().clean(value)
        return found.hour * 60 + found.minute if isinstance(found, time) else None

    def prepare_value(self, value: Any) -> Any:
        return time(value // 60, value % 60) if isinstance(value, int) and value < 1440 else value


class ProgrammeForm(ErrandForm):
    """A programme."""

    name = forms.CharField(label=_("Nama program"), max_length=200, help_text=_("Misalnya: Bina Posyandu"))
    kind = forms.ChoiceField(label=_("Jenis kegiatan"))
    year = YearField(label=_("Tahun"))
    fields_claimed = FieldsField(label=_("Bidang yang dicakup"))
    theme = forms.CharField(label=_("Tema"), max_length=300, required=False)
    objectives = forms.CharField(
        label=_("Tujuan"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "kind").choices = [(one.code, one.name) for one in training_table().kinds]


class BatchForm(ErrandForm):
    """A batch: where and when. What is not known yet stays empty."""

    name = forms.CharField(
        label=_("Nama angkatan"), max_length=120, required=False, help_text=_("Bila lain dari nama wilayahnya")
    )
    host = forms.ChoiceField(label=_("Wilayah tempat kegiatan"))
    mode = forms.ChoiceField(label=_("Cara bertemu"))
    venue = forms.CharField(label=_("Tempat"), max_length=200, required=False)
    link = forms.URLField(label=_("Tautan daring"), max_length=300, required=False, assume_scheme="https")
    starts_on = DayField(label=_("Tanggal mulai"), required=False)
    ends_on = DayField(label=_("Tanggal selesai"), required=False)
    days = forms.IntegerField(
        label=_("Banyaknya hari"), required=False, help_text=_("Bila tanggal selesainya belum ditentukan")
    )
    month_from = MonthField(label=_("Rencana, dari bulan"), required=False, help_text=_("Bila tanggalnya belum ada"))
    month_to = MonthField(label=_("Sampai bulan"), required=False)
    opener = forms.CharField(label=_("Dibuka oleh"), max_length=120, required=False)
    opener_post = forms.CharField(label=_("Jabatan pembuka"), max_length=160, required=False)

    def __init__(self, *args: Any, hosts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "host").choices = list(hosts)
        choice(self, "mode").choices = [(one.code, one.name) for one in training_table().modes]
        self.fields["days"].error_messages["invalid"] = _("Tulis banyaknya hari dengan angka.")


class StateForm(ErrandForm):
    """How far something is."""

    state = forms.ChoiceField(label=_("Keadaan"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Alasan bila dibatalkan"), max_length=300, required=False)

    def __init__(self, *args: Any, states: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "state").choices = list(states)


class ModuleForm(ErrandForm):
    """A module of the programme's own."""

    name = forms.CharField(label=_("Nama materi"), max_length=200)
    kind = forms.ChoiceField(label=_("Jenis materi"))
    way = forms.ChoiceField(label=_("Teori atau praktik"))
    fields_about = FieldsField(label=_("Bidang yang dibahas"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "kind").choices = [(one.code, one.name) for one in curriculum().kinds]
        choice(self, "way").choices = [(one.code, one.name) for one in curriculum().ways]


class SessionForm(ErrandForm):
    """A session of the timetable."""

    day = forms.ChoiceField(label=_("Hari"))
    module = forms.ChoiceField(label=_("Materi"), required=False)
    title = forms.CharField(
        label=_("Judul"), max_length=200, required=False, help_text=_("Kosongkan bila sama dengan nama materinya")
    )
    starts = ClockField(label=_("Jam mulai"))
    ends = ClockField(label=_("Jam selesai"))
    mode = forms.ChoiceField(label=_("Cara bertemu"))
    room = forms.CharField(label=_("Ruang"), max_length=120, required=False)
    link = forms.URLField(label=_("Tautan daring"), max_length=300, required=False, assume_scheme="https")

    def __init__(self, *args: Any, days: Choices, modules: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "day").choices = list(days)
        choice(self, "module").choices = [("", _("materi lain, tulis judulnya")), *modules]
        choice(self, "mode").choices = [(one.code, one.name) for one in training_table().modes]


class SpeakerForm(ErrandForm):
    """Who speaks."""

    agency = forms.CharField(label=_("Instansi"), max_length=160, required=False, help_text=_("Misalnya: Dinas Sosial"))
    name = forms.CharField(
        label=_("Nama narasumber"), max_length=120, required=False, help_text=_("Kosongkan bila belum disebut")
    )
    post = forms.CharField(label=_("Jabatan"), max_length=120, required=False)
    session = forms.ChoiceField(label=_("Pada acara"), required=False)
    fields_about = FieldsField(label=_("Bidang yang dibahas"))

    def __init__(self, *args: Any, sessions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "session").choices = [("", _("belum disebut")), *sessions]


class MaterialForm(PaperForm):
    """Something to read: a file, a link, or what the library has already."""

    title = forms.CharField(
        label=_("Judul bahan"), max_length=160, required=False, help_text=_("Boleh kosong bila diambil dari pustaka")
    )
    variant = forms.ChoiceField(label=_("Untuk"))
    session = forms.ChoiceField(label=_("Pada acara"), required=False)
    library_key = forms.ChoiceField(label=_("Dari pustaka"), required=False)
    link = forms.URLField(label=_("Tautan"), max_length=300, required=False, assume_scheme="https")
    field_order = ("title", "variant", "session", "file", "library_key", "link")

    def __init__(self, *args: Any, sessions: Choices, library: Choices, with_paper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "variant").choices = [(one.code, one.name) for one in training_table().variants]
        choice(self, "session").choices = [("", _("seluruh angkatan")), *sessions]
        choice(self, "library_key").choices = [("", "—"), *library]
        self.fields["file"].required = False
        if not with_paper:
            del self.fields["file"]


class PhotoForm(PaperForm):
    """A photo of the event."""

    caption = forms.CharField(label=_("Keterangan foto"), max_length=200, required=False)
    field_order = ("file", "caption")


class MemberForm(ErrandForm):
    """Somebody of the committee."""

    role = forms.ChoiceField(label=_("Peran"))
    name = forms.CharField(label=_("Nama"), max_length=120)
    post = forms.CharField(label=_("Jabatan"), max_length=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "role").choices = [(one.code, one.name) for one in training_table().committee]


class CostForm(ErrandForm):
    """Who pays what."""

    item = forms.CharField(label=_("Yang dibayar"), max_length=120, help_text=_("Misalnya: konsumsi peserta"))
    payer = forms.CharField(label=_("Ditanggung oleh"), max_length=160, help_text=_("Misalnya: Desa Tambakan"))
    amount = MoneyField(label=_("Jumlah"), required=False)
    line = forms.ChoiceField(label=_("Baris anggaran yang memuatnya"), required=False)

    def __init__(self, *args: Any, lines: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "line").choices = [EMPTY, *lines]


class FigureForm(ErrandForm):
    """A number that somebody stated."""

    what = forms.ChoiceField(label=_("Yang disebut"))
    number = forms.IntegerField(label=_("Angka yang disebut"), min_value=0)
    area = forms.ChoiceField(label=_("Dari wilayah"), required=False)
    said_by = forms.CharField(label=_("Disebut oleh"), max_length=160)
    source = forms.CharField(label=_("Sumber"), max_length=300, help_text=_("Misalnya: berita, sambutan, laporan"))
    on = DayField(label=_("Tanggal"), required=False)

    def __init__(self, *args: Any, areas: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "what").choices = [(one.code, one.name) for one in training_table().figures]
        choice(self, "area").choices = [("", _("seluruhnya")), *areas]
        for code in ("invalid", "min_value"):
            self.fields["number"].error_messages[code] = _("Tulis angka yang disebut.")


class RequestForm(ErrandForm):
    """A speaker asked of an office."""

    office = forms.ChoiceField(label=_("Diminta kepada"))
    topic = forms.CharField(label=_("Materi yang diminta"), max_length=200)
    field = forms.ChoiceField(label=_("Bidang"), required=False)
    place = forms.CharField(label=_("Tempat"), max_length=200, required=False)
    wished_1 = DayField(label=_("Tanggal yang diharapkan"))
    wished_2 = DayField(label=_("Atau tanggal"), required=False)
    wished_3 = DayField(label=_("Atau tanggal"), required=False)

    def __init__(self, *args: Any, offices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "office").choices = list(offices)
        choice(self, "field").choices = field_choices(str(_("semua bidang")))


class AnswerForm(ErrandForm):
    """The office's answer."""

    state = forms.ChoiceField(label=_("Jawaban"), widget=forms.RadioSelect)
    on = DayField(label=_("Tanggal"), required=False, help_text=_("Wajib bila diterima atau ditawarkan tanggal lain"))
    speaker = forms.CharField(label=_("Nama narasumber"), max_length=160, required=False)
    reason = forms.CharField(label=_("Alasan"), max_length=300, required=False)

    def __init__(self, *args: Any, states: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "state").choices = list(states)
