"""Visits for tests, made by the commands as people make them."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from simpul.coaching import commands
from simpul.coaching.queries.checklists import version_of
from simpul.kernel.actor import Actor
from tests.cast import Cast

AT = datetime(2026, 11, 10, 3, tzinfo=UTC)
TODAY = date(2026, 11, 10)
HELD = date(2026, 11, 3)


def plan(cast: Cast, by: Actor | None = None, **more: Any) -> UUID:
    """A visit of the kecamatan (Kasi) to post A, planned for 3 November."""
    given = {"area_id": cast.areas.kec_buleleng.id, "planned_on": HELD, "leader": "ketua", **more}
    if "visited_id" not in given:
        given.setdefault("post_id", cast.post_a.id)
    return commands.plan_visit(by=by or cast.kasi, at=AT, **given)


def answer(cast: Cast, visit_id: UUID, value: str = "ya", by: Actor | None = None, **other: str) -> None:
    """Every item with the same answer but those of `other` (their code with __ for the dot)."""
    items = {one.code: (value, "") for one in version_of("simpul_1").items}
    items |= {code.replace("__", "."): (told, "dilihat sendiri") for code, told in other.items()}
    commands.note_visit(
        by=by or cast.kasi,
        at=AT,
        visit_id=visit_id,
        held_on=HELD,
        answers=items,
        visitors=["Kasi Kesra", "TP PKK kecamatan"],
        summary="Berjalan baik.",
    )


def signed(cast: Cast, by: Actor | None = None, value: str = "ya", **more: Any) -> UUID:
    """A visit with answers, one finding and one action (due 1 December), signed off."""
    by = by or cast.kasi
    visit_id = plan(cast, by, **more)
    answer(cast, visit_id, value, by)
    finding = commands.note_finding(
        by=by, at=AT, visit_id=visit_id, severity="sedang", text="Papan jadwal belum ada", field="sosial"
    )
    commands.agree_action(
        by=by,
        at=AT,
        visit_id=visit_id,
        what="Pasang papan jadwal",
        owner="Ketua posyandu",
        due_on=date(2026, 12, 1),
        finding_id=finding,
    )
    commands.sign_visit(by=by, at=AT, visit_id=visit_id)
    return visit_id
