"""Positions in a post and in a Tim Pembina: what one person may hold, where they must live, for how long."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from simpul.kernel.area_code import AreaCode
from simpul.registry.rules import overlaps
from simpul.standards import Shape, Source, fields, load_toml

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


class Domicile(_Dated):
    """Where officers and kader of an area must live: desa (the village) or dusun (the hamlet)."""

    area_code: str
    level: Literal["desa", "dusun"]


class Term(_Dated):
    """The longest term of office in years and how many terms a person may serve."""

    years: int
    times: int


class Reminder(_Dated):
    """How many days before the end of a term people are reminded."""

    days: int


class Ending(Shape):
    """A ground on which an office ends."""

    code: str
    name: str


class Positions(Shape):
    """The file positions.toml."""

    positions: tuple[Position, ...]
    domicile: tuple[Domicile, ...]
    terms: tuple[Term, ...]
    reminders: tuple[Reminder, ...]
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
    exception_until: date | None = None


WARNINGS = {
    "domisili-luar-desa": "Tempat tinggalnya di luar desa/kelurahan posyandu ini. Periksa syarat domisili.",
    "domisili-luar-dusun": "Tempat tinggalnya di luar dusun/banjar posyandu ini. Periksa syarat domisili.",
    "merangkap-pengurus": "Orang ini pengurus sekaligus kader. Usahakan orang yang berbeda.",
    "masa-terlalu-lama": "Masa jabatan lebih lama dari ketentuan. Periksa tanggal pada SK.",
    "masa-ketiga": "Orang ini sudah menjabat sebanyak yang diizinkan. Periksa ketentuan masa jabatan.",
    "tanpa-sk": "Belum ada SK untuk jabatan ini. Catat SK setelah terbit.",
}


def table() -> Positions:
    """Positions, domicile, terms, reminders and grounds for ending, from standards."""
    return load_toml("positions", Positions)


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


def reminder_days(on: date) -> int:
    """How many days before the end of a term people are reminded."""
    return max((r for r in table().reminders if r.valid_from <= on), key=lambda r: r.valid_from).days


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
        if position.officer:
            found += _term_warnings(new, mine)
    return tuple(found)


def domicile_level(village_code: str, on: date) -> str:
    """desa or dusun: the rule of the nearest area above the village that has one on that day."""
    code: AreaCode | None = AreaCode(village_code)
    while code is not None:
        for rule in table().domicile:
            if rule.area_code == code.text and _in_force(rule, on):
                return rule.level
        code = code.parent
    return "desa"


def domicile_warning(
    *, level: str, lives_in: tuple[int, UUID | None], serves_in: tuple[int, UUID | None]
) -> tuple[str, ...]:
    """The warning for a home (village, hamlet) away from the post's (village, hamlet); unknown hamlets do not warn."""
    if lives_in[0] != serves_in[0]:
        return ("domisili-luar-desa",)
    both_known = lives_in[1] is not None and serves_in[1] is not None
    if level == "dusun" and both_known and lives_in[1] != serves_in[1]:
        return ("domisili-luar-dusun",)
    return ()


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


def _exception_fault(new: Office) -> str:
    if not new.exception_reason and new.exception_until is None:
        return ""
    if not new.exception_reason or new.exception_until is None:
        return "pengecualian-tidak-lengkap"
    return "pengecualian-tidak-lengkap" if new.exception_until <= new.valid_from else ""


def _is_officer(office: Office) -> bool:
    position = position_of(office.body, office.position, office.valid_from)
    return position is not None and position.officer


def _term_warnings(new: Office, mine: list[Office]) -> list[str]:
    term = next((t for t in table().terms if _in_force(t, new.valid_from)), None)
    if term is None:
        return []
    found = []
    if new.valid_to is not None and (new.valid_to - new.valid_from).days > term.years * 366:
        found.append("masa-terlalu-lama")
    served = [o for o in mine if o.body == POST_BODY and o.position == new.position and o.valid_from < new.valid_from]
    if len(served) >= term.times:
        found.append("masa-ketiga")
    return found
