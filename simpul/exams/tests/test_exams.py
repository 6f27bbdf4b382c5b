"""Tests of a batch: the bank, papers, answers by phone and from paper, practice, results, opinions, strangers."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from simpul.exams import commands, queries
from simpul.exams.commands import NewQuestion, Sheet
from simpul.exams.models import Attempt, Question
from simpul.exams.tests.conftest import AT, Exam, wrote
from simpul.kernel.refusals import Refusal
from simpul.participants.commands import withdraw_participant
from tests.cast import Cast


def paper(cast: Cast, exam: Exam, kind: str = "akhir") -> UUID:
    id = commands.set_paper(
        by=cast.regency_office, at=AT, batch_id=exam.batch, kind=kind, question_ids=[exam.health, exam.works]
    )
    commands.open_paper(by=cast.regency_office, at=AT, paper_id=id)
    return id


def token(cast: Cast, exam: Exam) -> str:
    return queries.papers_of(by=cast.regency_office, at=AT, batch_id=exam.batch)[-1].token


def results(cast: Cast, exam: Exam) -> queries.ExamResults:
    return queries.exam_results(by=cast.regency_office, at=AT, batch_id=exam.batch)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value.code


def test_the_bank_belongs_to_the_office_of_its_area(cast: Cast, exam: Exam) -> None:
    found = queries.questions(
        by=cast.regency_office, area_id=cast.areas.buleleng.id, field="kesehatan", state="dipakai"
    )
    assert [(one.letter, one.version, one.on_paper) for one in found] == [("B", 1, False)]


def test_a_question_on_a_paper_is_followed_by_a_new_version(cast: Cast, exam: Exam) -> None:
    paper(cast, exam)
    new = NewQuestion("Berapa kali setahun balita ditimbang?", 0, options=("12", "6"), field="kesehatan")
    second = commands.revise_question(by=cast.regency_office, at=AT, question_id=exam.health, new=new)
    old = Question.objects.get(id=exam.health)
    assert (old.text, old.state) == ("Berapa kali balita ditimbang dalam setahun?", "ditarik")
    assert queries.question(by=cast.regency_office, question_id=second).version == 2

    def again() -> object:
        return commands.revise_question(by=cast.regency_office, at=AT, question_id=exam.health, new=new)

    assert refused(again) == "soal-sudah-diganti"


def test_a_question_that_is_on_no_paper_is_simply_corrected(cast: Cast, exam: Exam) -> None:
    new = NewQuestion("Sekali sebulan balita ditimbang.", 0, kind="benar_salah")
    assert commands.revise_question(by=cast.regency_office, at=AT, question_id=exam.health, new=new) == exam.health
    assert queries.question(by=cast.regency_office, question_id=exam.health).options == (("A", "Benar"), ("B", "Salah"))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"options": ("satu",)}, "pilihan-soal-kurang"),
        ({"options": ("satu", "Satu")}, "pilihan-soal-kurang"),
        ({"right": 5}, "soal-tanpa-jawaban-benar"),
        ({"text": " "}, "uraian-kosong"),
        ({"field": "pangan"}, "bidang-tidak-dikenal"),
        ({"kind": "esai"}, "jenis-soal-tidak-dikenal"),
        ({"module": "tidak-ada"}, "modul-soal-tidak-dikenal"),
    ],
)
def test_a_question_that_nobody_could_answer_is_refused(cast: Cast, change: dict[str, object], code: str) -> None:
    new = replace(NewQuestion("Apa?", 0, options=("a", "b")), **change)
    area = cast.areas.buleleng.id
    assert refused(lambda: commands.write_question(by=cast.regency_office, at=AT, area_id=area, new=new)) == code


def test_a_retired_question_comes_onto_no_paper(cast: Cast, exam: Exam) -> None:
    commands.retire_question(by=cast.regency_office, at=AT, question_id=exam.works)
    assert refused(lambda: paper(cast, exam)) == "soal-belum-dipakai"
    left = queries.questions_for(by=cast.regency_office, at=AT, batch_id=exam.batch)
    assert [one.id for one in left] == [exam.health]


def test_a_participant_answers_once_by_the_link_and_the_code(cast: Cast, exam: Exam) -> None:
    paper(cast, exam)
    link = token(cast, exam)
    shown = queries.open_paper_of(at=AT, token=link)
    assert [(one.number, one.options) for one in shown.questions] == [(1, ("1", "12", "40")), (2, ("Benar", "Salah"))]

    def answer(code: str, chosen: dict[UUID, int]) -> UUID:
        return commands.answer_by_link(by=cast.stranger, at=AT, token=link, code=code, chosen=chosen)

    answer(exam.luh.code.lower(), {exam.health: 1, exam.works: 1})
    assert refused(lambda: answer(exam.luh.code, {})) == "tes-sudah-dijawab"
    assert refused(lambda: answer("AAAA0000", {})) == "kode-peserta-salah"
    assert refused(lambda: answer(exam.made.code, {exam.works: 2})) == "jawaban-bukan-pilihan"
    assert refused(lambda: queries.open_paper_of(at=AT, token="tebakan")) == "tes-tidak-berlaku"
    found = results(cast, exam)
    assert [(one.name, one.after) for one in found.persons] == [("Ni Luh Sari", 50.0), ("I Made Adi", None)]
    assert found.missing == (("akhir", ("I Made Adi",)),)


def test_a_closed_test_and_an_old_link_take_no_answers(cast: Cast, exam: Exam) -> None:
    id = paper(cast, exam)
    link = token(cast, exam)
    commands.renew_paper_link(by=cast.regency_office, at=AT, paper_id=id)
    assert refused(lambda: queries.open_paper_of(at=AT, token=link)) == "tes-tidak-berlaku"
    commands.close_paper(by=cast.regency_office, at=AT, paper_id=id)
    link = token(cast, exam)
    assert refused(lambda: queries.open_paper_of(at=AT, token=link)) == "tes-tidak-terbuka"

    def answer() -> object:
        return commands.answer_by_link(by=cast.stranger, at=AT, token=link, code=exam.luh.code, chosen={})

    assert refused(answer) == "tes-tidak-terbuka"


def test_sheets_are_entered_from_paper_and_the_later_one_holds(cast: Cast, exam: Exam) -> None:
    id = paper(cast, exam)
    for right in (0, 1):
        sheet = Sheet(exam.luh.id, {exam.health: right})
        assert commands.enter_sheets(by=cast.regency_office, at=AT, paper_id=id, sheets=[sheet]) == 1
    assert Attempt.objects.get().letters == "B-"
    grid = queries.entry_grid(by=cast.regency_office, at=AT, paper_id=id)
    assert [(one.name, one.how, one.letters) for one in grid.rows] == [
        ("Ni Luh Sari", "kertas", "B-"),
        ("I Made Adi", "", ""),
    ]
    change = [exam.health]

    def kept() -> object:
        return commands.set_paper(by=cast.regency_office, at=AT, batch_id=exam.batch, kind="akhir", question_ids=change)

    assert refused(kept) == "naskah-sudah-dijawab"


def test_who_left_the_list_is_not_in_the_results(cast: Cast, exam: Exam) -> None:
    paper(cast, exam)
    withdraw_participant(by=cast.regency_office, at=AT, participant_id=exam.made.id, reason="Sakit")
    assert [one.name for one in results(cast, exam).persons] == ["Ni Luh Sari"]


def test_a_link_of_a_test_is_not_a_link_of_an_event(cast: Cast, exam: Exam) -> None:
    paper(cast, exam)
    link = token(cast, exam)
    assert refused(lambda: queries.evaluated_event(at=AT, token=link)) == "tes-tidak-berlaku"
    assert wrote(cast, NewQuestion("Apa?", 0, options=("a", "b"))) != exam.health
