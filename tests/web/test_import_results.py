"""Weighings and families from a spreadsheet, by the pages of a village: who is offered what, told once, brought in."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from simpul.facts.models import Record
from simpul.imports.commands import carry_on
from simpul.people.models import Household, Person
from tests import factories
from tests.web.post_cast import intention, words, years_ago

WEIGHED = "Nama;JK;Tgl Lahir;Posyandu;Tanggal Pengukuran;Berat;ZS BB/U\n{rows}"
FAMILY = "No KK;Hubungan;Nama;JK;Desil\n5108061201200003;Kepala Keluarga;I Ketut Darma;L;2\n"


def work() -> None:
    carry_on(lambda: datetime.now(UTC))


@pytest.fixture
def midwife(stage):
    who = factories.user("bidan.desa")
    factories.holding(who, "bidan", stage.post.village)
    return who


def test_a_midwife_brings_weighings_in_and_takes_them_back(browse, stage, midwife) -> None:
    client, home = browse(midwife), f"/impor/{stage.post.village.code}/"
    born, post = years_ago(1), stage.post.name
    child = factories.person(stage.post, "Kadek Sari Dewi", born=born)
    rows = [
        f"{name};P;{born:%d/%m/%Y};{post};{datetime.now(UTC):%Y-%m-01};9,5;-0,4" for name in (child.name, "Anak Baru")
    ]
    assert "Penimbangan dan imunisasi" in words(client.get(home))
    file = SimpleUploadedFile("balita.csv", WEIGHED.format(rows="\n".join(rows)).encode())
    page = client.post(home, intention(kind="measurements", file=file)).url
    looked = words(client.get(page))
    assert "Masukkan 1 hasil" in looked
    assert "Belum terdaftar di desa ini" in looked
    assert "Kolom yang dilewati: ZS BB/U. Nilai hitungan sistem lain" in looked
    client.post(f"{page}berlaku/", intention(register="on"))
    assert "Masukkan 2 hasil" in words(client.get(page))
    before = Record.objects.count()
    client.post(f"{page}mulai/")
    work()
    assert Record.objects.count() == before + 2
    assert Person.objects.get(name="Anak Baru").post_id == stage.post.id
    client.post(f"{page}batal/", intention())
    work()
    assert "3 ditarik kembali, 0 tetap" in words(client.get(page))
    assert Record.objects.filter(void=False).count() == before


def test_a_clerk_brings_families_in_and_is_not_offered_health(browse, stage) -> None:
    client, home = browse(stage.staff), f"/impor/{stage.post.village.code}/"
    offered = words(client.get(home))
    assert "Keluarga: kolom nomor KK" in offered
    assert "Penimbangan" not in offered
    sent = intention(kind="measurements", file=SimpleUploadedFile("k.csv", FAMILY.encode()))
    assert client.post(home, sent).status_code in (200, 422)
    page = client.post(home, intention(kind="households", file=SimpleUploadedFile("k.csv", FAMILY.encode()))).url
    assert "Kelas kesejahteraan dilewati" in words(client.get(page))
    client.post(f"{page}berlaku/", intention(welfare_source="dtsen", welfare_on="01/01/2026"))
    assert "Kelas kesejahteraan dilewati" not in words(client.get(page))
    client.post(f"{page}mulai/")
    work()
    assert Household.objects.get(head_name="I Ketut Darma").welfare.get().decile == 2
