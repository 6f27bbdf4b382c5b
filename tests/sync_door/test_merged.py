"""A person, or a post, that was entered twice becomes one while phones are out: their late work stands at the one.

Through the real push and pull, with the copy that any client keeps.
"""

from datetime import date

from django.utils import timezone

from simpul.duplicates import commands
from simpul.facts.models import Record
from simpul.intake.tests.at_the_door import intention, weighing
from simpul.kernel.actor import SYSTEM
from simpul.people.models import Person
from tests import factories

from .copies import Copy

BORN = date(2025, 3, 5)


def pulled(kader, copy: Copy) -> Copy:
    for page in kader.pull_all(copy.cursor):
        copy.apply(page)
    return copy


def unsent(post, person):
    """A weighing that lies on a phone."""
    return intention("record_service", weighing(post, person, on=timezone.now().date().isoformat()))


def merged(loser: Person, winner: Person):
    return commands.merge_persons(by=SYSTEM, at=timezone.now(), loser=loser.id, winner=winner.id)


def test_a_weighing_that_waited_for_the_one_stands_at_the_other_and_the_copy_follows(kader, melati) -> None:
    old, new = (factories.person(melati, born=BORN) for _ in range(2))
    early, late = unsent(melati, new), unsent(melati, new)
    kader.push(early)
    copy = pulled(kader, Copy())
    assert str(new.id) in copy.rows["person"]
    merged(new, old)
    answer = kader.push(late).json()["results"][0]
    assert answer["state"] == "accepted"
    assert set(Record.objects.values_list("person_id", flat=True)) == {old.id}
    pulled(kader, copy)
    assert str(new.id) not in copy.rows["person"]
    assert {row["person"] for row in copy.rows["record"].values()} == {str(old.id)}
    assert copy.rows == pulled(kader, Copy()).rows


def test_the_same_weighing_again_is_the_same_before_and_after(kader, melati) -> None:
    old, new = (factories.person(melati, born=BORN) for _ in range(2))
    one = unsent(melati, new)
    kader.push(one)
    merged(new, old)
    assert kader.push(one).json()["results"][0]["state"] == "accepted"
    again = {**one, "id": intention("x", {})["id"]}
    assert kader.push(again).json()["results"][0]["state"] == "accepted"
    assert Record.objects.count() == 1


def test_a_correction_of_the_one_is_merged_with_what_stands_at_the_other(kader, melati) -> None:
    old = factories.person(melati, "Ni Wayan Sari", born=BORN)
    new = factories.person(melati, "Ni Wayan Sari", born=BORN, phone="")
    merged(new, old)
    base, changes = {"phone": ""}, {"phone": "081234567890"}
    sent = intention("amend_person", {"id": str(new.id), "base": base, "changes": changes})
    assert kader.push(sent).json()["results"][0]["state"] == "accepted"
    assert Person.objects.get(id=old.id).phone == "081234567890"


def test_work_at_another_post_for_one_who_is_of_this_post_now_is_kept(kader, phone_of, melati) -> None:
    mawar = factories.post(melati.village, "Mawar")
    other = phone_of("kader", mawar, "kesehatan")
    old, new = factories.person(melati, born=BORN), factories.person(mawar, born=BORN)
    waiting = unsent(mawar, new)
    merged(new, old)
    answer = other.push(waiting).json()["results"][0]
    assert (answer["state"], answer.get("code")) in {("held", "warga-pindah"), ("accepted", None)}


def test_undone_the_phone_has_both_again_and_each_with_its_records(kader, melati) -> None:
    old, new = (factories.person(melati, born=BORN) for _ in range(2))
    for one in (old, new):
        kader.push(unsent(melati, one))
    copy = pulled(kader, Copy())
    merge = merged(new, old)
    pulled(kader, copy)
    commands.part_persons(by=SYSTEM, at=timezone.now(), merge_id=merge)
    pulled(kader, copy)
    assert {row["person"] for row in copy.rows["record"].values()} == {str(old.id), str(new.id)}
    assert copy.rows == pulled(kader, Copy()).rows


def test_work_for_a_post_that_was_entered_twice_stands_at_the_one_that_it_is(phone_of, melati) -> None:
    double = factories.post(melati.village, "Melatti")
    caller = phone_of("kader", double, "kesehatan")
    child = factories.person(double, born=BORN)
    copy = pulled(caller, Copy())
    waiting = unsent(double, child)
    registering = intention(
        "register_resident",
        {"id": intention("x", {})["id"], "post_id": str(double.id), "name": "Putu Baru", "sex": "L"},
    )
    commands.merge_posts(by=SYSTEM, at=timezone.now(), loser=double.id, winner=melati.id)
    states = [one["state"] for one in caller.push(waiting, registering).json()["results"]]
    assert states == ["accepted", "accepted"]
    assert Record.objects.get().post_id == melati.id
    assert Person.objects.get(name="Putu Baru").post_id == melati.id
    pulled(caller, copy)
    assert set(copy.rows["post"]) == {str(melati.id)}
    assert copy.rows == pulled(caller, Copy()).rows
