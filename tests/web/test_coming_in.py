"""Coming in, going out, one's own account; what a visitor sees."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests import factories


@pytest.fixture
def lurah(db):
    areas = factories.areas()
    made = factories.user("lurah.penarukan", home=areas.penarukan, name="I Made Arta")
    factories.holding(made, "kepala_desa", areas.penarukan)
    return made


def test_a_visitor_is_asked_to_come_in_and_then_gets_the_page_they_wanted(lurah) -> None:
    client = Client()
    asked = client.get("/wilayah/51.08.06.1020/?periode=2026-10")
    assert asked.status_code == 302
    assert asked.url == "/masuk/?next=/wilayah/51.08.06.1020/%3Fperiode%3D2026-10"
    wanted = {"username": " Lurah.Penarukan ", "password": factories.PASSWORD, "next": "/cari/?q=bali"}
    assert client.post("/masuk/", wanted).url == "/cari/?q=bali"


def test_nobody_is_led_to_a_strange_site_after_coming_in(lurah) -> None:
    wanted = {"username": "lurah.penarukan", "password": factories.PASSWORD, "next": "https://jahat.example/"}
    assert Client().post("/masuk/", wanted).url == "/"


def test_a_wrong_password_is_told_in_a_sentence_and_the_name_stays(lurah) -> None:
    answer = Client().post("/masuk/", {"username": "lurah.penarukan", "password": "salah"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Nama pengguna atau kata sandi belum cocok" in page
    assert 'value="lurah.penarukan"' in page


def test_five_wrong_passwords_wait_with_a_page_that_says_what_to_do(lurah) -> None:
    client = Client()
    for _ in range(5):
        answer = client.post("/masuk/", {"username": "lurah.penarukan", "password": "salah"})
    assert answer.status_code == 429
    assert "Tunggu 15 menit dulu" in answer.content.decode()
    right = client.post("/masuk/", {"username": "lurah.penarukan", "password": factories.PASSWORD})
    assert right.status_code == 429


def test_going_out_ends_the_session(browse, lurah) -> None:
    client = browse(lurah)
    assert client.get("/").status_code == 200
    client.post("/keluar/")
    assert client.get("/").status_code == 302


def test_going_out_takes_a_form_and_never_a_link(browse, lurah) -> None:
    assert browse(lurah).get("/keluar/").status_code == 405


def test_a_session_left_alone_for_days_has_ended(browse, lurah) -> None:
    client = browse(lurah)
    client.get("/")
    session = client.session
    long_ago = (timezone.now() - timedelta(days=3)).isoformat()
    session["started"] = session["seen"] = long_ago
    session.save()
    assert client.get("/").url.startswith("/masuk/")


def test_a_closed_account_is_out_with_the_next_page(browse, lurah) -> None:
    client = browse(lurah)
    lurah.is_active = False
    lurah.save()
    assert client.get("/").url.startswith("/masuk/")


def test_a_first_password_must_be_changed_before_anything_else(browse, lurah) -> None:
    lurah.must_change_password = True
    lurah.save()
    client = browse(lurah)
    assert client.get("/").url == "/akun-saya/"
    changed = {"current": factories.PASSWORD, "new": "kamboja-gerimis-41"}
    assert "Kata sandi sudah diganti" in client.post("/akun-saya/", changed).content.decode()
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"current": "bukan-ini-lho", "new": "kamboja-gerimis-41"}, "Kata sandi sekarang"),
        ({"current": factories.PASSWORD, "new": "123"}, "Kata sandi baru"),
    ],
)
def test_a_new_password_that_will_not_do_is_told_beside_its_field(browse, lurah, given, sentence) -> None:
    page = browse(lurah).post("/akun-saya/", given).content.decode()
    assert "Belum tersimpan" in page
    assert f"{sentence}: " in page


def test_my_account_tells_my_roles(browse, lurah) -> None:
    page = browse(lurah).get("/akun-saya/").content.decode()
    assert "Kepala desa atau lurah" in page
    assert "Penarukan" in page


def test_the_page_about_names_the_licence_of_the_areas() -> None:
    page = Client().get("/tentang/").content.decode()
    assert "ODbL" in page
    assert "idn-area-data" in page


def test_pages_of_people_are_kept_in_no_shared_cache(browse, lurah) -> None:
    assert browse(lurah).get("/").headers["Cache-Control"] == "private, no-cache"


def test_no_page_allows_inline_script_or_style(browse, lurah) -> None:
    policy = browse(lurah).get("/").headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "script-src 'self'" in policy


def test_an_address_that_does_not_exist_is_told_in_words(browse, lurah) -> None:
    answer = browse(lurah).get("/tidak/ada/")
    assert answer.status_code == 404
    assert "Halaman ini tidak ada" in answer.content.decode()
