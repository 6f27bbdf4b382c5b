"""Two reports of meetings entered as they were told, each up to the page that shows what follows.

Seeds 002 and 003: offices only, no names of the reports. Made up are which villages have no bidan, what the perbekel
answered and what was spent. What a report does not tell is not entered: the pages say "belum disebut".
"""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from simpul.accounts.models import User
from simpul.places.models import Area
from tests import factories
from tests.journeys.browser import assert_everyone_can_use, sign_in
from tests.journeys.entering import figure, fill, input_of, secretary, send
from tests.journeys.meeting_hall import came, decide, follow, invite, plan_meeting, set_agenda, state, was_held

pytestmark = pytest.mark.django_db(transaction=True)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
RAKOR = {
    "Nama rapat": "Rapat Koordinasi Posyandu Enam SPM",
    "Tanggal": "2025-12-15",
    "Tempat": "Rumah Plastik Mandiri, Desa Petandakan",
    "Dibuka oleh (jabatan)": "Kepala DPMD Kabupaten Buleleng",
}
BIDAN = "Perbekel didorong menganggarkan bidan di desa yang belum memilikinya"
IN_DESA = "Bimtek Posyandu enam SPM di tingkat desa pada bulan Mei hingga Juni"
IN_KECAMATAN = "DPMD berencana mengadakan bimtek Posyandu enam SPM di tingkat kecamatan"
OTHER_POINTS = {
    "Sosialisasi kepada seluruh kelembagaan, kader, pengurus, dan pembina": ("Sosialisasi enam SPM", "Tim Pembina"),
    "Perbekel memperhatikan kegiatan PKK dan insentif kader": ("Perhatikan PKK dan insentif kader", "Perbekel"),
    "Kader PKK dan kader posyandu tidak boleh merangkap jabatan": ("Periksa rangkap jabatan", "Perbekel"),
}


def perbekel(village: Area) -> User:
    user = factories.user(name=f"Perbekel {village.name}")
    factories.holding(user, "kepala_desa", village)
    return user


def test_the_five_points_of_buleleng_become_actions_bidan_and_a_bimtek_in_each_desa(
    desktop: Page, live_server: Any
) -> None:
    areas, address = factories.areas(), live_server.url
    bulian = factories.area("51.08.08.2008", "Bulian", areas.kubutambahan)
    dpmd = secretary(areas.buleleng)
    sign_in(desktop, address, dpmd)
    bidan_of_villages(desktop, address, {"51.08.08.2001": False, "51.08.08.2008": True})
    rakor = rakor_of_buleleng(desktop, address)
    the_delegate_reports(desktop, address, rakor, secretary(areas.kubutambahan))
    sign_in(desktop, address, dpmd)
    five_points(desktop, rakor)
    planned_in_each(desktop, "Bimtek di desa: konsumsi", "Bimtek Posyandu Enam SPM tingkat desa", 2)
    expect(desktop.get_by_text("Mei sampai Juni 2026").first).to_be_visible()
    desktop.goto(rakor)
    planned_in_each(desktop, "Bimtek di kecamatan", "Bimtek Posyandu Enam SPM tingkat kecamatan", 2)
    desktop.goto(rakor)
    bidan_is_asked(desktop)
    the_perbekel_agrees(desktop, address, perbekel(areas.tambakan))
    sign_in(desktop, address, dpmd)
    what_follows_in_buleleng(desktop, address, bulian)


def bidan_of_villages(page: Page, address: str, present: dict[str, bool]) -> None:
    for code, there in present.items():
        page.goto(f"{address}/anggaran/desa/{code}/")
        page.get_by_role("link", name="Catat keadaan bidan").click()
        page.get_by_label("Ada bidan" if there else "Belum ada bidan", exact=True).check()
        page.get_by_label("Sejak tanggal").fill("2025-01-01")
        send(page, "Simpan keadaan", "Keadaan bidan dicatat.")


