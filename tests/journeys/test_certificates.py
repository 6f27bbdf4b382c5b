"""A certificate in a real browser: ordered on a PC, held against the page on a phone, with and without network (S0.12).

Anybody verifies it; a forged one is told as such by the phone alone.
"""

from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from simpul.accounts.models import User
from simpul.certificates import commands
from simpul.certificates.models import Certificate
from simpul.places.models import Area
from tests import factories
from tests.journeys.browser import assert_everyone_can_use, sign_in
from tests.trainings_of_play import batch_of, participant


@pytest.fixture
def folder(transactional_db: None, settings: Any, tmp_path: Any) -> None:
    settings.CERTIFICATE_DIR = tmp_path


def somebody(role: str, place: Area) -> User:
    user = factories.user(name=f"Petugas {role}")
    factories.holding(user, role, place)
    return user


def ordered(desktop: Page, address: str) -> Certificate:
    """What the office does, and then the worker."""
    desktop.goto(address)
    assert_everyone_can_use(desktop)
    desktop.get_by_role("link", name="Buat sertifikat").click()
    desktop.get_by_label("Nama penanda tangan").fill("Ketut Ayu Andi")
    desktop.get_by_label("Jabatannya").fill("Ketua Tim Pembina Posyandu Kabupaten Buleleng")
    assert_everyone_can_use(desktop)
    desktop.get_by_role("button", name="Buat sertifikat").click()
    expect(desktop.get_by_text("Menunggu giliran")).to_be_visible()
    commands.carry_on(lambda: datetime.now(UTC))
    desktop.get_by_role("link", name="Muat ulang untuk melihat kemajuannya").click()
    expect(desktop.get_by_text("Siap diunduh")).to_be_visible()
    assert_everyone_can_use(desktop)
    return Certificate.objects.get()


def test_a_certificate_is_made_and_held_against_the_page(
    folder: None, live_server: Any, desktop: Page, phone: Page
) -> None:
    areas = factories.areas()
    post = factories.post(areas.penarukan, "Melati", hamlet=factories.hamlet(areas.penarukan, "Tegal"))
    sari, rai = factories.person(post, "Kadek Sari"), factories.person(post, "Luh Rai")
    for one in (sari, rai):
        factories.appointment(one, post, field="kesehatan")
    batch = batch_of(areas.buleleng)
    participant(batch, 1, "Kadek Sari, S.Pd.", sari)
    sign_in(desktop, live_server.url, somebody("sekretariat", areas.buleleng))
    found = ordered(desktop, f"{live_server.url}/kecakapan/bimtek/{batch.id}/")
    desktop.goto(f"{live_server.url}/kecakapan/wilayah/51.08/")
    expect(desktop.get_by_text("1 dari 2 kader belum pernah dilatih")).to_be_visible()
    assert_everyone_can_use(desktop)

    check = f"{live_server.url}/sertifikat/"
    phone.goto(f"{check}#{found.payload}")
    expect(phone.get_by_text("Tanda tangan asli")).to_be_visible()
    expect(phone.get_by_role("heading", name="Kadek Sari, S.Pd.")).to_be_visible()
    assert_everyone_can_use(phone)
    phone.context.set_offline(True)
    forged = found.payload[:20] + ("A" if found.payload[20] != "A" else "B") + found.payload[21:]
    phone.goto(f"{check}#{forged}")  # only what stands behind # differs: nothing is fetched
    expect(phone.get_by_text("PALSU")).to_be_visible()
    phone.goto(f"{check}#{found.payload}")
    expect(phone.get_by_text("Tanda tangan asli")).to_be_visible()
    phone.context.set_offline(False)
    phone.get_by_role("link", name="Lihat apakah pernah dicabut").click()
    expect(phone.get_by_text("Sertifikat sah")).to_be_visible()
    assert_everyone_can_use(phone)

    sign_in(phone, live_server.url, somebody("kepala_desa", areas.penarukan))
    phone.goto(f"{live_server.url}/kecakapan/wilayah/51.08.06.1020/")
    expect(phone.get_by_text("Banjar Tegal").first).to_be_visible()
    assert_everyone_can_use(phone)
    phone.get_by_role("link", name="Kadek Sari").click()
    expect(phone.get_by_text("Tanda Kecakapan Kader Purwa")).to_be_visible()
    assert_everyone_can_use(phone)
