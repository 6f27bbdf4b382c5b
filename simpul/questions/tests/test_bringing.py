"""Lists of questions brought in: each row is told what came of it, nothing comes twice, all can be taken back."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from simpul.exams.models import Question
from simpul.imports import commands as imports
from simpul.imports import queries as lists
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.sheets.rules.kinds import Planned
from tests.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 4, tzinfo=UTC)
SHEET = """BANK SOAL BIMTEK POSYANDU 6 BIDANG SPM;;;;;;;
Kabupaten Buleleng;;;;;;;
;;;;;;;
No;Materi;Bidang;Pertanyaan;A;B;C;Kunci Jawaban
1;Layanan bidang kesehatan;;Berapa kali balita ditimbang setahun?;1;12;40;B
2;;;Berapa kali balita  ditimbang SETAHUN?;40;12;1;12
3;;;Berapa kali balita ditimbang setahun?;1;12;40;C
4;Tupoksi;;Kader mencatat di pos.;;;;Benar
5;Ilmu Gaib;Sosial;Lansia dikunjungi;setiap bulan;tak pernah;;a
6;;;Apa tugas kader?;mencatat;;;A
7;;;Siapa ketua Tim Pembina?;Bupati;;;
"""


def bring(cast: Cast, data: str = SHEET, **told: str) -> tuple[UUID, list[Planned]]:
    """The list, brought through to its end; (its id, what came of each row)."""
    id, by = new_id(), cast.regency_office
    told_of = {"kind": "questions", "area_id": cast.areas.buleleng.id, "name": "soal.csv", "told": told}
    imports.keep_list(by=by, at=AT, id=id, data=data.encode(), **told_of)
    imports.start_list(by=by, at=AT, import_id=id, rows=lists.rows_of(by=by, import_id=id))
    lines = lists.sheet_of(by=by, import_id=id).lines
    parts = imports.carry_through(by=by, now=lambda: AT, import_id=id, lines=lines)
    return id, [one for part in parts for one in part]


def test_each_row_is_told_what_came_of_it(cast: Cast) -> None:
    _id, told = bring(cast)
    assert [(one.row, one.result, one.warned) for one in told] == [
        (5, "new", False),
        (6, "same", False),
        (7, "ask", False),
        (8, "new", False),
        (9, "new", True),
        (10, "error", False),
        (11, "error", False),
    ]
    assert told[0].message == "Jawaban benar: B. 12."
    found = Question.objects.order_by("id")
    assert [(one.module, one.field, one.kind, one.right, one.state) for one in found] == [
        ("layanan_kesehatan", "kesehatan", "pilihan", 1, "draf"),
        ("tugas_fungsi", "", "benar_salah", 0, "draf"),
        ("", "sosial", "pilihan", 0, "draf"),
    ]


def test_the_same_list_again_brings_nothing(cast: Cast) -> None:
    bring(cast, in_use="ya")
    assert set(Question.objects.values_list("state", flat=True)) == {"dipakai"}
    _id, told = bring(cast)
    assert [one.result for one in told] == ["same", "same", "ask", "same", "same", "error", "error"]
    assert Question.objects.count() == 3


def test_a_list_that_was_a_mistake_is_taken_back(cast: Cast) -> None:
    id, _told = bring(cast)
    imports.take_back_list(by=cast.regency_office, at=AT, import_id=id)
    step = imports.take_back_part(by=cast.regency_office, at=AT, import_id=id)
    assert (step.removed, step.left, step.finished) == (3, 0, True)
    assert Question.objects.count() == 0


def test_only_the_office_of_that_area_brings_questions_into_its_bank(cast: Cast) -> None:
    told = {"at": AT, "kind": "questions", "name": "soal.csv", "data": SHEET.encode()}
    for by in (cast.stranger, cast.kader_a, cast.other_village_head, cast.regency_office):
        with pytest.raises(Refusal):
            imports.keep_list(by=by, id=new_id(), area_id=cast.areas.penarukan.id, **told)
    id = new_id()
    imports.keep_list(by=SYSTEM, id=id, area_id=None, **told)
    with pytest.raises(Refusal, match="Sebutkan wilayah"):
        lists.preview(by=SYSTEM, at=AT, import_id=id)
