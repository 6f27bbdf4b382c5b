"""The demo has a made-up bimtek with certificates, skills and plans, and coaching visits with an overdue action."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from simpul.certificates.models import Certificate, Issue
from simpul.coaching.models import AgreedAction, Visit
from simpul.competence import queries
from simpul.competence.models import FollowUp
from simpul.jobs.simulation.building import Size, build
from simpul.jobs.simulation.schooling import CHECKED_ON, write_schooling
from simpul.kernel.actor import SYSTEM
from simpul.places import queries as places
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


def test_nothing_is_written_elsewhere(db: Any) -> None:
    write_schooling([], today=TODAY)
    assert not Visit.objects.exists()
