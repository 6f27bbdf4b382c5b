"""What befalls phones: killed in mid-save, two on one child, a new version, an ended credential, a forgotten PIN."""

import json
import re
import shutil
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from simpul.accounts.queries import actor_for
from simpul.facts.models import Record
from simpul.intake.models import Arrival
from simpul.phones.commands import end_credential, shut_out
from simpul.phones.models import Phone
from simpul.sync import page as shell
from simpul.tally.commands import sync_slots
from tests import factories
from tests.journeys.browser import assert_everyone_can_use
from tests.journeys.phone_in_hand import (
    PIN,
    code_for,
    enrol,
    own_chromium,
    send,
    step,
    type_pin,
    unlock,
    weigh,
    works_offline,
)
from tests.web.post_cast import WEIGHING, Stage, stage

pytestmark = pytest.mark.django_db(transaction=True)
MOMENTS = (0, 3, 10, 25, 60)  # milliseconds between the touch on "Simpan" and the end of the process


@pytest.fixture
def scene(transactional_db: None) -> Stage:
    sync_slots()
    return stage()


def enrolled(page: Page, live_server, scene: Stage) -> None:
    enrol(page, live_server.url, code_for(scene.kader, scene.staff))
    expect(page.get_by_text("Kadek Sari")).to_be_visible()
    works_offline(page)


def test_chromium_offers_to_put_it_on_the_home_screen(
    browser: Browser, live_server, scene: Stage, tmp_path: Path
) -> None:
    with own_chromium(browser.browser_type, tmp_path) as own:
        page = own.start()
        enrolled(page, live_server, scene)
        asked = page.context.new_cdp_session(page).send("Page.getInstallabilityErrors")
        assert asked["installabilityErrors"] == []


@pytest.mark.parametrize("after", MOMENTS)
def test_a_browser_killed_in_mid_save_loses_nothing_that_it_called_saved(
    browser: Browser, live_server, scene: Stage, tmp_path: Path, after: int
) -> None:
    with own_chromium(browser.browser_type, tmp_path) as killed:
        page = killed.start()
        enrolled(page, live_server, scene)
        page.context.set_offline(True)
        step(page, "Penimbangan")
        weigh_up_to_the_touch(page)
        page.get_by_role("button", name="Simpan").click(no_wait_after=True)
        page.wait_for_timeout(after)
        killed.kill()
        page = killed.start()
        page.goto(f"{live_server.url}/hp/")
        unlock(page)
        typed = page.get_by_label("Berat badan (BB)")
        page.goto(f"{live_server.url}/hp/#/catat/{WEIGHING}?orang={scene.child.id}&langkah=2")
        expect(typed).to_be_visible()
        if typed.input_value() == "9,5":  # not saved yet: then all of it is still in the form
            page.get_by_role("button", name=re.compile("Simpan")).click()
        send(page)
    record = Record.objects.get()
    assert (record.person_id, record.answers["bb"]) == (scene.child.id, 9.5)


def weigh_up_to_the_touch(page: Page) -> None:
    page.get_by_role("link", name=re.compile("^Kadek Sari")).click()
    page.get_by_label("Berat badan (BB)").fill("9,5")
    page.get_by_role("radio", name="Tidak").first.check()
    page.wait_for_timeout(400)


def test_two_phones_on_one_child_keep_both_and_somebody_chooses(
    phone: Page, desktop: Page, live_server, scene: Stage
) -> None:
    other = factories.user(home=scene.post.village)
    factories.holding(other, "kader", scene.post, "kesehatan")
    for page, who, kilograms in ((phone, scene.kader, "9,5"), (desktop, other, "9,7")):
        enrol(page, live_server.url, code_for(who, scene.staff))
        works_offline(page)
        page.context.set_offline(True)
        step(page, "Penimbangan")
        weigh(page, "Kadek Sari", kilograms)
    for page in (phone, desktop, phone):
        page.context.set_offline(False)
        send(page)
    assert sorted(record.answers["bb"] for record in Record.objects.all()) == [9.5, 9.7]
    expect(phone.get_by_role("heading", name="Tercatat dua kali")).to_be_visible(timeout=20_000)
    assert_everyone_can_use(phone)
    mine = phone.get_by_role("listitem").filter(has_text="oleh Anda")
    mine.get_by_role("button", name="Pakai yang ini").click()
    send(phone)
    assert [record.answers["bb"] for record in Record.objects.filter(void=False)] == [9.5]


