"""A spreadsheet of posts as people keep it: which column is what, and what stands in each row."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from simpul.places.rules import name_key

# The header stands in one of the first rows: titles and letterheads come before it.
HEADER_WITHIN = 15
LONGEST_CELL = 300
# Headings in use (spreadsheets of public programmes and of earlier applications); earlier ones win over later ones.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("namaposyandu", "namapos", "posyandu", "nama"),
    "village": (
        *("desakelurahan", "desakel", "kelurahandesa", "keldesa", "namadesakelurahan", "namadesa", "desa"),
        *("namakelurahan", "kelurahan", "kel", "kampung", "nagari"),
    ),
    "district": ("namakecamatan", "kecamatan", "kec", "distrik"),
    "regency": ("kabupatenkota", "kabkota", "namakabupaten", "kabupaten", "kab", "namakota", "kota"),
    "province": ("namaprovinsi", "provinsi", "propinsi", "prov"),
    "code": ("kodewilayah", "kodedesa", "kodedesakelurahan", "kodekelurahan", "kddesa", "desaid", "iddesa", "kode"),
    "number": ("nomorregistrasi", "noregistrasi", "nomorregistrasiposyandu", "noreg"),
    "address": ("alamatposyandu", "alamat"),
    "open_rule": ("jadwalbuka", "haribuka", "haribukaposyandu", "jadwalposyandu", "jadwal"),
    "puskesmas": ("namapuskesmas", "puskesmas", "pukesmas"),
}
_DIGITS = re.compile(r"^\d{7,10}$")
# So many posts of a puskesmas elsewhere make a single one in another district doubtful.
_PLAINLY_ELSEWHERE = 3
# When a file without a regency is plainly about one (docs/adr/0024).
_FEWEST_PAIRS = 5
_MOST = 0.6
_FAR_AHEAD = 5


class NotASheetOfPosts(ValueError):
    """No row of the file names a column with posts and one with their place."""


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One row of the file as typed, blanks trimmed. `row`: its number in the spreadsheet, counted from 1.

    `doubt`: another district that the row's puskesmas serves in the rest of the file, "" when nothing is odd.
    """

    row: int
    name: str = ""
    village: str = ""
    district: str = ""
    regency: str = ""
    province: str = ""
    code: str = ""
    number: str = ""
    address: str = ""
    open_rule: str = ""
    puskesmas: str = ""
    doubt: str = ""


def read_sheet(table: Sequence[Sequence[str]]) -> list[SheetRow]:
    """The rows of posts in a table of text; NotASheetOfPosts when no header is found in its first rows."""
    header, columns = _header(table)
    rows = []
    for number, cells in enumerate(table[header + 1 :], start=header + 2):
        typed = {field: _cell(cells, column) for field, column in columns.items()}
        if any(value for field, value in typed.items() if field != "puskesmas") and not _is_header(cells, columns):
            rows.append(SheetRow(row=number, **typed))
    return _with_doubts(rows)


def find_columns(headings: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by the words of a header row; unknown columns are left out."""
    keys = [name_key(heading) if len(heading) <= LONGEST_CELL else "" for heading in headings]
    found = {}
    for field, names in HEADINGS.items():
        column = next((keys.index(name) for name in names if name in keys), None)
        if column is not None:
            found[field] = column
    return found


def too_long(row: SheetRow) -> str:
    """The name of the first field whose text is too long to be one, else ""."""
    fields = ("name", "village", "district", "regency", "province", "code", "number", "address", "open_rule")
    return next((field for field in fields if len(getattr(row, field)) > LONGEST_CELL), "")


def is_bps_code(code: str) -> bool:
    """Whether something looks like a code of BPS: seven to ten digits without dots, as spreadsheets keep numbers.

    A ten-digit one may also be a Kemendagri code without its dots; ask that first.
    """
    return bool(_DIGITS.match(code.strip().removesuffix(".0")))


def _header(table: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    best = -1
    found: dict[str, int] = {}
    for number, cells in enumerate(table[:HEADER_WITHIN]):
        columns = find_columns(cells)
        if "name" in columns and ({"village", "code"} & set(columns)) and len(columns) > len(found):
            best, found = number, columns
    if best < 0:
        raise NotASheetOfPosts("no header row")
    return best, found


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column].strip() if column < len(cells) else ""


def _is_header(cells: Sequence[str], columns: Mapping[str, int]) -> bool:
    """Printed lists repeat their header on every page."""
    return find_columns(cells) == columns


def _with_doubts(rows: list[SheetRow]) -> list[SheetRow]:
    """Mark the row whose puskesmas serves another district in the rest of the file: one of the two is a slip."""
    served: dict[str, Counter[str]] = {}
    for row in rows:
        if row.puskesmas and len(row.puskesmas) <= LONGEST_CELL and len(row.district) <= LONGEST_CELL:
            served.setdefault(name_key(row.puskesmas), Counter())[row.district] += 1
    return [replace(row, doubt=_doubt(row, served.get(name_key(row.puskesmas[:LONGEST_CELL])))) for row in rows]


def _doubt(row: SheetRow, served: Counter[str] | None) -> str:
    if served is None or not row.district or not row.puskesmas:
        return ""
    district, posts = served.most_common(1)[0]
    odd = name_key(district) != name_key(row.district[:LONGEST_CELL]) and served[row.district] == 1
    return district if odd and posts >= _PLAINLY_ELSEWHERE else ""


def plain_regency(held: Counter[int], pairs: int) -> int | None:
    """The regency that a file is plainly about: it holds enough pairs, most of them, and no other comes near.

    `held`: how many of the file's `pairs` of district and village each regency holds.
    """
    ranked = held.most_common(2)
    if not ranked or ranked[0][1] < _FEWEST_PAIRS or ranked[0][1] < pairs * _MOST:
        return None
    runner_up = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if runner_up * _FAR_AHEAD <= ranked[0][1] else None
