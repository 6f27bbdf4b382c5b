"""The result of a contest, awards, recognitions of long service."""

from datetime import date, datetime
from uuid import UUID

from simpul.assessments.commands.grounds import held_contest, organiser, sound_year, today_in
from simpul.assessments.models import PUBLISHED, Award, Contest, Entrant, Recognition
from simpul.assessments.queries.scoring import standings_of, unfinished
from simpul.assessments.queries.service_years import service_of
from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import gettext_noop, tell
from simpul.kernel.wording import worded
from simpul.people.queries import snapshots
from simpul.places import queries as places
from simpul.registry.queries import post_scope
from simpul.standards.assessments import assessment_table
from simpul.standards.budgets import entry

PLACE = gettext_noop("Juara {tempat}")
FROM_CONTEST = gettext_noop("Berita acara hasil {lomba}, {tahun}")
PRIZES_AT_MOST = 20


@command("assessments.publish_result")
def publish_result(*, by: Actor, at: datetime, contest_id: UUID, on: date, prizes: int = 3) -> None:
    """Announce the result; an award for each of the first `prizes` ranks. Every judge must have finished."""
    contest, _area = held_contest(by, contest_id)
    if on > today_in(contest.area_id, at):
        raise Refusal("tanggal-belum-tiba", field="on", on=on)
    if not 0 <= prizes <= PRIZES_AT_MOST:
        raise Refusal("isian-keliru", field="prizes")
    if open_judges := unfinished(contest):
        raise Refusal("nilai-belum-final", juri=", ".join(open_judges))
    standings = standings_of(contest)
    if not standings or any(one.rank is None for one in standings):
        raise Refusal("hasil-belum-lengkap")
    contest.state, contest.published_on = PUBLISHED, on
    contest.save()
    places_ = {one.entrant: one.rank for one in standings}
    for entrant in contest.entrants.filter(id__in=places_):
        if (rank := places_[entrant.id]) is not None and rank <= prizes:
            _award(by, at, contest, entrant.id, _whole_name(entrant), rank, on)
    changed("contest", contest.id, after={"state": PUBLISHED, "on": on.isoformat(), "prizes": prizes})


@command("assessments.give_award")
def give_award(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    year: int,
    category: str,
    title: str,
    ref: str,
    winner: str = "",
    given_on: date | None = None,
    id: UUID | None = None,
) -> UUID:
    """Write down an award that was given without a contest here. `winner` empty: it was not said who won."""
    organiser(by, area_id)
    if id is not None and Award.objects.filter(id=id, by=by.id).exists():
        return id
    today = today_in(area_id, at)
    sound_year(year, today)
    if given_on is not None and given_on > today:
        raise Refusal("tanggal-belum-tiba", field="given_on", on=given_on)
    if entry(assessment_table().categories, category, today) is None:
        raise Refusal("kategori-lomba-tidak-dikenal", field="category")
    made = Award.objects.create(
        id=id or new_id(), area_id=area_id, year=year, category=category, title=worded(title, "title", 160),
        winner=worded(winner, "winner", 200, may_be_empty=True), given_on=given_on, ref=worded(ref, "ref", 300),
        by=by.id, at=at,
    )  # fmt: skip
    changed("award", made.id, after={"area": area_id, "year": year, "title": made.title, "winner": made.winner})
    return made.id


@command("assessments.void_award")
def void_award(*, by: Actor, at: datetime, award_id: UUID, reason: str) -> None:
    """Take back an award that was written down by mistake; the public list no longer shows it."""
    one = Award.objects.select_for_update().filter(id=award_id).first()
    if one is None:
        raise Refusal("tidak-ditemukan")
    organiser(by, one.area_id)
    if one.void_because:
        raise Refusal("penghargaan-sudah-batal")
    one.void_because = worded(reason, "reason", 300)
    one.save()
    changed("award", one.id, after={"void_because": one.void_because}, reason=one.void_because)


@command("assessments.record_recognition")
def record_recognition(
    *, by: Actor, at: datetime, person_id: UUID, area_id: int, rule: str, on: date, note: str = ""
) -> UUID:
    """Write down that an area recognised somebody's long service; refused while the years are not full."""
    area = organiser(by, area_id)
    wanted = entry(assessment_table().service_years, rule, on)
    if wanted is None:
        raise Refusal("masa-bakti-tidak-dikenal", field="rule")
    if on > today_in(area_id, at):
        raise Refusal("tanggal-belum-tiba", field="on", on=on)
    person = snapshots([person_id]).get(person_id)
    served = service_of(person_id, on)
    if person is None or served is None or area.id not in places.area(person.village_id).path:
        raise Refusal("tidak-ditemukan")
    if served.reached(wanted.years) is None:
        raise Refusal("masa-bakti-belum-sampai", field="on", tahun=wanted.years)
    if Recognition.objects.filter(person_id=person_id, rule=rule).exists():
        raise Refusal("masa-bakti-sudah-dihargai", tahun=wanted.years)
    made = Recognition.objects.create(
        person_id=person_id, area_id=area_id, rule=rule, years=wanted.years, given_on=on,
        note=worded(note, "note", 300, may_be_empty=True), by=by.id, at=at,
    )  # fmt: skip
    changed("recognition", made.id, after={"person": str(person_id), "rule": rule, "on": on.isoformat()})
    return made.id


def _whole_name(entrant: Entrant) -> str:
    """The name as readers elsewhere need it: a post with its village."""
    if entrant.post_id is None or entrant.person_id is not None:
        return entrant.name
    return f"{entrant.name}, {places.area(post_scope(entrant.post_id).area[-1]).label}"


def _award(by: Actor, at: datetime, contest: Contest, entrant: UUID, name: str, rank: int, on: date) -> None:
    made = Award.objects.create(
        area_id=contest.area_id, year=contest.year, category=contest.instrument.category,
        title=tell(PLACE, tempat=rank), winner=name, given_on=on, entrant_id=entrant,
        ref=tell(FROM_CONTEST, lomba=contest.name, tahun=contest.year), by=by.id, at=at,
    )  # fmt: skip
    changed("award", made.id, after={"title": made.title, "winner": name, "contest": str(contest.id)})
