"""Open days of a month: made from the rule, added, moved, cancelled."""

from datetime import timedelta

import pytest

from simpul.services.models import OpenDay
from tests import factories
from tests.web.post_cast import intention, text, today, words

AHEAD = "2027-03"


def address(stage, rest: str = "") -> str:
    return f"/pos/{stage.post.id}/hari/{rest}"


def test_the_chair_makes_the_open_days_of_a_month_from_the_rule_once(browse, stage) -> None:
    client = browse(stage.ketua)
    for _ in range(2):
        client.post(f"{address(stage, 'buat/')}?bulan={AHEAD}")
    days = OpenDay.objects.filter(post=stage.post, on__year=2027)
    assert [day.on.isoformat() for day in days] == ["2027-03-12"]
    assert "Jumat, 12 Maret 2027" in words(client.get(f"{address(stage)}?bulan={AHEAD}"))


def test_an_empty_month_says_what_to_do(browse, stage) -> None:
    page = words(browse(stage.ketua).get(f"{address(stage)}?bulan={AHEAD}"))
    assert "Belum ada hari buka bulan ini. Buat dari jadwal." in page


def test_a_post_without_a_rule_is_asked_for_one(browse, stage) -> None:
    bare = factories.post(stage.post.village, "Tanpa Jadwal")
    answer = browse(stage.ketua).post(f"{address(stage, 'buat/')}?bulan={AHEAD}")
    assert answer.status_code == 302
    factories.holding(stage.ketua, "ketua", bare)
    answer = browse(stage.ketua).post(f"/pos/{bare.id}/hari/buat/?bulan={AHEAD}")
    assert "belum punya jadwal hari buka" in words(answer)
    assert f"/posyandu/{bare.id}/jadwal/" in text(answer)


def test_one_more_open_day_is_added_once_however_often_it_is_sent(browse, stage) -> None:
    client, form = browse(stage.ketua), intention(on="2027-03-20", reason="imunisasi susulan")
    first, second = (client.post(address(stage, "tambah/"), form) for _ in range(2))
    made = OpenDay.objects.get(post=stage.post, on="2027-03-20")
    assert first.url == second.url == f"/pos/hari/{made.id}/"


def test_a_day_that_is_open_already_is_told_and_what_was_typed_stays(browse, stage) -> None:
    page = browse(stage.ketua).post(address(stage, "tambah/"), intention(on=today().isoformat(), reason="lagi"))
    assert "Sudah ada hari buka pada" in words(page)
    assert 'value="lagi"' in text(page)


def test_an_open_day_is_moved_with_a_reason_and_says_so(browse, stage) -> None:
    client, new = browse(stage.ketua), today() + timedelta(days=3)
    client.post(f"/pos/hari/{stage.day.id}/pindah/", intention(on=new.isoformat(), reason="hari raya"))
    stage.day.refresh_from_db()
    assert stage.day.on == new
    page = words(client.get(f"/pos/hari/{stage.day.id}/"))
    assert "semula" in page
    assert "hari raya" in page


@pytest.mark.parametrize(("errand", "given"), [("pindah", {"on": "2027-03-20"}), ("batal", {})])
def test_without_a_reason_a_day_is_neither_moved_nor_cancelled(browse, stage, errand, given) -> None:
    page = browse(stage.ketua).post(f"/pos/hari/{stage.day.id}/{errand}/", intention(**given, reason=""))
    assert "Isi dulu: Alasan" in words(page)
    stage.day.refresh_from_db()
    assert (stage.day.on, stage.day.state) == (today(), "terjadwal")


def test_a_cancelled_day_stays_in_the_list_with_its_reason(browse, stage) -> None:
    client = browse(stage.ketua)
    client.post(f"/pos/hari/{stage.day.id}/batal/", intention(reason="balai dipakai upacara"))
    page = words(client.get(address(stage)))
    assert "Dibatalkan" in page
    assert "balai dipakai upacara" in page


@pytest.mark.parametrize("typed", ["31/02/2026", "besok", "12/08/26", "29/02/2027"])
def test_a_day_that_cannot_be_read_stays_where_it_was_typed(browse, stage, typed) -> None:
    page = browse(stage.ketua).post(address(stage, "tambah/"), intention(on=typed))
    assert page.status_code == 200
    assert f'value="{typed}"' in text(page)
    assert "Belum tersimpan" in words(page)
    assert OpenDay.objects.count() == 1


def test_a_kader_may_not_plan_and_a_stranger_does_not_see_the_days(browse, stage) -> None:
    for user in (stage.kader, stage.kader_b, stage.stranger):
        client = browse(user)
        assert client.post(address(stage, "tambah/"), intention(on="2027-03-20")).status_code == 403
        assert client.post(f"/pos/hari/{stage.day.id}/batal/", intention(reason="iseng")).status_code == 403
    assert browse(stage.stranger).get(address(stage)).status_code == 403
    assert OpenDay.objects.get().state == "terjadwal"


def test_an_address_that_names_no_month_shows_this_month(browse, stage) -> None:
    for wrong in ("2026-13", "x", "2026-02-30", ""):
        assert browse(stage.ketua).get(f"{address(stage)}?bulan={wrong}").status_code == 200
