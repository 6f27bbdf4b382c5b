"""A kader's phone on the open day: promise 2 (nothing is lost), S1.6, S1.13. Offline is the browser's own."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from simpul.facts.models import Record
from simpul.people.models import Person
from simpul.tally.commands import sync_slots
from tests import factories
from tests.journeys.browser import assert_everyone_can_use
from tests.journeys.phone_in_hand import code_for, enrol, left, send, step, unlock, weigh, works_offline
from tests.web.post_cast import ATTENDANCE, WEIGHING, Stage, stage, years_ago

pytestmark = pytest.mark.django_db(transaction=True)
FORTY = 40
# Names that no other name contains, as the list shows them.
FIRST = ("Putu", "Made", "Nyoman", "Ketut", "Gede", "Kadek", "Komang", "Wayan")
SECOND = ("Arsana", "Budiasa", "Cahyani", "Dharma", "Eka")
NAMES = [f"{one} {other}" for other in SECOND for one in FIRST]


@pytest.fixture
def scene(transactional_db: None) -> Stage:
    sync_slots()
    return stage()


def offline(context: BrowserContext, yes: bool = True) -> None:
    context.set_offline(yes)


def forty_children(scene: Stage) -> list[Person]:
    return [factories.person(scene.post, name, born=years_ago(2)) for name in NAMES]


def test_after_the_first_visit_the_phone_opens_without_a_network(phone: Page, live_server, scene: Stage) -> None:
    phone.goto(f"{live_server.url}/hp/")
    expect(phone.get_by_role("heading", name="Pasang Simpul di HP ini")).to_be_visible()
    assert_everyone_can_use(phone)
    enrol(phone, live_server.url, code_for(scene.kader, scene.staff))
    expect(phone.get_by_text("Kadek Sari")).to_be_visible()
    assert_everyone_can_use(phone)
    works_offline(phone)
    offline(phone.context)
    phone.reload()
    expect(phone.get_by_role("heading", name="Ketik PIN Anda")).to_be_visible()
    assert_everyone_can_use(phone)
    unlock(phone)
    expect(phone.get_by_text("Kadek Sari")).to_be_visible()


def test_a_wrong_pin_opens_nothing(phone: Page, live_server, scene: Stage) -> None:
    enrol(phone, live_server.url, code_for(scene.kader, scene.staff))
    phone.reload()
    for digit in "112233":
        phone.get_by_role("button", name=digit, exact=True).click()
    expect(phone.get_by_role("alert")).to_contain_text("PIN keliru")
    expect(phone.get_by_text("Kadek Sari")).to_be_hidden()


def test_a_whole_open_day_of_forty_is_kept_offline_and_arrives_once(phone: Page, live_server, scene: Stage) -> None:
    forty_children(scene)
    enrol(phone, live_server.url, code_for(scene.kader, scene.staff))
    expect(phone.get_by_text(NAMES[0])).to_be_visible()
    works_offline(phone)
    offline(phone.context)
    step(phone, "Pendaftaran")
    for name in NAMES:
        phone.get_by_role("button", name=f"Datang: {name}").click()
    expect(phone.get_by_text(f"{FORTY} datang, 1 ditunggu")).to_be_visible()
    step(phone, "Penimbangan")
    for number, name in enumerate(NAMES):
        weigh(phone, name, f"{10 + number / 10:.1f}".replace(".", ","))
    phone.reload()
    unlock(phone)
    assert Record.objects.count() == 0
    offline(phone.context, False)
    send(phone)
    for service in (ATTENDANCE, WEIGHING):
        records = Record.objects.filter(service=service, void=False)
        assert records.count() == FORTY
        assert records.values("person_id").distinct().count() == FORTY
    expect(phone.get_by_text(re.compile("Tanda terima 1 ")).first).to_be_visible()
    assert_everyone_can_use(phone)


def test_a_known_child_is_weighed_in_six_touches(phone: Page, live_server, scene: Stage) -> None:
    enrol(phone, live_server.url, code_for(scene.kader, scene.staff))
    expect(phone.get_by_text("Kadek Sari")).to_be_visible()
    phone.evaluate("window.touches = 0; addEventListener('pointerdown', () => { window.touches += 1; }, true)")
    phone.get_by_role("button", name=re.compile("Penimbangan")).tap()
    phone.get_by_role("link", name=re.compile("^Kadek Sari")).tap()
    expect(phone.get_by_label("Berat badan (BB)")).to_be_focused()
    phone.keyboard.type("9,5")
    phone.get_by_label("Panjang/tinggi badan").tap()
    phone.keyboard.type("74")
    phone.get_by_role("radio", name="Telentang (PB)").tap()
    phone.get_by_role("radio", name="Tidak").first.tap()
    phone.get_by_role("button", name="Simpan").tap()
    expect(phone.get_by_role("status").filter(has_text="Kadek Sari: tersimpan di HP ini")).to_be_visible()
    assert phone.evaluate("window.touches") <= 6
    send(phone)
    assert Record.objects.get().answers == {"bb": 9.5, "pb_tb": 74.0, "cara_ukur": "telentang", "rujuk": False}


def test_a_limit_is_told_at_once_and_without_a_network(phone: Page, live_server, scene: Stage) -> None:
    enrol(phone, live_server.url, code_for(scene.kader, scene.staff))
    works_offline(phone)
    offline(phone.context)
    step(phone, "Penimbangan")
    phone.get_by_role("link", name=re.compile("^Kadek Sari")).click()
    expect(phone.get_by_label("Berat badan (BB)")).to_be_focused()
    phone.keyboard.type("9500")
    expect(phone.get_by_text("Mungkin maksudnya 9,5 kg?")).to_be_visible()
    assert_everyone_can_use(phone)


def test_what_was_half_typed_is_there_again_after_the_app_was_closed(phone: Page, live_server, scene: Stage) -> None:
    enrol(phone, live_server.url, code_for(scene.kader, scene.staff))
    step(phone, "Penimbangan")
    phone.get_by_role("link", name=re.compile("^Kadek Sari")).click()
    expect(phone.get_by_label("Berat badan (BB)")).to_be_focused()
    phone.keyboard.type("9,5")
    expect(phone.get_by_label("Berat badan (BB)")).to_have_value("9,5")
    phone.wait_for_timeout(500)
    phone.reload()
    unlock(phone)
    expect(phone.get_by_label("Berat badan (BB)")).to_have_value("9,5")
    expect(phone.get_by_text("Isian Anda yang belum disimpan dipulihkan.")).to_be_visible()


def test_a_newcomer_is_registered_and_weighed_offline(phone: Page, live_server, scene: Stage) -> None:
    enrol(phone, live_server.url, code_for(scene.kader, scene.staff))
    works_offline(phone)
    offline(phone.context)
    phone.get_by_role("link", name="Daftarkan warga baru").click()
    phone.get_by_label("Nama lengkap").fill("Luh Ratna Ningsih")
    phone.get_by_role("radio", name="Perempuan").check()
    phone.get_by_label("Tanggal lahir").first.fill(years_ago(1).isoformat())
    assert_everyone_can_use(phone)
    phone.get_by_role("button", name="Simpan warga baru").click()
    phone.get_by_role("link", name=re.compile("Penimbangan dan pengukuran balita")).click()
    phone.get_by_label("Berat badan (BB)").fill("8,8")
    phone.get_by_role("radio", name="Tidak").first.check()
    phone.get_by_role("button", name="Simpan").click()
    offline(phone.context, False)
    send(phone)
    assert Record.objects.get(service=WEIGHING).person_id == Person.objects.get(name="Luh Ratna Ningsih").id
    expect(left(phone)).to_have_text("0")
