from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from simpul.audit.commands import changed, command
from simpul.audit.models import Change
from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.people.commands import (
    NewHousehold,
    NewPerson,
    correct_household,
    note_welfare,
    place_in_post,
    register_household,
    register_person,
    write_many,
)
from simpul.people.models import Household, Person, Welfare
from simpul.people.queries import household, household_snapshots, households, person
from simpul.registry.models import Post
from tests import factories
from tests.cast import Cast

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
KK = "5108061201200003"
STRANGERS = "kader_b kader_c other_village_head regency_team agency_officer admin resident stranger".split()


def register(cast: Cast, by: Actor | None = None, **more: Any) -> UUID:
    given = {"village_id": cast.areas.penarukan.id, "post_id": cast.post_a.id, "head_name": "I Ketut Darma", **more}
    return register_household(by=by or cast.kader_a, at=AT, **given).id


def test_a_kader_registers_a_family_that_her_post_sees(cast: Cast) -> None:
    family = household(by=cast.kader_pu_a, id=register(cast, kk=KK, address="Jalan Pulau Komodo 7"))
    assert (family.head_name, family.kk_masked, family.welfare) == ("I Ketut Darma", "••••••••••••0003", None)
    assert KK not in str(Change.objects.values_list("after", flat=True))


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_registers_sees_and_changes_no_family(cast: Cast, who: str) -> None:
    by, id = getattr(cast, who), register(cast)
    with pytest.raises(Refusal) as refused:
        register(cast, by=by)
    assert refused.value.code == "tidak-berhak"
    for act, given in (
        (household, {}),
        (correct_household, {"version": 1, "head_name": "Lain", "hamlet_id": None, "address": "", "at": AT}),
    ):
        with pytest.raises(Refusal):
            act(by=by, id=id, **given)
    with pytest.raises(Refusal):
        note_welfare(by=by, at=AT, household_id=id, status="prasejahtera", source="dtsen", on=date(2026, 1, 1))
    assert households(by=by) == []
    assert Household.objects.get().head_name == "I Ketut Darma"
    assert not Welfare.objects.exists()


def test_a_kader_sees_the_family_of_every_person_of_her_post(cast: Cast) -> None:
    family = factories.household(cast.areas.penarukan)
    assert households(by=cast.kader_b) == []
    factories.person(cast.post_b, "Bima", household=family)
    factories.person(cast.post_a, "Ayu", household=family)
    assert [one.id for one in households(by=cast.kader_b)] == [family.id]
    assert len(household(by=cast.kader_b, id=family.id).member_ids) == 2
    assert note_welfare(
        by=cast.kader_b, at=AT, household_id=family.id, status="sejahtera", source="pendataan", on=date(2026, 1, 1)
    )


def test_a_family_is_found_by_head_member_address_and_kk(cast: Cast) -> None:
    id = register(cast, kk=KK, address="Jalan Pulau Komodo 7")
    factories.person(cast.post_a, "Ni Luh Ayu", household_id=id)
    factories.person(cast.post_a, "I Made Bima", household_id=id)
    factories.household(post=cast.post_a, head_name="Lain")
    for text in ("ketut", "luh ayu", "komodo", KK, "5108.0612 0120 0003"):
        assert [one.id for one in households(by=cast.kader_a, text=text)] == [id]
    assert [one.head_name for one in households(by=cast.kader_a, post_id=cast.post_a.id)] == ["I Ketut Darma", "Lain"]
    assert households(by=cast.village_head, village_id=cast.areas.kaliuntu.id) == []


def test_families_are_paged(cast: Cast) -> None:
    for name in ("Andi", "Budi", "Citra"):
        factories.household(post=cast.post_a, head_name=name)
    first = households(by=cast.kader_a, limit=2)
    assert [one.head_name for one in households(by=cast.kader_a, limit=2, after=first[-1].id)] == ["Citra"]


def test_one_kk_number_is_one_family(cast: Cast) -> None:
    id = register(cast, kk=KK)
    with pytest.raises(Refusal) as refused:
        register(cast, kk="5108.0612.0120.0003", head_name="Lain")
    assert refused.value.code == "kk-sudah-ada"
    given = {"by": cast.kader_a, "at": AT, "id": id, "head_name": "I Ketut Darma", "hamlet_id": None, "address": ""}
    correct_household(**given, version=1, kk="")
    assert register(cast, kk=KK, head_name="Lain")


