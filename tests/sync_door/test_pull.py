"""GET /sync/v1/pull: a first copy in pages, then what changed; a stale copy with a pull is a fresh copy."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from simpul.accounts.queries import actor_for
from simpul.facts.commands import close_month, note_finished, reopen_month
from simpul.intake.commands import accept_held, decline_held
from simpul.intake.tests.at_the_door import intention, phone_of, push, weighing
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.people.commands import correct_household, correct_person, mark_death
from simpul.places.commands import add_hamlet
from simpul.registry.commands import Enrolment, enrol, leave_roster, move_post
from simpul.services.commands import add_open_day, cancel_open_day, correct_record, move_open_day, void_record
from simpul.standards import phone as phone_standards
from simpul.sync.pulling import page
from tests import factories

from .copies import Copy

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


class Stage:
    """Two posts of a village with people and records; a kader of the first, her phone and its copy."""

    def __init__(self) -> None:
        self.areas = factories.areas()
        self.post, self.other = factories.post(self.areas.penarukan), factories.post(self.areas.penarukan)
        self.user = factories.user()
        self.holding = factories.holding(self.user, "kader", self.post, "kesehatan")
        self.family = factories.household(self.areas.penarukan)
        self.child = factories.person(self.post, "Kadek Sari", born=date(2025, 11, 1), household=self.family)
        self.sibling = factories.person(self.post, "Putu Dewi", born=date(2024, 1, 1))
        self.neighbour = factories.person(self.other, "Made Adi", born=date(2025, 1, 1))
        self.phone = phone_of(self.actor)
        self.record = self.weigh(self.child)
        self.copy = Copy()

    @property
    def actor(self):
        return actor_for(self.user.id, date(2026, 11, 22))

    def weigh(self, person, **more: Any):
        sent = intention("record_service", weighing(self.post, person, **more))
        assert push(self.actor, self.phone, sent)["results"][0]["state"] == "accepted"
        return sent["payload"]["id"]

    def pull(self, copy: Copy, at: datetime = AT) -> Copy:
        while True:
            told = page(by=self.actor, at=at, cursor=copy.cursor)
            copy.apply(told)
            if not told["more"]:
                return copy

    def held(self) -> str:
        sent = intention("record_service", weighing(self.post, self.child, on="2027-01-01"))
        assert push(self.actor, self.phone, sent)["results"][0]["state"] == "held"
        return sent["id"]


@pytest.fixture
def stage(db: None, monkeypatch: pytest.MonkeyPatch) -> Stage:
    small = phone_standards.phone_rules(AT.date()).model_copy(update={"rows_at_once": 12})
    monkeypatch.setattr("simpul.sync.sight.phone_rules", lambda on: small)
    return Stage()


def nothing(stage: Stage) -> None:
    """Nobody did anything."""


def weighed(stage: Stage) -> None:
    for day in range(1, 20):
        stage.weigh(stage.sibling, on=f"2026-11-{day:02d}")


def corrected(stage: Stage) -> None:
    answers = {"bb": 9.0, "rujuk": False}
    correct_record(by=stage.actor, at=AT, id=stage.record, revision=1, answers=answers, on=date(2026, 11, 20))


def moved_out_of_the_months(stage: Stage) -> None:
    answers = {"bb": 4.0, "rujuk": False}
    correct_record(by=stage.actor, at=AT, id=stage.record, revision=1, answers=answers, on=date(2025, 11, 5))


def voided(stage: Stage) -> None:
    void_record(by=stage.actor, at=AT, id=stage.record, reason="Salah orang")


def person_corrected(stage: Stage) -> None:
    changes = {"name": "Kadek Sari Dewi", "household_id": None}
    correct_person(by=stage.actor, at=AT, id=stage.child.id, version=1, changes=changes)


def family_corrected(stage: Stage) -> None:
    correct_household(
        by=SYSTEM,
        at=AT,
        id=stage.family.id,
        version=1,
        head_name="I Wayan Baru",
        hamlet_id=None,
        address="Jalan Melati",
    )


def died(stage: Stage) -> None:
    mark_death(by=stage.actor, at=AT, id=stage.child.id, version=1, died_on=date(2026, 11, 21))


def left(stage: Stage) -> None:
    leave_roster(by=SYSTEM, at=AT, person_ids=[stage.child.id], on=date(2026, 11, 22))


def moved_away(stage: Stage) -> None:
    item = Enrolment(person_id=stage.child.id, post_id=stage.other.id)
    enrol(by=SYSTEM, at=AT, items=[item], on=date(2026, 11, 22))


def moved_in(stage: Stage) -> None:
    item = Enrolment(person_id=stage.neighbour.id, post_id=stage.post.id)
    enrol(by=SYSTEM, at=AT, items=[item], on=date(2026, 11, 22))


def registered(stage: Stage) -> None:
    told = {"id": str(new_id()), "post_id": str(stage.post.id), "name": "Bayi Baru", "sex": "L"}
    family = {"id": str(new_id()), "post_id": str(stage.post.id), "head_name": "I Nyoman Baru"}
    new = intention("register_resident", {**told, "household_id": family["id"]})
    answer = push(stage.actor, stage.phone, intention("register_family", family), new)
    assert [one["state"] for one in answer["results"]] == ["accepted", "accepted"]


def open_days(stage: Stage) -> None:
    days = [add_open_day(by=SYSTEM, at=AT, post_id=stage.post.id, on=date(2026, 12, day)) for day in (1, 8, 15)]
    move_open_day(by=SYSTEM, at=AT, id=days[1], on=date(2026, 12, 9), reason="Upacara")
    cancel_open_day(by=SYSTEM, at=AT, id=days[2], reason="Hujan")


def months(stage: Stage) -> None:
    note_finished(by=SYSTEM, at=AT, post_id=stage.post.id, period=Period(2026, 10))
    close_month(by=SYSTEM, at=AT, area_id=stage.areas.buleleng.id, period=Period(2026, 9))
    close_month(by=SYSTEM, at=AT, area_id=stage.areas.buleleng.id, period=Period(2026, 8))
    reopen_month(by=SYSTEM, at=AT, area_id=stage.areas.buleleng.id, period=Period(2026, 8), reason="Keliru")


def a_new_hamlet(stage: Stage) -> None:
    add_hamlet(
        by=SYSTEM, at=AT, village_id=stage.areas.penarukan.id, kind="banjar", name="Tegal", valid_from=date(2026, 1, 1)
    )


def held_and_decided(stage: Stage) -> None:
    stage.held()
    accept_held(by=SYSTEM, at=AT, id=stage.held(), on=date(2026, 11, 22))
    decline_held(by=SYSTEM, at=AT, id=stage.held(), reason="Tanggalnya tidak masuk akal")


def post_moved(stage: Stage) -> None:
    move_post(by=SYSTEM, at=AT, post_id=stage.post.id, village_id=stage.areas.kaliuntu.id, on=date(2026, 11, 22))


def kader_moved(stage: Stage) -> None:
    type(stage.holding).objects.filter(id=stage.holding.id).update(post=stage.other)


def kader_changed_field(stage: Stage) -> None:
    type(stage.holding).objects.filter(id=stage.holding.id).update(field="sosial")


ACTS: list[Callable[[Stage], None]] = [
    nothing, weighed, corrected, moved_out_of_the_months, voided, person_corrected, family_corrected, died, left,
    moved_away, moved_in, registered, open_days, months, a_new_hamlet, held_and_decided, post_moved, kader_moved,
    kader_changed_field,
]  # fmt: skip


@pytest.mark.parametrize("act", ACTS, ids=[act.__name__ for act in ACTS])
def test_a_stale_copy_with_a_pull_is_a_fresh_copy(stage, act) -> None:
    stage.pull(stage.copy)
    before = {kind: dict(rows) for kind, rows in stage.copy.rows.items()}
    act(stage)
    stage.pull(stage.copy)
    assert stage.copy.rows == stage.pull(Copy()).rows
    assert (stage.copy.rows == before) == (act is nothing)


def test_all_of_it_in_one_go(stage) -> None:
    stage.pull(stage.copy)
    for act in (weighed, person_corrected, family_corrected, moved_in, registered, open_days, held_and_decided, months):
        act(stage)
    stage.pull(stage.copy)
    assert stage.copy.rows == stage.pull(Copy()).rows


def test_what_changes_during_a_first_copy_comes_at_its_end(stage) -> None:
    weighed(stage)
    first = page(by=stage.actor, at=AT)
    assert (first["begins"], first["fresh"], first["more"]) == (True, True, True)
    assert first["left"] > 0
    stage.copy.apply(first)
    for act in (corrected, moved_away, moved_in, open_days):
        act(stage)
    stage.pull(stage.copy)
    assert stage.copy.rows == stage.pull(Copy()).rows


def test_months_later_the_oldest_months_have_gone(stage) -> None:
    open_days(stage)
    stage.weigh(stage.sibling, on="2025-12-02")
    stage.pull(stage.copy)
    later = AT + timedelta(days=120)
    stage.pull(stage.copy, later)
    assert stage.copy.rows == stage.pull(Copy(), later).rows
    assert len(stage.copy.rows["record"]) == 1
    assert len(stage.copy.rows["month"]) == 12


@pytest.mark.parametrize("cursor", ["", "x", "bnVsbA", "W10", "WzEsMiwzLDQsNSw2LDdd", "é" * 30])
def test_a_cursor_that_is_none_starts_a_first_copy(stage, cursor) -> None:
    assert page(by=stage.actor, at=AT, cursor=cursor)["begins"]


def test_a_page_holds_no_more_rows_than_are_asked_for_at_once(stage) -> None:
    weighed(stage)
    told = page(by=stage.actor, at=AT)
    told = page(by=stage.actor, at=AT, cursor=told["cursor"])
    assert sum(len(next(iter(columns.values()))) for columns in told["rows"].values()) <= 12


def test_a_kader_of_another_field_or_post_gets_no_record(stage, phone_of) -> None:
    for place, field in ((stage.post, "sosial"), (stage.other, "kesehatan")):
        pages = phone_of("kader", place, field).pull_all()
        assert not any("record" in one["rows"] for one in pages)


def test_a_stranger_gets_nothing(stage, phone_of) -> None:
    told = phone_of("kepala_desa", stage.areas.ampukung).pull_all()
    assert [one["rows"].keys() & {"person", "record", "household", "post"} for one in told] == [set()]


def test_a_copy_is_worth_nothing_in_other_hands(stage, phone_of) -> None:
    stage.pull(stage.copy)
    other = phone_of("kader", stage.other, "kesehatan")
    assert other.get("pull", {"cursor": stage.copy.cursor}).json()["begins"]
