"""A participant with an account answers as who they are, once; nobody answers for another."""

from dataclasses import replace
from uuid import UUID

import pytest

from simpul.exams import commands, queries
from simpul.exams.models import Attempt
from simpul.exams.tests.conftest import AT, Exam
from simpul.exams.tests.test_exams import paper, refused, token
from simpul.kernel.actor import Actor
from simpul.participants.commands import withdraw_participant
from simpul.participants.models import Participant
from tests import factories
from tests.cast import Cast


@pytest.fixture
def sari(cast: Cast, exam: Exam) -> Actor:
    """Ni Luh Sari, signed in: her account is that of the person on the list."""
    person = factories.person(factories.post(cast.areas.penarukan, "Kamboja"), "Ni Luh Sari")
    Participant.objects.filter(id=exam.luh.id).update(person=person, match="pasti")
    return replace(cast.kader_a, person_id=person.id)


def test_who_is_signed_in_answers_without_a_code_once(cast: Cast, exam: Exam, sari: Actor) -> None:
    id = paper(cast, exam)
    assert [(one.id, one.waiting, one.score) for one in queries.my_papers(by=sari, at=AT)] == [(id, True, None)]
    asked = queries.own_paper(by=sari, at=AT, paper_id=id).questions
    assert [one.id for one in asked] == [exam.health, exam.works]

    def answer() -> UUID:
        return commands.answer_as_participant(by=sari, at=AT, paper_id=id, chosen={exam.health: 1})

    answer()
    found = Attempt.objects.get()
    assert (found.participant_id, found.how, found.by) == (exam.luh.id, "ponsel", sari.id)
    assert refused(answer) == "tes-sudah-dijawab-sendiri"
    link = token(cast, exam)

    def by_link() -> UUID:
        return commands.answer_by_link(by=cast.stranger, at=AT, token=link, code=exam.luh.code, chosen={})

    assert refused(by_link) == "tes-sudah-dijawab"
    assert [(one.waiting, one.score) for one in queries.my_papers(by=sari, at=AT)] == [(False, None)]
    commands.close_paper(by=cast.regency_office, at=AT, paper_id=id)
    assert [(one.waiting, one.score) for one in queries.my_papers(by=sari, at=AT)] == [(False, 50.0)]


def test_a_test_that_is_not_open_is_not_answered(cast: Cast, exam: Exam, sari: Actor) -> None:
    id = paper(cast, exam)
    commands.close_paper(by=cast.regency_office, at=AT, paper_id=id)
    assert queries.my_papers(by=sari, at=AT) == []
    assert refused(lambda: queries.own_paper(by=sari, at=AT, paper_id=id)) == "tes-tidak-terbuka"
    assert (
        refused(lambda: commands.answer_as_participant(by=sari, at=AT, paper_id=id, chosen={})) == "tes-tidak-terbuka"
    )


def test_who_left_the_list_or_is_only_perhaps_meant_has_no_test(cast: Cast, exam: Exam, sari: Actor) -> None:
    id = paper(cast, exam)
    Participant.objects.filter(id=exam.luh.id).update(match="mungkin")
    assert refused(lambda: queries.own_paper(by=sari, at=AT, paper_id=id)) == "tidak-ditemukan"
    Participant.objects.filter(id=exam.luh.id).update(match="pasti")
    withdraw_participant(by=cast.regency_office, at=AT, participant_id=exam.luh.id, reason="Sakit")
    assert queries.my_papers(by=sari, at=AT) == []


@pytest.mark.parametrize("role", ["stranger", "kader_a", "village_head", "regency_office"])
def test_nobody_answers_for_another(cast: Cast, exam: Exam, sari: Actor, role: str) -> None:
    who: Actor = getattr(cast, role)
    id = paper(cast, exam)
    assert queries.my_papers(by=who, at=AT) == []
    assert refused(lambda: queries.own_paper(by=who, at=AT, paper_id=id)) == "tidak-ditemukan"
    assert refused(lambda: commands.answer_as_participant(by=who, at=AT, paper_id=id, chosen={})) == "tidak-ditemukan"
