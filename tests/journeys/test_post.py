"""A post's people at work in a real browser: S1.6-S1.11 (services of six fields), S4.6 (registers), S0.5 (reports)."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from simpul.facts.models import Record
from simpul.kernel.period import Period
from simpul.reports import commands
from simpul.reports.models import Submission
from simpul.tally.commands import sync_slots
from tests import factories
from tests.cast import actor
from tests.journeys.browser import assert_everyone_can_use, sign_in
from tests.web.post_cast import Stage, form_of, stage, today, weighing, years_ago

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scene(transactional_db: None) -> Stage:
    sync_slots()
    return stage()


def test_a_kader_weighs_a_child_on_the_open_day_and_finds_it_in_the_register(
    phone: Page, live_server, scene: Stage
) -> None:
    sign_in(phone, live_server.url, scene.kader)
    phone.goto(f"{live_server.url}/pos/{scene.post.id}/")
    phone.get_by_role("link", name=re.compile("Hari ini")).click()
    phone.get_by_role("button", name="Hadir: Kadek Sari").tap()
    expect(phone.get_by_text("1 dari 1 hadir")).to_be_visible()
    phone.get_by_role("link", name="Kadek Sari").tap()
    phone.get_by_role("link", name=re.compile("Penimbangan dan pengukuran balita")).tap()
    phone.get_by_label("Berat badan (BB)").fill("9500")
    phone.get_by_label("Tidak", exact=True).last.check()
    phone.get_by_role("button", name="Simpan catatan").tap()
    expect(phone.get_by_role("alert")).to_contain_text("Mungkin maksudnya 9,5 kg")
    assert_everyone_can_use(phone)
    phone.get_by_label("Berat badan (BB)").fill("9,5")
    phone.get_by_role("button", name="Simpan catatan").tap()
    expect(phone.get_by_role("status")).to_contain_text("tercatat: Kadek Sari")
    phone.goto(f"{live_server.url}/pos/{scene.post.id}/register/kesehatan.timbang_ukur_balita/")
    expect(phone.get_by_role("row", name=re.compile("Kadek Sari"))).to_contain_text("9,5")
    assert_everyone_can_use(phone)


def test_a_slip_is_undone_with_one_touch(phone: Page, live_server, scene: Stage) -> None:
    sign_in(phone, live_server.url, scene.kader)
    phone.goto(f"{live_server.url}/pos/hari/{scene.day.id}/")
    phone.get_by_role("button", name="Hadir: Kadek Sari").tap()
    phone.get_by_role("status").get_by_role("button", name="Batalkan").tap()
    expect(phone.get_by_text("0 dari 1 hadir")).to_be_visible()
    assert Record.objects.get().void


def test_a_whole_list_is_filled_by_keyboard_alone(desktop: Page, live_server, scene: Stage) -> None:
    second = factories.person(scene.post, "Wayan Dewi", born=years_ago(2))
    sign_in(desktop, live_server.url, scene.kader)
    desktop.goto(f"{live_server.url}/pos/hari/{scene.day.id}/daftar/kesehatan.timbang_ukur_balita/")
    desktop.get_by_label("Kadek Sari, Berat badan (BB)").focus()
    desktop.keyboard.type("9,5")
    desktop.keyboard.press("Enter")
    desktop.keyboard.type("95")  # a slip
    desktop.keyboard.press("ArrowUp")
    desktop.keyboard.press("Tab")
    desktop.keyboard.type("74")
    for name in ("Kadek Sari", "Wayan Dewi"):
        desktop.get_by_label(f"{name}, Dirujuk ke Pustu/Puskesmas").focus()
        desktop.keyboard.type("Tidak")
    desktop.get_by_role("button", name="Simpan daftar").focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("alert")).to_contain_text("1 baris belum tersimpan")
    assert Record.objects.get().answers["bb"] == 9.5
    wrong = desktop.get_by_label("Wayan Dewi, Berat badan (BB)")
    expect(wrong).to_have_value("95")
    assert_everyone_can_use(desktop)
    wrong.focus()
    desktop.keyboard.press("Control+A")
    desktop.keyboard.type("11,2")
    desktop.get_by_role("button", name="Simpan daftar").focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("status")).to_be_visible()
    assert set(Record.objects.values_list("person_id", flat=True)) == {scene.child.id, second.id}


def test_a_question_appears_with_the_answer_before_it(phone: Page, live_server, scene: Stage) -> None:
    sign_in(phone, live_server.url, scene.kader)
    phone.goto(f"{live_server.url}{form_of(scene)}?orang={scene.child.id}")
    asked = phone.locator("[data-question=cara_ukur]")
    expect(asked).to_be_hidden()
    phone.get_by_label("Panjang/tinggi badan (PB/TB)").fill("74")
    expect(asked).to_be_visible()


def test_the_chair_finishes_the_month_and_mends_what_came_back(desktop: Page, live_server, scene: Stage) -> None:
    month = Period.of(today())
    weigh_at_another_desk(scene)
    sign_in(desktop, live_server.url, scene.ketua)
    desktop.goto(f"{live_server.url}/pos/{scene.post.id}/laporan/?periode={month}")
    expect(desktop.get_by_role("link", name=re.compile("Bidang Sosial belum punya catatan"))).to_be_visible()
    assert_everyone_can_use(desktop)
    for box in desktop.get_by_role("checkbox").all():
        box.check()
    desktop.get_by_role("button", name=f"Kirim laporan {month.title}").click()
    expect(desktop.get_by_role("status")).to_contain_text("terkirim")
    _return(scene, "Jumlah balita kurang satu.")
    desktop.goto(f"{live_server.url}/")
    desktop.get_by_role("link", name=re.compile("dikembalikan", re.IGNORECASE)).first.click()
    expect(desktop.get_by_text("Jumlah balita kurang satu.").first).to_be_visible()
    weigh_at_another_desk(scene, str(factories.person(scene.post, "Wayan Dewi", born=years_ago(2)).id))
    desktop.goto(f"{live_server.url}/pos/{scene.post.id}/laporan/?periode={month}")
    desktop.get_by_role("button", name=f"Kirim perbaikan laporan {month.title}").click()
    expect(desktop.get_by_role("status")).to_contain_text("Perbaikan laporan")
    sent = Submission.objects.get()
    assert (sent.state, sent.revision) == ("terkirim", 2)


def weigh_at_another_desk(scene: Stage, person: str = "") -> None:
    """The kader records a weighing meanwhile, at another desk."""
    client = Client()
    client.force_login(scene.kader, backend="simpul.accounts.queries.Backend")
    given = weighing(scene, **({"orang": person} if person else {}))
    assert client.post(form_of(scene), given).status_code == 302


def _return(scene: Stage, why: str) -> None:
    head = actor("kepala_desa", scene.post.village)
    remark = commands.NewRemark(text=why, field="kesehatan")
    sent = Submission.objects.get()
    commands.return_report(by=head, at=timezone.now(), submission_id=sent.id, remarks=[remark])
