"""Months that an area closes and that a post finishes."""

from datetime import UTC, datetime

import pytest

from simpul.audit.queries import history
from simpul.facts.commands import close_month, forget_finished, note_finished, note_many_finished, reopen_month
from simpul.facts.models import ClosedMonth, MonthState
from simpul.facts.queries import closed_months, finished_months, is_closed
from simpul.kernel.actor import SYSTEM
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
OCTOBER = Period(2026, 10)


@pytest.fixture
def path(cast):
    return cast.areas.penarukan.path


def close(cast, by=None):
    close_month(by=by or cast.regency_office, at=AT, area_id=cast.areas.buleleng.id, period=OCTOBER)


def test_a_closed_month_is_closed_for_everything_below_and_nothing_beside(cast, path) -> None:
    close(cast)
    assert is_closed(path, OCTOBER)
    assert is_closed(cast.areas.buleleng.path, OCTOBER)
    assert not is_closed(cast.areas.bali.path, OCTOBER)
    assert not is_closed(cast.areas.ampukung.path, OCTOBER)
    assert not is_closed(path, Period(2026, 11))


def test_many_months_and_places_are_answered_at_once(cast, path, django_assert_num_queries) -> None:
    close(cast)
    far = cast.areas.ampukung.path
    with django_assert_num_queries(1):
        assert closed_months([path, far], [OCTOBER, Period(2026, 11)]) == {(path, OCTOBER)}


def test_closing_twice_is_once_and_a_month_can_be_reopened_with_a_reason(cast, path) -> None:
    close(cast)
    close(cast)
    assert ClosedMonth.objects.count() == 1
    area = cast.areas.buleleng.id
    with pytest.raises(Refusal) as refusal:
        reopen_month(by=cast.regency_office, at=AT, area_id=area, period=OCTOBER, reason=" ")
    assert refusal.value.code == "alasan-wajib"
    reopen_month(by=cast.regency_office, at=AT, area_id=area, period=OCTOBER, reason="Kaliuntu belum masuk")
    assert not is_closed(path, OCTOBER)
    assert history("closed_month", area)[-1].reason == "Kaliuntu belum masuk"
    with pytest.raises(Refusal) as refusal:
        reopen_month(by=cast.regency_office, at=AT, area_id=area, period=OCTOBER, reason="lagi")
    assert refusal.value.code == "bulan-tidak-ditutup"
    close(cast)
    assert is_closed(path, OCTOBER)


@pytest.mark.parametrize("who", ["provincial_team", "stranger", "kader_a", "ketua_a", "resident", "village_head"])
def test_only_the_office_of_that_very_area_closes_and_reopens(cast, path, who: str) -> None:
    by = getattr(cast, who)
    with pytest.raises(Refusal) as refusal:
        close(cast, by)
    assert refusal.value.code == "tidak-berhak"
    close(cast)
    with pytest.raises(Refusal) as refusal:
        reopen_month(by=by, at=AT, area_id=cast.areas.buleleng.id, period=OCTOBER, reason="iseng")
    assert refusal.value.code == "tidak-berhak"
    assert is_closed(path, OCTOBER)


def test_only_single_months_are_closed(cast) -> None:
    with pytest.raises(ValueError, match="only single months"):
        close_month(by=cast.regency_office, at=AT, area_id=cast.areas.buleleng.id, period=Period(2026, 10, 3))


def test_a_finished_quarter_is_three_finished_months(cast) -> None:
    note_finished(by=cast.ketua_a, at=AT, post_id=cast.post_a.id, period=Period(2026, 10, 3))
    note_finished(by=cast.ketua_a, at=AT, post_id=cast.post_a.id, period=OCTOBER)
    assert finished_months([cast.post_a.id, cast.post_b.id], [OCTOBER, Period(2026, 11), Period(2027, 1)]) == {
        (cast.post_a.id, 20261001),
        (cast.post_a.id, 20261101),
    }


def test_a_month_that_came_back_is_not_finished_any_more(cast) -> None:
    for by in (cast.ketua_a, cast.village_head):
        note_finished(by=cast.ketua_a, at=AT, post_id=cast.post_a.id, period=OCTOBER)
        forget_finished(by=by, at=AT, post_id=cast.post_a.id, period=OCTOBER)
        assert not MonthState.objects.exists()


@pytest.mark.parametrize("who", ["kader_a", "kader_b", "stranger", "resident"])
def test_a_stranger_finishes_no_month_of_a_post(cast, who: str) -> None:
    for act in (note_finished, forget_finished):
        with pytest.raises(Refusal) as refusal:
            act(by=getattr(cast, who), at=AT, post_id=cast.post_a.id, period=OCTOBER)
        assert refusal.value.code == "tidak-berhak"


def test_many_posts_are_finished_at_once_by_the_system_only(cast) -> None:
    posts = [cast.post_a.id, cast.post_b.id]
    note_finished(by=cast.ketua_a, at=AT, post_id=cast.post_a.id, period=OCTOBER)
    note_many_finished(by=SYSTEM, at=AT, post_ids=posts, period=OCTOBER)
    assert finished_months(posts, [OCTOBER]) == {(post, OCTOBER.key) for post in posts}
    with pytest.raises(Refusal) as refusal:
        note_many_finished(by=cast.ketua_a, at=AT, post_ids=posts, period=OCTOBER)
    assert refusal.value.code == "tidak-berhak"
