"""Lists about tests on pages: checklists of modules, questions from a file, long lists, one's own test."""

from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from simpul.exams.models import Attempt, Checklist, PracticeItem, Question
from simpul.imports.commands import carry_on
from simpul.imports.models import Import
from simpul.participants.models import Participant
from tests import factories
from tests.trainings_of_play import participant
from tests.web.post_cast import intention, words
from tests.web.test_exams import BANK, event, link, opened

__all__ = ["event"]
LISTS = BANK + "praktik/"


def write_list(event: dict[str, Any]) -> Checklist:
    told = {"practice": "Api kompor gas", "steps": "Tutup dengan kain basah\nLepas regulator"}
    answer = event["office"].post(LISTS + "baru/", intention(module="kebakaran_kompor", **told))
    assert answer.status_code == 302, words(answer)
    return Checklist.objects.get()


def test_a_checklist_of_a_module_is_written_taken_over_and_its_step_taken_away(event: dict[str, Any]) -> None:
    base = f"/ujian/{event['batch'].id}/praktik/"
    assert "belum punya daftar praktik" in words(event["office"].get(base + "ambil/"))
    made = write_list(event)
    assert "Penanganan kebakaran akibat kompor gas" in words(event["office"].get(LISTS))
    assert "Api kompor gas, 2 langkah" in words(event["office"].get(base + "ambil/"))
    sent = intention(checklist=str(made.id))
    for _again in range(2):
        event["office"].post(base + "ambil/", sent)
    assert PracticeItem.objects.count() == 2
    shown = words(event["office"].get(base))
    assert "Materi: Penanganan kebakaran akibat kompor gas" in shown
    first, second = PracticeItem.objects.all()
    event["office"].post(f"{base}langkah/{first.id}/hapus/", intention())
    assert list(PracticeItem.objects.values_list("id", flat=True)) == [second.id]


def test_a_checklist_is_corrected_and_goes(event: dict[str, Any]) -> None:
    made = write_list(event)
    address = f"/ujian/praktik/{made.id}/"
    assert "Lepas regulator" in words(event["office"].get(address))
    wrong = event["office"].post(address, intention(module="kebakaran_kompor", practice="Api", steps=" "))
    assert "Isi dulu: Langkah" in words(wrong)
    event["office"].post(address, intention(module="kebakaran_kompor", practice="Api", steps="Panggil Damkar"))
    assert Checklist.objects.get().steps == ["Panggil Damkar"]
    event["office"].post(address + "hapus/", intention())
    assert not Checklist.objects.exists()


def test_questions_come_from_a_file_by_way_of_the_bank(event: dict[str, Any], settings: Any) -> None:
    shown = event["office"].get(BANK)
    assert shown.context["import_at"] == "/impor/51.08/?jenis=questions"
    sheet = SimpleUploadedFile("soal.csv", b"Soal;A;B;Kunci\nApa itu KMS?;Kartu;Kapsul;A\nApa itu vaksin?;x;y;z\n")
    event["office"].post(shown.context["import_at"], intention(kind="questions", file=sheet))
    made = Import.objects.get()
    looked = words(event["office"].get(f"/impor/51.08/{made.id}/"))
    assert "Apa itu KMS? baru Jawaban benar: A. Kartu." in looked
    assert "Tulis huruf pilihan yang benar" in looked
    event["office"].post(f"/impor/51.08/{made.id}/mulai/")
    carry_on(lambda: made.at)
    assert [one.text for one in Question.objects.all()] == ["Apa itu KMS?"]


def test_a_long_list_is_shown_by_pages_and_searched(event: dict[str, Any]) -> None:
    paper, _asked = opened(event)
    for number in range(3, 63):
        participant(event["batch"], number, f"Ketut {number:03}", days=())
    for address in (f"/ujian/{event['batch'].id}/peserta/", f"/ujian/naskah/{paper.id}/kertas/"):
        first = words(event["office"].get(address))
        assert "Baris 1 sampai 50 dari 62" in first
        assert "Ketut 062" not in first
        assert "Ketut 062" in words(event["office"].get(address + "?lembar=2"))
        assert "Ketut 062" in words(event["office"].get(address + "?q=ketut 062"))
    typed = {f"{event['sari'].id}.1": "B"}
    answer = event["office"].post(f"/ujian/naskah/{paper.id}/kertas/", intention(**typed))
    assert answer.url.endswith("/kertas/?lembar=2")
    shown = words(event["office"].get(f"/ujian/{event['batch'].id}/peserta/?hasil=tanpa-akhir"))
    assert "dari 61" in shown
    assert "Kadek Sari" not in shown


@pytest.fixture
def sari(event: dict[str, Any], browse: Any) -> Client:
    """Kadek Sari, signed in."""
    areas = factories.areas()
    person = factories.person(factories.post(areas.penarukan, "Melati"), "Kadek Sari")
    Participant.objects.filter(id=event["sari"].id).update(person=person, match="pasti")
    user = factories.user(person_id=person.id)
    return browse(user)


def test_who_is_signed_in_finds_the_test_and_sends_it_without_a_code(event: dict[str, Any], sari: Client) -> None:
    paper, asked = opened(event)
    address = f"/ujian/saya/{paper.id}/"
    assert address in sari.get("/posisi-saya/").content.decode()
    assert "Kode peserta" not in words(sari.get(address))
    sent = intention(**{f"q_{asked.id}": "1"})
    for _again in range(2):
        assert "sudah diterima" in words(sari.post(address, sent))
    assert Attempt.objects.get().participant_id == event["sari"].id
    assert "hanya dapat dikirim satu kali" in words(sari.post(address, intention(**{f"q_{asked.id}": "0"})))
    assert "nilainya tampak sesudah tes ditutup" in words(sari.get("/posisi-saya/"))
    for stranger in (event["office"], event["kader"]):
        assert stranger.get(address).status_code == 404
    assert event["anybody"].get(link(paper)).status_code == 200


def test_nobody_else_opens_the_checklists(event: dict[str, Any]) -> None:
    made: UUID = write_list(event).id
    batch = event["batch"].id
    for address in (
        LISTS,
        f"/ujian/praktik/{made}/",
        f"/ujian/praktik/{made}/hapus/",
        f"/ujian/{batch}/praktik/ambil/",
    ):
        assert event["kader"].get(address).status_code in {403, 404}, address
