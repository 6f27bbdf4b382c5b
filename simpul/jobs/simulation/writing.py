"""Writing a planned village down, through the list commands of the subjects."""

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from uuid import UUID

from simpul.jobs.simulation.months import MadeRecord, records_of_month
from simpul.jobs.simulation.population import uuid_of
from simpul.jobs.simulation.world import BEGIN, PlannedPost, PlannedVillage
from simpul.kernel.actor import SYSTEM
from simpul.kernel.period import Period
from simpul.offices import commands as offices
from simpul.offices.commands import NewAppointment
from simpul.people import commands as people
from simpul.people.commands import NewHousehold, NewPerson
from simpul.places import commands as places
from simpul.registry import commands as registry
from simpul.registry.commands import Enrolment, NewPost
from simpul.services import commands as services
from simpul.services.rules.shapes import NewRecord

FOUNDED = date(2024, 10, 1)
AT_ONCE = 1_000


def noon(day: date) -> datetime:
    """A moment on that day in every Indonesian time zone."""
    return datetime.combine(day, time(5), UTC)


def write_village(village: PlannedVillage, at: datetime) -> None:
    """Hamlets, posts, people, roster, decrees and offices of a village."""
    _write_hamlets(village, at)
    _write_posts(village, at)
    _write_people(village, at)
    _write_offices(village, at)


def _write_hamlets(village: PlannedVillage, at: datetime) -> None:
    for number, (id, name) in enumerate(zip(village.hamlet_ids, village.hamlet_names, strict=True)):
        places.add_hamlet(
            by=SYSTEM,
            at=at,
            village_id=village.area.id,
            kind=village.hamlet_kind,
            name=name,
            valid_from=FOUNDED,
            local_code=f"{number + 1:02d}",
            id=id,
        )


def _write_posts(village: PlannedVillage, at: datetime) -> None:
    items = [
        NewPost(
            id=plan.post.id,
            village_id=village.area.id,
            name=plan.name,
            on=FOUNDED,
            hamlet_id=village.hamlet_ids[plan.hamlet],
            open_rule=f"hari:{plan.post.day}",
            number=plan.number,
            is_demo=True,
        )
        for plan in village.posts
    ]
    _all_saved(registry.found_posts(by=SYSTEM, at=at, items=items))


def _write_people(village: PlannedVillage, at: datetime) -> None:
    households, persons, enrolments = [], [], []
    for plan in village.posts:
        families = plan.post.population.households
        for family in families:
            households.append(
                NewHousehold(family.id, village.area.id, family.head_name, village.hamlet_ids[family.hamlet])
            )
        for one in plan.post.population.people:
            persons.append(
                NewPerson(
                    id=one.id,
                    village_id=village.area.id,
                    name=one.name,
                    sex=one.sex,
                    birth_date=one.birth_date,
                    mother_name=one.mother_name,
                    household_id=families[one.household].id,
                    hamlet_id=village.hamlet_ids[one.hamlet],
                    disability=one.disability,
                    nik=one.nik,
                )
            )
            enrolments.append(Enrolment(person_id=one.id, post_id=plan.post.id))
    people.write_many(by=SYSTEM, at=at, households=households, persons=persons)
    _all_saved(registry.enrol(by=SYSTEM, at=at, items=enrolments, on=FOUNDED))


def _write_offices(village: PlannedVillage, at: datetime) -> None:
    with_decree = [plan.post.id for plan in village.posts if plan.with_decree]
    _write_decree(village, "pendirian", FOUNDED, with_decree, at)
    decree = _write_decree(village, "pengurus", BEGIN, with_decree, at)
    rng = random.Random(village.area.code)
    offices.appoint(
        by=SYSTEM,
        at=at,
        items=[
            NewAppointment(
                id=uuid_of(rng),
                position=officer.position,
                field=officer.field,
                person_id=officer.person.id,
                post_id=plan.post.id,
                valid_from=BEGIN,
                valid_to=BEGIN.replace(year=BEGIN.year + 5),
                decree_id=decree if plan.with_decree else None,
                trained_on=date(2025, 12, 3) if officer.trained else None,
            )
            for plan in village.posts
            for officer in plan.officers
        ],
    )


def _write_decree(village: PlannedVillage, purpose: str, on: date, post_ids: list[UUID], at: datetime) -> UUID | None:
    """One SK for all posts that have one; its number says that it is made up."""
    if not post_ids:
        return None
    return offices.record_decree(
        by=SYSTEM,
        at=at,
        area_id=village.area.id,
        purpose=purpose,
        number=f"CONTOH/{purpose}/{village.area.code}",
        on=on,
        signer_name=village.head_name,
        post_ids=post_ids,
    )


def write_open_days(plans: Iterable[PlannedPost], months: Iterable[Period], at: datetime) -> None:
    """The open days of these months, made from each post's rule."""
    for month in months:
        for plan in plans:
            services.make_open_days(by=SYSTEM, at=at, post_id=plan.post.id, period=month)


def write_month(plans: Iterable[PlannedPost], period: Period, *, seed: int, today: date, first: bool = False) -> int:
    """The services of one month at these posts. Returns how many records were written."""
    items: list[NewRecord] = []
    at = min(noon(period.last_day), noon(today))
    written = 0
    for plan in plans:
        rng = random.Random(f"{seed}/{plan.post.id}/{period}")
        items += [_as_new(plan, made) for made in records_of_month(rng, plan.post, period, today, first=first)]
        if len(items) >= AT_ONCE:
            written += _flush(items, at)
            items = []
    return written + _flush(items, at)


def _as_new(plan: PlannedPost, made: MadeRecord) -> NewRecord:
    return NewRecord(
        id=made.id,
        post_id=plan.post.id,
        service=made.service.code,
        version=made.service.version,
        on=made.on,
        answers=made.answers,
        person_id=made.person.id if made.person else None,
        household_id=made.household_id,
        place=made.place,
    )


def _flush(items: Sequence[NewRecord], at: datetime) -> int:
    if not items:
        return 0
    outcomes = services.bulk_record(by=SYSTEM, at=at, items=items)
    _all_saved(outcomes)
    return len(outcomes)


def _all_saved(outcomes: Iterable) -> None:
    """A simulation that is refused is a fault of the generator: say so at once."""
    for outcome in outcomes:
        if outcome.state == "refused":
            raise RuntimeError(f"{outcome.code}: {outcome.sentence} {getattr(outcome, 'errors', '')}")


def months_until(today: date, months: int) -> list[Period]:
    """The last `months` months up to today's, oldest first."""
    last = Period.of(today)
    return [last.shift(-steps) for steps in reversed(range(months))]
