"""Scores and ranks of a contest: counted from what the judges gave, never kept."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from simpul.assessments.models import Contest, Judge, Score
from simpul.assessments.queries.instruments import CriterionView, InstrumentView, view_of
from simpul.assessments.queries.seeing import conflicts_of, open_stages, organises, seen_contest
from simpul.assessments.rules.scoring import Given, Sheet, Standing, Weighed, ranked
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.standards.assessments import scale_of


@dataclass(frozen=True)
class ScoreLine:
    """A judge's points for an entrant and a criterion."""

    judge_id: UUID
    judge: str
    entrant_id: UUID
    entrant: str
    criterion_id: UUID
    points: int
    note: str


@dataclass(frozen=True)
class Ranking:
    """The standings that the actor may see. `hidden`: stages whose scores are still closed to this actor."""

    instrument: InstrumentView
    standings: tuple[Standing, ...]
    names: dict[UUID, str]
    lines: tuple[ScoreLine, ...]
    hidden: tuple[str, ...]


@dataclass(frozen=True)
class JudgeSheet:
    """What one judge scores. `points`: (entrant, criterion) -> points; `own`: entrants of the judge's own area."""

    judge_id: UUID
    contest_id: UUID
    area_id: int
    contest: str
    name: str
    office: str
    criteria: tuple[CriterionView, ...]
    entrants: tuple[tuple[UUID, str], ...]
    points: dict[tuple[UUID, UUID], int]
    notes: dict[tuple[UUID, UUID], str]
    finished: frozenset[str]
    lowest: int
    highest: int
    own: dict[UUID, str]
    may_write: bool


def ranking(*, by: Actor, contest_id: UUID) -> Ranking:
    """The standings as far as the actor may see the scores: none of a stage whose own scores are not finished."""
    contest, area = seen_contest(by, contest_id)
    stages = open_stages(by, contest, area)
    view = view_of(by, contest.instrument)
    all_stages = tuple(dict.fromkeys(one.stage for one in view.criteria))
    hidden = () if stages is None else tuple(one for one in all_stages if one not in stages)
    entrants = {one.id: one.name for one in contest.entrants.filter(withdrawn_because="")}
    lines = _lines(contest, entrants, stages)
    standings = tuple(standings_of(contest)) if not hidden else ()
    return Ranking(view, standings, entrants, tuple(lines), hidden)


def judge_sheet(*, by: Actor, judge_id: UUID) -> JudgeSheet:
    """What a judge scores, for that judge; for the organiser where the judge has no account."""
    judge = Judge.objects.select_related("contest__instrument").filter(id=judge_id).first()
    if judge is None:
        raise Refusal("tidak-ditemukan")
    contest, area = seen_contest(by, judge.contest_id)
    mine = judge.user == by.id if judge.user is not None else organises(by, area)
    if not mine:
        raise Refusal("tidak-ditemukan")
    entrants = list(contest.entrants.filter(withdrawn_because=""))
    duties = set(judge.duties.values_list("criterion_id", flat=True))
    scores = list(judge.scores.all())
    scale = scale_of(contest.instrument.scale)
    return JudgeSheet(
        judge_id=judge.id,
        contest_id=contest.id,
        area_id=contest.area_id,
        contest=contest.name,
        name=judge.name,
        office=judge.office,
        criteria=tuple(one for one in view_of(by, contest.instrument).criteria if one.id in duties),
        entrants=tuple((one.id, one.name) for one in entrants),
        points={(one.entrant_id, one.criterion_id): one.points for one in scores},
        notes={(one.entrant_id, one.criterion_id): one.note for one in scores},
        finished=frozenset(judge.finishes.values_list("stage", flat=True)),
        lowest=scale.lowest,
        highest=scale.highest,
        own=conflicts_of([judge], entrants)[judge.id],
        may_write=contest.state == "berjalan",
    )


def standings_of(contest: Contest) -> list[Standing]:
    """Internal: everyone's standing from all scores."""
    instrument = contest.instrument
    scale = scale_of(instrument.scale)
    level = len(contest.area.path) - 1
    sheet = Sheet(
        criteria=tuple(Weighed(c.id, c.stage, c.weight, c.breaks_ties) for c in instrument.criteria.all()),
        lowest=scale.lowest,
        highest=scale.highest,
        stages={one.stage: one.weight for one in instrument.stage_weights.filter(level=level)},
    )
    entrants = list(contest.entrants.filter(withdrawn_because="").values_list("id", flat=True))
    scores = Score.objects.filter(entrant_id__in=entrants)
    rows = scores.values_list("judge_id", "entrant_id", "criterion_id", "points")
    return ranked(sheet, entrants, (Given(*row) for row in rows))


def unfinished(contest: Contest) -> list[str]:
    """Internal: "judge (stage)" for every stage that a judge has still to finish."""
    found = []
    for judge in contest.judges.prefetch_related("duties__criterion", "finishes"):
        stages = {duty.criterion.stage for duty in judge.duties.all()}
        left = stages - {one.stage for one in judge.finishes.all()}
        found += [f"{judge.name} ({stage})" for stage in sorted(left)]
    return found


def _lines(contest: Contest, entrants: dict[UUID, str], stages: Collection[str] | None) -> list[ScoreLine]:
    found = Score.objects.filter(entrant_id__in=entrants).select_related("judge")
    if stages is not None:
        found = found.filter(criterion__stage__in=stages)
    ordered = found.order_by("entrant__name", "entrant_id", "criterion__place", "judge__name", "id")
    return [
        ScoreLine(s.judge_id, s.judge.name, s.entrant_id, entrants[s.entrant_id], s.criterion_id, s.points, s.note)
        for s in ordered
    ]
