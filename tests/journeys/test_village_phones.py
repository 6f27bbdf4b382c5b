"""Phones from the village's side in a real browser: the code, what is held, receipts, rescue files, photos."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from simpul.accounts.models import User
from simpul.accounts.queries import actor_for
from simpul.intake.commands import receive
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.phones import commands
from simpul.phones.models import Phone
from simpul.phones.queries import authenticate
from simpul.photos.models import Photo
from simpul.tally.commands import sync_slots
from tests import factories
from tests.journeys.browser import assert_everyone_can_use, sign_in
from tests.web.places_of_play import picture
from tests.web.post_cast import Stage, stage, today

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scene(transactional_db: None) -> Stage:
    sync_slots()
    return stage()


@pytest.fixture(autouse=True)
def photo_folder(settings: Any, tmp_path: Path) -> None:
    settings.PHOTO_DIR = tmp_path / "photos"


def with_role(scene: Stage, role: str, place: Any, field: str = "") -> User:
    user = factories.user()
    factories.holding(user, role, place, field)
    return user


def sent(scene: Stage) -> str:
    """A weighing of the year 2099 and a name that somebody else changed meanwhile; the code of their receipt."""
    at = datetime.now(UTC)
    code = commands.make_code(by=SYSTEM, at=at, user_id=scene.kader.id).code
    phone = authenticate(commands.enrol(by=SYSTEM, at=at, code=code, label="HP Bu Ani").token)
    commands.note_seen(phone_id=phone.id, at=at, client_version="1.0.0", unsent=2)
    weighing = {
        "id": str(new_id()),
        "post_id": str(scene.post.id),
        "service": "kesehatan.timbang_ukur_balita",
        "version": 1,
        "on": "2099-01-05",
        "answers": {"bb": 9.5, "rujuk": False},
        "person_id": str(scene.child.id),
    }
    mother = {
        "id": str(scene.child.id),
        "base": {"mother_name": "Ni Wayan"},
        "changes": {"mother_name": "Ni Wayan Rai Asih"},
    }
    named = (("record_service", weighing), ("amend_person", mother))
    intentions = [{"id": str(new_id()), "name": name, "payload": payload} for name, payload in named]
    by = actor_for(scene.kader.id, today())
    return str(receive(by=by, at=at, phone=phone, intentions=intentions)["receipt"]["code"])


def test_pengurus_add_a_phone_and_shut_out_a_lost_one(phone: Page, live_server, scene: Stage) -> None:
    sent(scene)
    sign_in(phone, live_server.url, scene.ketua)
    phone.goto(f"{live_server.url}/pos/{scene.post.id}/")
    phone.get_by_role("link", name=re.compile("^Telepon")).tap()
    expect(phone.get_by_text("HP Bu Ani")).to_be_visible()
    assert_everyone_can_use(phone)
    phone.get_by_role("link", name="Tambah telepon").tap()
    expect(phone.get_by_text("HP siapa?")).to_be_visible()
    assert_everyone_can_use(phone)
    phone.get_by_role("button", name=re.compile(scene.kader.name)).tap()
    expect(phone.locator(".big-code")).to_have_text(re.compile(r"^[0-9A-Z]{4}-[0-9A-Z]{4}$"))
    assert phone.locator(".enrol-qr").evaluate("image => image.naturalWidth") > 0
    assert_everyone_can_use(phone)
    phone.get_by_role("link", name="Selesai").tap()
    phone.get_by_role("link", name=scene.kader.name).tap()
    expect(phone.get_by_role("heading", name="HP Bu Ani")).to_be_visible()
    assert_everyone_can_use(phone)
    phone.get_by_role("link", name="Tutup HP ini").tap()
    phone.get_by_label("Alasan").fill("hilang di pasar")
    phone.get_by_role("button", name="Tutup HP ini").tap()
    expect(phone.get_by_text("hilang di pasar")).to_be_visible()
    assert Phone.objects.get().shut_out_at is not None


def test_the_bidan_decides_on_what_is_held(desktop: Page, live_server, scene: Stage) -> None:
    sent(scene)
    sign_in(desktop, live_server.url, with_role(scene, "bidan", scene.post.village))
    desktop.goto(live_server.url)
    desktop.get_by_role("link", name=re.compile("2 kiriman dari HP ditahan")).click()
    expect(desktop.get_by_role("heading", name="Kiriman yang ditahan")).to_be_visible()
    assert_everyone_can_use(desktop)
    desktop.get_by_role("link", name=re.compile("Pembetulan data warga")).click()
    expect(desktop.get_by_role("cell", name="Ni Wayan Rai Asih")).to_be_visible()
    assert_everyone_can_use(desktop)
    desktop.get_by_role("link", name="Pakai yang ditulis kader").click()
    desktop.get_by_role("button", name="Pakai yang ditulis kader").click()
    expect(desktop.get_by_text("Diterima", exact=True)).to_be_visible()
    scene.child.refresh_from_db()
    assert scene.child.mother_name == "Ni Wayan Rai Asih"
    desktop.goto(f"{live_server.url}/telepon/ditahan/")
    desktop.get_by_role("link", name=re.compile("Kadek Sari")).click()
    desktop.get_by_role("link", name="Tolak").click()
    desktop.get_by_label("Alasan").fill("tanggalnya salah")
    desktop.get_by_role("button", name="Tolak").click()
    expect(desktop.get_by_text("Ditolak", exact=True)).to_be_visible()


def test_a_receipt_is_looked_up_and_a_wrong_rescue_file_explained(phone: Page, live_server, scene: Stage) -> None:
    code = sent(scene)
    sign_in(phone, live_server.url, scene.ketua)
    phone.goto(f"{live_server.url}/telepon/bukti/")
    phone.get_by_label("Kode bukti").fill(code)
    phone.get_by_role("button", name="Periksa").tap()
    expect(phone.get_by_text("2 ditahan untuk diperiksa")).to_be_visible()
    assert_everyone_can_use(phone)
    phone.goto(f"{live_server.url}/telepon/berkas-penyelamat/")
    phone.get_by_label("Berkas penyelamat").set_input_files(
        {"name": "foto.json", "mimeType": "application/json", "buffer": b"{}"}
    )
    phone.get_by_role("button", name="Serahkan berkas").tap()
    expect(phone.get_by_text("Ini bukan berkas penyelamat")).to_be_visible()
    assert_everyone_can_use(phone)


def test_a_photo_stays_when_the_form_comes_back(phone: Page, live_server, scene: Stage) -> None:
    sign_in(phone, live_server.url, with_role(scene, "kader", scene.post, "perumahan"))
    phone.goto(f"{live_server.url}/pos/{scene.post.id}/catat/perumahan.biopori/")
    phone.get_by_label("Nama tempat").fill("Balai")
    phone.get_by_label("Foto").set_input_files(
        {"name": "biopori.jpg", "mimeType": "image/jpeg", "buffer": picture(400, 300)}
    )
    phone.get_by_role("button", name="Simpan catatan").tap()
    expect(phone.get_by_label("Foto 1")).to_be_checked()
    assert_everyone_can_use(phone)
    phone.get_by_label("Jumlah lubang").first.fill("4")
    phone.get_by_label("Baik").check()
    phone.get_by_role("button", name="Simpan catatan").tap()
    shown = phone.get_by_alt_text("Foto, foto 1")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.naturalWidth") > 0
    assert_everyone_can_use(phone)
    assert Photo.objects.count() == 1
