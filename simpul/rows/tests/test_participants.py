"""Lists of participants as people write them: each row is told what came of it, and nothing comes in twice."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest

from simpul.imports import commands as imports
from simpul.imports import queries as lists
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.participants import queries
from simpul.participants.models import Participant
from simpul.participants.tests.conftest import batch_of
from simpul.sheets.rules.kinds import Planned
from tests.cast import Cast

AT = datetime(2026, 11, 22, 4, tzinfo=UTC)
# As people write them: a title above, the village in merged cells, titles in names, a phone as number, twins.
SHEET = b"""DAFTAR HADIR PESERTA BIMTEK POSYANDU 6 SPM;;;;;
Hotel Banyualit, 21-22 November 2026;;;;;
;;;;;
No;Nama Peserta;Jabatan;Kelurahan;Kecamatan;No HP
1;Hj. Siti Aminah, S.Pd;Kader Kesehatan;Penarukan;Buleleng;81234567890
2;SITI AMINAH;Kader;;;
3;Ny. Ketut Rai;Ketua Posyandu Melati A;Kaliuntu;Buleleng;+62 812-0000-0001
4;I Made Arta;Kasi PMD;Banyuasri;Buleleng;
5;Luh Widi;Presiden;Banyuasri;Buleleng;
6;Kadek Ari;Kader;Antah Berantah;Buleleng;
7;;;;;
"""


@pytest.fixture
def batch(cast: Cast) -> UUID:
    return batch_of(cast.areas)


def bring(cast: Cast, batch: UUID, data: bytes = SHEET) -> tuple[UUID, list[Planned]]:
    """The list, brought through to its end; (its id, what came of each row)."""
    id, by = new_id(), cast.regency_office
    told = {"batch": str(batch)}
    imports.keep_list(
        by=by,
        at=AT,
        id=id,
        kind="participants",
        area_id=cast.areas.buleleng.id,
        name="peserta.csv",
        data=data,
        told=told,
    )
    imports.start_list(by=by, at=AT, import_id=id, rows=lists.rows_of(by=by, import_id=id))
    sheet = lists.sheet_of(by=by, import_id=id)
    return id, list(through(cast, id, sheet.lines))


def through(cast: Cast, id: UUID, lines: object) -> Iterator[Planned]:
    for part in imports.carry_through(by=cast.regency_office, now=lambda: AT, import_id=id, lines=lines):
        yield from part


def test_each_row_is_told_what_came_of_it(cast: Cast, batch: UUID) -> None:
    _id, told = bring(cast, batch)
    assert [one.result for one in told] == ["new", "same", "new", "new", "error", "ask"]
    found = queries.roster(by=cast.regency_office, at=AT, batch_id=batch)
    assert [(one.name, one.position, one.field, one.phone, one.source) for one in found] == [
        ("Hj. Siti Aminah, S.Pd", "kader", "kesehatan", "081234567890", "impor"),
        ("Ny. Ketut Rai", "ketua", "", "081200000001", "impor"),
        ("I Made Arta", "kasi", "", "", "impor"),
    ]


def test_the_same_list_again_brings_nothing(cast: Cast, batch: UUID) -> None:
    bring(cast, batch)
    _id, told = bring(cast, batch)
    assert [one.result for one in told] == ["same", "same", "same", "same", "error", "ask"]
    assert Participant.objects.count() == 3


def test_a_list_that_was_a_mistake_is_taken_back(cast: Cast, batch: UUID) -> None:
    id, _told = bring(cast, batch)
    imports.take_back_list(by=cast.regency_office, at=AT, import_id=id)
    while not imports.take_back_part(by=cast.regency_office, at=AT, import_id=id).finished:
        pass
    assert {one.state for one in Participant.objects.all()} == {"mundur"}


def test_a_list_needs_its_batch_and_the_right_to_look_after_it(cast: Cast, batch: UUID) -> None:
    id = new_id()
    told = {"by": cast.regency_office, "at": AT, "id": id, "kind": "participants", "name": "peserta.csv"}
    imports.keep_list(area_id=cast.areas.buleleng.id, data=SHEET, **told)
    with pytest.raises(Refusal, match="halaman angkatannya"):
        lists.preview(by=cast.regency_office, at=AT, import_id=id)
    with pytest.raises(Refusal):
        imports.keep_list(area_id=cast.areas.buleleng.id, data=SHEET, **{**told, "by": cast.stranger, "id": new_id()})
    own = new_id()
    area_id = cast.areas.penarukan.id
    by_village = {**told, "by": cast.staf_desa, "id": own}
    imports.keep_list(area_id=area_id, data=SHEET, told={"batch": str(batch)}, **by_village)
    with pytest.raises(Refusal):
        lists.preview(by=cast.staf_desa, at=AT, import_id=own)
