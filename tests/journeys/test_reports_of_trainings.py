"""Three reports of trainings entered as they were told, each up to the page that shows what follows.

Seeds 000, 001 and 004: offices only, no names of the reports. Names on lists are made up, "(contoh)"; so are the
doubled row of the list, the two lingkungan and their kader, the marks of the one who came, and how the 122 of Kelua
are spread over its desa. What a report does not tell is not entered: the pages say "belum disebut".
"""

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from simpul.imports.commands import carry_on
from simpul.places.models import Area
from tests import factories
from tests.journeys.browser import assert_everyone_can_use, sign_in
from tests.journeys.entering import figure, fill, input_of, secretary, send

pytestmark = pytest.mark.django_db(transaction=True)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIELDS = ("Pendidikan", "Kesehatan", "Pekerjaan Umum", "Perumahan Rakyat", "Ketenteraman", "Sosial")
KELUA = {
    "63.09.02.1001": "Pulau",
    "63.09.02.2002": "Ampukung",
    "63.09.02.2003": "Telaga Itar",
    "63.09.02.2004": "Sungai Buluh",
    "63.09.02.2005": "Binturu",
    "63.09.02.2006": "Pudak Setegal",
    "63.09.02.2007": "Pasar Panas",
    "63.09.02.2008": "Masintan",
    "63.09.02.2009": "Takulat",
    "63.09.02.2010": "Paliat",
    "63.09.02.2011": "Karangan Putih",
    "63.09.02.2012": "Bahungin",
}
BULELENG = {"Penarukan": 18, "Kampung Baru": 27, "Banyuasri": 44, "Kaliuntu": 10}


def plan_programme(page: Page, address: str, code: str, kind: str, told: Mapping[str, str]) -> None:
    """The programme of 2025, which claims the six fields."""
    page.goto(f"{address}/bimtek/wilayah/{code}/?tahun=2025")
    expect(page.get_by_text("Belum ada bimtek atau pelatihan tahun ini.")).to_be_visible()
    page.get_by_role("link", name="Program baru").click()
    page.get_by_label("Jenis kegiatan").select_option(kind)
    fill(page, told)
    for field in FIELDS:
        page.get_by_label(field).check()
    assert_everyone_can_use(page)
    send(page, "Simpan program", "Program disimpan. Tambah angkatannya.")
    assert_everyone_can_use(page)


def add_batch(page: Page, host: Area, told: Mapping[str, str]) -> None:
    """A batch; the page that is left is its own."""
    page.get_by_role("link", name="Tambah angkatan").click()
    page.get_by_label("Wilayah tempat kegiatan").select_option(str(host.id))
    fill(page, told)
    send(page, "Simpan angkatan", "Angkatan disimpan. Susun acaranya.")


def add_speaker(page: Page, agency: str, fields: Sequence[str] = ()) -> None:
    page.get_by_label("Instansi").fill(agency)
    for field in fields:
        page.get_by_label(field).check()
    send(page, "Simpan narasumber", "Narasumber disimpan.")


def state(page: Page, said_by: str, source: str, what: str, number: int, where: Area | None = None) -> None:
    """A number as it was stated; never counted with."""
    page.get_by_role("link", name="Catat angka yang disebut").click()
    input_of(page, "Yang disebut").select_option(what)
    page.get_by_label("Angka yang disebut").fill(str(number))
    if where:
        page.get_by_label("Dari wilayah").select_option(str(where.id))
    fill(page, {"Disebut oleh": said_by, "Sumber": source})
    send(page, "Simpan angka", "Angka disimpan.")


def held(page: Page) -> None:
    """The batch is over."""
    page.get_by_role("link", name="Keadaan angkatan").click()
    page.get_by_label("Selesai").check()
    send(page, "Simpan keadaan", "Keadaan angkatan disimpan.")


def made_up(count: int) -> list[tuple[str, str]]:
    """As many made-up names, without a post; of those of one village no two are alike."""
    first = ("Ayu", "Komang", "Luh", "Made", "Putu")
    second = ("Ari", "Dewi", "Eka", "Indah", "Lestari", "Murni", "Ratih", "Sri", "Tirta", "Wati")
    return [(f"{one} {other} (contoh)", "") for one in first for other in second][:count]


HEADINGS = ("No", "Nama Peserta", "Jabatan", "Posyandu", "Desa/Kelurahan", "Kecamatan", "Kabupaten/Kota")


