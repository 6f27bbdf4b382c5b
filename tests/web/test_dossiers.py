"""The way to a registration number on pages: village, district, regency, Kemendagri, and the plaque at the wall."""

import io
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from simpul.dossiers.models import Batch, Dossier
from simpul.papers.tests.test_papers import PLAIN
from simpul.registry.queries import registered_post
from tests import factories
from tests.web.places_of_play import picture
from tests.web.post_cast import intention, text, today, words

REGENCY = "/registrasi/wilayah/51.08"
ITEMS = ("musyawarah", "sk_pendirian", "sk_pengurus", "identitas")
NUMBER = "51.08.06.1020.001"


@pytest.fixture
def office(browse, stage) -> Client:
    """The secretariat of the regency."""
    user = factories.user()
    factories.holding(user, "sekretariat", factories.areas().buleleng)
    return browse(user)


def bring(client: Client, address: str, item: str, **more):
    given = intention(**{"file": SimpleUploadedFile("surat.png", picture()), **more})
    return client.post(f"{address}berkas/{item}/", {k: v for k, v in given.items() if v is not None}, follow=True)


def handed_on(client: Client, address: str) -> None:
    for item in ITEMS:
        bring(client, address, item)
    client.post(f"{address}serahkan/", intention())


def batch_of(client: Client, stage) -> str:
    made = intention(name="Tahap I", office="Ketua Tim Pembina Posyandu", post_ids=[str(stage.post.id)])
    client.post(f"{REGENCY}/kiriman/baru/", made)
    return f"/registrasi/kiriman/{Batch.objects.get().id}/"


def test_a_village_brings_papers_one_by_one_and_hands_them_on(browse, stage) -> None:
    client, address = browse(stage.staff), f"/registrasi/{stage.post.id}/"
    assert "Belum mulai" in words(client.get(address))
    sk = factories.decree(stage.post.village, "pendirian")
    sk.posts.create(post=stage.post)
    file = SimpleUploadedFile("sk.pdf", PLAIN)
    client.post(f"/posyandu/wilayah/51.08.06.1020/sk/{sk.id}/berkas/", intention(file=file))
    sk.refresh_from_db()
    bring(client, address, "sk_pendirian", file=None, decree_paper=str(sk.paper_id))
    assert "Masih kurang" in words(client.get(f"{address}serahkan/"))
    assert "Belum lengkap" in words(client.post(f"{address}serahkan/", intention()))
    for item in set(ITEMS) - {"sk_pendirian"}:
        bring(client, address, item)
    assert "Menunggu diperiksa" in words(client.post(f"{address}serahkan/", intention(), follow=True))
    assert Dossier.objects.get().items.get(code="sk_pendirian").paper_id == sk.paper_id


def test_what_comes_back_stands_in_my_work_with_its_reason(browse, stage, office) -> None:
    village, address = browse(stage.staff), f"/registrasi/{stage.post.id}/"
    handed_on(village, address)
    assert "menunggu Anda periksa" in words(office.get("/"))
    office.post(f"{address}periksa/", intention(verdict="kembalikan", reason="Stempel belum ada"))
    assert "dikembalikan" in words(village.get("/"))
    assert "Stempel belum ada" in words(village.get(address))
    assert "sudah diserahkan" not in words(bring(village, address, "identitas"))


def test_a_batch_goes_out_as_papers_and_comes_back_as_numbers(browse, stage, office) -> None:
    village, address = browse(stage.staff), f"/registrasi/{stage.post.id}/"
    handed_on(village, address)
    office.post(f"{address}periksa/", intention(verdict="sesuai"))
    batch = batch_of(office, stage)
    assert office.get(f"{batch}surat.pdf").content.startswith(b"%PDF")
    sent_out = office.get(f"{batch}berkas.zip")
    parcel = zipfile.ZipFile(io.BytesIO(b"".join(sent_out.streaming_content)))
    assert len(parcel.namelist()) == len(ITEMS)
    assert all("posyandu-melati-a/" in name for name in parcel.namelist())
    day = today().isoformat()
    office.post(f"{batch}ajukan/", intention(letter="400.10/7/DPMD", on=day))
    book = openpyxl.load_workbook(io.BytesIO(office.get(f"{batch}matriks.xlsx").content))
    book.active["F4"] = NUMBER
    filled = io.BytesIO()
    book.save(filled)
    sent = intention(file=SimpleUploadedFile("matriks.xlsx", filled.getvalue()), on=day)
    assert "1 nomor dicatat" in words(office.post(f"{batch}nomor/", sent, follow=True))
    assert NUMBER in words(village.get(address))


def test_a_number_that_is_not_of_the_village_is_told_beside_its_post(browse, stage, office) -> None:
    address, day = f"/registrasi/{stage.post.id}/", today().isoformat()
    handed_on(browse(stage.staff), address)
    office.post(f"{address}periksa/", intention(verdict="sesuai"))
    batch = batch_of(office, stage)
    office.post(f"{batch}ajukan/", intention(letter="400.10/7/DPMD", on=day))
    wrong = intention(on=day, **{f"n.{stage.post.id}": "63.09.02.2002.001"})
    said = words(office.post(f"{batch}nomor/", wrong, follow=True))
    assert "0 nomor dicatat. 1 baris ditolak" in said
    assert "Posyandu Melati A, Penarukan" in said
    assert "Tulis" in words(office.post(f"{batch}nomor/", intention(on=day))), "nothing typed and no file"
    broken = intention(file=SimpleUploadedFile("m.xlsx", b"bukan"), on=day)
    assert "Matriks ini tidak terbaca" in words(office.post(f"{batch}nomor/", broken))


