"""What phones send: once each, accepted, held, refused or to be sent again (docs/adr/0050, 0052)."""

from datetime import date

import pytest

from simpul.accounts.models import User
from simpul.audit.models import Change, Entry
from simpul.facts.models import ClosedMonth, Record
from simpul.intake.models import Arrival, Receipt
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.people.models import Person
from simpul.registry.commands import Enrolment, enrol
from tests import factories

from .at_the_door import AT, intention, phone_of, push, states, weighing


@pytest.fixture
def child(cast) -> Person:
    return factories.person(cast.post_a, "Kadek Sari", born=date(2025, 11, 1))


@pytest.fixture
def phone(cast):
    return phone_of(cast.kader_a)


def weigh(cast, child, **more):
    return intention("record_service", weighing(cast.post_a, child, **more))


def close(cast, month: str) -> None:
    ClosedMonth.objects.create(
        area=cast.areas.buleleng, period=Period.parse(month).key, closed_by=new_id(), closed_at=AT
    )


def test_records_arrive_with_a_receipt(cast, child, phone) -> None:
    answer = push(cast.kader_a, phone, weigh(cast, child), weigh(cast, child, on="2026-11-01"))
    assert states(answer) == ["accepted", "accepted"]
    assert (answer["receipt"]["number"], answer["receipt"]["count"], len(answer["receipt"]["code"])) == (1, 2, 6)
    assert Record.objects.count() == Arrival.objects.count() == 2


def test_the_same_push_twice_is_once_and_names_the_first_receipt(cast, child, phone) -> None:
    sent = weigh(cast, child), weigh(cast, child, on="2026-11-01")
    first, second = push(cast.kader_a, phone, *sent), push(cast.kader_a, phone, *sent)
    assert states(second) == ["accepted", "accepted"]
    assert [one["receipt"] for one in second["results"]] == [first["receipt"]["number"]] * 2
    assert second["receipt"] is None
    assert (Record.objects.count(), Entry.objects.count(), Receipt.objects.count()) == (2, 1, 1)


def test_an_id_with_another_content_is_refused(cast, child, phone) -> None:
    sent = weigh(cast, child)
    push(cast.kader_a, phone, sent)
    other = {**sent, "payload": {**sent["payload"], "answers": {"bb": 7.0}}}
    assert push(cast.kader_a, phone, other)["results"][0]["code"] == "sudah-ada-lain"


def test_a_wrong_answer_is_refused_and_not_remembered(cast, child, phone) -> None:
    sent = weigh(cast, child, bb=400)
    result = push(cast.kader_a, phone, sent)["results"][0]
    assert (result["state"], result["code"], set(result["errors"])) == ("refused", "isian-keliru", {"bb"})
    assert not Arrival.objects.exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"on": "2027-11-22"}, "tanggal-mendatang"),
        ({"on": "2026-10-12"}, "bulan-ditutup"),
        ({"service": "kesehatan.belum_ada"}, "layanan-tidak-dikenal"),
        ({"version": 99}, "layanan-tidak-dikenal"),
        ({"colour": "ungu"}, "isi-tidak-terbaca"),
    ],
)
def test_what_the_server_cannot_judge_alone_is_held(cast, child, phone, change, code) -> None:
    close(cast, "2026-10")
    sent = weigh(cast, child, **change)
    answer = push(cast.kader_a, phone, sent)
    assert (states(answer), answer["results"][0]["code"]) == (["held"], code)
    kept = Arrival.objects.get()
    assert (kept.payload, kept.post_id, kept.field) == (sent["payload"], cast.post_a.id, "kesehatan")
    assert Change.objects.get(kind="arrival").feed == cast.kader_a.id
    assert push(cast.kader_a, phone, sent)["results"][0]["state"] == "held"
    assert Arrival.objects.count() == 1


def test_an_unknown_command_is_held_at_the_makers_post(cast, phone) -> None:
    assert states(push(cast.kader_a, phone, intention("dance", {}))) == ["held"]
    assert Arrival.objects.get().post_id == cast.post_a.id


def test_a_right_that_was_never_there_is_refused_and_one_lost_lately_is_held(cast, child) -> None:
    user = factories.user()
    factories.holding(user, "kader", cast.post_a, "kesehatan", valid_to=date(2026, 11, 1))
    late = type(cast.kader_a)(id=user.id, name=user.name)
    assert push(late, phone_of(late), weigh(cast, child))["results"][0]["code"] == "hak-berakhir"
    stranger = cast.kader_b
    result = push(stranger, phone_of(stranger), weigh(cast, child))["results"][0]
    assert (result["state"], result["code"]) == ("refused", "tidak-berhak")
    assert not Record.objects.exists()


def test_a_right_lost_long_ago_is_refused(cast, child) -> None:
    user = factories.user()
    factories.holding(user, "kader", cast.post_a, "kesehatan", valid_to=date(2026, 7, 1))
    late = type(cast.kader_a)(id=user.id, name=user.name)
    assert states(push(late, phone_of(late), weigh(cast, child))) == ["refused"]