def sheet(district: str, regency: str, lists: Mapping[str, Sequence[tuple[str, str]]]) -> dict[str, Any]:
    """(name, post) of each village as people write them: titles above, places in merged cells, a sum below.

    The first of all stands there twice, once with titles.
    """
    book = Workbook()
    page = book.worksheets[0]
    for row in (["DAFTAR HADIR PESERTA BIMTEK"], ["Dibuat panitia"], [], HEADINGS):
        page.append(row)
    number = 0
    for village, people in lists.items():
        first = page.max_row + 1
        twice = [] if number else [(f"Hj. {people[0][0]}, S.Pd", "")]
        for name, post in (*people, *twice):
            number += 1
            page.append([number, name, "Kader", post])
        for column, place in enumerate((village, district, regency), start=5):
            page.cell(first, column, place)
            page.merge_cells(start_row=first, end_row=page.max_row, start_column=column, end_column=column)
    page.append(["Jumlah", None, number])
    out = io.BytesIO()
    book.save(out)
    return {"name": "daftar hadir FINAL.xlsx", "mimeType": XLSX, "buffer": out.getvalue()}


def bring(page: Page, file: dict[str, Any], count: int) -> None:
    """The list of participants from the page of the batch; the worker brings it in."""
    page.get_by_role("link", name="Peserta dan kehadiran").click()
    expect(page.get_by_text("Belum ada peserta.")).to_be_visible()
    assert_everyone_can_use(page)
    page.get_by_role("link", name="Daftar peserta").click()
    page.get_by_role("link", name="Impor dari berkas").click()
    page.get_by_label("Berkas", exact=True).set_input_files(file)
    page.get_by_role("button", name="Unggah dan periksa").click()
    expect(page.get_by_role("button", name=f"Masukkan {count} peserta")).to_be_visible()
    assert_everyone_can_use(page)
    page.get_by_role("button", name=f"Masukkan {count} peserta").click()
    expect(page.get_by_role("status")).to_be_visible()
    carry_on(lambda: datetime.now(UTC))
    page.get_by_role("link", name="Lihat hasilnya").click()
    expect(page.get_by_text(f"{count} orang")).to_be_visible()


def kader_of_two_lingkungan(village: Area) -> None:
    """Two lingkungan with a post and a kader each."""
    for place, post, name in (("Tegal", "Melati", "Kadek Sari (contoh)"), ("Pucak", "Kamboja", "Luh Rai (contoh)")):
        where = factories.post(village, post, hamlet=factories.hamlet(village, place, "lingkungan"))
        factories.appointment(factories.person(where, name), where, field="sosial")


def test_99_stand_beside_the_100_of_buleleng_and_a_lingkungan_has_no_trained_kader(
    desktop: Page, live_server: Any
) -> None:
    areas, address = factories.areas(), live_server.url
    kader_of_two_lingkungan(areas.penarukan)
    sign_in(desktop, address, secretary(areas.bali))
    of_buleleng(desktop, address, areas)
    numbers = buleleng_numbers(desktop, areas)
    lists = {village: made_up(count) for village, count in BULELENG.items()}
    lists["Penarukan"][-1] = ("Kadek Sari (contoh)", "Posyandu Melati")
    bring(desktop, sheet("Buleleng", "Buleleng", lists), 99)

    desktop.goto(numbers)
    expect(figure(desktop, "Terdaftar")).to_have_text("99")
    expect(figure(desktop, "Kuota")).to_have_text("belum disebut")
    whole = desktop.get_by_role("listitem").filter(has_text="disebut 100, terhitung 99")
    expect(whole).to_contain_text("yang disebut 1 lebih banyak")
    for village, count in BULELENG.items():
        beside = desktop.get_by_role("listitem").filter(has_text=f"{village}: disebut {count}, terhitung {count}")
        expect(beside).to_contain_text("sama")
    expect(desktop.get_by_role("listitem").filter(has_text="disebut 4, terhitung 4")).to_contain_text("sama")
    assert_everyone_can_use(desktop)
    trained_lingkungan(desktop, address, numbers)


def of_buleleng(page: Page, address: str, areas: factories.Areas) -> None:
    """The programme of Bali with its one batch and the agencies that spoke."""
    told = {
        "Nama program": "Bina Posyandu",
        "Tema": "Peningkatan kapasitas kader posyandu pada enam bidang SPM",
        "Tujuan": "Kapasitas, kemampuan teknis, dan pemahaman kader; tugas dan fungsi posyandu; kemampuan manajerial",
    }
    plan_programme(page, address, "51", "bimtek", told)
    batch = {
        "Tempat": "Hotel Aneka Lovina Villas",
        "Tanggal mulai": "2025-12-01",
        "Tanggal selesai": "2025-12-03",
        "Jabatan pembuka": "Ketua Tim Pembina Posyandu Provinsi Bali",
    }
    add_batch(page, areas.buleleng, batch)
    expect(page.get_by_text("narasumber belum tercatat.")).to_have_count(6)
    for agency, fields in (
        ("Dinas Pendidikan Kepemudaan dan Olahraga", ["Pendidikan"]),
        ("Dinas Pekerjaan Umum", ["Pekerjaan Umum"]),
        ("Satuan Polisi Pamong Praja", ["Ketenteraman"]),
        ("Dinas Sosial", ["Sosial"]),
        ("Dinas PMD Dukcapil", []),
    ):
        page.get_by_role("link", name="Tambah narasumber").click()
        add_speaker(page, agency, fields)
    expect(page.get_by_text("narasumber belum tercatat.")).to_have_count(2)  # kesehatan, perumahan: nobody is told
    expect(page.get_by_text("nama belum disebut")).to_have_count(5)
    held(page)
    assert_everyone_can_use(page)