def test_each_line_of_the_file_gets_its_answer_with_its_row(browse, stage, office) -> None:
    address, day = f"/registrasi/{stage.post.id}/", today().isoformat()
    handed_on(browse(stage.staff), address)
    office.post(f"{address}periksa/", intention(verdict="sesuai"))
    batch = batch_of(office, stage)
    office.post(f"{batch}ajukan/", intention(letter="400.10/7/DPMD", on=day))
    book = openpyxl.load_workbook(io.BytesIO(office.get(f"{batch}matriks.xlsx").content))
    sheet = book.active
    sheet["F4"] = NUMBER
    for row, (number, id) in enumerate(
        ((f"{NUMBER[:-1]}2", sheet["G4"].value), (f"{NUMBER[:-1]}3", "diubah")), start=5
    ):
        sheet[f"F{row}"], sheet[f"G{row}"] = number, id
    filled = io.BytesIO()
    book.save(filled)
    given = intention(on=day)
    for _again in range(2):
        given["file"] = SimpleUploadedFile("matriks.xlsx", filled.getvalue())
        said = words(office.post(f"{batch}nomor/", given))
        assert "1 nomor dicatat. 2 baris ditolak" in said
        assert f"sudah diberi nomor {NUMBER}" in said
    assert office.get(f"{batch}matriks.xlsx").status_code == 200


def test_a_tier_sees_how_many_stand_where_and_the_areas_below(browse, stage, office) -> None:
    handed_on(browse(stage.staff), f"/registrasi/{stage.post.id}/")
    page = words(office.get(f"{REGENCY}/?keadaan=lengkap"))
    assert "Posyandu Melati A" in page
    assert "Menunggu diperiksa" in page
    assert "Tidak ada berkas" in words(office.get(f"{REGENCY}/?keadaan=draf"))
    assert office.get(f"{REGENCY}/?unduh=csv")["Content-Type"].startswith("text/csv")


def test_anybody_can_check_a_number_and_learns_nothing_about_people(browse, stage) -> None:
    factories.post(stage.post.village, "Anggrek", number=NUMBER, number_from=today(), address="Rumah Bu Sari")
    assert registered_post(NUMBER) is not None
    assert registered_post("") is None  # most posts have no number: none of them is meant
    page = browse(None).get(f"/registrasi/nomor/{NUMBER}/")
    assert "Posyandu Anggrek" in words(page)
    assert "Bu Sari" not in text(page)
    assert browse(None).get("/registrasi/nomor/51.08.06.1020.999/").status_code == 404


def test_a_plaque_is_printed_only_with_a_number(browse, stage) -> None:
    post = factories.post(stage.post.village, "Anggrek", number=NUMBER, number_from=today())
    client = browse(stage.staff)
    assert client.get(f"/registrasi/{stage.post.id}/plakat.pdf").status_code == 409
    assert client.get(f"/registrasi/{post.id}/plakat.pdf").content.startswith(b"%PDF")


def asked(known: int, *more: dict[str, str]) -> dict[str, str]:
    """What the form of a list of papers carries: the known ones stay, others are added."""
    given = {"valid_from": today().isoformat(), "ref": "SE Bupati 1 Tahun 2026", "trust": "strong", "article": ""}
    for number in range(1, 10):
        given |= {f"owner{number}": "desa", f"required{number}": "ya"}
    for number, one in enumerate(more, start=known + 1):
        given |= {f"{key}{number}": value for key, value in one.items()}
    return intention(**given)


def test_a_regency_changes_its_list_and_its_districts_bring_their_paper(browse, stage, office) -> None:
    address = "/wilayah/51.08/ketentuan/dossiers.papers/"
    shown = office.get(address).content.decode()
    assert "Berita acara musyawarah pembentukan" in shown
    minutes = {"name": "Berita acara musyawarah", "owner": "desa", "required": "ya", "decree": ""}
    advice = {"name": "Rekomendasi camat", "owner": "kecamatan", "required": "ya", "decree": ""}
    twice = office.post(address, asked(0, minutes, minutes))
    assert "sudah ada" in words(twice)
    office.post(address, asked(0, minutes, advice))
    dossier = f"/registrasi/{stage.post.id}/"
    village = browse(stage.staff)
    assert "SE Bupati 1 Tahun 2026" in words(village.get(dossier))
    bring(village, dossier, "musyawarah")
    assert "disiapkan kantor lain" in words(village.get(f"{dossier}berkas/berkas_rekomendasicamat/"))
    village.post(f"{dossier}serahkan/", intention())
    kasi = factories.user()
    factories.holding(kasi, "kasi_kecamatan", factories.areas().kec_buleleng)
    district = browse(kasi)
    assert f"{dossier}lampiran/berkas_rekomendasicamat/" in district.get(dossier).content.decode()
    assert "Belum lengkap" in words(district.post(f"{dossier}periksa/", intention(verdict="sesuai")))
    file = SimpleUploadedFile("surat.png", picture())
    district.post(f"{dossier}lampiran/berkas_rekomendasicamat/", intention(file=file))
    assert "Diperiksa kecamatan" in words(district.post(f"{dossier}periksa/", intention(verdict="sesuai"), follow=True))


def test_who_signs_the_letter_stands_on_the_batch_and_can_be_changed(browse, stage, office) -> None:
    village, address = browse(stage.staff), f"/registrasi/{stage.post.id}/"
    handed_on(village, address)
    office.post(f"{address}periksa/", intention(verdict="sesuai"))
    batch = batch_of(office, stage)
    assert "Ketua Tim Pembina Posyandu" in words(office.get(batch))
    office.post(f"{batch}penanda-tangan/", intention(office="Kepala Dinas PMD", signer="Ni Made Ayu"))
    assert "Kepala Dinas PMD, Ni Made Ayu" in words(office.get(batch))
