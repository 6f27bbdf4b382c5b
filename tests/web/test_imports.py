"""Residents from a spreadsheet, by the pages of a village: looked at, corrected, brought in, mended, taken back."""

import io
import re
import zipfile
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from simpul.imports.commands import carry_on
from simpul.imports.models import Import
from simpul.offices.models import Appointment
from simpul.people.models import Person
from simpul.registry.models import Post
from simpul.sheets.rules.tables import read_tables
from tests import factories
from tests.web.post_cast import intention, text, words

LIST = (
    "Nama Panggilan;Nama;Kelamin;Tgl Lahir;Desa;NIK\n"
    "Sari;Ni Luh Sari;P;12/03/1990;Penarukan;5108065203900001\n"
    "Adi;=I Wayan Adi;L;12/03/1990;Entah Mana;\n"
    "Oka;I Made Oka;L;12/03/1990;Penarukan;5,1E+15\n"
)


def work() -> None:
    carry_on(lambda: datetime.now(UTC))


@pytest.fixture
def kept(browse, stage):
    """The page of a list that a clerk of the village has uploaded."""
    client, code = browse(stage.staff), stage.post.village.code
    form = intention(kind="people", file=SimpleUploadedFile("warga.csv", LIST.encode()))
    return client, client.post(f"/impor/{code}/", form).url


def test_a_list_is_looked_at_corrected_brought_in_and_taken_back(kept) -> None:
    client, page = kept
    before = Person.objects.count()
    looked = words(client.get(page))
    assert "Masukkan 1 warga" in looked
    assert "rusak" in looked
    assert "Nama desa ini belum pasti" in looked
    asked = re.search(r'href="([^"]+tempat/[^"]+)"', text(client.get(page)))[1].replace("&amp;", "&")
    assert "Penarukan" in words(client.get(asked))
    assert "Pilih desa" in words(client.post(asked, intention()))
    village = re.search(r'name="village" value="(\d+)"', text(client.get(asked)))[1]
    assert client.post(asked, intention(village=village)).url == page
    assert "Masukkan 2 warga" in words(client.get(page))
    chosen = {"kolom-0": "name", "kolom-1": "", "kolom-2": "sex", "kolom-3": "birth_date", "kolom-4": "village"}
    assert "Isi ini sudah dipilih" in words(client.post(f"{page}kolom/", intention(**{**chosen, "kolom-1": "name"})))
    assert client.post(f"{page}kolom/", intention(**chosen, **{"kolom-5": "nik"})).url == page
    assert "••••0001" in words(client.get(f"{page}kolom/"))
    assert "5108065203900001" not in text(client.get(f"{page}kolom/"))
    assert Person.objects.count() == before
    client.post(f"{page}mulai/")
    assert "0 dari 3 baris selesai" in words(client.get(page))
    work()
    assert "Selesai" in words(client.get(page))
    assert set(Person.objects.values_list("name", flat=True)) >= {"Sari", "Adi"}
    client.post(f"{page}batal/", intention())
    work()
    assert "2 ditarik kembali, 0 tetap" in words(client.get(page))
    assert Person.objects.count() == before


