"""Village staff and pengurus in a real browser: S2.8 and S4.7 (appointments by SK), S0.3 (hamlets)."""

import re

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from simpul.accounts.models import User
from simpul.facts.models import Record
from simpul.offices.models import Appointment, Team
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


def head_of(scene: Stage) -> User:
    """The head of the village, who looks after its Tim Pembina."""
    user = factories.user(home=scene.post.village)
    factories.holding(user, "kepala_desa", scene.post.village)
    return user


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


def addresses_of_offices(scene: Stage) -> dict[str, tuple[str, ...]]:
    """The pages that mend what is said of an office, with somebody in office in the post and in the team."""
    village, team = scene.post.village, Team.objects.create(area=scene.post.village, valid_from=factories.LONG_AGO)
    held = factories.appointment(factories.person(scene.post, "Ni Luh Ratna", born=None), scene.post, "kader", "sosial")
    away = factories.person(scene.post, "Ni Made Jauh", village=factories.areas().kaliuntu)
    factories.appointment(away, scene.post, "kader", "pendidikan")
    member = factories.appointment(factories.person(scene.post), team, "anggota")
    decree, _of_team = factories.decree(village), factories.decree(village, "tim_pembina")
    area, officers = f"/posyandu/wilayah/{village.code}", f"/posyandu/{scene.post.id}/pengurus"
    return {
        "staff": (
            f"{officers}/", f"{officers}/sk/", f"{officers}/{held.id}/salah-catat/", f"{officers}/{held.id}/akhiri/",
            f"{area}/sk/", f"{area}/sk/{decree.id}/posyandu/",
        ),
        "head": (
            f"{area}/tim/", f"{area}/tim/warga/?q=kadek", f"{area}/tim/warga/?orang={scene.child.id}",
            f"{area}/tim/sk/", f"{area}/tim/{member.id}/salah-catat/", f"{area}/tim/bubarkan/",
        ),
    }  # fmt: skip


def addresses_of_the_registry(scene: Stage) -> dict[str, tuple[str, ...]]:
    """The pages about the life of posts, their SK, doubles, rules and what is amiss."""
    village, post = scene.post.village.code, f"/posyandu/{scene.post.id}"
    area, decree = f"/posyandu/wilayah/{village}", factories.decree(scene.post.village)
    held = factories.appointment(factories.person(scene.post, "Ni Luh Ratna", born=None), scene.post, "kader", "sosial")
    away = factories.person(scene.post, "Ni Made Jauh", village=factories.areas().kaliuntu)
    factories.appointment(away, scene.post, "kader", "pendidikan")
    return {
        "staff": (
            f"/rapikan/wilayah/{village}/", f"/rapikan/wilayah/{village}/lembaga/baru/",
            f"/rapikan/pos/{scene.post.id}/{held.id}/ganti/", f"/wilayah/{village}/ketentuan/",
            f"{area}/sk/{decree.id}/", f"{area}/sk/{decree.id}/pengganti/", f"{area}/usulan/", f"{area}/usulan/baru/",
            f"{area}/gabung/", f"{post}/mekar/", f"{post}/pindah/", f"{post}/pengurus/satu-sk/",
            f"/ganda/warga/{village}/", f"/ganda/posyandu/{village}/", f"/impor/{village}/",
            f"/pemeriksaan/wilayah/{village}/", f"/registri/{village}/",
            f"/anggaran/wilayah/{village}/", f"/anggaran/wilayah/{village}/baris/", f"/insentif/wilayah/{village}/",
        ),
    }  # fmt: skip


@pytest.mark.parametrize("found", [addresses, addresses_of_offices, addresses_of_the_registry])
@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_everyone_can_use_every_page(request, live_server, scene: Stage, screen: str, found) -> None:
    page: Page = request.getfixturevalue(screen)
    for who, opened in found(scene).items():
        page.context.clear_cookies()
        sign_in(page, live_server.url, head_of(scene) if who == "head" else getattr(scene, who))
        for address in opened:
            answer = page.goto(f"{live_server.url}{address}")
            assert answer is not None
            assert answer.status == 200, address
            assert {address: violations(page)} == {address: []}
            assert_everyone_can_use(page)
