"""Gain by field, who passed and why, practice, opinions without names; and strangers."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from simpul.exams import commands, queries
from simpul.exams.commands import NewQuestion, Sheet
from simpul.exams.tests.conftest import AT, Exam
from simpul.exams.tests.test_exams import paper, refused, results
from simpul.kernel.actor import Actor
from tests.cast import Cast


def test_the_gain_by_field_and_the_share_right_are_counted(cast: Cast, exam: Exam) -> None:
    first, last = paper(cast, exam, "awal"), paper(cast, exam)
    for id, works in ((first, 1), (last, 0)):
        sheets = [Sheet(one.id, {exam.health: 1, exam.works: works}) for one in (exam.luh, exam.made)]
        commands.enter_sheets(by=cast.regency_office, at=AT, paper_id=id, sheets=sheets)
    found = results(cast, exam)
    assert [(one.field, one.before, one.after, one.difference) for one in found.gains] == [
        ("", 50.0, 100.0, 50.0),
        ("kesehatan", 100.0, 100.0, 0.0),
        ("pekerjaan_umum", 0.0, 100.0, 100.0),
    ]
    assert [(one.kind, one.number, one.share) for one in found.questions] == [
        ("awal", 1, 100.0),
        ("awal", 2, 0.0),
        ("akhir", 1, 100.0),
        ("akhir", 2, 100.0),
    ]


def test_who_passed_is_told_with_reasons(cast: Cast, exam: Exam) -> None:
    told: dict[str, Any] = {"by": cast.regency_office, "at": AT}
    id = paper(cast, exam)
    sheets = [Sheet(exam.luh.id, {exam.health: 1, exam.works: 0}), Sheet(exam.made.id, {exam.health: 1})]
    commands.enter_sheets(paper_id=id, sheets=sheets, **told)
    step = commands.add_practice_step(batch_id=exam.batch, practice="Api kompor gas", text="Tutup dengan kain", **told)
    for one in (exam.luh, exam.made):
        commands.assess_practice(batch_id=exam.batch, participant_id=one.id, results={step: "bisa"}, **told)
    found = queries.results_of(exam.batch, AT)
    assert found[exam.luh.id].verdict.passed
    assert found[exam.luh.id].fields == (("kesehatan", 100.0), ("pekerjaan_umum", 100.0))
    assert found[exam.made.id].verdict.lacking == ("nilai tes akhir 50, diminta 60",)
    assert results(cast, exam).passed == 1


def test_a_step_by_which_somebody_was_assessed_stays(cast: Cast, exam: Exam) -> None:
    told: dict[str, Any] = {"by": cast.regency_office, "at": AT}
    step = commands.add_practice_step(batch_id=exam.batch, practice="Api kompor gas", text="Matikan gas", **told)
    spare = commands.add_practice_step(batch_id=exam.batch, practice="Api kompor gas", text="Panggil Damkar", **told)
    who = exam.luh.id
    for result in ("belum", "dibantu"):
        commands.assess_practice(batch_id=exam.batch, participant_id=who, results={step: result}, **told)
    commands.drop_practice_step(item_id=spare, **told)
    assert refused(lambda: commands.drop_practice_step(item_id=step, **told)) == "langkah-sudah-dinilai"
    sheet = queries.practice_sheet(by=cast.regency_office, at=AT, batch_id=exam.batch)
    assert [(one.text, one.marks) for one in sheet.steps] == [("Matikan gas", {"dibantu": 1})]
    assert sheet.people[0] == (who, "Ni Luh Sari", {step: "dibantu"})

    def wrong() -> object:
        return commands.assess_practice(batch_id=exam.batch, participant_id=who, results={step: "hebat"}, **told)

    assert refused(wrong) == "hasil-praktik-tidak-dikenal"


def test_opinions_have_no_name_and_are_never_more_than_participants(cast: Cast, exam: Exam) -> None:
    link = queries.evaluation_token(by=cast.regency_office, at=AT, batch_id=exam.batch)
    assert queries.evaluated_event(at=AT, token=link).batch_id == exam.batch

    def give(stars: dict[str, int], comment: str = "") -> UUID:
        return commands.give_opinion(by=cast.stranger, at=AT, token=link, stars=stars, comment=comment)

    assert refused(lambda: give({})) == "penilaian-acara-kosong"
    assert refused(lambda: give({"materi": 6})) == "penilaian-acara-salah"
    give({"materi": 5, "tempat": 2}, "Ruang panas")
    give({"materi": 4})
    found = queries.evaluation_of(by=cast.regency_office, at=AT, batch_id=exam.batch)
    assert (found.given, found.seated, found.comments) == (2, 2, ("Ruang panas",))
    assert (found.statements[0].stars, found.statements[0].mean) == ((0, 0, 0, 1, 1), 4.5)
    assert found.statements[1].mean is None
    assert refused(lambda: give({"materi": 5})) == "penilaian-acara-penuh"


@pytest.mark.parametrize("role", ["stranger", "kader_a", "village_head"])
def test_strangers_neither_read_nor_write_tests(cast: Cast, exam: Exam, role: str) -> None:
    who: Actor = getattr(cast, role)
    id = paper(cast, exam)
    area, batch = cast.areas.buleleng.id, exam.batch
    step = commands.add_practice_step(by=cast.regency_office, at=AT, batch_id=batch, practice="Api", text="Matikan gas")
    new = NewQuestion("Apa?", 0, options=("a", "b"))
    told: dict[str, Any] = {"by": who, "at": AT}
    acts: list[Callable[[], object]] = [
        lambda: commands.write_question(area_id=area, new=new, **told),
        lambda: commands.revise_question(question_id=exam.health, new=new, **told),
        lambda: commands.use_question(question_id=exam.health, **told),
        lambda: commands.retire_question(question_id=exam.health, **told),
        lambda: commands.set_paper(batch_id=batch, kind="awal", question_ids=[exam.health], **told),
        lambda: commands.open_paper(paper_id=id, **told),
        lambda: commands.close_paper(paper_id=id, **told),
        lambda: commands.renew_paper_link(paper_id=id, **told),
        lambda: commands.enter_sheets(paper_id=id, sheets=[], **told),
        lambda: commands.add_practice_step(batch_id=batch, practice="Api", text="x", **told),
        lambda: commands.drop_practice_step(item_id=step, **told),
        lambda: commands.assess_practice(batch_id=batch, participant_id=exam.luh.id, results={}, **told),
    ]
    assert {refused(act) for act in acts} == {"tidak-berhak"}
    reads: list[Callable[[], object]] = [
        lambda: queries.questions(by=who, area_id=area),
        lambda: queries.question(by=who, question_id=exam.health),
        lambda: queries.questions_for(batch_id=batch, **told),
        lambda: queries.papers_of(batch_id=batch, **told),
        lambda: queries.exam_results(batch_id=batch, **told),
        lambda: queries.entry_grid(paper_id=id, **told),
        lambda: queries.practice_sheet(batch_id=batch, **told),
        lambda: queries.evaluation_of(batch_id=batch, **told),
        lambda: queries.evaluation_token(batch_id=batch, **told),
    ]
    assert {refused(act) for act in reads} == {"tidak-ditemukan"}
