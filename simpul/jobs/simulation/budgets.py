"""Budgets, targets, tasks, bidan and incentives of the made-up story.

From the reports: a billion of which some 70 % for pembinaan (S3.7), villages without a bidan whose heads are asked to
budget for one (S2.6). Everything else is made up and says so: rates and spending bear the word contoh.
"""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from simpul import standards
from simpul.budgets import commands as budgets
from simpul.incentives import commands as incentives
from simpul.incentives import queries as incentive_queries
from simpul.jobs.simulation.world import BEGIN, PlannedVillage
from simpul.jobs.simulation.writing import noon
from simpul.kernel.actor import SYSTEM
from simpul.kernel.money import read
from simpul.kernel.period import Period
from simpul.places import queries as places
from simpul.plans import commands as plans

SAMPLE = "contoh, bukan peraturan"
BILLION = (
    ("pembinaan", "Pembinaan posyandu", "700 juta"),
    ("lain", "Selain pembinaan (rinciannya tidak disebut)", "300 juta"),
)
ASKED_ON = date(2025, 12, 15)  # the rakor of the report
ANSWERS = ("diminta", "disetujui", "ditolak", "dianggarkan")
RATES = (("kader", 250_000), ("ketua", 300_000), ("sekretaris", 275_000), ("bendahara", 275_000))
TARGETS = (
    ("sosial.penyuluhan", 400, False),
    ("pendidikan.pendataan", 900, False),
    ("kesehatan.balita_ditimbang", 1_000, False),
    ("perumahan.rtlh", 200, True),
)


def write_budgets(villages: Sequence[PlannedVillage], *, seed: int, today: date) -> None:
    """Everything about money and plans, after accounts and reports."""
    rng = random.Random(f"{seed}/anggaran")
    _billion(today)
    for village in villages:
        _village(rng, village, today)
    _requests(rng, [one for one in villages if one.area.code.startswith("51.08.08") and not one.with_bidan], today)
    for code in ("51.08", "62"):
        _plans(rng, code, today)
    _incentives(rng, villages[0], today)


def _billion(today: date) -> None:
    """S3.7; how much of it was spent the report does not tell: the spending is made up."""
    province = places.area_by_code("62")
    if province is None:
        return
    for purpose, name, amount in BILLION:
        made = budgets.add_line(
            by=SYSTEM,
            at=noon(today),
            area_id=province.id,
            year=2025,
            source="apbd_provinsi",
            purpose=purpose,
            name=name,
            amount=read(amount),
            document="Laporan rakor 1 Desember 2025: sekitar 70 % untuk pembinaan",
        )
        if purpose == "pembinaan":
            _spend(made.id, date(2025, 11, 18), 245_000_000, today)


def _spend(line_id: UUID, on: date, amount: int, today: date) -> None:
    budgets.record_spending(
        by=SYSTEM, at=noon(today), line_id=line_id, on=min(on, today), amount=amount, note="Belanja contoh"
    )


def _village(rng: random.Random, village: PlannedVillage, today: date) -> None:
    area, at = village.area, noon(today)
    if rng.random() < 0.9:  # some were never asked
        budgets.note_bidan(by=SYSTEM, at=at, area_id=area.id, present=village.with_bidan, since=BEGIN)
    if rng.random() < 0.7:
        source = "dpa_kecamatan" if area.is_kelurahan else "apbdes"
        for purpose, name, each in (("operasional_pos", "Operasional posyandu", 3), ("insentif", "Insentif kader", 9)):
            made = budgets.add_line(
                by=SYSTEM,
                at=at,
                area_id=area.id,
                year=today.year,
                source=source,
                purpose=purpose,
                name=f"{name} (contoh)",
                amount=each * 1_000_000 * len(village.posts),
                document=SAMPLE,
            )
            if purpose == "operasional_pos" and rng.random() < 0.7:
                spent = rng.randint(4, 11) * 250_000 * len(village.posts)
                _spend(made.id, today - timedelta(days=rng.randint(5, 60)), spent, today)
    if rng.random() < 0.5:
        on = today - timedelta(days=rng.randint(3, 90))
        budgets.record_pkk(
            by=SYSTEM,
            at=at,
            area_id=area.id,
            on=on,
            kind="penyuluhan",
            name="Penyuluhan PKK (contoh)",
            participants=rng.randint(12, 45),
        )