def rakor_of_buleleng(page: Page, address: str) -> str:
    """The meeting with its two invitations of which the report tells; the Camat is represented."""
    rakor = plan_meeting(page, address, "51.08", "Pemerintah daerah, kecamatan, atau desa", RAKOR)
    expect(page.get_by_text("pimpinan: belum disebut")).to_be_visible()
    topic = "Langkah strategis mengintegrasikan enam bidang layanan ke dalam posyandu"
    set_agenda(page, [f"{topic} | DPMD Kabupaten Buleleng"])
    kind = "Perangkat daerah, kecamatan, atau desa"
    invite(page, "Undang peserta", "Kepala DPMD", kind, "Kabupaten Buleleng")
    invite(page, "Undang lagi", "Camat", kind, "Hanya yang saya pilih", ["Kec. Kubutambahan"])
    was_held(page)
    came(page, ["Kepala DPMD"])
    page.get_by_role("link", name="Catat kehadiran").click()
    page.get_by_role("link", name="Camat, Kec. Kubutambahan").click()
    page.get_by_label("Diwakili").check()
    page.get_by_label("Jabatan yang mewakili").fill("Sekretaris Camat")
    page.get_by_label("Sebagai pelaksana tugas (Plt.)").check()
    assert_everyone_can_use(page)
    send(page, "Simpan", "Kehadiran dicatat.")
    return rakor


def the_delegate_reports(page: Page, address: str, rakor: str, delegate: User) -> None:
    """The office that sent the delegate finds the meeting and attaches the delegate's own report."""
    sign_in(page, address, delegate)
    page.goto(f"{address}/rapat/wilayah/51.08.08/")
    page.get_by_role("link", name=RAKOR["Nama rapat"]).click()
    expect(page.get_by_text("diwakili Plt. Sekretaris Camat")).to_be_visible()
    page.get_by_role("link", name="laporan belum ada").click()
    page.get_by_label("Isi laporan").fill("DPMD merencanakan bimtek di kecamatan dan di desa; lima poin ditekankan.")
    paper = {"name": "Laporan Plt. Sekcam.pdf", "mimeType": "application/pdf", "buffer": PDF}
    input_of(page, "Berkas").set_input_files(paper)
    assert_everyone_can_use(page)
    send(page, "Simpan laporan", "Laporan disimpan.")
    assert page.url == rakor
    expect(page.get_by_role("link", name="Baca laporannya")).to_be_visible()


def five_points(page: Page, rakor: str) -> None:
    """The plan for the kecamatan and the five points, each with what follows."""
    page.goto(rakor)
    for text in (IN_KECAMATAN, BIDAN, IN_DESA, *OTHER_POINTS):
        decide(page, f"{text}.")
    districts = {"Yang dikerjakan": "Bimtek di kecamatan", "Oleh (jabatan atau kantor)": "DPMD"}
    follow(page, IN_KECAMATAN, districts, "Semua: Kecamatan")
    lacking = {"Yang dikerjakan": "Anggarkan bidan desa", "Oleh (jabatan atau kantor)": "Perbekel"}
    follow(page, BIDAN, lacking, "Semua desa tanpa bidan")
    zoom = {"Yang dikerjakan": "Zoom Meeting sebelum bimtek desa", "Oleh (jabatan atau kantor)": "DPMD"}
    follow(page, IN_DESA, zoom, "Kabupaten Buleleng")
    for text, (title, owner) in OTHER_POINTS.items():
        told = {"Yang dikerjakan": title, "Oleh (jabatan atau kantor)": owner}
        follow(page, text, told, "Semua desa, tanpa kelurahan" if owner == "Perbekel" else "Kabupaten Buleleng")
    held = {
        "Yang dikerjakan": "Bimtek di desa: konsumsi dari desa, narasumber DPMD",
        "Oleh (jabatan atau kantor)": "Perbekel",
        "Atau dari bulan": "2026-05",
        "Sampai bulan": "2026-06",
    }
    follow(page, IN_DESA, held, "Semua desa, tanpa kelurahan")
    expect(page.get_by_text("batas waktu belum disebut")).to_have_count(6)
    assert_everyone_can_use(page)


