"""A small made-up question bank, and the tests before and after of the made-up bimtek: gain by field, hard questions.

The questions ask for nothing but what Simpul itself goes by: the six fields, and to which of them a service belongs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from uuid import UUID

from simpul import standards
from simpul.exams import commands, queries
from simpul.exams.commands import NewQuestion, Sheet
from simpul.exams.rules.states import AFTER, BEFORE, TRUE_FALSE
from simpul.jobs.simulation.writing import noon
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.standards.exams import statements

REF = "Soal contoh dari katalog layanan Simpul, bukan soal resmi"
OPTIONS, SEED = 4, 6


@dataclass(frozen=True)
class Asked:
    """To which field what a kader does belongs; `other` "": one of four fields, else whether it is that one."""

    service: str
    what: str
    other: str = ""


# The service that the answer is read from, and what it is called in the question.
ASKED = (
    Asked("pendidikan.kunjungan_pustaka", "Kegiatan membaca di pojok baca"),
    Asked("pendidikan.paud", "Data anak usia PAUD", "sosial"),
    Asked("kesehatan.timbang_ukur_balita", "Penimbangan dan pengukuran balita"),
    Asked("kesehatan.kelas_ibu", "Kelas ibu hamil dan kelas ibu balita", "kesehatan"),
    Asked("pekerjaan_umum.pendataan", "Pendataan air minum, sanitasi, dan sampah rumah tangga"),
    Asked("pekerjaan_umum.jalan", "Kebutuhan jalan desa atau kelurahan", "perumahan"),
    Asked("perumahan.rumah_layak_huni", "Pendataan rumah tidak layak huni"),
    Asked("perumahan.biopori", "Lubang biopori", "perumahan"),
    Asked("trantibumlinmas.kebakaran_kompor", "Penanganan kebakaran kompor gas"),
    Asked("trantibumlinmas.patroli", "Patroli atau ronda", "trantibumlinmas"),
    Asked("sosial.keluarga_miskin", "Pengenalan keluarga miskin dan prasejahtera"),
    Asked("sosial.bansos", "Penyaluran bantuan sosial", "pendidikan"),
)
# How many in a hundred answer the first question rightly, by how much each further one is harder, and the gain.
EASY_BEFORE, STEP, GAIN, LUCK = 78, 3, 22, 14
OPINIONS = 12
COMMENTS = ("Waktu praktik ditambah (contoh)", "Contoh pencatatannya mudah diikuti (contoh)")


def write_exams(batch: UUID, area_id: int, people: Sequence[UUID], stayed: Sequence[UUID], *, held: date) -> None:
    """The bank of the area, both tests of the batch as participants answered them, and what they thought.

    `stayed`: those who were there to the end, when the second test was written.
    """
    at, rng = noon(held), Random(SEED)
    items = [(new_id(), one) for one in questions()]
    written = commands.write_questions(by=SYSTEM, at=at, area_id=area_id, items=items, in_use=True)
    asked = [(one.id, new) for one, (_id, new) in zip(written, items, strict=True) if one.id is not None]
    for kind, there in ((BEFORE, people), (AFTER, stayed)):
        paper = commands.set_paper(by=SYSTEM, at=at, batch_id=batch, kind=kind, question_ids=[id for id, _new in asked])
        sheets = [_sheet(one, asked, GAIN if kind == AFTER else 0, rng) for one in there]
        commands.enter_sheets(by=SYSTEM, at=at, paper_id=paper, sheets=sheets)
        commands.open_paper(by=SYSTEM, at=at, paper_id=paper)
        commands.close_paper(by=SYSTEM, at=at, paper_id=paper)
    _opinions(batch, min(OPINIONS, len(people)), held, rng)


def questions() -> list[NewQuestion]:
    """All of them, with the right answers as the catalogue has them."""
    fields = [one.name for one in standards.fields()]
    general = NewQuestion(
        "Berapa bidang standar pelayanan minimal yang dilayani Posyandu? (contoh)",
        2,
        options=["Satu", "Empat", "Enam", "Delapan"],
        module="akselerasi",
        ref=REF,
    )
    return [general, *(_question(one, number, fields) for number, one in enumerate(ASKED))]


def _question(one: Asked, number: int, fields: Sequence[str]) -> NewQuestion:
    service = standards.service(one.service)
    own, code = standards.field(service.field).name, service.field
    told = {"field": code, "module": f"layanan_{code}", "ref": REF}
    if one.other:
        claimed = standards.field(one.other).name.lower()
        text = f"{one.what} dicatat di bidang {claimed}. Benar atau salah? (contoh)"
        return NewQuestion(text, 0 if one.other == code else 1, kind=TRUE_FALSE, **told)
    others = [name for name in fields if name != own][number % 3 :][: OPTIONS - 1]
    place = number % OPTIONS
    options = [*others[:place], own, *others[place:]]
    return NewQuestion(f"{one.what} termasuk bidang apa? (contoh)", place, options=options, **told)


def _sheet(who: UUID, asked: Sequence[tuple[UUID, NewQuestion]], more: int, rng: Random) -> Sheet:
    luck = rng.randint(-LUCK, LUCK)
    chosen = {}
    for number, (id, new) in enumerate(asked):
        knows = rng.randrange(100) < EASY_BEFORE - STEP * number + more + luck
        wrong = [place for place in range(len(new.options) or 2) if place != new.right]
        chosen[id] = new.right if knows else rng.choice(wrong)
    return Sheet(who, chosen)


def _opinions(batch: UUID, many: int, held: date, rng: Random) -> None:
    at = noon(held)
    token = queries.evaluation_token(by=SYSTEM, at=at, batch_id=batch)
    for number in range(many):
        stars = {one.code: rng.choice((3, 4, 4, 5, 5)) for one in statements()}
        comment = COMMENTS[number] if number < len(COMMENTS) else ""
        commands.give_opinion(by=SYSTEM, at=at, token=token, stars=stars, comment=comment)
