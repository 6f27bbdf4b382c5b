"""The open registry on pages: a resident finds the posts of the village without signing in."""

from datetime import UTC, date, datetime, timedelta

from simpul.published.queries import published_counts
from simpul.services.models import OpenDay
from simpul.services.queries import next_open_days
from tests import factories
from tests.web.post_cast import words

NUMBER = "51.08.06.1020.001"


def test_a_resident_finds_the_village_by_its_path_and_sees_its_posts(browse, stage) -> None:
    kaliuntu = factories.areas().kaliuntu
    post = factories.post(kaliuntu, "Mawar", open_rule="hari:12", address="Rumah Bu Kadek")
    kader = factories.person(post)
    factories.appointment(kader, post, "kader", "sosial")
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    OpenDay.objects.create(post=post, on=tomorrow, planned_on=tomorrow, state="terjadwal")
    visitor = browse(None)
    assert "/registri/51.08.06.1024/" in visitor.get("/registri/?q=Kaliuntu, Buleleng").content.decode()
    shown = words(visitor.get("/registri/51.08.06.1024/"))
    for told in ("Posyandu Mawar", "Aktif", "Tanggal 12 setiap bulan", "Buka berikutnya", "Sosial", "belum ada"):
        assert told in shown
    for kept in ("Kadek", kader.name):
        assert kept not in shown


def test_an_area_above_leads_down_with_counts_from_the_regency_on(browse, stage) -> None:
    areas = factories.areas()
    factories.post(areas.kaliuntu, "Mawar", number="51.08.06.1024.001", number_from=factories.LONG_AGO)
    factories.post(areas.kaliuntu, "Melati", state="istirahat")
    assert published_counts(areas.kec_buleleng.id)[areas.kaliuntu.id] == (1, 1)
    visitor = browse(None)
    assert "1 posyandu aktif, 1 bernomor" in words(visitor.get("/registri/51.08.06/"))
    assert "Kabupaten Buleleng" in words(visitor.get("/registri/51/"))


def test_a_number_leads_to_its_post_and_the_post_to_its_village(browse, stage) -> None:
    factories.post(name="Anggrek", number=NUMBER, number_from=factories.LONG_AGO)
    visitor = browse(None)
    answer = visitor.get(f"/registri/?q={NUMBER}", follow=True)
    assert "Posyandu Anggrek" in words(answer)
    assert 'href="/registri/51.08.06.1020/"' in answer.content.decode()


def test_an_unknown_place_is_told_in_words(browse, stage) -> None:
    visitor = browse(None)
    assert "Tidak ada wilayah" in words(visitor.get("/registri/?q=Antah Berantah"))
    assert visitor.get("/registri/99.99.99.9999/").status_code == 404


def test_the_next_open_day_is_one_that_was_not_cancelled(db) -> None:
    post, day = factories.post(), date(2026, 12, 3)
    OpenDay.objects.create(post=post, on=day, planned_on=day, state="batal", reason="hujan")
    assert next_open_days([post.id], day) == {}
    OpenDay.objects.create(post=post, on=day + timedelta(7), planned_on=day + timedelta(7), state="terjadwal")
    assert next_open_days([post.id], day) == {post.id: day + timedelta(7)}