def planned_in_each(page: Page, action: str, name: str, count: int) -> None:
    """An action about a bimtek becomes a planned event in each of its areas."""
    page.get_by_role("link", name=action).click()
    page.get_by_role("link", name="Jadikan rencana bimtek").click()
    input_of(page, "Nama program").fill(name)
    page.get_by_label("Jenis", exact=True).select_option("bimtek")
    expect(page.get_by_text(f"Satu angkatan di tiap wilayah: {count}.")).to_be_visible()
    send(page, "Rencanakan", "Bimtek direncanakan di tiap wilayah.")
    expect(figure(page, "Bimtek direncanakan")).to_have_text(str(count))
    assert_everyone_can_use(page)


def bidan_is_asked(page: Page) -> None:
    page.get_by_role("link", name="Anggarkan bidan desa").click()
    expect(figure(page, "Desa tanpa bidan")).to_have_text("1")
    page.get_by_role("link", name="Minta anggaran bidan").click()
    fill(page, {"Tahun anggaran": "2026", "Diminta oleh": "DPMD Kabupaten Buleleng (rakor)"})
    send(page, "Kirim permintaan", "Permintaan dikirim ke desa yang belum punya bidan.")
    expect(page.get_by_text("1 sudah diminta anggarannya")).to_be_visible()
    assert_everyone_can_use(page)


def the_perbekel_agrees(page: Page, address: str, head: User) -> None:
    sign_in(page, address, head)
    page.goto(f"{address}/anggaran/desa/51.08.08.2001/")
    page.get_by_role("link", name="Jawab permintaan").click()
    page.get_by_label("Disetujui").check()
    assert_everyone_can_use(page)
    send(page, "Simpan jawaban", "Jawaban dicatat.")


def what_follows_in_buleleng(page: Page, address: str, having: Area) -> None:
    """What is open, the villages without a bidan, and the events planned in the villages."""
    page.goto(f"{address}/rapat/wilayah/51.08/")
    page.get_by_role("link", name="Tindak lanjut", exact=True).click()
    asked = page.get_by_role("listitem").filter(has_text=RAKOR["Nama rapat"])
    expect(asked.filter(has_text="0 dari 2 wilayah selesai")).to_have_count(4)
    expect(asked.filter(has_text="Sosialisasi enam SPM").last).to_contain_text("0 dari 1 wilayah selesai")
    assert_everyone_can_use(page)
    page.goto(f"{address}/anggaran/wilayah/51.08/")
    page.get_by_role("link", name="Bidan desa").click()
    expect(figure(page, "Tanpa bidan")).to_have_text("1")
    lacking = page.get_by_role("row").filter(has_text="Tambakan")
    for said in ("Tanpa bidan", "Disetujui", "2026"):
        expect(lacking).to_contain_text(said)
    expect(page.get_by_role("row").filter(has_text=having.name)).to_contain_text("Ada bidan")
    assert_everyone_can_use(page)
    page.goto(f"{address}/bimtek/wilayah/51.08/?tahun=2026")
    page.get_by_role("link", name="Bimtek Posyandu Enam SPM tingkat desa").click()
    for village in ("Tambakan", "Bulian"):
        planned = page.get_by_role("link", name=f"Desa {village}")
        expect(planned).to_contain_text("Mei")
    assert_everyone_can_use(page)


KALTENG = {
    "62.01": "Kotawaringin Barat",
    "62.02": "Kotawaringin Timur",
    "62.03": "Kapuas",
    "62.04": "Barito Selatan",
    "62.05": "Barito Utara",
    "62.06": "Katingan",
    "62.07": "Seruyan",
    "62.08": "Sukamara",
    "62.09": "Lamandau",
    "62.10": "Gunung Mas",
    "62.11": "Pulang Pisau",
    "62.12": "Murung Raya",
    "62.13": "Barito Timur",
    "62.71": "Palangkaraya",
}
OF_TEAMS = {
    "Nama rapat": "Rapat Koordinasi Tim Pembina Posyandu se-Kalimantan Tengah",
    "Tanggal": "2025-12-01",
    "Tempat": "Aula Jayang Tingang, Kantor Gubernur Kalimantan Tengah",
    "Tujuan": "Menguatkan kelembagaan posyandu dan kolaborasi antar tim pembina",
}
REGISTER = "Percepatan pemberian nomor registrasi posyandu"
ONWARD = "Tindak lanjut program posyandu hingga akhir tahun 2025"


