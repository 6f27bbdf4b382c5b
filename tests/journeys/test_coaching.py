"""A visit of the Tim Pembina where the network fails, and the Laporan Pembinaan that climbs from it to the nation."""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from simpul.accounts.models import User
from simpul.coaching.models import Visit, VisitPhoto
from simpul.kernel.period import Period
from simpul.places.models import Area
from tests import factories
from tests.journeys.browser import assert_everyone_can_use, sign_in
from tests.journeys.entering import fill, input_of, secretary, send
from tests.web.places_of_play import picture
from tests.web.post_cast import stage, today

pytestmark = pytest.mark.django_db(transaction=True)
ITEMS, POST = 18, "Posyandu Melati A"


def office(role: str, place: Area) -> User:
    user = factories.user(name=f"{role} {place.name}")
    factories.holding(user, role, place)
    return user


def last_quarter() -> Period:
    return Period.of(today(), 3).shift(-1)


def test_a_visit_is_kept_where_the_network_fails_and_the_post_reads_what_was_agreed(
    phone: Page, live_server: Any
) -> None:
    cast, areas, address = stage(), factories.areas(), live_server.url
    sign_in(phone, address, office("tim_pembina", areas.kec_buleleng))
    visit = plan_visit(phone, address, POST)
    answer(phone, last_quarter().last_day)
    phone.reload()
    expect(phone.get_by_role("radio", name="Ya", exact=True).first).to_be_checked()  # nothing was sent yet
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Simpan").click()
    expect(phone.get_by_text("Jaringan terputus.")).to_be_visible()
    assert not Visit.objects.get().answers.exists()
    phone.context.set_offline(False)
    expect(phone.get_by_text("Isian disimpan.")).to_be_visible()
    assert Visit.objects.get().answers.count() == ITEMS
    find_and_agree(phone, visit)
    sign_in(phone, address, cast.ketua)
    the_post_reads(phone, address, POST)


def test_photos_chosen_without_a_network_wait_in_the_browser_and_are_sent_once(phone: Page, live_server: Any) -> None:
    stage()
    address = live_server.url
    sign_in(phone, address, office("tim_pembina", factories.areas().kec_buleleng))
    visit = plan_visit(phone, address, POST)
    phone.context.set_offline(True)
    photos = [{"name": f"{name}.jpg", "mimeType": "image/jpeg", "buffer": picture()} for name in ("papan", "meja")]
    phone.get_by_label("Foto kunjungan").set_input_files(photos)
    expect(phone.get_by_text("2 foto belum terkirim.")).to_be_visible()
    expect(phone.get_by_alt_text("Foto yang belum terkirim")).to_have_count(2)
    # A network that lets pages through, but no photos.
    phone.context.route("**/foto/kirim/", lambda route: route.abort("internetdisconnected"))
    phone.context.set_offline(False)
    phone.reload()
    expect(phone.get_by_text("2 foto belum terkirim.")).to_be_visible()
    assert_everyone_can_use(phone)
    phone.goto(visit)
    expect(phone.get_by_text("2 foto belum terkirim.")).to_be_visible()
    assert not VisitPhoto.objects.exists()
    phone.get_by_role("button", name="Sahkan hasil kunjungan").click()  # a visit that is signed off takes no photo
    expect(phone.get_by_text("Tunggu jaringan, atau hapus fotonya, lalu sahkan.")).to_be_visible()
    phone.context.unroute("**/foto/kirim/")
    phone.reload()
    expect(phone.get_by_text("2 foto terkirim.")).to_be_visible()
    phone.reload()
    expect(phone.locator("figure img")).to_have_count(2)
    expect(phone.get_by_text("foto belum terkirim")).to_be_hidden()
    assert VisitPhoto.objects.count() == 2


def plan_visit(page: Page, address: str, post: str) -> str:
    page.goto(f"{address}/pembinaan/wilayah/51.08.06/")
    page.get_by_role("link", name="Rencanakan kunjungan").first.click()
    input_of(page, "Yang dikunjungi").select_option(label=post)
    input_of(page, "Tanggal").fill(last_quarter().last_day.isoformat())
    assert_everyone_can_use(page)
    send(page, "Simpan rencana", "Kunjungan direncanakan.")
    visit = page.url
    page.get_by_role("link", name="Isi daftar periksa").click()
    return visit


def answer(page: Page, on: date) -> None:
    """Every item with yes."""
    input_of(page, "Tanggal dilaksanakan").fill(on.isoformat())
    ticks = page.get_by_role("radio", name="Ya", exact=True)
    expect(ticks).to_have_count(ITEMS)
    for number in range(ITEMS):
        ticks.nth(number).check()
    fill(page, {"Ringkasan hasil": "Pelayanan berjalan; papan jadwal belum ada."})
    assert_everyone_can_use(page)


