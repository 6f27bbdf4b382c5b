"""A list of kader and pengurus, read: who, in which position, for which post, by which SK."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from simpul.rows.rules.people import ReadPerson, read_person
from simpul.rows.rules.wording import birth_text, read_field, read_position
from simpul.sheets.rules.cells import Cells, Fault
from simpul.sheets.rules.columns import Line
from simpul.sheets.rules.merging import carried
from simpul.sheets.rules.values import Unclear, day, plain
from simpul.standards.lists import ListKind, list_kind

# "A.", "3", "II." before a heading.
_COUNTED = re.compile(r"^(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]?$", re.IGNORECASE)
_POST = re.compile(
    r"^(?:\d{1,3}[.)]\s*|[a-z][.)]\s*|[ivx]{1,5}[.)]\s*)?(?:posyandu|pos\s?yandu)\b[\s:.\-]*(.*)$", re.IGNORECASE
)
_PLACE = re.compile(r"^(desa|kelurahan|kel|kecamatan|kec)\b[\s:.\-]+(.+)$", re.IGNORECASE)
_LEVEL = {"desa": "village", "kelurahan": "village", "kel": "village", "kecamatan": "district", "kec": "district"}
# What tells where a post lies stands often behind its name: "MELATI 2 RW 03".
_WHEREABOUTS = re.compile(
    r"[\s,(]+(?:rw|rt|dusun|dsn|banjar|br|lingkungan|lingk|desa|kelurahan|kel|dk)\b.*$", re.IGNORECASE
)
# Behind these positions a field is said; "Ketua Melati 2" says none.
_WITH_FIELD = ("kader", "koordinator", "anggota")


@dataclass(frozen=True)
class ReadOfficer:
    """Somebody in office as the list tells; "" or None for what it does not. `faults`: why the row cannot be taken.

    `posts`: the ways to read the name of the post, the fullest first; `from_above`: the row itself names none.
    `valid_to`: the first day without the office.
    """

    row: int
    person: ReadPerson
    position: str
    field: str
    posts: tuple[str, ...]
    from_above: bool
    decree_number: str
    decree_on: date | None
    signer_name: str
    valid_from: date | None
    valid_to: date | None
    faults: tuple[Fault, ...]


def read_officers(lines: Iterable[Line]) -> Iterator[ReadOfficer]:
    """Those in office, a row for each. A row that names a post (or a village) alone begins its group."""
    kind = list_kind("officers")
    group: dict[str, str] = {}
    merged: dict[str, str] = {}
    for line in lines:
        if heading := _heading(line):
            group = _beginning(group, heading)
            merged = {}
            continue
        if not any(plain(text) for text in line.told.values()):
            continue
        merged = carried(merged, line.told, kind.merged)
        yield _read(line, group, merged, kind)


def _heading(line: Line) -> tuple[str, str] | None:
    """("post", "Melati 2") for a row that names a post alone, ("village", ...) for one that names a village alone."""
    said = [text for cell in line.cells if (text := plain(cell)) and text != ":" and not _COUNTED.match(text)]
    together = " ".join(dict.fromkeys(said))
    if len(said) == 1 or (len(said) == 2 and not _POST.sub(r"\1", said[0]).strip(" :")):
        if found := _POST.match(together):
            return ("post", found[1].strip()) if found[1].strip() else None
        if found := _PLACE.match(together):
            return _LEVEL[found[1].casefold()], found[2].strip()
    return None


def _beginning(group: Mapping[str, str], heading: tuple[str, str]) -> dict[str, str]:
    """A post stays within the village that was named before it; another village or district begins anew."""
    level, name = heading
    above = {"post": ("village", "district"), "village": ("district",)}.get(level, ())
    return {**{one: group[one] for one in above if one in group}, level: name}


def _read(line: Line, group: Mapping[str, str], merged: Mapping[str, str], kind: ListKind) -> ReadOfficer:
    own = {field: text for field, text in line.told.items() if plain(text)}
    told = {**(line.above or {}), **group, **merged, **own}
    cells = Cells(Line(line.row, told, line.cells))
    position, field = _position(cells, kind)
    birth = birth_text(told.get("birth_date", ""))
    person = read_person(Line(line.row, {**told, "birth_date": birth}, line.cells))
    return ReadOfficer(
        row=line.row,
        person=person,
        position=position,
        field=field,
        posts=_names_of_post(cells.text("post")),
        from_above="post" in merged and "post" not in own,
        decree_number=cells.text("decree_number"),
        decree_on=cells.read("decree_on", day, None),
        signer_name=cells.text("signer_name"),
        valid_from=cells.read("valid_from", day, None),
        valid_to=cells.read("valid_to", day, None),
        faults=(*person.faults, *cells.faults),
    )


def _position(cells: Cells, kind: ListKind) -> tuple[str, str]:
    """The position and its field, which stands in a column of its own or behind the position: "Kader Kesehatan"."""
    positions, fields = kind.words_of("position"), kind.words_of("field")
    position, behind = cells.read("position", lambda text: read_position(text, positions), ("", ""))
    field = cells.read("field", lambda text: read_field(text, fields), "")
    if field or position not in _WITH_FIELD:
        return position, field
    try:
        return position, read_field(behind, fields)
    except Unclear as unclear:
        cells.faults.append(Fault("position", unclear.code))
        return position, ""


def _names_of_post(text: str) -> tuple[str, ...]:
    """The name as written, without "Posyandu", and without where it lies: "Melati 2 RW 03", "Melati 2"."""
    bare = found[1].strip() if (found := _POST.match(text)) else text
    return tuple(dict.fromkeys(name for name in (bare, _WHEREABOUTS.sub("", bare).strip()) if name))