def test_14_stand_beside_the_15_of_kalteng_with_late_actions_a_budget_and_an_award_without_a_name(
    desktop: Page, live_server: Any
) -> None:
    address, province = live_server.url, factories.area("62", "Kalimantan Tengah", factories.areas().nation)
    regencies = {code: factories.area(code, name, province) for code, name in KALTENG.items()}
    dpmd = secretary(province)
    sign_in(desktop, address, dpmd)
    rakor = rakor_of_kalteng(desktop, address)
    numbers_of_kalteng(desktop)
    late_in_each_regency(desktop, address, rakor)
    carried_into_the_next(desktop, address)
    a_billion(desktop, address)
    an_award(desktop, address)
    team = factories.user(name="Tim Pembina Kapuas")
    factories.holding(team, "tim_pembina", regencies["62.03"])
    sign_in(desktop, address, team)
    desktop.goto(f"{address}/rapat/tindak-lanjut-saya/")
    expect(desktop.get_by_role("listitem").filter(has_text="Percepat nomor registrasi")).to_contain_text("Terlambat")
    assert_everyone_can_use(desktop)


def rakor_of_kalteng(page: Page, address: str) -> str:
    """The teams of all regencies of the codes came."""
    rakor = plan_meeting(page, address, "62", "Tim Pembina Posyandu", OF_TEAMS)
    expect(page.get_by_text("pembuka: belum disebut")).to_be_visible()
    forum = "Perkembangan, tantangan, dan strategi tiap kabupaten/kota"
    set_agenda(page, ["Sambutan | Kepala Dinas PMD", forum, ONWARD, "Penghargaan bagi pemenang"])
    offices = "Semua: Kabupaten dan kota"
    invite(page, "Undang peserta", "Perwakilan Tim Pembina", "Pembina (Tim Pembina)", offices)
    was_held(page)
    came(page, [f"Perwakilan Tim Pembina, {word(code)} {name}" for code, name in KALTENG.items()])
    return rakor


def word(code: str) -> str:
    return "Kota" if code >= "62.71" else "Kab."


def numbers_of_kalteng(page: Page) -> None:
    """What was stated stands beside what is counted from codes and from the list."""
    for what, number in (("Wilayah yang ikut", 15), ("Peserta", 210)):
        state(page, what, number, "Berita tentang rakor", "Berita, 1 Desember 2025")
    expect(figure(page, "Wilayah yang hadir")).to_have_text("14")
    expect(page.get_by_text("Disebut 15, padahal wilayahnya hanya ada 14")).to_be_visible()
    expect(page.get_by_text("Disebut 210, sedangkan menurut daftar hadir 14.")).to_be_visible()
    assert_everyone_can_use(page)


def late_in_each_regency(page: Page, address: str, rakor: str) -> None:
    """What was to be done by the end of 2025 is late since, in each regency and in the province."""
    for text in (REGISTER, ONWARD):
        decide(page, f"{text}.")
    by_teams = {"Yang dikerjakan": "Percepat nomor registrasi", "Paling lambat": "2025-12-31"}
    follow(page, REGISTER, by_teams, "Semua: Kabupaten dan kota", holder="Tim Pembina Posyandu")
    own = {
        "Yang dikerjakan": "Tindak lanjut program 2025",
        "Oleh (jabatan atau kantor)": "Tim Pembina provinsi",
        "Paling lambat": "2025-12-31",
    }
    follow(page, ONWARD, own, "Provinsi Kalimantan Tengah")
    page.goto(f"{address}/rapat/wilayah/62/tindak-lanjut/")
    speed = page.get_by_role("listitem").filter(has_text="0 dari 14 wilayah selesai")
    for said in ("Terlambat", "paling lambat 31 Desember 2025"):
        expect(speed).to_contain_text(said)
    expect(page.get_by_role("row").filter(has_text="Kab. Kapuas")).to_contain_text("1")
    assert_everyone_can_use(page)
    page.get_by_role("link", name="Percepat nomor registrasi").click()
    expect(page.get_by_role("row").filter(has_text="terlambat")).to_have_count(14)
    assert_everyone_can_use(page)


