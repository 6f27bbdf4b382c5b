"""Tests of a training on pages: the bank, a test on a phone and from paper, who passed, practice, opinions."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from simpul.exams.models import Attempt, Opinion, Paper, PracticeItem, PracticeMark, Question
from simpul.exams.queries.links import token_of
from simpul.participants.models import Participant
from tests import factories
from tests.trainings_of_play import batch_of, participant
from tests.web.post_cast import intention, today, words

BANK = "/ujian/wilayah/51.08/"


@pytest.fixture
def event(browse: Any, stage: Any) -> dict[str, Any]:
    """A bimtek of Buleleng that ends today, with Sari and Rai; its office, and somebody without an account."""
    areas = factories.areas()
    days = (today() - timedelta(days=1), today())
    batch = batch_of(areas.buleleng, days=days)
    sari = participant(batch, 1, "Kadek Sari", days=days)
    rai = participant(batch, 2, "Luh Rai", days=days)
    codes = {sari: "ABCD2345", rai: "EFGH2345"}
    for one, code in codes.items():
        Participant.objects.filter(id=one.id).update(code=code)
    office, kader = factories.user(), factories.user()
    factories.holding(office, "sekretariat", areas.buleleng)
    factories.holding(kader, "kader", factories.post(areas.penarukan, "Kamboja"), "kesehatan")
    return {
        "batch": batch,
        "sari": sari,
        "rai": rai,
        "office": browse(office),
        "kader": browse(kader),
        "anybody": Client(),
    }


def write(event: dict[str, Any], **more: str) -> Question:
    """A question of health, right: B; put in use."""
    told = {"text": "Berapa kali balita ditimbang?", "kind": "pilihan", "options": "1\n12", "right": "1", **more}
    answer = event["office"].post(BANK + "baru/", intention(field="kesehatan", **told))
    assert answer.status_code == 302, words(answer)
    made = Question.objects.order_by("-at", "-id").first()
    assert made is not None
    event["office"].post(f"/ujian/soal/{made.id}/pakai/", intention())
    return made


def opened(event: dict[str, Any], kind: str = "akhir") -> tuple[Paper, Question]:
    """A test of one question, open."""
    asked = write(event)
    batch = event["batch"].id
    event["office"].post(f"/ujian/{batch}/naskah/{kind}/", intention(questions=[str(asked.id)]))
    paper = Paper.objects.get(kind=kind)
    event["office"].post(f"/ujian/naskah/{paper.id}/buka/", intention())
    return paper, asked


def link(paper: Paper) -> str:
    return reverse("tests:test", kwargs={"token": token_of(paper.id, paper.turn)})


def test_a_question_is_written_put_in_use_and_found_in_the_bank(event: dict[str, Any]) -> None:
    write(event)
    shown = words(event["office"].get(BANK + "?bidang=kesehatan&keadaan=dipakai"))
    assert "Berapa kali balita ditimbang?" in shown
    assert "versi 1" in shown


def test_what_is_wrong_in_a_question_stands_beside_the_field_and_nothing_is_lost(event: dict[str, Any]) -> None:
    told = {"text": "Apa?", "kind": "pilihan", "options": "hanya satu", "right": "0"}
    answer = event["office"].post(BANK + "baru/", intention(**told))
    assert "pilihan jawaban yang berbeda" in words(answer)
    assert "hanya satu" in words(answer)


def test_without_questions_the_page_says_what_to_do(event: dict[str, Any]) -> None:
    shown = words(event["office"].get(f"/ujian/{event['batch'].id}/naskah/awal/"))
    assert "Tulis soal, lalu pakai." in shown


def test_a_participant_answers_on_the_phone_once(event: dict[str, Any]) -> None:
    paper, asked = opened(event)
    assert "Kode peserta" in words(event["anybody"].get(link(paper)))
    sent = intention(code="abcd-2345", **{f"q_{asked.id}": "1"})
    for _again in range(2):  # the network failed and the browser sends the same once more
        assert "sudah diterima" in words(event["anybody"].post(link(paper), sent))
    assert Attempt.objects.count() == 1
    assert Attempt.objects.get().letters == "B"
    other = event["anybody"].post(link(paper), intention(code="ABCD2345", **{f"q_{asked.id}": "0"}))
    assert "hanya dapat dikirim satu kali" in words(other)
    shown = words(event["office"].get(f"/ujian/{event['batch'].id}/"))
    assert "1 dari 2 peserta sudah mengerjakan" in shown
    assert "1 peserta belum mengerjakan" in shown


def test_a_wrong_code_keeps_the_answers_on_the_page(event: dict[str, Any]) -> None:
    paper, asked = opened(event)
    answer = event["anybody"].post(link(paper), intention(code="ZZZZ9999", **{f"q_{asked.id}": "1"}))
    assert "tidak ada pada daftar peserta" in words(answer)
    assert b"checked" in answer.content


def test_a_closed_test_tells_whom_to_ask(event: dict[str, Any]) -> None:
    paper, _asked = opened(event)
    event["office"].post(f"/ujian/naskah/{paper.id}/tutup/", intention())
    answer = event["anybody"].get(link(paper))
    assert answer.status_code == 404
    assert "Tanyakan kepada panitia" in words(answer)
    assert event["anybody"].get("/tes/tebakan/").status_code == 404


def test_letters_from_paper_are_entered_and_a_letter_that_is_none_is_told(event: dict[str, Any]) -> None:
    paper, _asked = opened(event)
    address = f"/ujian/naskah/{paper.id}/kertas/"
    wrong = event["office"].post(address, intention(**{f"{event['sari'].id}.1": "D"}))
    assert "Kadek Sari, soal 1: tulis huruf A sampai B." in words(wrong)
    typed = {f"{event['sari'].id}.1": "b", f"{event['rai'].id}.1": "A"}
    assert event["office"].post(address, intention(**typed)).status_code == 302
    people = words(event["office"].get(f"/ujian/{event['batch'].id}/peserta/"))
    assert "nilai tes akhir 0, diminta 60" in people
    assert "nilai tes akhir 100, diminta 60" in people
    overview = words(event["office"].get(f"/ujian/{event['batch'].id}/"))
    assert "1 dari 2 peserta lulus" in overview


def test_practice_is_assessed_step_by_step(event: dict[str, Any]) -> None:
    base = f"/ujian/{event['batch'].id}/praktik/"
    event["office"].post(base + "langkah/", intention(practice="Api kompor gas", text="Tutup dengan kain basah"))
    step = PracticeItem.objects.get()
    assert event["office"].get(f"{base}{event['sari'].id}/").status_code == 200
    event["office"].post(f"{base}{event['sari'].id}/", intention(**{str(step.id): "dibantu"}))
    assert PracticeMark.objects.get().result == "dibantu"
    assert "dibantu 1" in words(event["office"].get(base))


def test_participants_judge_the_event_without_a_name(event: dict[str, Any]) -> None:
    batch = event["batch"].id
    page = event["office"].get(f"/ujian/{batch}/")
    address = page.context["evaluation"].split("testserver", 1)[-1]
    assert "Tanpa nama" in words(event["anybody"].get(address))
    event["anybody"].post(address, intention(s_materi="5", comment="Bagus"))
    assert Opinion.objects.get().comment == "Bagus"
    assert "1 dari 2 peserta menilai" in words(event["office"].get(f"/ujian/{batch}/penilaian/"))


def test_the_report_of_the_event_is_a_pdf(event: dict[str, Any]) -> None:
    opened(event)
    answer = event["office"].get(f"/ujian/{event['batch'].id}/laporan.pdf")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")


def test_a_kader_opens_neither_bank_nor_results(event: dict[str, Any]) -> None:
    paper, asked = opened(event)
    batch = event["batch"].id
    for address in (
        BANK,
        f"/ujian/soal/{asked.id}/",
        f"/ujian/{batch}/",
        f"/ujian/{batch}/peserta/",
        f"/ujian/{batch}/praktik/",
        f"/ujian/{batch}/penilaian/",
        f"/ujian/{batch}/laporan.pdf",
        f"/ujian/naskah/{paper.id}/kertas/",
    ):
        assert event["kader"].get(address).status_code in {403, 404}, address