def test_a_new_version_comes_without_losing_what_is_unsent(
    phone: Page, live_server, scene: Stage, tmp_path: Path, settings
) -> None:
    enrolled(phone, live_server, scene)
    phone.context.set_offline(True)
    step(phone, "Penimbangan")
    weigh(phone, "Kadek Sari", "9,5")
    phone.context.set_offline(False)
    with another_build(tmp_path):
        phone.get_by_role("link", name="Lainnya").click()
        phone.get_by_role("button", name="Periksa versi baru").click()
        phone.get_by_role("button", name="Perbarui sekarang").click()
        expect(phone.locator("meta[name=build]")).to_have_attribute("content", "berikut")
        unlock(phone)
        send(phone)
    assert Record.objects.get().answers["bb"] == 9.5


class another_build:
    """The next build, as an update would bring it: another page and another list for the worker."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "hp"

    def __enter__(self) -> None:
        shutil.copytree(shell.BUILD, self.folder)
        page, worker = self.folder / "index.html", self.folder / "sw.js"
        page.write_text(
            page.read_text("utf-8").replace("<title>", '<meta name="build" content="berikut"><title>'), "utf-8"
        )
        worker.write_text(re.sub(r'"[0-9a-f]{12}"', '"000000000002"', worker.read_text("utf-8"), count=1), "utf-8")
        self.before, shell.BUILD = shell.BUILD, self.folder

    def __exit__(self, *_: object) -> None:
        shell.BUILD = self.before


def test_an_ended_credential_keeps_the_work_until_a_new_code_is_typed(phone: Page, live_server, scene: Stage) -> None:
    enrolled(phone, live_server, scene)
    phone.context.set_offline(True)
    step(phone, "Penimbangan")
    weigh(phone, "Kadek Sari", "9,5")
    now = timezone.now()
    end_credential(by=actor_for(scene.staff.id, now.date()), at=now, phone_id=Phone.objects.get().id, reason="Uji")
    phone.context.set_offline(False)
    phone.get_by_role("link", name=re.compile("^Kiriman")).click()
    phone.get_by_role("button", name="Kirim sekarang").click()
    phone.get_by_role("button", name="Masukkan kode baru").click(timeout=20_000)
    assert_everyone_can_use(phone)
    assert Record.objects.count() == 0
    phone.get_by_label("Kode").fill(code_for(scene.kader, scene.staff))
    phone.get_by_role("button", name="Lanjut: ketik PIN").click()
    unlock(phone)
    send(phone)
    assert Record.objects.get().answers["bb"] == 9.5
    assert Phone.objects.count() == 1


def test_a_phone_that_was_shut_out_says_so_and_keeps_everything(phone: Page, live_server, scene: Stage) -> None:
    enrolled(phone, live_server, scene)
    now = timezone.now()
    shut_out(by=actor_for(scene.staff.id, now.date()), at=now, phone_id=Phone.objects.get().id, reason="Hilang")
    step(phone, "Penimbangan")
    weigh(phone, "Kadek Sari", "9,5")
    phone.get_by_role("link", name=re.compile("^Kiriman")).click()
    phone.get_by_role("button", name="Kirim sekarang").click()
    expect(phone.get_by_text("HP ini ditutup oleh desa atau ketua.")).to_be_visible(timeout=20_000)
    expect(phone.locator(".counts .figure").filter(has_text="Tersimpan di HP ini").locator("dd")).to_have_text("1")
    assert Record.objects.count() == 0


def test_a_forgotten_pin_costs_no_work(phone: Page, live_server, scene: Stage) -> None:
    enrolled(phone, live_server, scene)
    phone.context.set_offline(True)
    step(phone, "Penimbangan")
    weigh(phone, "Kadek Sari", "9,5")
    phone.reload()
    phone.get_by_role("button", name="Lupa PIN?").click()
    assert_everyone_can_use(phone)
    with phone.expect_download() as told:
        phone.get_by_role("button", name=re.compile("berkas penyelamat")).click()
    file = json.loads(Path(told.value.path()).read_text("utf-8"))
    assert PIN not in json.dumps(file)
    answer = Client().post("/sync/v1/rescue", json.dumps(file), content_type="application/json")
    assert answer.status_code == 200, answer.content
    assert Record.objects.count() + Arrival.objects.filter(state="held").count() == 1
    phone.context.set_offline(False)
    phone.get_by_role("button", name="Pakai kode baru").click()
    phone.get_by_label("Kode").fill(code_for(scene.kader, scene.staff))
    phone.get_by_role("button", name="Lanjut: buat PIN").click()
    for _ in range(2):
        type_pin(phone, "904173")
    expect(phone.get_by_text("Kadek Sari")).to_be_visible(timeout=20_000)
