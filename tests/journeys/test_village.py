"""Village staff and pengurus in a real browser: S2.8 and S4.7 (appointments by SK), S0.3 (hamlets)."""

import re

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from simpul.facts.models import Record
from simpul.offices.models import Appointment
from simpul.people.models import Person
from simpul.services.models import OpenDay
from simpul.tally.commands import sync_slots
from tests import factories
from tests.journeys.browser import assert_everyone_can_use, sign_in, violations
from tests.web.post_cast import WEIGHING, Stage, form_of, stage, weighing

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scene(transactional_db: None) -> Stage:
    sync_slots()
    return stage()


def test_a_kader_sees_who_may_be_the_same_before_registering_a_second_one(
    phone: Page, live_server, scene: Stage
) -> None:
    sign_in(phone, live_server.url, scene.kader)
    phone.goto(f"{live_server.url}/warga/pos/{scene.post.id}/")
    phone.get_by_role("link", name="Daftarkan warga").tap()
    phone.get_by_label("Nama lengkap").fill("Kadek Sari")
    phone.get_by_label("Perempuan").check()
    phone.get_by_label(re.compile("^Tanggal lahir(?! ini)")).fill(scene.child.birth_date.isoformat())
    phone.get_by_role("button", name="Simpan warga").tap()
    expect(phone.get_by_role("alert")).to_contain_text("Mungkin orang ini sudah terdaftar")
    assert_everyone_can_use(phone)
    phone.get_by_role("alert").get_by_role("link", name="Kadek Sari").tap()
    expect(phone.get_by_role("heading", name="Kadek Sari")).to_be_visible()
    assert Person.objects.filter(name="Kadek Sari").count() == 1


def test_staff_appoint_a_resident_as_kader(desktop: Page, live_server, scene: Stage) -> None:
    factories.person(scene.post, "Ni Luh Ratna", born=None)
    sign_in(desktop, live_server.url, scene.staff)
    desktop.goto(f"{live_server.url}/posyandu/{scene.post.id}/pengurus/")
    desktop.get_by_role("link", name="Tunjuk orang").click()
    desktop.get_by_label("Nama warga").fill("ratna")
    desktop.keyboard.press("Enter")
    desktop.get_by_role("link", name=re.compile("Ni Luh Ratna")).click()
    desktop.get_by_label("Jabatan", exact=True).select_option(label="Kader")
    desktop.get_by_label(re.compile("^Bidang")).select_option(label="Sosial")
    desktop.get_by_role("button", name="Simpan").click()
    expect(desktop.get_by_role("heading", name="Ni Luh Ratna")).to_be_visible()
    assert Appointment.objects.get().field == "sosial"


def addresses(scene: Stage) -> dict[str, tuple[str, ...]]:
    """Every page of a post, its people and its registry, by who opens it."""
    family = factories.household(scene.post.village, "I Ketut Darma", post=scene.post)
    client = Client()
    client.force_login(scene.kader, backend="simpul.accounts.queries.Backend")
    client.post(form_of(scene), weighing(scene))
    record, child, village = Record.objects.get(), scene.child, scene.post.village.code
    day = OpenDay.objects.get()
    post, area = f"/pos/{scene.post.id}", f"/posyandu/wilayah/{village}"
    people, registry = f"/warga/pos/{scene.post.id}", f"/posyandu/{scene.post.id}"
    factories.appointment(factories.person(scene.post, "Ni Luh Ratna", born=None), scene.post, "kader", "sosial")
    factories.hamlet(scene.post.village)
    return {
        "ketua": (
            f"{post}/", f"{post}/hari/", f"{post}/hari/tambah/", f"/pos/hari/{day.id}/", f"/pos/hari/{day.id}/pindah/",
            f"/pos/hari/{day.id}/daftar/{WEIGHING}/", f"{post}/catat/", f"{form_of(scene)}orang/",
            f"{form_of(scene)}?orang={child.id}", f"{form_of(scene, 'sosial.penyuluhan')}",
            f"/pos/catatan/{record.id}/", f"/pos/catatan/{record.id}/betulkan/", f"/pos/catatan/{record.id}/batal/",
            f"{post}/register/", f"{post}/register/{WEIGHING}/", f"{post}/laporan/",
            f"{people}/", f"{people}/baru/", f"{people}/keluarga/",
            f"/warga/keluarga/{family.id}/", f"/warga/keluarga/{family.id}/kesejahteraan/", f"/warga/{child.id}/",
            f"/warga/{child.id}/betulkan/", f"/warga/{child.id}/meninggal/",
        ),
        "staff": (
            f"{area}/", f"{area}/baru/", f"{area}/sk/", f"{area}/sk/baru/", f"{area}/tim/", f"{area}/dusun/",
            f"{area}/dusun/baru/", f"{registry}/", f"{registry}/ubah/",
            f"{registry}/keadaan/", f"{registry}/pengurus/",
            f"{registry}/pengurus/tunjuk/", f"{registry}/pengurus/tunjuk/?orang={child.id}",
            f"/warga/desa/{village}/", f"/warga/{child.id}/nik/", "/warga/tanpa-tanggal-lahir/",
        ),
    }  # fmt: skip


@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_everyone_can_use_every_page(request, live_server, scene: Stage, screen: str) -> None:
    page: Page = request.getfixturevalue(screen)
    for who, found in addresses(scene).items():
        page.context.clear_cookies()
        sign_in(page, live_server.url, getattr(scene, who))
        for address in found:
            answer = page.goto(f"{live_server.url}{address}")
            assert answer is not None
            assert answer.status == 200, address
            assert {address: violations(page)} == {address: []}
            assert_everyone_can_use(page)
