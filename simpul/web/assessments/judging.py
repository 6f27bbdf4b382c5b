"""What a judge does: an entrant at a time, then the stage is final."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.assessments import commands, queries
from simpul.assessments.queries import JudgeSheet
from simpul.kernel.refusals import Refusal
from simpul.web.assessments.forms import ScoreForm
from simpul.web.assessments.whereabouts import trail_to
from simpul.web.errand_form import Errand, ErrandForm, carry_out, run
from simpul.web.request import Request
from simpul.web.rights import SIGNED_IN, page
from simpul.web.walk import Stone


@page(SIGNED_IN)
def sheet(request: Request, judge_id: UUID) -> HttpResponse:
    """The entrants of a judge with the progress; whose sheet it is, the query decides. POST: a stage is final."""
    found = queries.judge_sheet(by=request.actor, judge_id=judge_id)
    form = ErrandForm(request.POST or None)
    stage = request.POST.get("stage", "")
    if request.method == "POST" and form.is_valid():

        def act() -> None:
            commands.finish_stage(by=request.actor, at=request.at, judge_id=judge_id, stage=stage)

        done, _outcome = carry_out(request, form, "assessments.finish_stage", act)
        if done:
            messages.success(request, _("Nilai dinyatakan final."))
            return redirect("assessments:judge", judge_id=judge_id)
    values = {
        "found": found,
        "form": form,
        "trail": _trail(request, found),
        "stages": _stages(found),
        "entrants": _entrants(found),
        "contest_href": reverse("assessments:contest", kwargs={"contest_id": found.contest_id}),
        "sent": _sent(request, found),
    }
    return render(request, "web/assessments/judge.html", values)


@page(SIGNED_IN)
def score(request: Request, judge_id: UUID, entrant_id: UUID) -> HttpResponse:
    """The points of one entrant."""
    found = queries.judge_sheet(by=request.actor, judge_id=judge_id)
    name = dict(found.entrants).get(entrant_id)
    if name is None:
        raise Refusal("tidak-ditemukan")
    open_ = [one for one in found.criteria if one.stage not in found.finished]
    given = {one.id: found.points[entrant_id, one.id] for one in open_ if (entrant_id, one.id) in found.points}
    form = ScoreForm(request.POST or None, criteria=open_, given=given, scale=(found.lowest, found.highest))

    def act() -> None:
        points = {(entrant_id, part): value for part, value in form.points().items()}
        commands.give_scores(by=request.actor, at=request.at, judge_id=judge_id, points=points)

    back = reverse("assessments:judge", kwargs={"judge_id": judge_id})
    errand = Errand(
        name="assessments.give_scores",
        title=name,
        lead=f"{found.contest}. {found.name}, {found.office}",
        warning=_("Peserta ini dari wilayah atau posyandu Anda sendiri.") if entrant_id in found.own else "",
        button=_("Simpan nilai"),
        said=lambda: _("Nilai disimpan."),
        trail=[*_trail(request, found), Stone(_("Nilai juri"), back)],
        back=back,
        template="web/assessments/score.html",
        to=lambda _none: f"{back}?dinilai={entrant_id}",
    )
    return run(request, form, errand, act)


def _sent(request: Request, found: JudgeSheet) -> str:
    """The address of the entrant whose points were just sent, for the browser to forget them; "" without."""
    told = request.GET.get("dinilai", "")
    return next(
        (
            reverse("assessments:score", kwargs={"judge_id": found.judge_id, "entrant_id": id})
            for id, _name in found.entrants
            if str(id) == told
        ),
        "",
    )


def _trail(request: Request, found: JudgeSheet) -> list[Stone]:
    href = reverse("assessments:contest", kwargs={"contest_id": found.contest_id})
    return trail_to(request, found.area_id, Stone(found.contest, href))


def _stages(found: JudgeSheet) -> list[dict[str, object]]:
    """Each stage of the judge: how many points are given of how many, whether it is final."""
    told = []
    for code, name in dict.fromkeys((one.stage, one.stage_name) for one in found.criteria):
        parts = [one.id for one in found.criteria if one.stage == code]
        wanted = len(parts) * len(found.entrants)
        given = sum((entrant, part) in found.points for entrant, _name in found.entrants for part in parts)
        final = code in found.finished
        told.append({"code": code, "name": name, "given": given, "wanted": wanted, "final": final})
    return told


def _entrants(found: JudgeSheet) -> list[dict[str, object]]:
    return [
        {
            "id": id,
            "name": name,
            "given": sum((id, one.id) in found.points for one in found.criteria),
            "wanted": len(found.criteria),
            "own": id in found.own,
        }
        for id, name in found.entrants
    ]
