"""Judges and their scores. Each scores apart; a finished stage no longer changes."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from simpul.accounts.queries import names_of
from simpul.assessments.commands.grounds import held_contest, organiser, require_open
from simpul.assessments.models import Contest, Duty, Finish, Judge, Score
from simpul.assessments.queries.seeing import conflicts_of
from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import tell
from simpul.kernel.wording import worded
from simpul.places import queries as places
from simpul.standards.assessments import scale_of

OWN = "Juri ini dari wilayah atau posyandu peserta {peserta}. Pertimbangkan juri lain; hal ini ditulis di berita acara."
Points = Mapping[tuple[UUID, UUID], int]  # (entrant, criterion) -> points


@command("assessments.appoint_judge")
def appoint_judge(
    *,
    by: Actor,
    at: datetime,
    contest_id: UUID,
    name: str,
    office: str,
    criteria: Iterable[UUID],
    user_id: UUID | None = None,
    area_id: int | None = None,
    id: UUID | None = None,
) -> list[str]:
    """Name a judge, from which office, for which criteria. Returns warnings: entrants that are the judge's own."""
    contest, _area = held_contest(by, contest_id)
    if id is not None and Judge.objects.filter(id=id, contest=contest).exists():
        return []
    wanted = list(dict.fromkeys(criteria))
    known = set(contest.instrument.criteria.filter(id__in=wanted).values_list("id", flat=True))
    if not wanted or known != set(wanted):
        raise Refusal("juri-perlu-kriteria", field="criteria")
    if user_id is not None and not names_of([user_id]):
        raise Refusal("tidak-ditemukan", field="user")
    told = {"name": worded(name, "name", 200), "office": worded(office, "office", 200)}
    there = Judge.objects.filter(contest=contest)
    if there.filter(**told).exists() or (user_id is not None and there.filter(user=user_id).exists()):
        raise Refusal("juri-sudah-ada", field="name")
    if area_id is not None:
        places.area(area_id)
    judge = Judge.objects.create(
        id=id or new_id(), contest=contest, **told, user=user_id, area_id=area_id, by=by.id, at=at
    )
    Duty.objects.bulk_create(Duty(id=new_id(), judge=judge, criterion_id=one) for one in wanted)
    changed("judge", judge.id, after={"contest": str(contest.id), **told, "criteria": [str(one) for one in wanted]})
    own = conflicts_of([judge], list(contest.entrants.filter(withdrawn_because="")))[judge.id]
    return [tell(OWN, peserta=", ".join(own.values()))] if own else []


@command("assessments.give_scores")
def give_scores(
    *, by: Actor, at: datetime, judge_id: UUID, points: Points, notes: Mapping[tuple[UUID, UUID], str] | None = None
) -> int:
    """Write down a judge's points, as many as there are; earlier ones are replaced while the stage is not finished."""
    judge = _held(by, judge_id)
    duties = {duty.criterion_id: duty.criterion for duty in judge.duties.select_related("criterion")}
    finished = set(judge.finishes.values_list("stage", flat=True))
    entrants = set(judge.contest.entrants.filter(withdrawn_because="").values_list("id", flat=True))
    scale = scale_of(judge.contest.instrument.scale)
    for (entrant, criterion), given in points.items():
        if criterion not in duties or entrant not in entrants:
            raise Refusal("bukan-kriteria-juri")
        if duties[criterion].stage in finished:
            raise Refusal("nilai-sudah-final")
        if not scale.lowest <= given <= scale.highest:
            raise Refusal("nilai-di-luar-skala", dari=scale.lowest, sampai=scale.highest)
    return _write(by, at, judge, points, notes or {})


@command("assessments.finish_stage")
def finish_stage(*, by: Actor, at: datetime, judge_id: UUID, stage: str) -> None:
    """A judge's scores of a stage stand from now on; only then are the others' scores shown to this judge."""
    judge = _held(by, judge_id)
    if judge.finishes.filter(stage=stage).exists():
        return
    duties = set(judge.duties.filter(criterion__stage=stage).values_list("criterion_id", flat=True))
    entrants = set(judge.contest.entrants.filter(withdrawn_because="").values_list("id", flat=True))
    if not duties or not entrants:
        raise Refusal("tidak-ada-yang-dinilai")
    given = judge.scores.filter(criterion_id__in=duties, entrant_id__in=entrants).count()
    if given < len(duties) * len(entrants):
        raise Refusal("nilai-belum-lengkap", kurang=len(duties) * len(entrants) - given)
    made = Finish.objects.create(judge=judge, stage=stage, by=by.id, at=at)
    changed("judge_finish", made.id, after={"judge": str(judge.id), "stage": stage})


def _held(by: Actor, judge_id: UUID) -> Judge:
    """The judge, whose own account it is; where the judge has none, the organiser types from the paper."""
    judge = Judge.objects.select_for_update(of=("self",)).filter(id=judge_id).first()
    if judge is None:
        raise Refusal("tidak-ditemukan")
    contest = Contest.objects.select_for_update().get(id=judge.contest_id)
    if judge.user is None:
        organiser(by, contest.area_id)
    elif judge.user != by.id:
        raise Refusal("bukan-juri-ini")
    require_open(contest)
    return judge


def _write(by: Actor, at: datetime, judge: Judge, points: Points, notes: Mapping[tuple[UUID, UUID], str]) -> int:
    known = {(one.entrant_id, one.criterion_id): one for one in judge.scores.all()}
    before = {f"{entrant}/{part}": one.points for (entrant, part), one in known.items() if (entrant, part) in points}
    for key, given in points.items():
        note = worded(notes.get(key, ""), "note", 300, may_be_empty=True)
        one = known.get(key) or Score(judge=judge, entrant_id=key[0], criterion_id=key[1])
        one.points, one.note, one.by, one.at = given, note, by.id, at
        one.save()
    changed("scores", judge.id, before=before, after={f"{entrant}/{part}": p for (entrant, part), p in points.items()})
    return len(points)