def test_what_needs_something_waits_for_it(cast, child, phone) -> None:
    resident = {"id": str(new_id()), "post_id": str(cast.post_a.id), "name": "Putu Baru", "sex": "L"}
    resident |= {"birth_date": "2026-01-05"}
    new = intention("register_resident", resident)
    record = intention("record_service", {**weighing(cast.post_a, child), "person_id": resident["id"]})
    record["needs"] = [new["id"]]
    alone = push(cast.kader_a, phone, record)["results"][0]
    assert (alone["state"], alone["code"]) == ("later", "menunggu")
    assert states(push(cast.kader_a, phone, new, record)) == ["accepted", "accepted"]


def test_what_needs_a_held_one_is_held_and_what_needs_a_withdrawn_one_is_refused(cast, child, phone) -> None:
    first, second = weigh(cast, child, on="2027-01-01"), weigh(cast, child)
    second["needs"] = [first["id"]]
    answer = push(cast.kader_a, phone, first, second)
    assert [one["code"] for one in answer["results"]] == ["tanggal-mendatang", "menunggu-yang-ditahan"]
    third = {**weigh(cast, child), "needs": [first["id"]]}
    withdrawal = intention("withdraw_intention", {"id": first["id"]})
    answer = push(cast.kader_a, phone, withdrawal, third)
    assert [one.get("code") for one in answer["results"]] == [None, "yang-dibutuhkan-batal"]


def test_a_mended_one_takes_the_place_of_the_old_and_a_late_copy_is_not_carried_out(cast, child, phone) -> None:
    wrong = weigh(cast, child, bb=400)
    mended = {**weigh(cast, child), "instead_of": wrong["id"]}
    assert states(push(cast.kader_a, phone, mended)) == ["accepted"]
    late = {**wrong, "payload": {**wrong["payload"], "answers": {"bb": 9.0}}}
    assert push(cast.kader_a, phone, late)["results"][0]["code"] == "sudah-ditarik"
    assert Record.objects.count() == 1


def test_what_needs_a_replaced_one_needs_the_one_in_its_place(cast, child, phone) -> None:
    wrong = weigh(cast, child, bb=400)
    mended = {**weigh(cast, child), "instead_of": wrong["id"]}
    needing = {**weigh(cast, child, on="2026-11-02"), "needs": [wrong["id"]]}
    assert states(push(cast.kader_a, phone, mended, needing)) == ["accepted", "accepted"]


def test_what_was_accepted_cannot_be_replaced(cast, child, phone) -> None:
    sent = weigh(cast, child)
    push(cast.kader_a, phone, sent)
    other = {**weigh(cast, child, on="2026-11-02"), "instead_of": sent["id"]}
    assert push(cast.kader_a, phone, other)["results"][0]["code"] == "sudah-diterima"
    assert Record.objects.count() == 1


def test_everything_from_a_phone_that_was_shut_out_is_held(cast, child, phone) -> None:
    answer = push(cast.kader_a, phone, weigh(cast, child), because="telepon-ditutup")
    assert answer["results"][0]["code"] == "telepon-ditutup"
    assert not Record.objects.exists()


def test_what_is_no_intention_is_refused_and_stops_nothing(cast, child, phone) -> None:
    answer = push(cast.kader_a, phone, {"id": "x"}, weigh(cast, child))
    assert states(answer) == ["refused", "accepted"]


@pytest.mark.parametrize("text", ["x\x00y", "x\ud800y"])
def test_what_no_database_keeps_is_refused_and_stops_nothing(cast, child, phone, text) -> None:
    sent = weigh(cast, child), weigh(cast, child, place=text), weigh(cast, child, on="2026-11-02", colour=text)
    answer = push(cast.kader_a, phone, *sent, weigh(cast, child, on="2026-11-03"))
    assert states(answer) == ["accepted", "refused", "refused", "accepted"]


def test_someone_who_left_is_weighed_once_more_and_it_is_held(cast, child, phone) -> None:
    belongs_to_b(cast, child, since=date(2026, 10, 1))
    assert push(cast.kader_a, phone, weigh(cast, child))["results"][0]["code"] == "warga-pindah"


def test_what_was_done_while_a_person_still_belonged_to_the_post_is_accepted_later(cast, child, phone) -> None:
    belongs_to_b(cast, child, since=date(2026, 11, 20))
    assert states(push(cast.kader_a, phone, weigh(cast, child, on="2026-11-01"))) == ["accepted"]


def belongs_to_b(cast, child, since: date) -> None:
    items = [Enrolment(person_id=child.id, post_id=cast.post_b.id)]
    (outcome,) = enrol(by=cast.staf_desa, at=AT, items=items, on=since)
    assert outcome.state == "accepted"


def test_sixty_records_take_hardly_more_statements_than_one(cast, child, phone, django_assert_max_num_queries) -> None:
    User.objects.count()
    with django_assert_max_num_queries(40):
        push(cast.kader_a, phone, *[weigh(cast, child, bb=9 + n / 100) for n in range(60)])
    assert Record.objects.count() == 60
