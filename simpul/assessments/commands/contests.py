"""Contests: opened, entrants put forward with their evidence, withdrawn, cancelled."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from simpul.assessments.commands.grounds import held_contest, organiser, require_open, sound_year, today_in
from simpul.assessments.models import CANCELLED, IN_USE, Contest, Criterion, Entrant, Evidence, Finish, Instrument
from simpul.assessments.queries.seeing import WRITE
from simpul.audit.commands import changed, command
from simpul.kernel.actor import SYSTEM, Actor, Scope
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.offices.queries import officers
from simpul.papers.queries import areas_of
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.registry.queries import post_labels, post_scope
from simpul.standards.assessments import category_of

Days = tuple[date | None, date | None]


@command("assessments.open_contest")
def open_contest(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    year: int,
    name: str,
    instrument_id: UUID,
    entered_by_level: int,
    desk: Days = (None, None),
    on_site: Days = (None, None),
    id: UUID | None = None,
) -> UUID:
    """Open a lomba; `desk` and `on_site`: first and last day of the two stages, None where not yet known."""
    area = organiser(by, area_id)
    if id is not None and Contest.objects.filter(id=id, by=by.id).exists():
        return id
    sound_year(year, today_in(area_id, at))
    instrument = Instrument.objects.filter(id=instrument_id, state=IN_USE).first()
    if instrument is None or instrument.area_id not in area.path:
        raise Refusal("instrumen-belum-dipakai", field="instrument")
    if not area.level <= entered_by_level <= 4:
        raise Refusal("tingkat-pengirim-salah", field="entered_by_level")
    for first, last in (desk, on_site):
        if first and last and last < first:
            raise Refusal("tanggal-tahap-terbalik", field="desk_to")
    title = worded(name, "name", 160)
    if Contest.objects.filter(area_id=area_id, year=year, name=title).exclude(state=CANCELLED).exists():
        raise Refusal("lomba-sudah-ada", field="name")
    made = Contest.objects.create(
        id=id or new_id(), area_id=area_id, year=year, name=title, instrument=instrument,
        entered_by_level=entered_by_level, desk_from=desk[0], desk_to=desk[1],
        field_from=on_site[0], field_to=on_site[1], by=by.id, at=at,
    )  # fmt: skip
    changed("contest", made.id, after={"area": area_id, "year": year, "name": title, "instrument": str(instrument_id)})
    return made.id


@command("assessments.enter")
def enter(
    *,
    by: Actor,
    at: datetime,
    contest_id: UUID,
    area_id: int | None = None,
    post_id: UUID | None = None,
    person_id: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """Put an entrant forward: a post, the Tim Pembina of an area, or a kader of a post, as the category wants."""
    contest = _open(contest_id)
    if id is not None and Entrant.objects.filter(id=id, contest=contest).exists():
        return id
    wanted = category_of(contest.instrument.category).entrants
    area = _sender(contest, area_id, post_id)
    if not any(by.may(WRITE, Scope(area=places.area(step).path), exact=True) for step in area.path):
        raise Refusal("tidak-berhak", action=WRITE)
    name = _named(wanted, area, post_id, person_id, at)
    there = {
        "post": Q(post_id=post_id, person__isnull=True),
        "person": Q(person_id=person_id),
        "area": Q(area_id=area.id, post__isnull=True, person__isnull=True),
    }[wanted]
    if Entrant.objects.filter(there, contest=contest).exists():
        raise Refusal("peserta-lomba-sudah-ada", field="post")
    if Finish.objects.filter(judge__contest=contest).exists():
        raise Refusal("penilaian-sudah-mulai")
    made = Entrant.objects.create(
        id=id or new_id(), contest=contest, area_id=area.id, name=name, by=by.id, at=at,
        post_id=post_id if wanted != "area" else None, person_id=person_id if wanted == "person" else None,
    )  # fmt: skip
    changed("entrant", made.id, after={"contest": str(contest.id), "area": area.id, "post": str(post_id or "")})
    return made.id


@command("assessments.withdraw")
def withdraw(*, by: Actor, at: datetime, entrant_id: UUID, reason: str) -> None:
    """An entrant no longer competes; it stays readable with the reason."""
    one = Entrant.objects.filter(id=entrant_id).first()
    if one is None:
        raise Refusal("tidak-ditemukan")
    held_contest(by, one.contest_id)
    one.withdrawn_because = worded(reason, "reason", 300)
    one.save()
    changed("entrant", one.id, after={"withdrawn_because": one.withdrawn_because}, reason=one.withdrawn_because)


@command("assessments.add_evidence")
def add_evidence(
    *,
    by: Actor,
    at: datetime,
    entrant_id: UUID,
    name: str,
    paper_id: UUID,
    criterion_id: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """Bring a paper for an entrant: by its own area, those above it, or the organiser."""
    one = Entrant.objects.select_related("contest__instrument").filter(id=entrant_id).first()
    if one is None:
        raise Refusal("tidak-ditemukan")
    if id is not None and Evidence.objects.filter(id=id, entrant=one).exists():
        return id
    require_open(one.contest)
    by.require("paper.write", Scope(area=places.area(one.area_id).path))
    if areas_of([paper_id]).get(paper_id) != one.area_id:
        raise Refusal("bukti-wilayah-lain", field="file")
    of_sheet = Criterion.objects.filter(instrument=one.contest.instrument)
    if criterion_id is not None and not of_sheet.filter(id=criterion_id).exists():
        raise Refusal("tidak-ditemukan", field="criterion")
    made = Evidence.objects.create(
        id=id or new_id(), entrant=one, criterion_id=criterion_id, paper_id=paper_id, name=worded(name, "name", 160),
        by=by.id, at=at,
    )  # fmt: skip
    changed("evidence", made.id, after={"entrant": str(one.id), "name": made.name, "paper": str(paper_id)})
    return made.id


@command("assessments.cancel_contest")
def cancel_contest(*, by: Actor, at: datetime, contest_id: UUID, reason: str) -> None:
    """The lomba does not take place; what was entered stays readable."""
    contest, _area = held_contest(by, contest_id)
    contest.state, contest.reason = CANCELLED, worded(reason, "reason", 300)
    contest.save()
    changed("contest", contest.id, after={"state": CANCELLED, "reason": contest.reason}, reason=contest.reason)


def _open(contest_id: UUID) -> Contest:
    contest = Contest.objects.select_for_update(of=("self",)).select_related("instrument").filter(id=contest_id).first()
    if contest is None:
        raise Refusal("tidak-ditemukan")
    require_open(contest)
    return contest


def _sender(contest: Contest, area_id: int | None, post_id: UUID | None) -> AreaView:
    """The area of the wanted level that puts the entrant forward; it lies in the organiser's area."""
    path = post_scope(post_id).area if post_id is not None else places.area(area_id or 0).path
    if contest.area_id not in path or len(path) <= contest.entered_by_level:
        raise Refusal("peserta-di-luar-wilayah", field="area")
    return places.area(path[contest.entered_by_level])


def _named(wanted: str, area: AreaView, post_id: UUID | None, person_id: UUID | None, at: datetime) -> str:
    """What the entrant is called; Refusal where it is not what the category wants."""
    if wanted == "area":
        return f"Tim Pembina Posyandu {area.full_name or area.name}"
    if post_id is None:
        raise Refusal("peserta-perlu-posyandu", field="post")
    label = post_labels([post_id])[post_id]
    if wanted == "post":
        return label
    held = officers(by=SYSTEM, post_id=post_id, on=today_in(area.id, at))
    found = next((one for one in held if person_id is not None and one.person_id == person_id), None)
    if found is None:
        raise Refusal("peserta-perlu-kader", field="person")
    return f"{found.name}, {label}"
