"""Why a post has its stratum, what each field rests on, and the answers that no record tells."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import translated
from simpul.places.queries import areas
from simpul.readiness import commands, queries
from simpul.readiness.queries import AnswerView, PostStanding
from simpul.readiness.rules.strata import KADER, KADER_BY_DECREE, MONTHS_OPEN, Judged
from simpul.registry.queries import post_labels, post_scope
from simpul.standards.readiness import Need, Question, readiness_table
from simpul.web.days import DayField
from simpul.web.errand_form import Errand, ErrandForm, run
from simpul.web.readiness.area import STATE_WORDS
from simpul.web.request import Request
from simpul.web.rights import of_post, page
from simpul.web.walk import Stone, stones

COUNTED = {
    MONTHS_OPEN: gettext_lazy("Bulan yang punya catatan dalam setahun terakhir"),
    KADER: gettext_lazy("Kader yang menjabat"),
    KADER_BY_DECREE: gettext_lazy("Kader yang menjabat dengan SK"),
}


class AnswerForm(ErrandForm):
    """A number, from when, and where it is known from."""

    value = forms.IntegerField(min_value=0)
    on = DayField(label=gettext_lazy("Sejak tanggal"))
    basis = forms.CharField(
        label=gettext_lazy("Dari mana diketahui"),
        max_length=200,
        help_text=gettext_lazy("Misalnya: laporan puskesmas bulan Oktober, atau buku kas dana sehat."),
    )

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if question.unit == "ya":
            self.fields["value"] = forms.TypedChoiceField(
                choices=[(1, _("Ya")), (0, _("Tidak"))], coerce=int, widget=forms.RadioSelect
            )
        self.fields["value"].label = translated(question.name)
        if question.unit != "ya":
            self.fields["value"].help_text = _("Angka bulat dari 0 sampai %d.") % question.largest
        self.fields["value"].error_messages["required"] = _("Isi dulu: %s.") % translated(question.name)
        self.order_fields(["value", "on", "basis"])


@page("readiness.read", scope=of_post, methods=("GET",))
def explained(request: Request, post_id: UUID) -> HttpResponse:
    """One post, criterion by criterion."""
    found = queries.post_standing(by=request.actor, post_id=post_id, on=request.today)
    standing = found.standing
    values = {
        "post_id": post_id,
        "label": post_labels([post_id])[post_id],
        "village": areas([post_scope(post_id).area[-1]]),
        "trail": _trail(request, post_id),
        "rules": standing.rules,
        "reached": translated(standing.stratum.reached.name),
        "possible": "" if standing.stratum.sure else translated(standing.stratum.possible.name),
        "levels": _levels(found),
        "fields": [{"code": one.field, "word": STATE_WORDS[one.state], "of": one} for one in standing.fields],
        "answers": [_answer(one) for one in found.answers],
        "answerable": found.answerable,
    }
    return render(request, "web/readiness/post.html", values)


@page("readiness.answer", scope=of_post)
def answer(request: Request, post_id: UUID, question: str) -> HttpResponse:
    """Tell what no record tells."""
    asked = next((one for one in readiness_table().questions if one.code == question), None)
    if asked is None:
        raise Refusal("keterangan-kesiapan-tidak-dikenal")
    form = AnswerForm(request.POST or None, question=asked, initial={"on": request.today})

    def act() -> str:
        given = form.cleaned_data
        return str(
            commands.answer_question(
                by=request.actor, at=request.at, post_id=post_id, question=question, value=given["value"],
                on=given["on"], basis=given["basis"], id=given["intention"],
            )
        )  # fmt: skip

    errand = Errand(
        name="readiness.answer_question",
        title=translated(asked.name),
        trail=[*_trail(request, post_id), Stone(post_labels([post_id])[post_id], _address(post_id))],
        back=_address(post_id),
        said=lambda: _("Jawaban disimpan. Stratanya dihitung ulang."),
        button=_("Simpan jawaban"),
    )
    return run(request, form, errand, act)


def _address(post_id: UUID) -> str:
    return reverse("readiness:post", kwargs={"post_id": post_id})


def _trail(request: Request, post_id: UUID) -> list[Stone]:
    return stones(request.actor, post_scope(post_id).area[-1], "readiness.read", "readiness:area")


def _levels(found: PostStanding) -> list[dict[str, Any]]:
    lines = found.standing.stratum.lines
    return [
        {"name": translated(level.name), "lines": [_line(one) for one in lines if one.level is level]}
        for level in found.standing.rules.levels
        if level.needs
    ]


def _line(one: Judged) -> dict[str, Any]:
    return {"what": _name(one.need.what), "wanted": _wanted(one.need), "found": _found(one), "met": one.met}


def _name(what: str) -> str:
    if what in COUNTED:
        return str(COUNTED[what])
    return next(translated(one.name) for one in readiness_table().questions if one.code == what)


def _unit(what: str) -> str:
    return next((one.unit for one in readiness_table().questions if one.code == what), "banyak")


def _wanted(need: Need) -> str:
    if _unit(need.what) == "ya":
        return _("harus ada")
    percent = " %" if need.of or _unit(need.what) == "persen" else ""
    if need.over is not None:
        return _("lebih dari %(n)d%(unit)s") % {"n": need.over, "unit": percent}
    return _("paling sedikit %(n)d%(unit)s") % {"n": need.least or 0, "unit": percent}


def _found(one: Judged) -> str:
    if one.found is None:
        return ""
    if _unit(one.need.what) == "ya":
        return _("ada") if one.found else _("tidak ada")
    if one.need.of:
        return _("%(n)d dari %(of)d") % {"n": one.found, "of": one.need.of}
    return f"{one.found} %" if _unit(one.need.what) == "persen" else str(one.found)


def _answer(one: AnswerView) -> dict[str, Any]:
    value = "" if one.value is None else str(one.value)
    if one.value is not None and one.question.unit == "ya":
        value = _("ya") if one.value else _("tidak")
    elif one.value is not None and one.question.unit == "persen":
        value = f"{one.value} %"
    return {"code": one.question.code, "name": translated(one.question.name), "value": value, "of": one}
