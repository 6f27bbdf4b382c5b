"""Posts of a list are taken back, and the figures are as if they had never been."""

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

import pytest

from simpul.imports import commands, queries
from simpul.kernel.ids import new_id
from simpul.registry.commands import edit_post, set_open_rule
from simpul.registry.commands.withdrawing import withdraw_posts
from simpul.registry.models import Post
from simpul.reports.commands import refresh
from simpul.tally.commands import sync_slots
from simpul.tally.models import AreaPeriod, PostPeriod
from tests.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
LIST = b"Posyandu;Desa;Kecamatan;Jadwal\nAnggrek;Penarukan;Buleleng;tanggal 12\nMawar;Penarukan;Buleleng;\n"


def bring_in(cast: Cast, data: bytes = LIST) -> Mapping:
    """The list as it is taken back."""
    own = {"by": cast.staf_desa, "at": AT}
    kept = {"kind": "posts", "area_id": cast.areas.penarukan.id, "name": "p.csv", "data": data}
    owned = {**own, "import_id": commands.keep_list(**own, id=new_id(), **kept, told={"since": "2026-11-01"})}
    commands.start_list(**owned, rows=2)
    opened = queries.sheet_of(by=cast.staf_desa, import_id=owned["import_id"])
    list(commands.carry_through(by=cast.staf_desa, now=lambda: AT, import_id=owned["import_id"], lines=opened.lines))
    return owned


def take_back(owned: Mapping) -> tuple[int, int, int]:
    commands.take_back_list(**owned)
    step = commands.take_back_part(**owned)
    return step.removed, step.restored, step.left


def figures(village_id: int) -> dict[tuple[int, str], bytes]:
    """What is counted of a village; zeros at the end of a row are none."""
    work()
    rows = AreaPeriod.objects.filter(area_id=village_id).values_list("period", "group", "cells")
    return {(period, group): cells for period, group, found in rows if (cells := bytes(found).rstrip(b"\0"))}


def work() -> None:
    while refresh(at=AT, limit=500):
        pass


def test_posts_go_and_the_sums_with_them(cast: Cast) -> None:
    sync_slots()
    edit_post(by=cast.staf_desa, at=AT, post_id=cast.post_a.id, address="Jl. Pantai")
    set_open_rule(by=cast.staf_desa, at=AT, post_id=cast.post_a.id, open_rule="hari:12")
    before = figures(cast.areas.penarukan.id)
    owned = bring_in(cast)
    assert figures(cast.areas.penarukan.id) != before
    made: set[UUID] = set(Post.objects.filter(name__in=["Anggrek", "Mawar"]).values_list("id", flat=True))
    assert take_back(owned) == (2, 0, 0)
    assert figures(cast.areas.penarukan.id) == before
    assert not PostPeriod.objects.filter(post_id__in=made).exists()


def test_a_post_that_somebody_has_changed_since_stays(cast: Cast) -> None:
    owned = bring_in(cast)
    anggrek = Post.objects.get(name="Anggrek")
    edit_post(by=cast.staf_desa, at=AT, post_id=anggrek.id, address="Jl. Pantai")
    assert take_back(owned) == (1, 0, 1)
    assert Post.objects.filter(id=anggrek.id).exists()


def test_what_a_list_filled_in_is_as_before_unless_somebody_wrote_otherwise(cast: Cast) -> None:
    more = b"Posyandu;Desa;Kecamatan;Alamat\nMelati A;Penarukan;Buleleng;Jl. Lama\n"
    assert take_back(bring_in(cast, more)) == (0, 1, 0)
    assert Post.objects.get(id=cast.post_a.id).address == ""
    owned = bring_in(cast, more)
    edit_post(by=cast.staf_desa, at=AT, post_id=cast.post_a.id, address="Jl. Baru")
    assert take_back(owned) == (0, 0, 1)
    assert Post.objects.get(id=cast.post_a.id).address == "Jl. Baru"


def test_strangers_withdraw_no_post(cast: Cast) -> None:
    bring_in(cast)
    ids = set(Post.objects.filter(name__in=["Anggrek", "Mawar"]).values_list("id", flat=True))
    for by in (cast.stranger, cast.other_village_head, cast.kader_a, cast.resident):
        assert withdraw_posts(by=by, at=AT, ids=ids) == ids
    assert withdraw_posts(by=cast.staf_desa, at=AT, ids=ids) == set()
