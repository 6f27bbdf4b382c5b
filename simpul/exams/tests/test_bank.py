"""Questions that come as a list, the same question twice, checklists of modules; and strangers."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from simpul.exams import commands, queries
from simpul.exams.commands import NewChecklist, NewQuestion
from simpul.exams.models import PracticeItem, Question
from simpul.exams.tests.conftest import AT, Exam
from simpul.exams.tests.test_exams import paper, refused
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from tests.cast import Cast

FIRE = NewQuestion("Apa nomor darurat Damkar?", 1, options=("110", "113"), field="trantibumlinmas")
STOVE = NewChecklist("", "Api kompor gas", ("Tutup dengan kain basah", "Matikan gas"))


@pytest.fixture
def module() -> str:
    """A module that the curriculum has."""
    return "layanan_kesehatan"


def bring(cast: Cast, *items: NewQuestion, **more: Any) -> list[commands.Written]:
    told = [(new_id(), one) for one in items]
    return commands.write_questions(by=cast.regency_office, at=AT, area_id=cast.areas.buleleng.id, items=told, **more)


def test_a_list_of_questions_adds_each_once(cast: Cast, exam: Exam) -> None:
    again = replace(FIRE, text=" apa NOMOR darurat  damkar?", options=("113", "110"), right=0)
    first, twin, wrong = bring(cast, FIRE, again, replace(FIRE, options=("113",)), in_use=True)
    assert (first.known, twin.known, twin.id) == (False, True, first.id)
    assert wrong.refusal is not None
    assert wrong.refusal.code == "pilihan-soal-kurang"
    assert [one.known for one in bring(cast, FIRE)] == [True]
    found = Question.objects.get(id=first.id)
    assert (found.state, found.area_id) == ("dipakai", cast.areas.buleleng.id)
    known = queries.known_questions(by=cast.regency_office, area_id=cast.areas.buleleng.id)
    assert {one.right for one in known if one.content == found.content} == {"113"}


def test_what_nobody_touched_since_is_withdrawn(cast: Cast, exam: Exam) -> None:
    made = bring(cast, FIRE, replace(FIRE, text="Dan polisi?"), replace(FIRE, text="Dan ambulans?"), in_use=True)
    ids = [one.id for one in made if one.id]
    brought = list(Question.objects.filter(id__in=ids).values_list("id", "content", "right"))
    told: dict[str, Any] = {"by": cast.regency_office, "at": AT}
    commands.revise_question(question_id=ids[1], new=replace(FIRE, text="Dan polisi?", right=0), **told)
    commands.set_paper(batch_id=exam.batch, kind="awal", question_ids=[ids[2]], **told)
    assert commands.withdraw_questions(area_id=cast.areas.buleleng.id, brought=brought, **told) == 1
    assert set(Question.objects.filter(id__in=ids).values_list("id", flat=True)) == set(ids[1:])


def test_the_same_question_is_not_written_twice_by_hand(cast: Cast, exam: Exam) -> None:
    told: dict[str, Any] = {"by": cast.regency_office, "at": AT}

    def write() -> UUID:
        return commands.write_question(area_id=cast.areas.buleleng.id, new=FIRE, **told)

    made = write()
    assert refused(write) == "soal-sudah-ada"
    assert refused(lambda: commands.revise_question(question_id=exam.health, new=FIRE, **told)) == "soal-sudah-ada"
    # Another option among the answers makes it another question; the same village office may have its own.
    assert commands.revise_question(question_id=made, new=replace(FIRE, options=("110", "113", "118")), **told) == made


def test_a_checklist_of_a_module_is_taken_over_by_a_batch_once(cast: Cast, exam: Exam, module: str) -> None:
    told: dict[str, Any] = {"by": cast.regency_office, "at": AT}
    area_id, new = cast.areas.buleleng.id, replace(STOVE, module=module)
    id = commands.write_checklist(area_id=area_id, new=new, **told)
    assert refused(lambda: commands.write_checklist(area_id=area_id, new=new, **told)) == "daftar-praktik-sudah-ada"
    commands.add_practice_step(batch_id=exam.batch, practice="api kompor gas", text="Matikan gas", **told)
    taken = [commands.take_checklist(batch_id=exam.batch, checklist_id=id, **told) for _again in range(2)]
    assert taken == [1, 0]
    steps = queries.practice_sheet(batch_id=exam.batch, **told).steps
    assert [(one.text, one.module) for one in steps] == [("Matikan gas", ""), ("Tutup dengan kain basah", module)]
    commands.revise_checklist(checklist_id=id, new=replace(new, steps=("Panggil Damkar",)), **told)
    assert queries.checklist(by=cast.regency_office, checklist_id=id).steps == ("Panggil Damkar",)
    assert PracticeItem.objects.count() == 2
    offered = queries.checklists_for(batch_id=exam.batch, **told)
    assert [(one.id, one.taught) for one in offered] == [(id, False)]
    commands.drop_checklist(checklist_id=id, **told)
    assert queries.checklists(by=cast.regency_office, area_id=area_id) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"module": ""}, "daftar-praktik-tanpa-materi"),
        ({"module": "tidak-ada"}, "modul-soal-tidak-dikenal"),
        ({"steps": (" ",)}, "daftar-praktik-tanpa-langkah"),
        ({"practice": ""}, "uraian-kosong"),
        ({"field": "pangan"}, "bidang-tidak-dikenal"),
    ],
)
def test_a_checklist_that_nobody_could_use_is_refused(
    cast: Cast, module: str, change: dict[str, Any], code: str
) -> None:
    new = replace(STOVE, **{"module": module, **change})
    area_id = cast.areas.buleleng.id
    assert refused(lambda: commands.write_checklist(by=cast.regency_office, at=AT, area_id=area_id, new=new)) == code


@pytest.mark.parametrize("role", ["stranger", "kader_a", "village_head"])
def test_strangers_have_no_part_in_a_bank(cast: Cast, exam: Exam, module: str, role: str) -> None:
    who: Actor = getattr(cast, role)
    area_id, new = cast.areas.buleleng.id, replace(STOVE, module=module)
    id = commands.write_checklist(by=cast.regency_office, at=AT, area_id=area_id, new=new)
    paper(cast, exam)
    told: dict[str, Any] = {"by": who, "at": AT}
    acts: list[Callable[[], object]] = [
        lambda: commands.write_questions(area_id=area_id, items=[], **told),
        lambda: commands.withdraw_questions(area_id=area_id, brought=[], **told),
        lambda: commands.write_checklist(area_id=area_id, new=new, **told),
        lambda: commands.revise_checklist(checklist_id=id, new=new, **told),
        lambda: commands.drop_checklist(checklist_id=id, **told),
        lambda: commands.take_checklist(batch_id=exam.batch, checklist_id=id, **told),
    ]
    assert {refused(act) for act in acts} == {"tidak-berhak"}
    reads: list[Callable[[], object]] = [
        lambda: queries.known_questions(by=who, area_id=area_id),
        lambda: queries.checklists(by=who, area_id=area_id),
        lambda: queries.checklist(by=who, checklist_id=id),
        lambda: queries.checklists_for(batch_id=exam.batch, **told),
    ]
    assert {refused(act) for act in reads} == {"tidak-ditemukan"}
