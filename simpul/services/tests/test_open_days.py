"""Open days: from the rule, moved, cancelled, added; what is due."""

from datetime import date, timedelta

import pytest

from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.services.commands import add_open_day, cancel_open_day, make_open_days, move_open_day
from simpul.services.models import OpenDay
from simpul.services.queries import due, open_day, open_days
from tests import factories

from .conftest import AT, TODAY, one

NOVEMBER = Period(2026, 11)


@pytest.fixture
def post(cast):
    type(cast.post_a).objects.filter(id=cast.post_a.id).update(open_rule="pekan:2:selasa")
    return cast.post_a


def make(cast, post, period=NOVEMBER):
    return make_open_days(by=cast.ketua_a, at=AT, post_id=post.id, period=period)


def days(cast, post, period=NOVEMBER):
    return [(day.on, day.state) for day in open_days(by=cast.ketua_a, post_id=post.id, period=period)]


def test_the_rule_gives_the_days_of_each_month(cast, post) -> None:
    assert len(make(cast, post, Period(2026, 10, 3))) == 3
    assert days(cast, post, Period(2026, 10, 3)) == [
        (date(2026, 10, 13), "terjadwal"),
        (date(2026, 11, 10), "terjadwal"),
        (date(2026, 12, 8), "terjadwal"),
    ]


def test_a_month_is_made_once_even_after_its_day_was_moved_or_the_rule_changed(cast, post) -> None:
    (id,) = make(cast, post)
    move_open_day(by=cast.ketua_a, at=AT, id=id, on=date(2026, 11, 12), reason="Galungan")
    type(post).objects.filter(id=post.id).update(open_rule="hari:20")
    assert make(cast, post) == []
    assert days(cast, post) == [(date(2026, 11, 12), "terjadwal")]


def test_a_post_without_a_rule_is_told_to_set_one(cast) -> None:
    with pytest.raises(Refusal) as refusal:
        make(cast, cast.post_a)
    assert refusal.value.code == "jadwal-belum-ada"


def test_a_moved_day_tells_where_it_was_planned_and_why(cast, post) -> None:
    (id,) = make(cast, post)
    move_open_day(by=cast.ketua_a, at=AT, id=id, on=date(2026, 11, 12), reason=" Hari  raya ")
    day = open_day(by=cast.kader_a, id=id)
    assert (day.on, day.planned_on, day.moved, day.reason) == (
        date(2026, 11, 12),
        date(2026, 11, 10),
        True,
        "Hari raya",
    )


def test_a_cancelled_day_stays_and_its_date_can_be_used_again(cast, post) -> None:
    (id,) = make(cast, post)
    cancel_open_day(by=cast.ketua_a, at=AT, id=id, reason="banjir")
    with pytest.raises(Refusal) as refusal:
        move_open_day(by=cast.ketua_a, at=AT, id=id, on=TODAY, reason="surut")
    assert refusal.value.code == "hari-buka-batal"
    add_open_day(by=cast.ketua_a, at=AT, post_id=post.id, on=date(2026, 11, 10))
    assert days(cast, post) == [(date(2026, 11, 10), "batal"), (date(2026, 11, 10), "terjadwal")]


def test_two_open_days_do_not_fall_on_one_date(cast, post) -> None:
    (id,) = make(cast, post)
    extra = add_open_day(by=cast.ketua_a, at=AT, post_id=post.id, on=TODAY, reason="Pekan imunisasi")
    assert open_day(by=cast.kader_a, id=extra).by_rule is False
    for act in (
        lambda: add_open_day(by=cast.ketua_a, at=AT, post_id=post.id, on=TODAY),
        lambda: move_open_day(by=cast.ketua_a, at=AT, id=id, on=TODAY, reason="sama saja"),
    ):
        with pytest.raises(Refusal) as refusal:
            act()
        assert (refusal.value.code, refusal.value.field) == ("hari-buka-sudah-ada", "on")


