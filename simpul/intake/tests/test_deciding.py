"""What is held is decided by the village: accepted in its maker's name, on another day, or declined (ADR 0052)."""

from datetime import date

import pytest

from simpul.accounts.queries import actor_for
from simpul.facts.models import ClosedMonth, Record
from simpul.intake.commands import accept_held, decline_held
from simpul.intake.models import Arrival
from simpul.intake.queries import arrival_copies, due, held, held_one, receipts
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.people.models import Person
from tests import factories

from .at_the_door import AT, intention, phone_of, push, states, weighing

ON = date(2026, 11, 22)


@pytest.fixture
def maker(cast):
    user = factories.user()
    factories.holding(user, "kader", cast.post_a, "kesehatan")
    return actor_for(user.id, ON)


@pytest.fixture
def phone(maker):
    return phone_of(maker)


@pytest.fixture
def child(cast) -> Person:
    return factories.person(cast.post_a, "Kadek Sari", born=date(2025, 11, 1))


@pytest.fixture
def late(cast, maker, phone, child):
    """A weighing in a month that is closed."""
    key = Period(2026, 10).key
    ClosedMonth.objects.create(area=cast.areas.buleleng, period=key, closed_by=new_id(), closed_at=AT)
    sent = intention("record_service", weighing(cast.post_a, child, on="2026-10-12"))
    assert states(push(maker, phone, sent)) == ["held"]
    return sent


def refused(act) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


def test_the_village_sees_what_is_held_and_reads_only_what_it_may(cast, late, maker) -> None:
    seen = held(by=cast.village_head, area_id=cast.areas.penarukan.id)[0]
    assert (seen.maker, seen.code, seen.post, seen.payload, seen.may_decide) == (
        maker.name, "bulan-ditutup", "Posyandu Melati A", None, True,
    )  # fmt: skip
    assert held(by=cast.bidan, post_id=cast.post_a.id)[0].payload == late["payload"]
    assert due(by=cast.bidan, at=AT)[0].count == 1


def test_accepted_it_is_written_in_the_makers_name_also_in_a_closed_month(cast, late, maker) -> None:
    outcome = accept_held(by=cast.bidan, at=AT, id=late["id"])
    assert outcome["state"] == "accepted"
    row = Record.objects.get()
    assert (row.recorded_by, row.on) == (maker.id, date(2026, 10, 12))
    kept = Arrival.objects.get()
    assert (kept.state, kept.payload, kept.decided_by_name) == ("accepted", None, cast.bidan.name)
    assert arrival_copies(by=maker)[0].state == "accepted"
    assert refused(lambda: accept_held(by=cast.bidan, at=AT, id=late["id"])) == "tidak-sedang-ditahan"


def test_it_can_be_accepted_on_another_day(cast, late) -> None:
    accept_held(by=cast.bidan, at=AT, id=late["id"], on=date(2026, 11, 12))
    assert Record.objects.get().on == date(2026, 11, 12)


def test_declined_it_comes_to_nothing_with_a_reason(cast, late, maker, phone) -> None:
    assert refused(lambda: decline_held(by=cast.bidan, at=AT, id=late["id"], reason=" ")) == "alasan-wajib"
    decline_held(by=cast.bidan, at=AT, id=late["id"], reason="Sudah dicatat di puskesmas")
    assert not Record.objects.exists()
    again = push(maker, phone, late)["results"][0]
    assert (again["state"], again["code"]) == ("held", "ditolak-desa")
    assert "puskesmas" in again["sentence"]


@pytest.mark.parametrize("who", ["kader_a", "ketua_a", "kader_b", "stranger", "regency_team", "other_village_head"])
def test_a_stranger_decides_and_sees_nothing(cast, late, who) -> None:
    by = getattr(cast, who)
    assert held(by=by, post_id=cast.post_a.id) == []
    assert due(by=by, at=AT) == []
    assert refused(lambda: held_one(by=by, id=late["id"])) == "tidak-ditemukan"
    assert refused(lambda: accept_held(by=by, at=AT, id=late["id"])) == "tidak-ditemukan"
    assert refused(lambda: decline_held(by=by, at=AT, id=late["id"], reason="x")) == "tidak-ditemukan"
    assert arrival_copies(by=by) == []


