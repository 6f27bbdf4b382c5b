"""Lists of those who were there, as people write them: each row is told what came of it, and nothing comes twice."""

import io
from datetime import date
from uuid import UUID

import pytest
from openpyxl import Workbook

from simpul.attendance.commands import take_back_marks
from simpul.attendance.models import Mark
from simpul.attendance.queries import present_ids
from simpul.imports import commands as imports
from simpul.imports import queries as lists
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.participants import commands as participants
from simpul.participants.commands import NewParticipant
from simpul.participants.models import Participant
from simpul.participants.tests.conftest import AT, DAYS, batch_of
from simpul.sheets.rules.kinds import Planned
from tests.cast import Cast

ROWS = (
    ("DAFTAR HADIR BIMTEK POSYANDU 6 SPM",),
    ("Hotel Banyualit, 21-22 November 2026",),
    (),
    ("No", "Nama Peserta", "Kelurahan", "No HP", "Tanda Tangan Hari 1", "Hari ke-2"),
    (1, "Hj. Siti Aminah, S.Pd", "Kel. Penarukan", 81234567890, "v", "hadir"),
    (2, "I MADE ARTA", "Banyuasri", None, "✓", "sakit"),
    (3, "Luh Sari", None, None, "ttd", None),
    (4, "Luh Sari", "Kaliuntu", None, None, "V"),
    (5, "Ketut Entah", "Kaliuntu", None, "v", "v"),
    (6, "Ni Wayan Rai", "Kaliuntu", None, "mungkin", None),
    (7, "Kadek Ari", "Kaliuntu", None, None, None),
    (8, "siti aminah", "Penarukan", None, "v", None),
    ("Jumlah", None, None, None, 3, 2),
)