def find_and_agree(page: Page, visit: str) -> None:
    page.goto(visit)
    expect(page.get_by_text(f"{ITEMS} dari {ITEMS} butir sudah dijawab")).to_be_visible()
    page.get_by_role("link", name="Catat temuan").click()
    page.get_by_label("Sedang", exact=True).check()
    fill(page, {"Temuan": "Papan jadwal belum ada"})
    send(page, "Simpan", "Temuan dicatat.")
    page.get_by_role("link", name="Catat kesepakatan").click()
    told = {"Yang disepakati": "Pasang papan jadwal", "Penanggung jawab": "Ketua posyandu"}
    fill(page, {**told, "Batas waktu": today().isoformat()})
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("link", name="Tambah foto").click()
    photo = {"name": "papan.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    input_of(page, "Berkas").set_input_files(photo)
    send(page, "Unggah", "Foto ditambahkan.")
    assert_everyone_can_use(page)
    send(page, "Sahkan hasil kunjungan", "Hasil kunjungan disahkan.")


def the_post_reads(page: Page, address: str, post: str) -> None:
    """From the post's own page to what was found, and what is expected until when."""
    page.goto(address)
    expect(page.get_by_role("link", name=f"Hasil pembinaan {post} sudah ada")).to_be_visible()
    page.get_by_role("link", name="Hari buka, catat pelayanan").click()
    page.get_by_role("link", name="Temuan Tim Pembina").click()
    assert_everyone_can_use(page)
    page.get_by_role("link", name=post).first.click()
    for said in ("Papan jadwal belum ada", "Pasang papan jadwal"):
        expect(page.get_by_text(said).first).to_be_visible()
    page.keyboard.press("End")  # pictures are fetched when they come into sight
    photo = page.locator("figure img")
    expect(photo).to_be_visible()
    assert photo.evaluate("one => one.complete && one.naturalWidth > 0")
    send(page, "Saya sudah membaca", "Tercatat sudah dibaca.")


def test_the_report_on_coaching_climbs_from_the_village_to_the_nation(desktop: Page, live_server: Any) -> None:
    stage()
    areas, address = factories.areas(), live_server.url
    way = [
        (office("kepala_desa", areas.penarukan), areas.penarukan),
        (office("kasi_kecamatan", areas.kec_buleleng), areas.kec_buleleng),
        (secretary(areas.buleleng), areas.buleleng),
        (secretary(areas.bali), areas.bali),
    ]
    nation = secretary(areas.nation)
    for (sender, place), receiver in zip(way, [*(user for user, _place in way[1:]), nation], strict=True):
        sign_in(desktop, address, sender)
        send_report(desktop, address, place)
        above = place.parent.code if place.parent else ""
        sign_in(desktop, address, receiver)
        if place == areas.penarukan:
            return_once(desktop, address, above, place.name)
            sign_in(desktop, address, sender)
            send_report(desktop, address, place, again=True)
            sign_in(desktop, address, receiver)
        accept(desktop, address, above, place.name)
    desktop.goto(f"{address}/pembinaan/laporan/0/?periode={last_quarter()}")
    expect(desktop.get_by_role("row").filter(has_text="Bali")).to_contain_text("Diterima")
    assert_everyone_can_use(desktop)


def send_report(page: Page, address: str, place: Area, *, again: bool = False) -> None:
    page.goto(f"{address}/pembinaan/laporan/{place.code}/?periode={last_quarter()}")
    page.get_by_role("link", name="Periksa dan kirim ulang" if again else "Periksa dan kirim").click()
    fill(page, {"Kendala": "Jalan rusak", "Usul": "Perbaiki jalan ke posyandu"})
    assert_everyone_can_use(page)
    send(page, "Kirim laporan", "dikirim.")


def opened(page: Page, address: str, code: str, name: str) -> None:
    page.goto(f"{address}/pembinaan/laporan/{code}/?periode={last_quarter()}")
    page.get_by_role("row").filter(has_text=name).get_by_role("link").first.click()
    expect(page.get_by_text("Perbaiki jalan ke posyandu")).to_be_visible()


def return_once(page: Page, address: str, code: str, name: str) -> None:
    opened(page, address, code, name)
    page.get_by_role("link", name="Kembalikan").click()
    page.get_by_label("Alasan dan yang harus diperiksa").first.fill("Kunjungan bulan Juli belum ada.")
    send(page, "Kembalikan laporan", "Laporan dikembalikan kepada")


def accept(page: Page, address: str, code: str, name: str) -> None:
    opened(page, address, code, name)
    page.get_by_role("button", name="Terima laporan").click()
    expect(page.get_by_text("Diterima").first).to_be_visible()
