"""Forms about tests. What was typed stays; errors say what to do."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul import standards
from simpul.exams.commands import NewChecklist, NewQuestion
from simpul.exams.queries import Asked, ChecklistView, PracticeSheet, QuestionView
from simpul.exams.rules.states import CHOICE, LETTERS, TRUE_FALSE
from simpul.standards.exams import statements
from simpul.standards.training import curriculum
from simpul.web.errand_form import ErrandForm, choice

MARKS = [("", _("Belum dinilai")), ("bisa", _("Bisa sendiri")), ("dibantu", _("Dibantu")), ("belum", _("Belum bisa"))]
_ANSWER = "q_"
_STATEMENT = "s_"


def spm_fields() -> list[tuple[str, Any]]:
    """The six fields to choose from, or none of them."""
    return [("", _("Bukan satu bidang")), *((one.code, one.name) for one in standards.fields())]


class QuestionForm(ErrandForm):
    """A question of the bank."""

    text = forms.CharField(label=_("Soal"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    kind = forms.ChoiceField(
        label=_("Jenis"), choices=[(CHOICE, _("Pilihan ganda")), (TRUE_FALSE, _("Benar atau salah"))]
    )
    options = forms.CharField(
        label=_("Pilihan jawaban"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Satu pilihan tiap baris, paling banyak lima. Kosongkan untuk soal benar atau salah."),
    )
    right = forms.ChoiceField(
        label=_("Jawaban yang benar"),
        choices=[(str(place), letter) for place, letter in enumerate(LETTERS)],
        help_text=_("A adalah baris pertama. Untuk benar atau salah: A Benar, B Salah."),
    )
    field = forms.ChoiceField(label=_("Bidang"), required=False)
    module = forms.ChoiceField(label=_("Materi"), required=False)
    ref = forms.CharField(label=_("Sumber"), max_length=300, required=False)

    def __init__(self, *args: Any, before: QuestionView | None = None, **kwargs: Any) -> None:
        if before is not None:
            kwargs["initial"] = {
                "text": before.text,
                "kind": before.kind,
                "options": "\n".join(text for _letter, text in before.options) if before.kind == CHOICE else "",
                "right": str(before.right),
                "field": before.field,
                "module": before.module,
                "ref": before.ref,
            }
        super().__init__(*args, **kwargs)
        modules = [("", _("Belum disebut")), *((one.code, one.name) for one in curriculum().modules)]
        for name, choices in (("field", spm_fields()), ("module", modules)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def told(self) -> NewQuestion:
        """The question as it was written."""
        given = self.cleaned_data
        return NewQuestion(
            text=given["text"],
            right=int(given["right"]),
            kind=given["kind"],
            options=given["options"].splitlines(),
            field=given["field"],
            module=given["module"],
            ref=given["ref"],
        )


class PaperForm(ErrandForm):
    """The questions of a paper."""

    questions = forms.MultipleChoiceField(label=_("Soal"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, offered: Sequence[QuestionView], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["questions"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(str(one.id), _offered(one)) for one in offered]


def _offered(one: QuestionView) -> str:
    about = standards.field(one.field).name if one.field else str(_("bukan satu bidang"))
    return str(_("%(text)s (%(field)s, kunci %(letter)s)")) % {
        "text": one.text, "field": about, "letter": one.letter,
    }  # fmt: skip


class StepForm(ErrandForm):
    """A step of a practice."""

    practice = forms.CharField(label=_("Praktik"), max_length=160, help_text=_("Misalnya memadamkan api kompor gas."))
    field = forms.ChoiceField(label=_("Bidang"), required=False, choices=spm_fields)
    text = forms.CharField(label=_("Langkah"), max_length=300, help_text=_("Satu hal yang diperagakan peserta."))


class ChecklistForm(ErrandForm):
    """A checklist of a module."""

    module = forms.ChoiceField(label=_("Materi"))
    practice = forms.CharField(label=_("Praktik"), max_length=160, help_text=_("Misalnya memadamkan api kompor gas."))
    field = forms.ChoiceField(label=_("Bidang"), required=False, choices=spm_fields)
    steps = forms.CharField(
        label=_("Langkah"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Satu langkah tiap baris, menurut urutannya."),
    )

    def __init__(self, *args: Any, before: ChecklistView | None = None, **kwargs: Any) -> None:
        if before is not None:
            told = {name: getattr(before, name) for name in ("module", "practice", "field")}
            kwargs["initial"] = {**told, "steps": "\n".join(before.steps)}
        super().__init__(*args, **kwargs)
        modules = [(one.code, one.name) for one in curriculum().modules]
        choice(self, "module").choices = [("", _("Pilih materi")), *modules]

    def told(self) -> NewChecklist:
        """The checklist as it was written."""
        given = self.cleaned_data
        return NewChecklist(given["module"], given["practice"], given["steps"].splitlines(), given["field"])


class TakeForm(ErrandForm):
    """Which checklist a batch takes over."""

    checklist = forms.ChoiceField(label=_("Daftar praktik"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "checklist").choices = offered


class AssessForm(ErrandForm):
    """How one participant did the steps."""

    def __init__(self, *args: Any, sheet: PracticeSheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for step in sheet.steps:
            self.fields[str(step.id)] = forms.ChoiceField(
                label=f"{step.practice}: {step.text}", choices=MARKS, required=False, widget=forms.RadioSelect
            )


class AnswerForm(ErrandForm):
    """A test on the participant's own phone; `known`: they are signed in, so no code is asked."""

    code = forms.CharField(
        label=_("Kode peserta"),
        max_length=12,
        help_text=_("Delapan huruf dan angka pada tanda peserta Anda."),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, questions: Sequence[Asked], known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = questions
        if known:
            del self.fields["code"]
        for one in questions:
            self.fields[f"{_ANSWER}{one.id}"] = forms.ChoiceField(
                label=f"{one.number}. {one.text}",
                choices=[(str(place), f"{LETTERS[place]}. {text}") for place, text in enumerate(one.options)],
                required=False,
                widget=forms.RadioSelect,
            )

    def chosen(self) -> dict[Any, int]:
        """Question -> place of the option; those left open are left out."""
        given = self.cleaned_data
        found = ((one.id, given.get(f"{_ANSWER}{one.id}")) for one in self.asked)
        return {id: int(place) for id, place in found if place}


class OpinionForm(ErrandForm):
    """What somebody thinks of the event."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stars = [("5", _("5 Sangat setuju")), ("4", "4"), ("3", "3"), ("2", "2"), ("1", _("1 Tidak setuju"))]
        for one in statements():
            self.fields[f"{_STATEMENT}{one.code}"] = forms.ChoiceField(
                label=one.name, choices=stars, required=False, widget=forms.RadioSelect
            )
        self.fields["comment"] = forms.CharField(
            label=_("Saran"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
        )

    def stars(self) -> dict[str, int]:
        """Statement -> 1..5; those left open are left out."""
        found = ((one.code, self.cleaned_data.get(f"{_STATEMENT}{one.code}")) for one in statements())
        return {code: int(stars) for code, stars in found if stars}
