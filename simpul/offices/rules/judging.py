"""Positions in a post and in a Tim Pembina: what one person may hold, and how others see a candidate."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from simpul.eligibility.rules import Candidate, Elsewhere
from simpul.eligibility.rules.judging import Home
from simpul.registry.rules import overlaps
from simpul.standards import Shape, Source, fields, told_toml

KADER, POST_BODY, TEAM_BODY = "kader", "posyandu", "tim_pembina"


class _Dated(Shape):
    valid_from: date
    valid_to: date | None = None
    source: Source


class Position(_Dated):
    """A position: in which body, how many at a time, whether for a field (tidak, boleh, satu)."""

    code: str
    name: str
    body: Literal["posyandu", "tim_pembina"]
    field: Literal["tidak", "boleh", "satu"] = "tidak"
    single: bool = False
    officer: bool = False


class Ending(Shape):
    """A ground on which an office ends."""

    code: str
    name: str


class Positions(Shape):
    """The file positions.toml."""

    positions: tuple[Position, ...]
    endings: tuple[Ending, ...]


@dataclass(frozen=True)
class Office:
    """One office as the rules see it. `body_id`: the post or the team; `exception_until`: a recorded exception.

    `person_id` is None for an official of a team who is known by name alone.
    """

    id: UUID
    person_id: UUID | None
    body_id: UUID
    body: str
    position: str
    field: str
    valid_from: date
    valid_to: date | None = None
    exception_reason: str = ""
    exception_by: str = ""
    exception_until: date | None = None


WARNINGS = {
    "merangkap-pengurus": "Orang ini pengurus sekaligus kader. Usahakan orang yang berbeda.",
    "tanpa-sk": "Belum ada SK untuk jabatan ini. Catat SK setelah terbit.",
}


def table() -> Positions:
    """Positions, domicile, terms, reminders and grounds for ending, from standards."""
    return told_toml("positions", Positions)


def position_of(body: str, code: str, on: date) -> Position | None:
    """The position with that code in a post or a team on a day."""
    return next((p for p in positions_in(body, on) if p.code == code), None)


def positions_in(body: str, on: date) -> tuple[Position, ...]:
    """The positions that can be filled in a post ("posyandu") or a team ("tim_pembina") on a day.

    An office that began before the first version of the table is judged by that version.
    """
    known = [p for p in table().positions if p.body == body]
    day = max(on, min(p.valid_from for p in known))
    return tuple(p for p in known if _in_force(p, day))


def ending_codes() -> frozenset[str]:
    """Codes of the grounds on which an office ends."""
    return frozenset(ending.code for ending in table().endings)


def office_fault(new: Office, others: Iterable[Office]) -> str:
    """Code of the refusal for a new office beside the offices already held (by anyone in the body, or by the person).

    Sources: one field per kader (Permendagri 13/2024 by press reports), one holder of single positions.
    """
    position = position_of(new.body, new.position, new.valid_from)
    if position is None:
        return "jabatan-tidak-dikenal"
    if fault := _field_fault(new.field, position):
        return fault
    beside = [o for o in others if overlaps(new.valid_from, new.valid_to, o.valid_from, o.valid_to)]
    seated = [other for other in beside if _same_seat(new, other)]
    if any(o.person_id == new.person_id is not None for o in seated):
        return "jabatan-sudah-ada"
    if position.single and seated:
        return "jabatan-terisi"
    if _second_field(new, beside) and not new.exception_reason:
        return "kader-satu-bidang"
    return _exception_fault(new)


def office_warnings(new: Office, others: Sequence[Office], has_decree: bool) -> tuple[str, ...]:
    """Codes of WARNINGS that go with a new office; `others` are all offices of that person, past ones too."""
    mine = [o for o in others if o.person_id == new.person_id is not None]
    position = position_of(new.body, new.position, new.valid_from)
    found = [] if has_decree else ["tanpa-sk"]
    if new.body == POST_BODY and position is not None:
        beside = [o for o in mine if overlaps(new.valid_from, new.valid_to, o.valid_from, o.valid_to)]
        if any(_is_officer(o) != position.officer for o in beside if o.body == POST_BODY):
            found.append("merangkap-pengurus")
    return tuple(found)


def candidate_of(
    office: Office, others: Iterable[Office], *, lives_in: Home, serves_in: Home, elsewhere: tuple[Elsewhere, ...] = ()
) -> Candidate:
    """An office in a post as the rules of its area see it; `others`: all offices of the person and of the post."""
    known = list(others)
    beside = [o for o in known if overlaps(office.valid_from, office.valid_to, o.valid_from, o.valid_to)]
    kader = {o.person_id for o in (*beside, office) if o.body_id == office.body_id and o.position == KADER}
    return Candidate(
        valid_from=office.valid_from,
        valid_to=office.valid_to,
        lives_in=lives_in,
        serves_in=serves_in,
        officer=_is_officer(office),
        served=tuple(sorted((o.valid_from, o.valid_to) for o in known if _earlier_term(office, o))),
        second_field=_second_field(office, [o for o in beside if o.id != office.id]),
        kader=len(kader),
        elsewhere=elsewhere,
    )


def _in_force(entry: _Dated, on: date) -> bool:
    return entry.valid_from <= on and (entry.valid_to is None or on <= entry.valid_to)


def _field_fault(field: str, position: Position) -> str:
    if field and field not in {f.code for f in fields()}:
        return "bidang-tidak-dikenal"
    if position.field == "satu" and not field:
        return "jabatan-perlu-bidang"
    return "jabatan-tanpa-bidang" if position.field == "tidak" and field else ""


def _same_seat(new: Office, other: Office) -> bool:
    return (new.body_id, new.position, new.field) == (other.body_id, other.position, other.field)


def _second_field(new: Office, beside: list[Office]) -> bool:
    return new.position == KADER and any(
        o.person_id == new.person_id and o.position == KADER and o.field != new.field for o in beside
    )


def _earlier_term(office: Office, other: Office) -> bool:
    same = (other.person_id, other.body, other.position) == (office.person_id, office.body, office.position)
    return same and other.valid_from < office.valid_from


def _exception_fault(new: Office) -> str:
    given = (new.exception_reason, new.exception_by, new.exception_until)
    if not any(given):
        return ""
    if not all(given) or new.exception_until is None:
        return "pengecualian-tidak-lengkap"
    return "pengecualian-tidak-lengkap" if new.exception_until <= new.valid_from else ""


def _is_officer(office: Office) -> bool:
    position = position_of(office.body, office.position, office.valid_from)
    return position is not None and position.officer
