"""What a kader settles on her phone: a photo on a bad line, a task, two values, a phone left on the table."""

import random
import re
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect

from simpul.accounts.queries import actor_for
from simpul.facts.models import Record
from simpul.people.commands import correct_person
from simpul.people.models import Person
from simpul.photos.models import Photo
from simpul.services.models import OpenDay
from simpul.tally.commands import sync_slots
from tests import factories
from tests.journeys.browser import assert_everyone_can_use, shot, sign_in
from tests.journeys.phone_in_hand import code_for, enrol, left, send, step, unlock, weigh, works_offline
from tests.web.post_cast import WEIGHING, Stage, stage, today

pytestmark = pytest.mark.django_db(transaction=True)
NIK = "5108064503240001"
# The line breaks with the second part of a photo, and says which offsets were asked for.
BREAKS = """() => {
    const real = window.fetch;
    window.parts = [];
    window.fetch = (path, asked) => {
        if (asked?.method !== "PUT") return real(path, asked);
        window.parts.push(Number(new URL(path, location.href).searchParams.get("offset")));
        return window.parts.length === 2 ? Promise.reject(new TypeError("cut")) : real(path, asked);
    };
}"""

SEEN_SHRUNK = """() => {
    const { naturalWidth: width } = document.querySelector("ul.photos img");
    return width > 0 && width <= 1280;
}"""


@pytest.fixture
def scene(transactional_db: None) -> Stage:
    sync_slots()
    return stage()


def test_a_kader_of_two_posts_says_where_she_is(phone: Page, live_server, scene: Stage) -> None:
    factories.holding(scene.kader, "kader", scene.other_post, "kesehatan")
    factories.person(scene.other_post, "Gede Rai", born=scene.child.birth_date)
    OpenDay.objects.create(post=scene.other_post, on=today(), planned_on=today(), state="terjadwal")
    enrol(phone, live_server.url, code_for(scene.kader, scene.staff))
    works_offline(phone)
    phone.context.set_offline(True)
    phone.get_by_role("link", name="Lainnya").click()
    expect(phone.get_by_role("link", name="Posisi saya")).to_have_attribute("href", "/posisi-saya/")
    phone.get_by_role("button", name=re.compile(scene.other_post.name)).click()
    expect(phone.get_by_text(re.compile(f"Sekarang mencatat untuk .*{scene.other_post.name}"))).to_be_visible()
    assert_everyone_can_use(phone)
    shot(phone, "hp-two-posts")
    phone.get_by_role("link", name="Hari ini").click()
    step(phone, "Penimbangan")
    expect(phone.get_by_role("link", name=re.compile("Kadek Sari"))).to_have_count(0)
    weigh(phone, "Gede Rai", "9,7")
    phone.context.set_offline(False)
    send(phone)
    assert Record.objects.get(service=WEIGHING).post_id == scene.other_post.id


def test_a_photo_goes_last_and_goes_on_where_the_line_broke(
    phone: Page, desktop: Page, live_server, scene: Stage
) -> None:
    enrol(phone, live_server.url, code_for(scene.kader_pu, scene.staff))
    works_offline(phone)
    phone.context.set_offline(True)
    ask_for_a_drain(phone)
    phone.evaluate(BREAKS)
    phone.context.set_offline(False)
    phone.locator("a.hp-status").click()
    phone.get_by_role("button", name="Kirim sekarang").click()
    photos = phone.locator(".counts .figure").filter(has_text="Foto menunggu")
    expect(left(phone)).to_have_text("0", timeout=20_000)
    phone.wait_for_function("() => window.parts.length >= 2")
    expect(photos.locator("dd")).to_have_text("1")
    record = Record.objects.get()
    assert Photo.objects.count() == 0
    phone.get_by_role("button", name="Kirim sekarang").click()
    expect(photos).to_have_count(0, timeout=20_000)
    first, cut, again, *rest = phone.evaluate("window.parts")
    assert 0 == first < cut == again
    assert rest == sorted(rest)
    sign_in(desktop, live_server.url, scene.ketua)
    desktop.goto(live_server.url + reverse("post:record", kwargs={"id": record.id}))
    picture = desktop.locator("ul.photos img")
    expect(picture).to_have_count(1)
    picture.scroll_into_view_if_needed()
    desktop.wait_for_function(SEEN_SHRUNK)


def ask_for_a_drain(phone: Page) -> None:
    phone.get_by_role("link", name=re.compile("Penyaluran aspirasi")).click()
    phone.get_by_role("link", name="Catat baru").click()
    phone.get_by_label("Nama tempat").fill("Got Gang Melati")
    phone.get_by_label("Jenis aspirasi").select_option(label="Air minum")
    phone.get_by_label("Usulan, keluhan atau permohonan warga").fill("Got jebol sejak hujan kemarin.")
    for rest in phone.locator("details.rest:not([open]) > summary").all():
        rest.click()
    camera = phone.locator("input[type=file]").first
    camera.set_input_files({"name": "got.jpg", "mimeType": "image/jpeg", "buffer": large_picture()})
    expect(phone.get_by_text("1 foto tersimpan. Foto dikirim paling akhir.")).to_be_visible()
    assert_everyone_can_use(phone)
    for group in phone.locator("fieldset.question:not(:has(.optional))").all():
        if group.get_by_role("radio").count() and not group.get_by_role("radio", checked=True).count():
            group.get_by_role("radio").first.check()
    phone.get_by_role("button", name="Simpan").click()
    expect(phone.get_by_text("belum terkirim")).to_be_visible()


