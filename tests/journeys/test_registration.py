"""The way to a registration number in a real browser: a village on a phone, a regency on a PC, anybody at the plaque.

S2.10, S3.9, S4.7 (papers, verifying, batches).
"""

import pytest
from playwright.sync_api import Page, expect

from simpul.accounts.models import User
from simpul.dossiers.models import Batch
from simpul.places.models import Area
from tests import factories
from tests.journeys.browser import assert_everyone_can_use, sign_in
from tests.web.places_of_play import picture

ITEMS = ("musyawarah", "sk_pendirian", "sk_pengurus", "identitas")


@pytest.fixture
def papers(transactional_db, settings, tmp_path) -> None:
    settings.PAPER_DIR = tmp_path


def somebody(role: str, place: Area) -> User:
    user = factories.user()
    factories.holding(user, role, place)
    return user


def bring_papers(phone: Page, address: str) -> None:
    """What the village does."""
    phone.goto(address)
    assert_everyone_can_use(phone)
    for item in ITEMS:
        phone.goto(f"{address}berkas/{item}/")
        phone.get_by_label("Berkas").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture()})
        phone.get_by_role("button", name="Simpan berkas").click()
        expect(phone.get_by_text("Berkas disimpan.")).to_be_visible()
    phone.get_by_role("link", name="Serahkan untuk diperiksa").click()
    assert_everyone_can_use(phone)
    phone.get_by_role("button", name="Serahkan").click()
    expect(phone.get_by_text("Menunggu diperiksa").first).to_be_visible()


def verify(desktop: Page) -> None:
    """What the regency does with a dossier, from its work to the verdict."""
    desktop.get_by_role("link", name="menunggu Anda periksa").click()
    assert_everyone_can_use(desktop)
    desktop.get_by_role("link", name="Posyandu Melati").click()
    desktop.get_by_role("link", name="Periksa berkas").click()
    desktop.get_by_label("Sesuai").check()
    assert_everyone_can_use(desktop)
    desktop.get_by_role("button", name="Simpan hasil").click()
    expect(desktop.get_by_text("Hasil pemeriksaan disimpan.")).to_be_visible()


def hand_upward(desktop: Page) -> None:
    """A batch, its letter, and the number that comes back."""
    desktop.get_by_label("Nama kiriman").fill("Tahap I")
    desktop.get_by_role("button", name="Susun kiriman").click()
    assert_everyone_can_use(desktop)
    desktop.get_by_role("link", name="Catat surat permohonan").click()
    desktop.get_by_label("Nomor surat permohonan").fill("400.10/7/DPMD")
    desktop.get_by_role("button", name="Catat pengajuan").click()
    desktop.get_by_role("link", name="Catat nomor yang datang").click()
    desktop.get_by_label("Posyandu Melati").fill("51.08.06.1020.001")
    assert_everyone_can_use(desktop)
    desktop.get_by_role("button", name="Simpan nomor").click()
    expect(desktop.get_by_text("1 nomor dicatat.")).to_be_visible()


def test_papers_go_from_the_village_to_the_regency_and_come_back_as_a_number(
    phone: Page, desktop: Page, live_server, papers
) -> None:
    areas = factories.areas()
    post = factories.post(areas.penarukan, "Melati")
    sign_in(phone, live_server.url, somebody("staf_desa", areas.penarukan))
    sign_in(desktop, live_server.url, somebody("sekretariat", areas.buleleng))
    bring_papers(phone, f"{live_server.url}/registrasi/{post.id}/")
    desktop.goto(live_server.url)
    verify(desktop)
    desktop.goto(f"{live_server.url}/registrasi/wilayah/51.08/kiriman/baru/")
    assert_everyone_can_use(desktop)
    hand_upward(desktop)
    assert Batch.objects.get().letter == "400.10/7/DPMD"
    phone.goto(f"{live_server.url}/registrasi/nomor/51.08.06.1020.001/")
    expect(phone.get_by_role("heading", name="Posyandu Melati")).to_be_visible()
    assert_everyone_can_use(phone)
