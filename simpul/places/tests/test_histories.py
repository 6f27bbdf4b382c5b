"""Whatever lists a country goes through, the tree of today, that of each day and the codes agree."""

import random
from datetime import date, timedelta

import pytest

from simpul.kernel.area_code import NATION_CODE
from simpul.places import queries
from simpul.places.models import Area, AreaVersion

from .conftest import ROWS, Rows, load

pytestmark = pytest.mark.django_db
FIRST = date(2025, 2, 1)


def renamed(dice: random.Random, rows: Rows) -> Rows:
    at = dice.randrange(len(rows))
    return [(code, f"{name} Baru" if number == at else name) for number, (code, name) in enumerate(rows)]


def shrunk(dice: random.Random, rows: Rows) -> Rows:
    villages = [code for code, _ in rows if len(code) == 13]
    gone = dice.choice(villages) if len(villages) > 3 else ""
    kept = [row for row in rows if row[0] != gone]
    parents = {code.rpartition(".")[0] for code, _ in kept if len(code) == 13}
    return [row for row in kept if len(row[0]) != 8 or row[0] in parents]


def grown(dice: random.Random, rows: Rows) -> Rows:
    district = dice.choice([code for code, _ in rows if len(code) == 8])
    free = next(n for n in range(2001, 2999) if f"{district}.{n}" not in dict(rows))
    return sorted([*rows, (f"{district}.{free}", f"Desa Mekar {dice.randrange(10**6)}")])


def recoded(dice: random.Random, rows: Rows) -> Rows:
    """A regency goes with all below to the number 40 of another province, if that is free."""
    regency = dice.choice([code for code, _ in rows if len(code) == 5])
    province = dice.choice([code for code, _ in rows if len(code) == 2])
    new = f"{province}.40"
    if new in dict(rows):
        return rows
    return sorted((new + code[5:] if code.startswith(regency) else code, name) for code, name in rows)


def agrees(rows: Rows, on: date) -> None:
    """Codes as listed; paths, parents, codes and the versions of that day say the same."""
    current = list(Area.objects.filter(ended_on__isnull=True))
    assert {area.code for area in current} == {code for code, _ in rows} | {NATION_CODE}
    by_id = {area.id: area for area in current}
    then = queries.paths(by_id, on)
    for area in current:
        assert area.path == then[area.id]
        above = by_id[area.parent_id].code if area.parent_id else ""
        assert above == (area.code.rpartition(".")[0] or (NATION_CODE if area.level else ""))
    assert AreaVersion.objects.filter(valid_to__isnull=True).count() == len(current)


@pytest.mark.parametrize("seed", range(25))
def test_after_any_history_of_lists_the_tree_agrees_with_itself(seed: int) -> None:
    dice = random.Random(seed)
    rows, day, trees = ROWS, FIRST, {}
    load(rows)
    for _ in range(6):
        trees[day] = (queries.paths(Area.objects.values_list("id", flat=True), day), rows)
        day += timedelta(days=dice.randrange(1, 60))
        later = dice.choice([renamed, shrunk, grown, recoded])(dice, rows)
        if load(later, on=day):
            rows = later
        agrees(rows, day)
    regencies = sum(len(code) == 5 for code, _ in ROWS)
    assert Area.objects.filter(level=2).count() == regencies, "a regency that moved was taken for a new one"
    for on, (paths, listed) in trees.items():
        assert queries.paths(paths, on) == paths
        codes = AreaVersion.objects.filter(valid_from__lte=on).exclude(valid_to__lte=on).values_list("code", flat=True)
        assert set(codes) == {code for code, _ in listed} | {NATION_CODE}