def large_picture() -> bytes:
    """Larger than a phone keeps, and full of detail: several parts even when it is shrunk."""
    grain = random.Random(7).randbytes(500 * 375 * 3)
    picture = Image.frombytes("RGB", (500, 375), grain).resize((2000, 1500))
    written = BytesIO()
    picture.save(written, "JPEG", quality=85)
    return written.getvalue()


def test_what_came_back_is_mended_with_one_touch_and_one_word(phone: Page, live_server, scene: Stage) -> None:
    taken = factories.person(scene.post, "Luh Tika")
    now = timezone.now()
    by = actor_for(scene.staff.id, now.date())
    correct_person(by=by, at=now, id=taken.id, version=1, changes={"nik": NIK}, reason="Sesuai KK")
    enrol(phone, live_server.url, code_for(scene.kader, scene.staff))
    works_offline(phone)
    phone.context.set_offline(True)
    phone.get_by_role("link", name="Daftarkan warga baru").click()
    phone.get_by_label("Nama lengkap").fill("Gede Arta")
    phone.get_by_role("radio", name="Laki-laki").check()
    phone.locator("form details > summary").click()
    phone.get_by_label("NIK").fill(NIK)
    phone.get_by_role("button", name="Simpan warga baru").click()
    phone.context.set_offline(False)
    phone.locator("a.hp-status").click()
    phone.get_by_role("button", name="Kirim sekarang").click()
    phone.get_by_role("link", name="Perbaiki").click(timeout=20_000)
    expect(phone.get_by_label("NIK")).to_have_value(NIK)
    expect(phone.get_by_role("alert").filter(has_text="NIK ini sudah tercatat").first).to_be_visible()
    assert_everyone_can_use(phone)
    phone.get_by_label("NIK").fill("")
    phone.get_by_role("button", name="Simpan").click()
    send(phone)
    assert Person.objects.filter(name="Gede Arta").count() == 1
    expect(phone.get_by_role("link", name="Perbaiki")).to_have_count(0)


def test_two_values_and_two_real_services_are_settled_with_one_touch_each(
    phone: Page, desktop: Page, live_server, scene: Stage
) -> None:
    other = factories.user(home=scene.post.village)
    factories.holding(other, "kader", scene.post, "kesehatan")
    for page, who, house, kilograms in (
        (phone, scene.kader, "Gang Melati 7", "9,5"),
        (desktop, other, "Gang Mawar 2", "9,7"),
    ):
        enrol(page, live_server.url, code_for(who, scene.staff))
        works_offline(page)
        page.context.set_offline(True)
        step(page, "Penimbangan")
        weigh(page, "Kadek Sari", kilograms)
        move_to(page, live_server.url, scene, house)
    for page in (desktop, phone):
        page.context.set_offline(False)
        send(page)
    expect(phone.get_by_role("heading", name="Tercatat dua kali")).to_be_visible(timeout=20_000)
    dispute = phone.locator(".sheet").filter(has_text="Orang lain mengubah hal yang sama.")
    expect(dispute).to_contain_text("Isian saya: Gang Melati 7")
    expect(dispute).to_contain_text("Isian mereka: Gang Mawar 2")
    assert_everyone_can_use(phone)
    dispute.get_by_role("button", name="Pakai isian saya").click()
    phone.get_by_role("button", name="Semuanya benar, simpan semua").click()
    expect(phone.get_by_role("heading", name="Tercatat dua kali")).to_have_count(0)
    send(phone)
    assert Person.objects.get(id=scene.child.id).address == "Gang Melati 7"
    phone.reload()
    unlock(phone)
    expect(phone.get_by_role("heading", name="Kiriman")).to_be_visible()
    expect(phone.get_by_role("heading", name="Tercatat dua kali")).to_have_count(0)
    expect(dispute).to_have_count(0)
    assert sorted(record.answers["bb"] for record in Record.objects.filter(void=False)) == [9.5, 9.7]


def move_to(page: Page, address: str, scene: Stage, house: str) -> None:
    page.goto(f"{address}/hp/#/perbaiki-warga/{scene.child.id}")
    page.get_by_label("Alamat").fill(house)
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("status").filter(has_text="Data orang ini diperbaiki.")).to_be_visible()


def test_a_phone_left_on_the_table_locks_and_opens_where_it_was(phone: Page, live_server, scene: Stage) -> None:
    phone.clock.install()
    enrol(phone, live_server.url, code_for(scene.kader, scene.staff))
    step(phone, "Penimbangan")
    phone.get_by_role("link", name=re.compile("^Kadek Sari")).click()
    phone.get_by_label("Berat badan (BB)").fill("9,5")
    phone.clock.fast_forward("09:30")
    expect(phone.get_by_label("Berat badan (BB)")).to_have_value("9,5")
    phone.get_by_label("Panjang/tinggi badan").tap()
    phone.clock.fast_forward("09:30")
    expect(phone.get_by_label("Berat badan (BB)")).to_be_visible()
    phone.clock.fast_forward("01:00")
    expect(phone.get_by_role("heading", name="Ketik PIN Anda")).to_be_visible()
    expect(phone.get_by_text("Kadek Sari")).to_have_count(0)
    unlock(phone)
    expect(phone.get_by_label("Berat badan (BB)")).to_have_value("9,5")
    another = phone.context.new_page()
    another.goto(f"{live_server.url}/hp/")
    unlock(another)
    expect(another.get_by_text("Kadek Sari")).to_be_visible()
    expect(phone.get_by_role("heading", name="Ketik PIN Anda")).to_be_visible(timeout=20_000)