def test_the_same_form_sent_twice_is_one_family(cast: Cast) -> None:
    id = new_id()
    assert register(cast, id=id) == register(cast, id=id)
    with pytest.raises(Refusal) as refused:
        register(cast, id=id, head_name="Lain")
    assert refused.value.code == "sudah-ada-lain"
    assert Household.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"head_name": ""}, "nama-kosong"),
        ({"head_name": "x" * 1_000_000}, "terlalu-panjang"),
        ({"address": "x" * 1_000_000}, "terlalu-panjang"),
        ({"kk": "123"}, "kk-salah"),
        ({"is_demo": True}, "tidak-berhak"),
    ],
)
def test_a_wrong_family_is_refused(cast: Cast, wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        register(cast, **wrong)
    assert refused.value.code == code


def test_a_correction_of_a_family_is_kept_with_what_was_before(cast: Cast) -> None:
    id = register(cast, kk=KK)
    given = {"by": cast.kader_a, "at": AT, "id": id, "hamlet_id": None, "address": "Gang Melati"}
    correct_household(**given, version=1, head_name="I Ketut Darma")
    change = Change.objects.filter(kind="household").last()
    assert (change.before["address"], change.after["address"]) == ("", "Gang Melati")
    with pytest.raises(Refusal) as refused:
        correct_household(**given, version=1, head_name="Lain")
    assert refused.value.code == "sudah-diubah-orang-lain"
    assert household(by=cast.kader_a, id=id).kk_masked


def test_the_newest_word_about_welfare_counts_and_the_old_ones_stay(cast: Cast) -> None:
    id = register(cast)
    tell = {"by": cast.kader_sosial_a, "at": AT, "household_id": id}
    note_welfare(**tell, status="sejahtera", source="pendataan", on=date(2025, 1, 1))
    note_welfare(**tell, status="prasejahtera", source="dtsen", on=date(2026, 3, 1), decile=1)
    note_welfare(**tell, status="prasejahtera", source="dtsen", on=date(2026, 3, 1), decile=2)
    family = household(by=cast.kader_a, id=id)
    assert (family.welfare.status_name, family.welfare.source_name, family.welfare.decile) == (
        "Prasejahtera",
        "DTSEN",
        2,
    )
    assert [one.status for one in family.welfare_history] == ["prasejahtera", "sejahtera"]
    assert Change.objects.last().before == {"status": "prasejahtera", "decile": 1}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"status": "kaya"}, "kelas-keluarga-tidak-dikenal"),
        ({"source": "tetangga"}, "sumber-tidak-dikenal"),
        ({"decile": 11}, "desil-salah"),
        ({"decile": 0}, "desil-salah"),
        ({"on": date(2026, 11, 23)}, "tanggal-mendatang"),
    ],
)
def test_a_wrong_word_about_welfare_is_refused(cast: Cast, wrong: dict[str, Any], code: str) -> None:
    given = {"status": "prasejahtera", "source": "dtsen", "on": date(2026, 3, 1), "household_id": register(cast)}
    with pytest.raises(Refusal) as refused:
        note_welfare(by=cast.kader_a, at=AT, **{**given, **wrong})
    assert refused.value.code == code


@command("uji.enrol")
def enrol(*, by: Actor, at: datetime, ids: list[UUID], post: Post | None) -> None:
    place_in_post(by=by, at=at, person_ids=ids, post_id=post.id if post else None)
    changed("uji", "enrol")


def test_persons_come_into_the_care_of_a_post_with_their_family(cast: Cast) -> None:
    family = factories.household(cast.areas.penarukan)
    one = factories.person(village=cast.areas.penarukan, household=family)
    enrol(by=cast.staf_desa, at=AT, ids=[one.id], post=cast.post_b)
    assert person(by=cast.kader_b, id=one.id).household_id == family.id
    assert household(by=cast.kader_b, id=family.id).post_id == cast.post_b.id
    enrol(by=cast.staf_desa, at=AT, ids=[one.id], post=None)
    with pytest.raises(Refusal):
        person(by=cast.kader_b, id=one.id)


def test_a_door_cannot_put_a_person_into_a_post(cast: Cast) -> None:
    one = factories.person(cast.post_a)
    with pytest.raises(RuntimeError):
        place_in_post(by=cast.kader_b, at=AT, person_ids=[one.id], post_id=cast.post_b.id)
    assert Person.objects.get().post_id == cast.post_a.id


def test_many_rows_at_once_are_the_rows_of_one_by_one(cast: Cast) -> None:
    village = cast.areas.penarukan.id
    family, child = new_id(), new_id()
    given = {"name": "Ni Luh Ma'ruf", "sex": "P", "birth_date": date(2024, 3, 5), "nik": "5108064503240001"}
    write_many(
        by=SYSTEM,
        at=AT,
        households=[NewHousehold(id=family, village_id=village, head_name="I Ketut  Darma", address="Gang 3")],
        persons=[NewPerson(id=child, village_id=village, household_id=family, address="Gang 3", **given)],
    )
    bulk = [Household.objects.values().get(), Person.objects.values().get()]
    Person.objects.all().delete()
    Household.objects.all().delete()
    register_household(
        by=SYSTEM, at=AT, id=family, village_id=village, head_name="I Ketut  Darma", address="Gang 3", is_demo=True
    )
    register_person(
        by=SYSTEM, at=AT, id=child, village_id=village, household_id=family, address="Gang 3", is_demo=True, **given
    )
    singly = [Household.objects.values().get(), Person.objects.values().get()]
    for row in (bulk[1], singly[1]):
        assert row.pop("nik_sealed")  # differs by its nonce
    assert bulk == singly


def test_only_the_system_writes_many(cast: Cast) -> None:
    with pytest.raises(Refusal):
        write_many(by=cast.national_admin, at=AT, persons=[])


def test_family_snapshots_are_what_records_freeze(cast: Cast) -> None:
    family = factories.household(post=cast.post_a)
    frozen = household_snapshots([family.id, new_id()])
    assert {id: one.post_id for id, one in frozen.items()} == {family.id: cast.post_a.id}