def _requests(rng: random.Random, villages: Sequence[PlannedVillage], today: date) -> None:
    """The heads of villages without a bidan are asked; each answers in its own way."""
    for number, village in enumerate(villages):
        if today < ASKED_ON:
            return
        id = budgets.ask_for_bidan(
            by=SYSTEM,
            at=noon(today),
            area_id=village.area.id,
            year=2026,
            on=ASKED_ON,
            asked_by="DPMD Kab. Buleleng (rakor)",
        )
        state = ANSWERS[number % len(ANSWERS)]
        if state == "diminta":
            continue
        line = None
        if state == "dianggarkan":
            line = budgets.add_line(
                by=SYSTEM,
                at=noon(today),
                area_id=village.area.id,
                year=2026,
                source="apbdes",
                purpose="bidan_desa",
                name="Bidan desa (contoh)",
                amount=rng.randint(24, 40) * 1_000_000,
                document=SAMPLE,
            ).id
        budgets.answer_bidan_request(
            by=SYSTEM,
            at=noon(today),
            request_id=id,
            state=state,
            on=min(today, ASKED_ON + timedelta(days=30)),
            reason="Dana desa tahun ini sudah terbagi (contoh)" if state == "ditolak" else "",
            line_id=line,
        )


def _plans(rng: random.Random, code: str, today: date) -> None:
    """Targets of this year, and a task of the team in each field; some are late."""
    area = places.area_by_code(code)
    if area is None:
        return
    known = {one.code for one in standards.indicators()}
    for indicator, value, at_most in TARGETS:
        if indicator in known:
            plans.set_target(
                by=SYSTEM,
                at=noon(today),
                area_id=area.id,
                indicator=indicator,
                year_from=today.year,
                year_to=today.year,
                value=Decimal(value),
                at_most=at_most,
                document=f"Renstra ({SAMPLE})",
            )
    for number, field in enumerate(standards.fields()):
        task = plans.add_task(
            by=SYSTEM,
            at=noon(today),
            area_id=area.id,
            duty="koordinasi",
            field=field.code,
            title=f"Rapat dengan dinas pengampu bidang {field.short} (contoh)",
            owner="Sekretariat Tim Pembina",
            due_on=today + timedelta(days=rng.randint(-40, 60)),
        )
        if number % 3 == 0:
            note = "Sudah dilaksanakan (contoh)"
            plans.move_task(by=SYSTEM, at=noon(today), task_id=task, state="selesai", note=note)


def _incentives(rng: random.Random, village: PlannedVillage, today: date) -> None:
    """A rate of the regency, and last month's list of the first village, paid for the most part."""
    regency = village.area.path[2]
    for position, amount in RATES:
        incentives.set_rate(
            by=SYSTEM,
            at=noon(today),
            area_id=regency,
            position=position,
            amount=amount,
            months=1,
            valid_from=BEGIN,
            document=f"Tarif {SAMPLE}",
        )
    period, area_id = Period.of(today).shift(-1), village.area.id
    source = "dpa_kecamatan" if village.area.is_kelurahan else "apbdes"
    listed = incentives.make_list(by=SYSTEM, at=noon(today), area_id=area_id, period=period, source=source)
    ids = [one.id for one in incentive_queries.payments(by=SYSTEM, list_id=listed)]
    rng.shuffle(ids)
    paid, questioned = ids[: len(ids) * 3 // 4], ids[-1]
    incentives.record_payments(by=SYSTEM, at=noon(today), list_id=listed, payment_ids=paid, on=today)
    reason = "Jumlah yang diterima kurang (contoh)"
    incentives.mark_payment(
        by=SYSTEM, at=noon(today), payment_id=questioned, state="dipersoalkan", on=today, reason=reason
    )
