"""Records of every kind for tests of reports, written by the commands of facts as services would."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from simpul import standards
from simpul.facts import commands as facts_commands
from simpul.facts.rules import Draft, digest
from simpul.kernel.actor import SYSTEM, Scope
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.people.models import Household, Person
from simpul.registry.models import Post
from simpul.reports import commands
from simpul.standards import forms
from simpul.tally.queries import slots
from simpul.tally.queries.wide import WideRows

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
OCTOBER, NOVEMBER = Period(2026, 10), Period(2026, 11)
WEIGHED, WEIGHINGS, AT_SCHOOL = "kesehatan.balita", "kesehatan.timbangan", "pendidikan.anak_ikut"


def record(
    post: Post,
    service: str,
    on: date,
    answers: dict[str, Any],
    *,
    person: Person | None = None,
    household: Household | None = None,
    place: str = "",
    id: UUID | None = None,
) -> UUID:
    """One record, its facts derived by the catalogue's form."""
    form = standards.service(service, on)
    checked = forms.check(form, answers, on)
    assert not checked.errors, checked.errors
    draft = Draft(
        id=id or new_id(),
        scope=Scope(area=post.village.path, post=post.id, field=form.field),
        service=service,
        version=form.version,
        on=on,
        answers=checked.answers,
        facts=checked.facts,
        digest=digest(service, str(on), answers),
        sealed=form.sealed,
        person_id=person.id if person else None,
        household_id=household.id if household else None,
        place=place,
        sex=person.sex if person else "",
        age_days=(on - person.birth_date).days if person and person.birth_date else None,
        disability=bool(person and person.disability),
    )
    facts_commands.write_records(by=SYSTEM, at=NOON, drafts=[draft])
    return draft.id


def weigh(post: Post, person: Person, on: date, weight: float = 9.5, **more: Any) -> UUID:
    """A child on the scales."""
    return record(post, "kesehatan.timbang", on, {"bb": weight, **more}, person=person)


def school(post: Post, person: Person, on: date, status: str = "ikut", service: str = "sekolah") -> UUID:
    """Whether a child goes to school (status ikut, tidak); service sekolah or kunjungan."""
    return record(post, f"pendidikan.{service}", on, {"status": status}, person=person)


def lesson(post: Post, on: date, men: int, women: int) -> UUID:
    """A talk with so many men and women."""
    return record(post, "sosial.penyuluhan", on, {"laki": men, "perempuan": women}, place="Balai")


def house(post: Post, household: Household, on: date, *, fit: bool) -> UUID:
    """Whether a family's house is fit to live in."""
    return record(post, "perumahan.rumah", on, {"layak": fit}, household=household)


def well(post: Post, place: str, on: date, users: int) -> UUID:
    """How many use a well."""
    return record(post, "pekerjaan_umum.sumur", on, {"pemakai": users}, place=place)


def count(at: datetime = NOON) -> None:
    """What the worker does until nothing is left to do."""
    commands.roll(at=at)
    while commands.refresh(at=at):
        pass


def live(unit: int | UUID, period: Period, indicator: str, split: str = "") -> int:
    """One live cell of an area or a post."""
    table = slots.table()
    group, position = table.places[indicator, split]
    return int(WideRows(table, [unit], [period], [group]).live(unit, period, group)[position])


def reported(area_id: int, period: Period, indicator: str, split: str = "") -> int | None:
    """One cell of what an area has accepted; None when it has accepted nothing."""
    table = slots.table()
    group, position = table.places[indicator, split]
    row = WideRows(table, [area_id], [period], [group]).reported(area_id, period, group)
    return None if row is None else int(row[position])


def form(service: str) -> standards.Service:
    """The form of a service of the small catalogue."""
    return standards.service(service, NOON.date())