def test_a_day_with_records_is_neither_moved_nor_cancelled(cast, post, weighing) -> None:
    id = add_open_day(by=cast.ketua_a, at=AT, post_id=post.id, on=TODAY)
    one(cast.kader_a, weighing())
    assert open_day(by=cast.kader_a, id=id).recorded == 1
    with pytest.raises(Refusal) as moving:
        move_open_day(by=cast.ketua_a, at=AT, id=id, on=date(2026, 11, 23), reason="hujan")
    with pytest.raises(Refusal) as cancelling:
        cancel_open_day(by=cast.ketua_a, at=AT, id=id, reason="hujan")
    assert moving.value.code == cancelling.value.code == "hari-buka-ada-catatan"


def test_moving_and_cancelling_need_a_reason(cast, post) -> None:
    (id,) = make(cast, post)
    with pytest.raises(Refusal) as moving:
        move_open_day(by=cast.ketua_a, at=AT, id=id, on=TODAY, reason=" ")
    with pytest.raises(Refusal) as cancelling:
        cancel_open_day(by=cast.ketua_a, at=AT, id=id, reason="")
    assert moving.value.code == cancelling.value.code == "alasan-wajib"


@pytest.mark.parametrize("who", ["kader_a", "kader_b", "stranger", "resident", "kasi"])
def test_only_who_manages_the_post_changes_its_open_days(cast, post, who: str) -> None:
    by, (id,) = getattr(cast, who), make(cast, post)
    acts = (
        lambda: make_open_days(by=by, at=AT, post_id=post.id, period=NOVEMBER),
        lambda: add_open_day(by=by, at=AT, post_id=post.id, on=TODAY),
        lambda: move_open_day(by=by, at=AT, id=id, on=TODAY, reason="x"),
        lambda: cancel_open_day(by=by, at=AT, id=id, reason="x"),
    )
    for act in acts:
        with pytest.raises(Refusal) as refusal:
            act()
        assert refusal.value.code in ("tidak-berhak", "tidak-ditemukan")
    assert OpenDay.objects.values_list("on", "state").get(id=id) == (date(2026, 11, 10), "terjadwal")


@pytest.mark.parametrize("who", ["stranger", "resident", "kader_c"])
def test_a_stranger_sees_no_open_days(cast, post, who: str) -> None:
    (id,) = make(cast, post)
    for see in (
        lambda: open_days(by=getattr(cast, who), post_id=post.id, period=NOVEMBER),
        lambda: open_day(by=getattr(cast, who), id=id),
        lambda: open_day(by=getattr(cast, who), id=new_id()),
    ):
        with pytest.raises(Refusal) as refusal:
            see()
        assert refusal.value.code == "tidak-ditemukan"


def test_a_kader_hears_of_the_open_day_of_this_week(cast, post) -> None:
    add_open_day(by=cast.ketua_a, at=AT, post_id=post.id, on=TODAY)
    assert [(e.kind, e.title) for e in due(by=cast.kader_a, at=AT)] == [("hari_buka", "Hari buka hari ini.")]
    assert due(by=cast.kader_b, at=AT) == []
    assert due(by=cast.resident, at=AT) == []


def test_an_open_day_without_records_is_due_until_something_is_recorded(cast, post, weighing) -> None:
    past = TODAY - timedelta(days=3)
    id = add_open_day(by=cast.ketua_a, at=AT, post_id=post.id, on=past)
    (errand,) = due(by=cast.kader_a, at=AT)
    assert (errand.kind, errand.args, errand.due_on) == ("kurang", {"id": str(id)}, past)
    one(cast.kader_a, weighing(on=past))
    assert due(by=cast.kader_a, at=AT) == []


def test_a_month_without_open_days_is_due_for_who_makes_them(cast, post) -> None:
    assert [e.title for e in due(by=cast.ketua_a, at=AT)] == ["Belum ada hari buka November 2026. Buat dari jadwal."]
    make(cast, post)
    assert due(by=cast.ketua_a, at=AT) == []
    assert due(by=cast.kader_a, at=AT) == []


def test_the_errands_of_a_post_are_not_those_of_offices_above(cast, post) -> None:
    add_open_day(by=cast.ketua_a, at=AT, post_id=post.id, on=TODAY)
    factories.post(cast.areas.penarukan)
    for who in (cast.bidan, cast.staf_desa, cast.regency_office):
        assert due(by=who, at=AT) == []
