"""The errands of an office in a real browser: walk down a number, accept and return a report, by keyboard alone.

S3.13 (reports by tier), S4.5-S4.7 (dashboard of six fields from nation to rows).
"""

import pytest
from playwright.sync_api import Page, expect

from simpul.reports.models import Submission
from tests import factories
from tests.journeys.browser import assert_everyone_can_use, sign_in, weight_of_scripts_and_styles
from tests.web.reports_stage import KEEP, Office, office


@pytest.fixture
def place(transactional_db) -> Office:
    return office()


def enter(page: Page, live_server, name: str) -> None:
    """Come in by the login page, by keyboard."""
    page.goto(f"{live_server.url}/masuk/")
    page.get_by_label("Nama pengguna").fill(name)
    page.keyboard.press("Tab")
    page.keyboard.type(factories.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Pekerjaan saya")).to_be_visible()


def test_a_lurah_returns_a_report_and_later_accepts_it_from_the_phone(phone: Page, live_server, place) -> None:
    id = place.send()
    enter(phone, live_server, place.lurah.username)
    assert_everyone_can_use(phone)
    phone.get_by_role("link", name="menunggu Anda periksa").click()
    assert_everyone_can_use(phone)
    phone.get_by_role("link", name="Posyandu Melati").first.click()
    assert_everyone_can_use(phone)
    phone.get_by_role("link", name="Kembalikan", exact=True).click()
    phone.get_by_role("button", name="Kembalikan laporan").click()
    expect(phone.get_by_role("alert")).to_contain_text("Tulis alasannya")
    assert_everyone_can_use(phone)
    phone.get_by_label("Bagian yang perlu diperbaiki").first.select_option("kesehatan.balita_ditimbang")
    phone.get_by_label("Alasan dan yang harus diperiksa").first.fill("48 melebihi balita terdaftar (45)")
    phone.get_by_role("button", name="Kembalikan laporan").click()
    expect(phone.get_by_text("Dikembalikan dengan alasan:")).to_be_visible()

    place.weigh(factories.person(place.melati, "Putu Baru", born=place.child.birth_date))
    place.send()
    phone.reload()
    expect(phone.get_by_text("Kiriman ke-2")).to_be_visible()
    phone.get_by_role("button", name="Terima laporan").dblclick()
    expect(phone.get_by_text("diterima.", exact=False).first).to_be_visible()
    assert Submission.objects.get(id=id).state == "diterima"


def test_a_regency_walks_down_from_a_number_by_keyboard_alone(desktop: Page, live_server, place) -> None:
    sign_in(desktop, live_server.url, place.regency)
    desktop.goto(f"{live_server.url}/wilayah/51.08/{KEEP}")
    assert_everyone_can_use(desktop)
    for heading in ("Kecamatan", "Desa dan kelurahan", "Posyandu"):
        if heading == "Kecamatan":
            press(desktop, desktop.locator(".number-list a[href*='kesehatan.balita_ditimbang']"))
        expect(desktop.get_by_role("heading", name="Balita yang ditimbang (D)")).to_be_visible()
        expect(desktop.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        assert_everyone_can_use(desktop)
        if heading != "Posyandu":
            press(desktop, desktop.locator("td.num a", has_text="1").first)
    expect(desktop.get_by_text("Posyandu Melati")).to_be_visible()


def press(page: Page, link) -> None:
    """Reach a link as a keyboard does, and open it."""
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def test_every_page_of_an_office_can_be_used_by_everyone(phone: Page, desktop: Page, live_server, place) -> None:
    place.send()
    village, areas = "51.08.06.1020", ("/wilayah/{}/", "/wilayah/{}/bidang/sosial/", "/wilayah/{}/kelengkapan/")
    addresses = [one.format(village) + KEEP for one in (*areas, "/laporan/{}/", "/laporan/{}/kirim/", "/periksa/{}/")]
    addresses += [f"/akun/{village}/", f"/akun/{village}/baru/", "/akun-saya/", "/cari/?q=buleleng", "/tentang/"]
    for page in (phone, desktop):
        sign_in(page, live_server.url, place.lurah)
        for address in addresses:
            page.goto(live_server.url + address)
            assert page.url == live_server.url + address
            assert_everyone_can_use(page)


def test_the_nation_shows_its_tiles_to_everyone(desktop: Page, live_server, place) -> None:
    minister = factories.user()
    factories.holding(minister, "tim_pembina", factories.areas().nation)
    sign_in(desktop, live_server.url, minister)
    desktop.goto(f"{live_server.url}/wilayah/0/{KEEP}")
    assert_everyone_can_use(desktop)
    desktop.locator("svg.map a").first.click()
    expect(desktop.locator("h1")).to_contain_text("Provinsi")


def test_suggestions_lead_to_an_area_by_keyboard(desktop: Page, live_server, place) -> None:
    sign_in(desktop, live_server.url, place.kasi)
    desktop.goto(f"{live_server.url}/cari/")
    desktop.get_by_label("Nama atau kode wilayah").press_sequentially("penaruk")
    expect(desktop.locator(".suggestions a").first).to_be_visible()
    desktop.keyboard.press("ArrowDown")
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", name="Kelurahan Penarukan")).to_be_visible()


def test_scripts_and_styles_weigh_less_than_the_budget(phone: Page, live_server, place) -> None:
    sign_in(phone, live_server.url, place.lurah)
    assert 0 < weight_of_scripts_and_styles(phone, f"{live_server.url}/wilayah/51.08.06.1020/") <= 150 * 1024