def carried_into_the_next(page: Page, address: str) -> None:
    """What is open comes up again when the same body meets: a made-up meeting of the year after."""
    told = {"Nama rapat": "Rapat Tim Pembina berikutnya (contoh)", "Tanggal": "2026-12-01"}
    plan_meeting(page, address, "62", "Tim Pembina Posyandu", told)
    carried = page.locator("section").filter(has=page.get_by_role("heading", name="Belum selesai dari rapat"))
    for action in ("Percepat nomor registrasi", "Tindak lanjut program 2025"):
        expect(carried.get_by_role("listitem").filter(has_text=action)).to_contain_text("1 Desember 2025")


def a_billion(page: Page, address: str) -> None:
    """One billion, of which 70 % for coaching; what was spent of it is made up."""
    page.goto(f"{address}/anggaran/wilayah/62/?tahun=2025")
    lines = (("Pembinaan posyandu", "700 juta"), ("Keperluan lain", "300 juta"))
    for purpose, amount in lines:
        page.get_by_role("link", name="Tambah baris anggaran").click()
        page.get_by_label("Sumber dana").select_option(label="APBD provinsi")
        page.get_by_label("Keperluan").select_option(label=purpose)
        fill(page, {"Tahun anggaran": "2025", "Uraian": f"Tim Pembina: {purpose.lower()}", "Jumlah anggaran": amount})
        send(page, "Simpan baris", "Baris anggaran disimpan.")
        page.goto(f"{address}/anggaran/wilayah/62/?tahun=2025")
    expect(figure(page, "Semula")).to_have_text("Rp 1.000.000.000")
    expect(figure(page, "Untuk pembinaan")).to_have_text("70,0 %")
    expect(figure(page, "Dibelanjakan")).to_have_text("Rp 0")
    page.get_by_role("link", name="Tim Pembina: pembinaan posyandu").click()
    page.get_by_role("link", name="Catat belanja").click()
    fill(page, {"Jumlah belanja": "245.000.000", "Tanggal": "2025-11-18", "Untuk apa": "Belanja contoh"})
    send(page, "Simpan belanja", "Belanja dicatat.")
    page.get_by_role("link", name="Semua baris anggaran").click()
    expect(figure(page, "Dibelanjakan")).to_have_text("Rp 245.000.000")
    expect(page.get_by_role("row").filter(has_text="Tim Pembina: pembinaan posyandu")).to_contain_text("35,0 %")
    assert_everyone_can_use(page)


def an_award(page: Page, address: str) -> None:
    """The winners were not named."""
    page.goto(f"{address}/penilaian/wilayah/62/penghargaan/")
    page.get_by_role("link", name="Catat penghargaan").click()
    page.get_by_label("Kategori").select_option(label="Tim Pembina Posyandu")
    told = {
        "Penghargaan": "Pemenang tim posyandu se-Kalimantan Tengah",
        "Tahun": "2025",
        "Tanggal diberikan": "2025-12-01",
        "Menurut": "Berita tentang rakor: acara ditutup dengan penghargaan",
    }
    fill(page, told)
    assert_everyone_can_use(page)
    send(page, "Simpan penghargaan", "Penghargaan dicatat.")
    given = page.get_by_role("row").filter(has_text=told["Penghargaan"])
    for said in ("belum disebut", "Tim Pembina Posyandu", "provinsi", "2025"):
        expect(given).to_contain_text(said)
    assert_everyone_can_use(page)
    page.get_by_role("link", name="Seperti yang tampak untuk umum").click()
    expect(page.get_by_text(told["Penghargaan"])).to_be_visible()
    expect(page.get_by_text("belum disebut").first).to_be_visible()
    assert_everyone_can_use(page)
