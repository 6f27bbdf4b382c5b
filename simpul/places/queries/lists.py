"""Lists of areas: which were applied, what a newer one would change, and whom to thank."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from simpul.kernel.area_code import NATION_CODE
from simpul.kernel.refusals import Refusal
from simpul.places.models import Area, AreaList
from simpul.places.rules import AreaChanges, KnownArea, ListedArea, check_list, compare
from simpul.places.rules.lists import digest_of


@dataclass(frozen=True, slots=True)
class AreaListView:
    """A list that was applied."""

    decree: str
    valid_from: date
    applied_at: datetime
    summary: dict


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose data is shown, under which licence, in one sentence for people."""

    sentence: str
    work: str
    licence: str
    licence_url: str


ATTRIBUTION = Attribution(
    sentence="Nama dan kode wilayah: idn-area-data (Fityannugroho dan kontributor), lisensi ODbL 1.0.",
    work="idn-area-data 4.0.1",
    licence="Open Database License (ODbL) 1.0",
    licence_url="https://opendatacommons.org/licenses/odbl/1-0/",
)


def area_lists() -> list[AreaListView]:
    """The lists that were applied, oldest first."""
    return [AreaListView(a.decree, a.valid_from, a.applied_at, a.summary) for a in AreaList.objects.all()]


def same_as_last(rows: Iterable[tuple[str, str]]) -> bool:
    """Whether this is the very list that was applied last: then there is nothing to compare."""
    last = AreaList.objects.order_by("applied_at", "id").last()
    return last is not None and last.summary["digest"] == digest_of(rows)


def compare_areas(rows: Iterable[tuple[str, str]]) -> AreaChanges:
    """What a list of (code, name) would change; Refusal `wilayah-daftar-salah` when a row of it cannot be used."""
    return compare(known_areas(), usable(rows))


def usable(rows: Iterable[tuple[str, str]]) -> dict[str, ListedArea]:
    """The rows by code; Refusal `wilayah-daftar-salah` names the first that cannot be used."""
    listed, problems = check_list(rows)
    if problems or not listed:
        first = f"baris {problems[0].row} ({problems[0].text}): {problems[0].why}" if problems else "daftar kosong"
        raise Refusal("wilayah-daftar-salah", count=len(problems), first=first)
    return listed


def known_areas() -> list[KnownArea]:
    """All current areas but the nation, as a comparison needs them."""
    rows = Area.objects.filter(level__gt=0, ended_on=None).values_list("id", "code", "name", "name_key", "level")
    return [KnownArea(*row, parent=row[1].rpartition(".")[0] or NATION_CODE) for row in rows]