def sheet(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def batch(cast: Cast) -> UUID:
    """Two days; on the list six people, two of whom are called the same."""
    batch, areas = batch_of(cast.areas), cast.areas
    people = (
        ("Siti Aminah", areas.penarukan),
        ("I Made Arta", areas.banyuasri),
        ("Luh Sari", areas.penarukan),
        ("Luh Sari", areas.kaliuntu),
        ("Ni Wayan Rai", areas.kaliuntu),
        ("Kadek Ari", areas.kaliuntu),
    )
    items = [NewParticipant(name=name, position="kader", village_id=village.id) for name, village in people]
    made = participants.register_participants(by=cast.regency_office, at=AT, batch_id=batch, items=items)
    assert not any(isinstance(one, Refusal) for one in made)
    return batch


def kept(cast: Cast, batch: UUID, data: bytes, **told: str) -> UUID:
    id, by = new_id(), cast.regency_office
    what = {"id": id, "kind": "rolls", "area_id": cast.areas.buleleng.id, "name": "daftar hadir.xlsx", "data": data}
    imports.keep_list(by=by, at=AT, told={"batch": str(batch), **told}, **what)
    return id


def bring(cast: Cast, batch: UUID, data: bytes, **told: str) -> tuple[UUID, list[Planned]]:
    """The list, brought through to its end; (its id, what came of each row)."""
    by, id = cast.regency_office, kept(cast, batch, data, **told)
    imports.start_list(by=by, at=AT, import_id=id, rows=lists.rows_of(by=by, import_id=id))
    lines = lists.sheet_of(by=by, import_id=id).lines
    parts = imports.carry_through(by=by, now=lambda: AT, import_id=id, lines=lines)
    return id, [one for part in parts for one in part]


def present(batch: UUID, on: date) -> list[str]:
    return sorted(Participant.objects.filter(id__in=present_ids(batch, on)).values_list("name", flat=True))


def test_each_row_is_told_what_came_of_it(cast: Cast, batch: UUID) -> None:
    id = kept(cast, batch, sheet(*ROWS))
    results = ["new", "new", "ask", "new", "error", "error", "same", "same"]
    foreseen = lists.preview(by=cast.regency_office, at=AT, import_id=id).planned
    assert [one.result for one in foreseen] == results
    assert Mark.objects.count() == 0
    _id, told = bring(cast, batch, sheet(*ROWS))
    assert [one.result for one in told] == results
    assert told[0].message == "Hadir pada 21 November 2026, 22 November 2026."
    assert "Isi desa, telepon" in told[2].message
    assert len(told[2].candidates) == 2
    assert present(batch, DAYS[0]) == ["I Made Arta", "Siti Aminah"]
    assert present(batch, DAYS[1]) == ["Luh Sari", "Siti Aminah"]


def test_the_same_list_again_adds_nothing_and_a_longer_one_only_what_is_new(cast: Cast, batch: UUID) -> None:
    bring(cast, batch, sheet(*ROWS))
    before = Mark.objects.count()
    _id, told = bring(cast, batch, sheet(*ROWS))
    assert {one.result for one in told} == {"same", "ask", "error"}
    assert Mark.objects.count() == before
    bring(cast, batch, sheet(("Nama", "Hari 1", "Hari 2"), ("Kadek Ari", "v", "v"), ("Siti Aminah", "v", "v")))
    assert Mark.objects.count() == before + 2


def test_a_list_that_was_a_mistake_is_taken_back_and_may_come_again(cast: Cast, batch: UUID) -> None:
    id, _told = bring(cast, batch, sheet(*ROWS))
    imports.take_back_list(by=cast.regency_office, at=AT, import_id=id)
    while not imports.take_back_part(by=cast.regency_office, at=AT, import_id=id).finished:
        pass
    assert present(batch, DAYS[0]) == present(batch, DAYS[1]) == []
    bring(cast, batch, sheet(*ROWS))
    assert present(batch, DAYS[0]) == ["I Made Arta", "Siti Aminah"]


def test_a_cross_and_a_column_without_a_day_mean_what_was_said_of_them(cast: Cast, batch: UUID) -> None:
    rows = sheet(("Nama", "Kehadiran"), ("Kadek Ari", "x"), ("I Made Arta", "v"))
    assert [one.result for one in bring(cast, batch, rows)[1]] == ["error", "error"]
    day = {"attended_on": DAYS[1].isoformat()}
    assert [one.result for one in bring(cast, batch, rows, **day)[1]] == ["error", "new"]
    assert [one.result for one in bring(cast, batch, rows, cross="tidak", **day)[1]] == ["same", "same"]
    assert [one.result for one in bring(cast, batch, rows, cross="hadir", **day)[1]] == ["new", "same"]
    assert present(batch, DAYS[1]) == ["I Made Arta", "Kadek Ari"]


def test_a_list_of_codes_alone_names_those_who_came(cast: Cast, batch: UUID) -> None:
    code = Participant.objects.get(name="Ni Wayan Rai").code
    rows = sheet(("Nama", "Kode Peserta"), (None, f"{code[:4]}-{code[4:]}"), ("Siapa", "AAAA-AAAA"))
    _id, told = bring(cast, batch, rows, everybody="ya", attended_on=DAYS[0].isoformat())
    assert [one.result for one in told] == ["new", "error"]
    assert present(batch, DAYS[0]) == ["Ni Wayan Rai"]


def test_who_waits_and_a_day_that_is_none_are_told(cast: Cast, batch: UUID) -> None:
    Participant.objects.filter(name="Kadek Ari").update(state="menunggu")
    _id, told = bring(
        cast, batch, sheet(("Nama", "Hari 1", "Hari 3"), ("Kadek Ari", "v", ""), ("I Made Arta", "", "v"))
    )
    assert [one.result for one in told] == ["error", "error"]
    assert "hanya 2 hari" in told[1].message


def test_strangers_neither_look_nor_take_back(cast: Cast, batch: UUID) -> None:
    bring(cast, batch, sheet(*ROWS))
    ids = list(Mark.objects.values_list("id", flat=True))
    for who in (cast.stranger, cast.staf_desa, cast.resident):
        with pytest.raises(Refusal):
            take_back_marks(by=who, at=AT, batch_id=batch, ids=ids)
    own = new_id()
    told = {"by": cast.staf_desa, "at": AT, "id": own, "kind": "rolls", "name": "x.xlsx", "data": sheet(*ROWS)}
    imports.keep_list(area_id=cast.areas.penarukan.id, told={"batch": str(batch)}, **told)
    with pytest.raises(Refusal):
        lists.preview(by=cast.staf_desa, at=AT, import_id=own)
    other = batch_of(cast.areas, number=2)
    assert take_back_marks(by=cast.regency_office, at=AT, batch_id=other, ids=ids) == 0