def test_what_is_wrong_comes_back_as_a_file_that_runs_no_formula(kept) -> None:
    client, page = kept
    answer = client.get(f"{page}perlu-dibetulkan.xlsx")
    rows = [list(row) for row in read_tables(answer.content, "perlu-dibetulkan.xlsx")[0]]
    assert rows[0][-1] == "Yang perlu dibetulkan"
    assert [row[1] for row in rows[1:]] == ["=I Wayan Adi", "I Made Oka"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_a_list_belongs_to_its_village_and_a_file_that_is_none_is_not_kept(browse, stage, kept) -> None:
    client, page = kept
    code = stage.post.village.code
    none = intention(kind="people", file=SimpleUploadedFile("foto.xlsx", b"JFIF"))
    assert "tidak terbaca" in words(client.post(f"/impor/{code}/", none))
    assert Import.objects.count() == 1
    Import.objects.update(sealed=None)
    assert "sudah dihapus" in words(client.get(page))
    assert client.get(f"{page}kolom/").url == page


def kept_at(client, area, kind: str, name: str, data: str) -> str:
    """The address of a list that somebody has uploaded."""
    form = intention(kind=kind, file=SimpleUploadedFile(name, data.encode()))
    return client.post(f"/impor/{area.code}/", form).url


def test_posts_come_in_above_the_village_and_a_place_that_is_asked_is_remembered(browse, stage) -> None:
    areas = factories.areas()
    user = factories.user(home=areas.buleleng)
    factories.holding(user, "sekretariat", areas.buleleng)
    client = browse(user)
    data = "Nama Posyandu;Desa;Kecamatan\nAnggrek;Penarukan;Buleleng\nMawar;Pnrkn;Buleleng\n"
    page = kept_at(client, areas.buleleng, "posts", "posyandu.csv", data)
    assert "Masukkan 1 posyandu" in words(client.get(page))
    asked = re.search(r'href="([^"]+tempat/[^"]+)"', text(client.get(page)))[1].replace("&amp;", "&")
    assert "Kelurahan Penarukan, Kec. Buleleng (51.08.06.1020)" in words(client.get(asked))
    assert "Kelurahan Kaliuntu" in words(client.post(asked, intention(text="kaliuntu")))
    assert client.post(asked, intention(village=str(areas.penarukan.id))).url == page
    assert "Masukkan 2 posyandu" in words(client.get(page))
    client.post(f"{page}berlaku/", intention(since="2025-01-01"))
    assert "1 Januari 2025" in words(client.get(page))
    client.post(f"{page}mulai/")
    work()
    assert Post.objects.get(name="Mawar").spans.get().valid_from == date(2025, 1, 1)
    again = kept_at(client, areas.buleleng, "posts", "lagi.csv", data)
    assert "Masukkan" not in words(client.get(again)), "the answer is remembered, and both are there"
    client.post(f"{page}batal/", intention())
    work()
    assert "2 ditarik kembali, 0 tetap" in words(client.get(page))
    assert not Post.objects.filter(name__in=["Anggrek", "Mawar"]).exists()


def test_officers_of_one_sk_come_in_by_what_is_said_once(browse, stage) -> None:
    client, area = browse(stage.staff), stage.post.village
    data = "POSYANDU;;\nNama;L/P;Jabatan\nPOSYANDU MELATI A;;\nNi Luh Sari;P;Ketua\nNi Made Rai;P;Kader Kesehatan\n"
    page = kept_at(client, area, "officers", "sk.csv", data)
    assert "Mulai menjabat belum disebut" in words(client.get(page))
    once = {"decree_number": "140/12", "decree_on": "2025-01-02", "signer_name": "I Made Arta"}
    assert client.post(f"{page}berlaku/", intention(**once)).url == page
    looked = words(client.get(page))
    assert "Masukkan 2 jabatan" in looked
    assert "Kader Kesehatan, Posyandu Melati A, mulai 2 Januari 2025" in looked
    client.post(f"{page}mulai/")
    work()
    assert Appointment.objects.filter(decree__number="140/12").count() == 2
    client.post(f"{page}batal/", intention())
    work()
    assert "4 ditarik kembali, 0 tetap" in words(client.get(page))
    assert not Appointment.objects.exists()


def test_members_of_another_body_come_in_and_are_seen_where_they_are_answered(browse, stage) -> None:
    client, area = browse(stage.staff), stage.post.village
    data = "Lembaga;Nama;Jabatan;Tanggal Lahir\nLPM;I Made Arta;Ketua;05/03/1985\n;Ni Luh Sari;Anggota;\n"
    page = kept_at(client, area, "memberships", "lpm.csv", data)
    looked = words(client.get(page))
    assert "Masukkan 2 keanggotaan" in looked
    assert "Lembaga diambil dari baris di atasnya" in looked
    client.post(f"{page}mulai/")
    work()
    assert f"/wilayah/{area.code}/" in text(client.get(page))
    assert "I Made Arta" in words(client.get(reverse("upkeep:memberships", kwargs={"code": area.code})))
    client.post(f"{page}batal/", intention())
    work()
    assert "2 ditarik kembali, 0 tetap" in words(client.get(page))


def test_what_is_said_once_must_be_readable_and_stays_in_the_form(browse, stage) -> None:
    client = browse(stage.staff)
    page = kept_at(client, stage.post.village, "officers", "sk.csv", "Nama;Jabatan\nSari;Ketua\n")
    shown = text(client.post(f"{page}berlaku/", intention(decree_number="140/12", decree_on="31/02/2025")))
    assert "140/12" in shown
    assert "31/02/2025" in shown