def test_a_bidan_does_not_decide_on_other_fields(cast, child) -> None:
    user = factories.user()
    factories.holding(user, "kader", cast.post_a, "sosial")
    by = actor_for(user.id, ON)
    payload = {**weighing(cast.post_a, child), "service": "sosial.belum_ada"}
    sent = intention("record_service", payload)
    push(by, phone_of(by), sent)
    assert refused(lambda: accept_held(by=cast.bidan, at=AT, id=sent["id"])) == "tidak-berhak"


def test_what_cannot_be_carried_out_stays_held(cast, maker, phone, child) -> None:
    sent = intention("record_service", weighing(cast.post_a, child, on="2027-11-22"))
    push(maker, phone, sent)
    assert refused(lambda: accept_held(by=cast.bidan, at=AT, id=sent["id"])) == "belum-bisa-diterima"
    assert Arrival.objects.get().state == "held"


def test_what_waited_for_it_follows(cast, maker, phone, late, child) -> None:
    second = {**intention("void_record", {"id": late["payload"]["id"], "reason": "Salah"}), "needs": [late["id"]]}
    assert states(push(maker, phone, second)) == ["held"]
    assert refused(lambda: accept_held(by=cast.bidan, at=AT, id=second["id"])) == "menunggu-yang-ditahan"
    accept_held(by=cast.bidan, at=AT, id=late["id"])
    assert set(Arrival.objects.values_list("state", flat=True)) == {"accepted"}
    assert Record.objects.get().void


def test_what_waited_for_a_declined_one_is_declined_too(cast, maker, phone, late) -> None:
    second = {**intention("void_record", {"id": late["payload"]["id"], "reason": "Salah"}), "needs": [late["id"]]}
    push(maker, phone, second)
    decline_held(by=cast.bidan, at=AT, id=late["id"], reason="Keliru")
    assert set(Arrival.objects.values_list("state", flat=True)) == {"declined"}


def test_a_decision_lends_no_right_that_the_maker_did_not_have(cast, maker, phone) -> None:
    sent = intention("finish_month", {"post_id": str(cast.post_a.id), "period": "kapan"})
    assert states(push(maker, phone, sent)) == ["held"]
    Arrival.objects.update(payload={"post_id": str(cast.post_a.id), "period": "2026-10"})
    assert refused(lambda: accept_held(by=cast.village_head, at=AT, id=sent["id"])) == "tidak-berhak"


def test_one_of_two_values_is_chosen(cast, maker, phone, child) -> None:
    Person.objects.filter(id=child.id).update(address="Jalan Baru", mother_name="Ni Made")
    payload = {
        "id": str(child.id),
        "base": {"address": "Jalan Lama", "mother_name": "Ni Made"},
        "changes": {"address": "Jalan Melati", "mother_name": "Ni Made Ayu"},
    }
    sent = intention("amend_person", payload)
    result = push(maker, phone, sent)["results"][0]
    assert (result["state"], result["code"]) == ("held", "nilai-berbeda")
    assert result["outcome"]["disputed"]["address"] == {
        "seen": "Jalan Lama", "yours": "Jalan Melati", "now": "Jalan Baru",
    }  # fmt: skip
    one = Person.objects.get()
    assert (one.address, one.mother_name) == ("Jalan Baru", "Ni Made Ayu")
    accept_held(by=cast.staf_desa, at=AT, id=sent["id"])
    assert Person.objects.get().address == "Jalan Melati"


def test_a_receipt_is_looked_up_by_those_who_look_after_the_phone(cast, maker, phone, child) -> None:
    given = push(maker, phone, intention("record_service", weighing(cast.post_a, child)))["receipt"]
    for by in (cast.ketua_a, maker):
        found = receipts(by=by, at=AT, code=given["code"].lower())[0]
        assert (found.number, found.count, found.states) == (1, 1, {"accepted": 1})
    assert receipts(by=cast.stranger, at=AT, code=given["code"]) == []
