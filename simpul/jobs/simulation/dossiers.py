"""Made-up dossiers: posts without a number stand at every step of the way, the same for the same seed."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import cycle, islice
from uuid import UUID

from simpul.dossiers import commands as dossiers
from simpul.dossiers.queries import list_at
from simpul.dossiers.rules import COMPLETE, DRAFT, LOOKED_AT, NONE, RETURNED, SUBMITTED, VERIFIED
from simpul.jobs.simulation.population import uuid_of
from simpul.jobs.simulation.world import PlannedPost, PlannedVillage
from simpul.jobs.simulation.writing import noon
from simpul.kernel.actor import DISTRICT, REGENCY, SYSTEM, Actor, Grant
from simpul.papers.commands import add_paper

STEPS = (NONE, DRAFT, RETURNED, COMPLETE, LOOKED_AT, VERIFIED, SUBMITTED)
WHY = "Contoh: berita acara musyawarah belum ditandatangani."
# One page that says that it is made up: the smallest PDF that a reader opens.
SAMPLE = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj
4 0 obj << /Length 54 >> stream
BT /F 24 Tf 90 700 Td (CONTOH: berkas karangan) Tj ET
endstream endobj
trailer << /Root 1 0 R /Size 5 >>
%%EOF
"""


def write_dossiers(villages: Iterable[PlannedVillage], *, seed: int, today: date) -> None:
    """A dossier for most posts without a number, and a batch of each regency that has some handed upward."""
    rng = random.Random(f"{seed}/berkas")
    every_step = cycle(STEPS)
    submitted: dict[int, list[PlannedPost]] = {}
    for village in villages:
        plans = [plan for plan in village.posts if not plan.number]
        steps = list(islice(every_step, len(plans)))
        if set(steps) <= {NONE}:
            continue
        paper = add_paper(
            by=SYSTEM, at=noon(today), area_id=village.area.id, name="CONTOH", data=SAMPLE, id=uuid_of(rng)
        )
        for plan, step in zip(plans, steps, strict=True):
            begun = today - timedelta(days=rng.randint(20, 120))
            _walk(village, plan, step, paper_id=paper, begun=begun)
            if step == SUBMITTED:
                submitted.setdefault(village.area.path[REGENCY], []).append(plan)
    for area_id, plans in submitted.items():
        _hand_upward(area_id, plans, today)


def _walk(village: PlannedVillage, plan: PlannedPost, step: str, *, paper_id: UUID, begun: date) -> None:
    """Take one post as far as its step, some days between."""
    if step == NONE:
        return
    post_id, first, later = plan.post.id, noon(begun), noon(begun + timedelta(days=9))
    items = list_at(village.area.path, begun).content.items
    dossiers.start(by=SYSTEM, at=first, post_id=post_id)
    for item in items[:1] if step == DRAFT else items:
        dossiers.put_item(by=SYSTEM, at=first, post_id=post_id, code=item.code, paper_id=paper_id)
    if step == DRAFT:
        return
    dossiers.complete(by=SYSTEM, at=first, post_id=post_id)
    if step == LOOKED_AT:
        dossiers.verify(by=_district_of(village), at=later, post_id=post_id)
    elif step == RETURNED:
        dossiers.send_back(by=SYSTEM, at=later, post_id=post_id, reason=WHY)
    elif step in (VERIFIED, SUBMITTED):
        dossiers.verify(by=SYSTEM, at=later, post_id=post_id)


def _district_of(village: PlannedVillage) -> Actor:
    """The office of the district, which looks first."""
    right = Grant("kasi_kecamatan", {"dossier.verify": None}, village.area.path[DISTRICT], DISTRICT)
    return Actor(id=SYSTEM.id, name="Kasi kecamatan (contoh)", grants=(right,))


def _hand_upward(area_id: int, plans: list[PlannedPost], today: date) -> None:
    on = today - timedelta(days=10)
    ids = [plan.post.id for plan in plans]
    batch = dossiers.make_batch(by=SYSTEM, at=noon(on), area_id=area_id, name="Tahap I", post_ids=ids)
    dossiers.submit_batch(by=SYSTEM, at=noon(on), batch_id=batch, letter=f"CONTOH/{area_id}/REG", on=on)
