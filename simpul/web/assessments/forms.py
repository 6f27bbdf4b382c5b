"""Forms about contests, instruments, judges, scores, awards."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.assessments.queries import CriterionView
from simpul.web.budgets.forms import EMPTY, YearField
from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice
from simpul.web.papers import PaperForm

Choices = Iterable[tuple[str, Any]]


class InstrumentForm(ErrandForm):
    """A new instrument: from an example, as the next version, or empty."""

    name = forms.CharField(label=_("Nama instrumen"), max_length=160)
    start = forms.ChoiceField(label=_("Mulai dari"))
    category = forms.ChoiceField(label=_("Kategori"), help_text=_("Dipakai bila mulai dari kosong"))
    scale = forms.ChoiceField(label=_("Skala nilai"), help_text=_("Dipakai bila mulai dari kosong"))
    ref = forms.CharField(label=_("Dasar"), max_length=300, help_text=_("Surat, juknis, atau keputusan panitia"))

    def __init__(self, *args: Any, starts: Choices, categories: Choices, scales: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "start").choices = list(starts)
        choice(self, "category").choices = list(categories)
        choice(self, "scale").choices = list(scales)


class CriterionForm(ErrandForm):
    """Something to be scored."""

    stage = forms.ChoiceField(label=_("Tahap"))
    name = forms.CharField(label=_("Kriteria"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    weight = forms.IntegerField(label=_("Bobot"), min_value=1)
    field = forms.ChoiceField(label=_("Bidang"), required=False)
    breaks_ties = forms.IntegerField(
        label=_("Urutan pemisah bila nilai sama"),
        min_value=0,
        required=False,
        help_text=_("Kosongkan bila kriteria ini tidak memisahkan nilai yang sama."),
    )

    def __init__(self, *args: Any, stages: Choices, fields: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "stage").choices = list(stages)
        choice(self, "field").choices = [("", _("semua bidang")), *fields]


class ShareForm(ErrandForm):
    """How much a stage counts at a level."""

    stage = forms.ChoiceField(label=_("Tahap"))
    level = forms.ChoiceField(label=_("Bila diselenggarakan"))
    weight = forms.IntegerField(label=_("Bobot tahap"), min_value=1)

    def __init__(self, *args: Any, stages: Choices, levels: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "stage").choices = list(stages)
        choice(self, "level").choices = list(levels)


class ContestForm(ErrandForm):
    """A new lomba."""

    name = forms.CharField(label=_("Nama lomba"), max_length=160)
    year = YearField(label=_("Tahun"))
    instrument = forms.ChoiceField(label=_("Instrumen"))
    entered_by_level = forms.ChoiceField(label=_("Peserta diajukan oleh"))
    desk_from = DayField(label=_("Penilaian administrasi dari"), required=False)
    desk_to = DayField(label=_("sampai"), required=False)
    field_from = DayField(label=_("Penilaian lapangan dari"), required=False)
    field_to = DayField(label=_("sampai"), required=False)

    def __init__(self, *args: Any, instruments: Choices, levels: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "instrument").choices = [EMPTY, *instruments]
        choice(self, "entered_by_level").choices = list(levels)


class EnterForm(ErrandForm):
    """An entrant: chosen from those of the actor's area."""

    entrant = forms.ChoiceField(label=_("Peserta"))

    def __init__(self, *args: Any, entrants: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "entrant").choices = [EMPTY, *entrants]


class JudgeForm(ErrandForm):
    """A judge, from which office, for which criteria."""

    name = forms.CharField(label=_("Nama juri"), max_length=200)
    office = forms.CharField(label=_("Dari dinas atau lembaga"), max_length=200)
    username = forms.CharField(
        label=_("Nama masuk akunnya"),
        max_length=60,
        required=False,
        help_text=_("Kosongkan bila nilainya diisi panitia dari kertas."),
    )
    area = forms.CharField(
        label=_("Kode wilayah asal juri"), max_length=13, required=False, help_text=_("Misalnya 51.08.06.1020")
    )
    criteria = forms.MultipleChoiceField(label=_("Menilai"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, criteria: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = self.fields["criteria"]
        if isinstance(found, forms.MultipleChoiceField):
            found.choices = list(criteria)

    def chosen(self) -> list[UUID]:
        """The criteria that were ticked."""
        return [UUID(one) for one in self.cleaned_data["criteria"]]


class ScoreForm(ErrandForm):
    """The points of one judge for one entrant: a field for each criterion; what is empty is left for later."""

    def __init__(
        self,
        *args: Any,
        criteria: Iterable[CriterionView],
        given: Mapping[UUID, int],
        scale: tuple[int, int],
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        self.parts = list(criteria)
        lowest, highest = scale
        for one in self.parts:
            field = forms.IntegerField(
                label=one.name,
                required=False,
                min_value=lowest,
                max_value=highest,
                initial=given.get(one.id),
                help_text=_("%(stage)s, bobot %(weight)d. Nilai %(low)d sampai %(high)d.")
                % {"stage": one.stage_name, "weight": one.weight, "low": lowest, "high": highest},
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            )
            wrong = _("Isi angka %(low)d sampai %(high)d.") % {"low": lowest, "high": highest}
            field.error_messages |= dict.fromkeys(("invalid", "min_value", "max_value"), wrong)
            self.fields[f"c-{one.id}"] = field

    def points(self) -> dict[UUID, int]:
        """What was filled in, by criterion."""
        found = {one.id: self.cleaned_data[f"c-{one.id}"] for one in self.parts}
        return {id: given for id, given in found.items() if given is not None}


class PublishForm(ErrandForm):
    """The result is announced."""

    on = DayField(label=_("Tanggal pengumuman"))
    prizes = forms.IntegerField(label=_("Banyaknya juara"), min_value=0, max_value=20, initial=3)


class EvidenceForm(PaperForm):
    """A paper for an entrant."""

    name = forms.CharField(label=_("Nama berkas"), max_length=160, help_text=_("Misalnya: SK posyandu"))
    criterion = forms.ChoiceField(label=_("Untuk kriteria"), required=False)
    field_order = ("name", "criterion", "file")

    def __init__(self, *args: Any, criteria: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "criterion").choices = [("", _("semuanya")), *criteria]


class AwardForm(ErrandForm):
    """An award that was given without a contest here."""

    title = forms.CharField(label=_("Penghargaan"), max_length=160, help_text=_("Misalnya: Tim Pembina terbaik"))
    category = forms.ChoiceField(label=_("Kategori"))
    year = YearField(label=_("Tahun"))
    winner = forms.CharField(
        label=_("Penerima"), max_length=200, required=False, help_text=_("Kosongkan bila belum disebut.")
    )
    given_on = DayField(label=_("Tanggal diberikan"), required=False)
    ref = forms.CharField(label=_("Menurut"), max_length=300, help_text=_("Surat, berita acara, atau berita"))

    def __init__(self, *args: Any, categories: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "category").choices = [EMPTY, *categories]


class RecogniseForm(ErrandForm):
    """Long service is recognised."""

    rule = forms.ChoiceField(label=_("Jenjang"))
    on = DayField(label=_("Tanggal diberikan"))
    note = forms.CharField(label=_("Keterangan"), max_length=300, required=False)

    def __init__(self, *args: Any, rules: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "rule").choices = list(rules)
