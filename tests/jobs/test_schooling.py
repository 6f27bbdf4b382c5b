"""The demo has a made-up bimtek with certificates, skills and plans, and coaching visits with an overdue action."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from simpul import standards
from simpul.certificates.models import Certificate, Issue
from simpul.coaching.models import AgreedAction, Visit
from simpul.competence import queries
from simpul.competence.models import FollowUp
from simpul.exams.queries import evaluation_of, exam_results
from simpul.jobs.simulation.building import Size, build
from simpul.jobs.simulation.examining import questions
from simpul.jobs.simulation.schooling import CHECKED_ON, write_schooling
from simpul.jobs.simulation.writing import noon
from simpul.kernel.actor import SYSTEM
from simpul.places import queries as places
from simpul.training.models import Batch
from tests import factories

TODAY = date(2026, 11, 22)


@pytest.fixture
def written(db: Any, settings: Any, tmp_path: Path) -> Any:
    settings.CERTIFICATE_DIR = tmp_path
    village = places.area(factories.areas().penarukan.id)
    size = Size(people=40, months=1)
    villages = build([(village, 3)], seed=2, size=size, today=TODAY, say=lambda text: None)
    write_schooling(villages, today=TODAY)
    return villages[0]


def test_kader_of_some_posts_are_trained_and_others_are_not(written: Any) -> None:
    found = queries.needs(by=SYSTEM, area_id=written.area.id, on=TODAY).whole
    assert 0 < found.trained < found.kader
    first = queries.competence_of_post(by=SYSTEM, post_id=written.posts[0].post.id, on=TODAY)
    assert {one.code for line in first for one in line.competence.badges if one.is_earned} == {"purwa", "madya"}


def test_certificates_are_printed_and_one_is_revoked_with_its_reason(written: Any, tmp_path: Path) -> None:
    assert [one.state for one in Issue.objects.all()] == ["siap"]
    assert Certificate.objects.count() > 5
    revoked = Certificate.objects.get(revoked_on__isnull=False)
    assert "peserta lain" in revoked.revoked_because
    assert CHECKED_ON.startswith("https://simpul.contoh"), "made up, as everything here"
    assert sorted(one.suffix for one in tmp_path.rglob("*") if one.is_file()) == [".pdf", ".zip"]


def test_a_plan_is_done_one_is_late_and_one_agreed_action_is_overdue(written: Any) -> None:
    assert FollowUp.objects.filter(state="selesai").count() == 1
    assert FollowUp.objects.filter(state="rencana", due_on__lt=TODAY).count() == 1
    assert AgreedAction.objects.filter(due_on__lt=TODAY).count() == 1
    assert AgreedAction.objects.count() == 2
    assert Visit.objects.filter(planned_on=TODAY + timedelta(days=12)).count() == 1


def test_both_tests_show_a_gain_in_every_field_and_some_questions_are_harder(written: Any) -> None:
    batch = Batch.objects.get().id
    found = exam_results(by=SYSTEM, at=noon(TODAY), batch_id=batch)
    assert [(one.kind, one.state) for one in found.papers] == [("awal", "ditutup"), ("akhir", "ditutup")]
    assert {one.field for one in found.gains} == {"", *(one.code for one in standards.fields())}
    whole = found.gains[0]
    assert whole.difference is not None
    assert whole.difference > 10
    shares = [one.share for one in found.questions if one.kind == "awal" and one.share is not None]
    assert max(shares) - min(shares) > 20
    assert 0 < found.papers[1].answered < found.papers[0].answered
    assert evaluation_of(by=SYSTEM, at=noon(TODAY), batch_id=batch).given > 5


def test_the_questions_say_that_they_are_made_up_and_are_right_by_the_catalogue() -> None:
    names = {one.code: one.name for one in standards.fields()}
    made = questions()
    assert len(made) == 13
    assert all("(contoh)" in one.text and "bukan soal resmi" in one.ref for one in made)
    for one in made[1:]:
        if one.options:
            assert one.options[one.right] == names[one.field]
            assert len(set(one.options)) == 4
        else:
            assert (f"bidang {names[one.field].lower()}." in one.text) == (one.right == 0)


def test_nothing_is_written_elsewhere(db: Any) -> None:
    write_schooling([], today=TODAY)
    assert not Visit.objects.exists()