def buleleng_numbers(page: Page, areas: factories.Areas) -> str:
    """What was stated of the batch, which is on the page; the address of its participants."""
    numbers = page.url.replace("/bimtek/angkatan/", "/peserta/")
    batch = page.url
    by = ("Ketua panitia penyelenggara", "Berita tentang Bina Posyandu")
    villages = (areas.penarukan, areas.kampung_baru, areas.banyuasri, areas.kaliuntu)
    figures = [("kader", 100, None), *(("kader", BULELENG[one.name], one) for one in villages), ("desa", 4, None)]
    for what, number, where in figures:
        state(page, *by, what, number, where)
        page.goto(batch)
    return numbers


def trained_lingkungan(page: Page, address: str, numbers: str) -> None:
    """Nobody counts as trained before somebody was marked present; then one lingkungan still lacks."""
    page.goto(f"{address}/kecakapan/wilayah/51.08.06.1020/")
    expect(page.get_by_text("2 dari 2 kader belum pernah dilatih")).to_be_visible()
    expect(page.get_by_text("tanpa kader terlatih:")).to_contain_text("Lingkungan Pucak, Lingkungan Tegal.")
    for day in ("2025-12-01", "2025-12-02", "2025-12-03"):
        with page.expect_response("**/hadir/peserta/**"):  # the script that sends marks is there
            page.goto(f"{numbers}hadir/?hari={day}&q=Kadek+Sari")
        with page.expect_response("**/hadir/kirim/"):
            page.get_by_label("Kadek Sari (contoh)").click()
        expect(page.get_by_label("Kadek Sari (contoh)")).to_be_checked()
    page.goto(numbers)
    expect(figure(page, "Selesai")).to_have_text("1")
    page.goto(numbers.replace("/peserta/", "/bimtek/angkatan/"))
    page.get_by_role("link", name="Hasil, sertifikat, dan tindak lanjut").click()
    assert_everyone_can_use(page)
    page.get_by_role("link", name="Catat hasil pelatihan").click()
    send(page, "Catat", "Hasil 1 orang dicatat.")
    page.goto(f"{address}/kecakapan/wilayah/51.08.06.1020/")
    expect(page.get_by_text("1 dari 2 kader belum pernah dilatih")).to_be_visible()
    expect(page.get_by_text("tanpa kader terlatih:")).to_contain_text("Lingkungan Pucak.")
    assert_everyone_can_use(page)


def test_the_122_of_kelua_are_from_each_desa_and_its_kelurahan_is_not_told(desktop: Page, live_server: Any) -> None:
    areas, address = factories.areas(), live_server.url
    villages = [factories.area(code, name, areas.kelua) for code, name in KELUA.items()]
    sign_in(desktop, address, secretary(areas.tabalong))
    told = {
        "Nama program": "Bimtek peningkatan kapasitas kader posyandu se-Kecamatan Kelua",
        "Tujuan": "Memperkuat peran posyandu sebagai simpul layanan masyarakat pada enam bidang SPM",
    }
    plan_programme(desktop, address, "63.09", "bimtek", told)
    batch = {
        "Tempat": "Hotel Jelita Tanjung",
        "Tanggal mulai": "2025-06-30",
        "Tanggal selesai": "2025-07-01",
        "Jabatan pembuka": "Bupati Tabalong",
    }
    add_batch(desktop, areas.kelua, batch)
    held(desktop)
    page_of_batch = desktop.url
    for what, number in (("kader", 122), ("hari", 2)):
        state(desktop, "Berita daerah", "Berita tentang bimtek Kecamatan Kelua", what, number)
        desktop.goto(page_of_batch)
    expect(desktop.get_by_text("narasumber belum tercatat.")).to_have_count(6)
    desa = [one.name for one in villages if one.kind == "desa"]
    each, more = divmod(122, len(desa))
    bring(desktop, sheet("Kelua", "Tabalong", {one: made_up(each + (at < more)) for at, one in enumerate(desa)}), 122)
    kelua_is_covered(desktop, page_of_batch.replace("/bimtek/angkatan/", "/peserta/"))


