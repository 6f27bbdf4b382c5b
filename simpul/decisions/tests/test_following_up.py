"""What follows from decisions: work by area, trainings planned, bidan asked for, carried into the next meeting."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from simpul.budgets.commands import note_bidan
from simpul.budgets.models import BidanRequest
from simpul.decisions import commands, queries
from simpul.decisions.models import Item
from simpul.decisions.tests.stage import action
from simpul.kernel.refusals import Refusal
from simpul.meetings.tests.stage import AT, TODAY, meeting, refused
from simpul.training.models import Batch
from tests.cast import Cast, actor

LATER = datetime(2026, 7, 2, 4, tzinfo=UTC)


def test_a_decision_becomes_a_bimtek_in_each_village_from_may_to_june(cast: Cast) -> None:
    """S2.5 and S2.7."""
    areas = [cast.areas.tambakan.id, cast.areas.penarukan.id]
    made = action(cast, meeting(cast), areas, month_from=date(2026, 5, 1), due_on=date(2026, 6, 30))
    plan = {"by": cast.regency_office, "action_id": made, "kind": "bimtek", "name": "Bimtek desa"}
    assert refused(commands.plan_training, **{**plan, "by": cast.kasi}) == "tidak-berhak"
    commands.plan_training(at=AT, **plan)
    assert set(Batch.objects.values_list("host_id", "month_from", "month_to", "starts_on")) == {
        (area, date(2026, 5, 1), date(2026, 6, 1), None) for area in areas
    }
    assert refused(commands.plan_training, **plan) == "bimtek-sudah-direncanakan"
    found = queries.action(by=cast.regency_office, action_id=made, today=TODAY)
    assert {one.host_id for one in found.batches} == set(areas)


def test_villages_without_bidan_are_asked_to_budget_for_one(cast: Cast) -> None:
    """S2.6: who has one, and who was asked before, is not asked."""
    areas = [cast.areas.tambakan.id, cast.areas.penarukan.id]
    made = action(cast, meeting(cast), areas)
    ask = {"by": cast.regency_office, "action_id": made, "year": 2026, "asked_by": "Dinas PMD"}
    assert refused(commands.ask_for_bidan, **ask) == "tidak-ada-desa-tanpa-bidan"
    for area, present in zip(areas, (False, True), strict=True):
        note_bidan(by=cast.regency_office, at=AT, area_id=area, present=present, since=date(2025, 1, 1))
    assert commands.ask_for_bidan(at=AT, **ask) == 1
    assert BidanRequest.objects.get().village_id == cast.areas.tambakan.id
    assert refused(commands.ask_for_bidan, **ask) == "tidak-ada-desa-tanpa-bidan"
    assert refused(commands.ask_for_bidan, **{**ask, "by": cast.stranger}) == "tidak-berhak"
    found = queries.action(by=cast.regency_office, action_id=made, today=TODAY)
    assert [(one.area.code, one.bidan, one.asked) for one in found.items] == [
        ("51.08.06.1020", True, ""),
        ("51.08.08.2001", False, "diminta"),
    ]


def test_open_work_is_carried_into_the_next_meeting_of_the_same_body(cast: Cast) -> None:
    """S3.10: shown first, kept linked, until it is done."""
    first = meeting(cast)
    areas = [cast.areas.kec_buleleng.id, cast.areas.kubutambahan.id]
    made = action(cast, first, areas, due_on=date(2026, 1, 31))
    other = meeting(cast, on=date(2026, 3, 1), body="tim_pembina")
    second = meeting(cast, on=date(2026, 3, 1))
    assert [(one.id, one.meeting_id, one.late) for one in carried(cast, second, date(2026, 3, 1))] == [
        (made, first, True)
    ]
    assert carried(cast, other, TODAY) == carried(cast, first, TODAY) == ()
    for item, state in zip(Item.objects.order_by("id"), ("selesai", "batal"), strict=True):
        ended = {"by": cast.regency_office, "at": LATER, "item_id": item.id, "state": state, "note": "Sudah"}
        commands.move_item(**ended)
    third = meeting(cast, on=date(2026, 8, 1))
    assert carried(cast, third, TODAY) == ()
    assert [(one.done, one.total, one.open) for one in carried(cast, second, TODAY)] == [(1, 2, 0)]


def carried(cast: Cast, meeting_id: UUID, today: date) -> tuple[queries.ActionView, ...]:
    return queries.decided(by=cast.regency_office, meeting_id=meeting_id, today=today).carried


def test_work_is_moved_by_its_own_office_and_listed_where_it_is_late(cast: Cast) -> None:
    areas = [cast.areas.kec_buleleng.id, cast.areas.kubutambahan.id]
    made = action(cast, meeting(cast), areas, due_on=date(2026, 1, 31))
    mine, theirs = Item.objects.filter(action=made).order_by("area__code", "id")
    assert refused(commands.move_item, by=cast.kasi, item_id=theirs.id, state="berjalan") == "tidak-berhak"
    assert refused(commands.move_item, by=cast.kasi, item_id=mine.id, state="selesai") == "tugas-perlu-bukti"
    late = queries.due(by=cast.kasi, at=LATER)
    assert [(one.kind, one.page, one.count) for one in late] == [("terlambat", "meeting.actions", 1)]
    today = LATER.date()
    assert [one.late for one in queries.open_items(by=cast.kasi, area_id=mine.area_id, today=today)] == [True]
    commands.move_item(by=cast.kasi, at=LATER, item_id=mine.id, state="selesai", note="Sudah dikirim")
    assert queries.due(by=cast.kasi, at=LATER) == []
    below = queries.actions_below(by=cast.regency_office, area_id=cast.areas.buleleng.id, today=today)
    assert [(one.area.code, one.late, one.done) for one in below] == [("51.08.08", 1, 0), ("51.08.06", 0, 1)]
    stand = queries.actions_of(by=cast.regency_office, area_id=cast.areas.buleleng.id, today=today)
    assert [(one.done, one.total, one.late) for one in stand] == [(1, 2, True)]
    assert queries.item(by=cast.kasi, item_id=mine.id, today=today).note == "Sudah dikirim"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"area_ids": []}, "tindakan-wilayah-wajib"),
        ({"month_from": date(2026, 5, 1)}, "bulan-tindakan-salah"),
        ({"month_from": date(2026, 5, 1), "due_on": date(2026, 4, 30)}, "bulan-tindakan-salah"),
        ({"title": ""}, "uraian-kosong"),
    ],
)
def test_work_that_cannot_be_is_refused(cast: Cast, wrong: dict[str, object], code: str) -> None:
    decision = commands.decide(by=cast.regency_office, at=AT, meeting_id=meeting(cast), text="Bimtek")
    given = {"title": "Bimtek", "owner": "Perbekel", "area_ids": [cast.areas.tambakan.id], **wrong}
    assert refused(commands.add_action, by=cast.regency_office, decision_id=decision, **given) == code
    assert refused(commands.add_action, by=cast.stranger, decision_id=decision, **given) == "tidak-berhak"


def test_strangers_see_no_work_of_a_meeting(cast: Cast) -> None:
    held = meeting(cast)
    made = action(cast, held, [cast.areas.kubutambahan.id])
    item = Item.objects.get(action=made)
    for who in (cast.stranger, cast.kader_b, cast.kasi):
        for query, values in (
            (queries.action, {"action_id": made}),
            (queries.decided, {"meeting_id": held}),
            (queries.item, {"item_id": item.id}),
            (queries.open_items, {"area_id": cast.areas.kubutambahan.id}),
            (queries.actions_below, {"area_id": cast.areas.buleleng.id}),
            (queries.actions_of, {"area_id": cast.areas.buleleng.id}),
        ):
            with pytest.raises(Refusal, match="ditemukan"):
                query(by=who, today=TODAY, **values)
    own = actor("kasi_kecamatan", cast.areas.kubutambahan)
    assert queries.item(by=own, item_id=item.id, today=TODAY).may_move
    assert queries.due(by=cast.stranger, at=LATER) == []
