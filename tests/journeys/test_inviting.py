"""A kader is found by name, invited, and signs up on a phone by choosing district and village. Names are made up."""

from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from simpul.kernel.civil_time import day_at
from simpul.participants.models import Invitation, Participant
from simpul.participants.tests.conftest import batch_of
from tests import factories
from tests.journeys.browser import assert_everyone_can_use, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_a_name_to_a_seat(live_server: Any, phone: Page, desktop: Page) -> None:
    areas = factories.areas()
    post = factories.post(areas.penarukan, "Melati")
    kader = factories.person(post, "Ni Made Ratna Dewi")
    factories.appointment(kader, post, "kader", "sosial")
    batch = batch_of(areas, days=(day_at(datetime.now(UTC), "WITA"),))
    user = factories.user(name="Sekretariat Buleleng")
    factories.holding(user, "sekretariat", areas.buleleng)
    sign_in(desktop, live_server.url, user)
    desktop.goto(f"{live_server.url}/peserta/{batch}/undangan/")
    desktop.get_by_role("link", name="Undang satu orang").click()
    desktop.get_by_placeholder("Nama kader").fill("ratna")
    desktop.get_by_role("button", name="Cari").click()
    assert_everyone_can_use(desktop)
    desktop.get_by_role("link", name="Ni Made Ratna Dewi").click()
    desktop.get_by_label("Nomor telepon").fill("0812-3456-7890")
    desktop.get_by_role("button", name="Undang", exact=True).click()
    message = desktop.get_by_text("Yth. Ni Made Ratna Dewi").inner_text()
    assert_everyone_can_use(desktop)

    phone.goto(message[message.index("http") :])
    expect(phone.get_by_label("Nama")).to_have_value("Ni Made Ratna Dewi")
    phone.get_by_label("Kedudukan").select_option("kader")
    phone.get_by_label("Kecamatan").select_option(label="Kec. Buleleng")
    expect(phone.get_by_label("Desa atau kelurahan")).to_be_visible()  # it comes by itself, and nothing typed is lost
    expect(phone.get_by_label("Kedudukan")).to_have_value("kader")
    assert_everyone_can_use(phone)
    phone.get_by_label("Desa atau kelurahan").select_option(label="Kel. Penarukan")
    phone.get_by_label("Nomor telepon").fill("081234567890")
    phone.get_by_role("button", name="Kirim pendaftaran").click()
    expect(phone.get_by_text("Kode peserta").first).to_be_visible()
    row = Participant.objects.get()
    assert (row.person_id, row.match, row.village_id) == (kader.id, "pasti", areas.penarukan.id)
    assert Invitation.objects.get().phone == "081234567890"