def kelua_is_covered(page: Page, numbers: str) -> None:
    """Each desa is there; of the kelurahan nothing was told, so nobody is from it."""
    page.goto(numbers)
    for said in ("disebut 122, terhitung 122", "disebut 2, terhitung 2"):
        expect(page.get_by_role("listitem").filter(has_text=said)).to_contain_text("sama")
    for name in ("Diundang", "Kuota"):
        expect(figure(page, name)).to_have_text("belum disebut")
    assert_everyone_can_use(page)
    page.get_by_role("link", name="Desa yang terwakili").click()
    expect(
        page.get_by_text("11 dari 11 desa dan 0 dari 1 kelurahan di Kecamatan Kelua ada pesertanya.")
    ).to_be_visible()
    assert_everyone_can_use(page)
    page.get_by_role("link", name="Lihat").click()
    expect(page.get_by_role("row").filter(has_text="Belum ada peserta")).to_have_count(1)
    expect(page.get_by_role("row").filter(has_text="Belum ada peserta")).to_contain_text("Kel. Pulau")


def banten() -> tuple[Area, Area]:
    """The province, and the regency whose kader came first."""
    province = factories.area("36", "Banten", factories.areas().nation)
    lebak = factories.area("36.02", "Lebak", province)
    district = factories.area("36.02.01", "Malingping", lebak)
    for code, name in (("36.02.01.2002", "Cilangkahan"), ("36.02.01.2003", "Pagelaran")):
        factories.area(code, name, district)
    return province, lebak


def test_of_the_three_batches_of_banten_only_that_of_lebak_is_told(desktop: Page, live_server: Any) -> None:
    province, lebak = banten()
    sign_in(desktop, live_server.url, secretary(province))
    told = {"Nama program": "Pelatihan kader posyandu: peningkatan kapasitas kelembagaan LKD"}
    plan_programme(desktop, live_server.url, "36", "pelatihan", told)
    programme = desktop.url
    batch = {
        "Tempat": "Gedung PKK Provinsi Banten, KP3B",
        "Tanggal mulai": "2025-04-15",
        "Tanggal selesai": "2025-04-15",
        "Jabatan pembuka": "Ketua Tim Pembina Posyandu Provinsi Banten",
    }
    add_batch(desktop, lebak, batch)
    taught_by_practice(desktop)
    first = desktop.url
    for _untold in range(2):
        desktop.goto(programme)
        add_batch(desktop, province, {"Nama angkatan": "wilayah belum disebut"})
        expect(desktop.get_by_text("tanggal belum disebut").first).to_be_visible()
    for what in ("angkatan", "hari"):
        desktop.goto(programme)
        by = "Ketua Tim Pembina Posyandu Provinsi Banten"
        state(desktop, by, "Berita tentang pelatihan kader posyandu Banten", what, 3)
    three_batches_of_banten(desktop, programme, first)


def taught_by_practice(page: Page) -> None:
    """The two practices that are told, each with the agency that taught it."""
    for module, name, agency in (
        ("perpustakaan_desa", "Pengelolaan perpustakaan desa", "Dinas Perpustakaan Daerah"),
        ("kebakaran_kompor", "Penanganan kebakaran akibat kompor gas", "Dinas Pemadam Kebakaran"),
    ):
        page.get_by_role("link", name="Tambah acara").click()
        input_of(page, "Materi").select_option(module)
        send(page, "Simpan acara", "Acara disimpan.")
        taught = page.get_by_role("listitem").filter(has_text=name)
        expect(taught).to_contain_text("jam belum disebut")
        expect(taught).to_contain_text("Praktik")
        taught.get_by_role("link", name="Tambah narasumber").click()
        add_speaker(page, agency)
        expect(page.get_by_role("listitem").filter(has_text=name)).to_contain_text(agency)
    held(page)
    assert_everyone_can_use(page)


def three_batches_of_banten(page: Page, programme: str, first: str) -> None:
    """What is told of one batch, what is not of two; how many came from where in Lebak nobody said."""
    page.goto(programme)
    expect(page.get_by_role("link", name="Angkatan 1, Kabupaten Lebak")).to_contain_text("15 April 2025")
    for number in (2, 3):
        untold = page.get_by_role("link", name=f"Angkatan {number}, wilayah belum disebut")
        expect(untold).to_contain_text("tanggal belum disebut")
    for said in ("Angkatan: 3", "Hari: 3"):
        expect(page.get_by_role("listitem").filter(has_text=said)).to_be_visible()
    assert_everyone_can_use(page)
    page.goto(first.replace("/bimtek/angkatan/", "/peserta/"))
    for name in ("Diundang", "Kuota"):
        expect(figure(page, name)).to_have_text("belum disebut")
    expect(figure(page, "Terdaftar")).to_have_text("0")
    page.get_by_role("link", name="Desa yang terwakili").click()
    expect(page.get_by_text("0 dari 2 desa di Kabupaten Lebak ada pesertanya.")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="Belum ada peserta")).to_have_count(2)
    assert_everyone_can_use(page)
