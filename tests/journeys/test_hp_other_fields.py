"""The phone of a kader of another field, and the register of those who like a sheet: S1.7-S1.11."""

import re

import pytest
from playwright.sync_api import Page, expect

from simpul.facts.models import Record
from simpul.people.models import Household
from simpul.tally.commands import sync_slots
from tests import factories
from tests.journeys.browser import assert_everyone_can_use
from tests.journeys.phone_in_hand import code_for, enrol, send, step, unlock, works_offline
from tests.web.post_cast import WEIGHING, Stage, stage, years_ago

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scene(transactional_db: None) -> Stage:
    sync_slots()
    return stage()


def test_a_kader_of_public_works_records_a_family_and_a_request_without_a_network(
    phone: Page, live_server, scene: Stage
) -> None:
    enrol(phone, live_server.url, code_for(scene.kader_pu, scene.staff))
    works_offline(phone)
    phone.context.set_offline(True)
    expect(phone.get_by_role("heading", name="Pekerjaan Umum")).to_be_visible()
    assert_everyone_can_use(phone)
    survey_a_new_family(phone)
    ask_for_a_well(phone)
    phone.context.set_offline(False)
    send(phone)
    family = Household.objects.get(head_name="I Nyoman Karta")
    assert Record.objects.get(service="pekerjaan_umum.pendataan").household_id == family.id
    assert Record.objects.get(service="pekerjaan_umum.aspirasi").place == "Sumur banjar"


def survey_a_new_family(phone: Page) -> None:
    phone.get_by_role("link", name=re.compile("Pendataan air minum")).click()
    phone.get_by_role("link", name="Catat baru").click()
    phone.get_by_role("button", name="Keluarga baru").click()
    phone.get_by_label("Nama kepala keluarga", exact=True).fill("I Nyoman Karta")
    assert_everyone_can_use(phone)
    phone.get_by_role("button", name="Simpan keluarga baru").click()
    phone.get_by_label("Sumber air minum utama").select_option(label="Sumur bor/pompa")
    phone.get_by_role("radio", name="Ya").first.check()
    phone.get_by_role("radio", name=re.compile("Jamban leher angsa")).check()
    answer_what_must_be(phone)
    phone.get_by_role("button", name="Simpan").click()
    expect(phone.get_by_role("heading", name=re.compile("Pendataan air minum"))).to_be_visible()
    expect(phone.get_by_text("belum terkirim")).to_be_visible()


def answer_what_must_be(phone: Page) -> None:
    """Each question that has to be answered and is not: its first choice."""
    for group in phone.locator("fieldset.question:not(:has(.optional))").all():
        if group.get_by_role("radio").count() and not group.get_by_role("radio", checked=True).count():
            group.get_by_role("radio").first.check()


def ask_for_a_well(phone: Page) -> None:
    phone.get_by_role("link", name="Kembali").click()
    phone.get_by_role("link", name=re.compile("Penyaluran aspirasi")).click()
    phone.get_by_role("link", name="Catat baru").click()
    phone.get_by_role("button", name="Simpan").click()
    expect(phone.get_by_text("Tulis nama tempatnya")).to_be_visible()
    assert_everyone_can_use(phone)
    phone.get_by_label("Nama tempat").fill("Sumur banjar")
    phone.get_by_label("Jenis aspirasi").select_option(label="Air minum")
    phone.get_by_label("Usulan, keluhan atau permohonan warga").fill("Sumur kering sejak Agustus.")
    answer_what_must_be(phone)
    phone.get_by_role("button", name="Simpan").click()
    expect(phone.get_by_text("belum terkirim")).to_be_visible()


def test_the_sheet_of_a_service_is_filled_by_keyboard_alone(desktop: Page, live_server, scene: Stage) -> None:
    other = factories.person(scene.post, "Wayan Dewi", born=years_ago(2))
    enrol(desktop, live_server.url, code_for(scene.kader, scene.staff))
    step(desktop, "Penimbangan")
    desktop.get_by_text("Isi seperti register").click()
    desktop.get_by_role("link", name=re.compile("Penimbangan dan pengukuran balita")).click()
    desktop.get_by_label("Kadek Sari, Berat badan (BB)").focus()
    desktop.keyboard.type("9,5")
    desktop.get_by_label("Kadek Sari, Dirujuk ke Pustu/Puskesmas").select_option(label="Tidak")
    desktop.get_by_label("Kadek Sari, Berat badan (BB)").focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_label("Wayan Dewi, Berat badan (BB)")).to_be_focused()
    expect(desktop.get_by_role("row", name=re.compile("Kadek Sari")).get_by_text("Tersimpan")).to_be_visible()
    desktop.keyboard.type("95")
    desktop.keyboard.press("ArrowUp")
    expect(desktop.get_by_text("Mungkin maksudnya 9,5 kg?")).to_be_visible()
    desktop.reload()
    unlock(desktop)
    expect(desktop.get_by_label("Wayan Dewi, Berat badan (BB)")).to_have_value("95")
    assert_everyone_can_use(desktop)
    desktop.get_by_label("Wayan Dewi, Berat badan (BB)").fill("11,2")
    desktop.get_by_label("Wayan Dewi, Dirujuk ke Pustu/Puskesmas").select_option(label="Tidak")
    desktop.get_by_role("link", name="Kembali").focus()
    expect(desktop.get_by_text("Tersimpan", exact=True)).to_have_count(2)
    desktop.get_by_role("link", name="Kembali").click()
    send(desktop)
    weighed = {one.person_id: one.answers["bb"] for one in Record.objects.filter(service=WEIGHING)}
    assert weighed == {scene.child.id: 9.5, other.id: 11.2}
