"""Merging two posts that are one post entered twice: everything goes over, nothing is lost, all of it comes back."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from simpul.accounts.models import Holding
from simpul.dossiers.models import Dossier, Item
from simpul.duplicates import commands, queries
from simpul.duplicates.models import Pair
from simpul.facts.commands import note_finished
from simpul.facts.models import MonthState, Record
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.offices.models import Appointment, PostDecree
from simpul.people.models import Household, Person
from simpul.photos.models import Photo
from simpul.recount.queries import recount
from simpul.registry import queries as registry
from simpul.registry.models import Post, PostSpan, RosterEntry
from simpul.reports import commands as reports
from simpul.reports.tests.stage import NOON, NOVEMBER, OCTOBER, count, live, weigh
from simpul.services.models import OpenDay
from tests import factories

WEIGHED, DAY = "kesehatan.balita", date(2026, 11, 3)
TABLES = (Post, PostSpan, RosterEntry, Record, MonthState, OpenDay, Appointment, PostDecree, Holding, Photo, Dossier)


def rows() -> dict[str, list[dict[str, Any]]]:
    """All that a merge may touch, as it stands: what an undoing must bring back."""
    untold = ("revision", "version")
    found = {}
    for table in (*TABLES, Item, Person, Household):
        listed = table._base_manager.order_by("pk").values()
        found[table.__name__] = [{name: value for name, value in row.items() if name not in untold} for row in listed]
    return found


def merged(by: Any, loser: Post, winner: Post, *taken: str) -> UUID:
    return commands.merge_posts(by=by, at=NOON, loser=loser.id, winner=winner.id, taken=taken)


def filled(post: Post, person: Person) -> UUID:
    """A post with something of everything."""
    factories.household(post=post)
    factories.appointment(person, post)
    factories.holding(factories.user(), "ketua", post)
    OpenDay.objects.create(post=post, on=DAY, planned_on=DAY, state="terjadwal")
    Photo.objects.create(post=post, field="kesehatan", size=1, sha256="0" * 64, by=new_id(), at=NOON)
    return weigh(post, person, DAY)


@pytest.fixture
def double(cast) -> Post:
    """Post A once more, with people and work of its own."""
    made = factories.post(cast.areas.penarukan, "Posy. Melati-A", address="Rumah Bu Ketut", since=date(2019, 1, 1))
    filled(made, factories.person(made))
    Dossier.objects.create(post=made, state="draf", since=NOON)
    return made


def test_everything_of_the_double_stands_at_the_post_that_stays(cast, double) -> None:
    filled(cast.post_a, factories.person(cast.post_a))
    merged(cast.staf_desa, double, cast.post_a)
    assert not Record.objects.exclude(post=cast.post_a).exists()
    assert not RosterEntry.objects.exclude(post=cast.post_a).exists()
    assert not Appointment.objects.exclude(post=cast.post_a).exists()
    assert not Household.objects.exclude(post_id=cast.post_a.id).exists()
    assert Dossier.objects.get().post == cast.post_a
    assert OpenDay.objects.filter(post=cast.post_a).count() == 1
    post = Post.objects.get(id=cast.post_a.id)
    assert (post.address, PostSpan.objects.get(post=post).valid_from) == ("Rumah Bu Ketut", date(2019, 1, 1))
    assert Post.objects.get(id=double.id).state == "tutup"
    assert registry.true_posts([double.id]) == {double.id: post.id}


def test_the_name_of_the_double_is_still_found_by_search_and_import(cast) -> None:
    double = factories.post(cast.areas.penarukan, "Sekar Wangi")
    merged(cast.staf_desa, double, cast.post_a)
    found = registry.posts_seen(by=cast.staf_desa, text="sekar wangi", state="aktif")
    assert [one.id for one in found] == [cast.post_a.id]
    known = registry.known_posts(by=cast.staf_desa, village_id=cast.areas.penarukan.id)
    assert [one.id for one in known if one.name_key == "sekarwangi"] == [cast.post_a.id]


def test_undone_both_posts_have_exactly_what_each_had(cast, double) -> None:
    filled(cast.post_a, factories.person(cast.post_a))
    Post.objects.filter(id=double.id).update(number="51.08.06.1020.007", number_from=DAY)
    note_finished(by=SYSTEM, at=NOON, post_id=double.id, period=OCTOBER)
    weigh(double, factories.person(double), date(2026, 10, 2))
    before = rows()
    merge = merged(cast.staf_desa, double, cast.post_a, "name", "place")
    assert Post.objects.get(id=cast.post_a.id).number == "51.08.06.1020.007"
    assert rows() != before
    assert commands.part_posts(by=cast.staf_desa, at=NOON, merge_id=merge) == []
    assert rows() == before


def test_what_came_after_the_merge_stays_with_the_post_that_stayed(cast, double) -> None:
    merge = merged(cast.staf_desa, double, cast.post_a)
    later = weigh(cast.post_a, factories.person(cast.post_a), DAY)
    Post.objects.filter(id=cast.post_a.id).update(address="Balai banjar")
    assert commands.part_posts(by=cast.staf_desa, at=NOON, merge_id=merge) == ["address"]
    assert Record.objects.get(id=later).post == cast.post_a
    assert Post.objects.get(id=cast.post_a.id).address == "Balai banjar"


def test_sums_follow_and_agree_with_their_recount(cast, double) -> None:
    count()
    periods = (OCTOBER, NOVEMBER, OCTOBER.longer()[0])
    before = live(cast.areas.penarukan.id, NOVEMBER, WEIGHED)
    merge = merged(cast.staf_desa, double, cast.post_a)
    count()
    assert [one for period in periods for one in recount(by=SYSTEM, period=period)] == []
    assert live(cast.post_a.id, NOVEMBER, WEIGHED) == before == live(cast.areas.penarukan.id, NOVEMBER, WEIGHED)
    assert live(cast.areas.penarukan.id, NOVEMBER, "laporan.diharapkan") == 2
    commands.part_posts(by=cast.staf_desa, at=NOON, merge_id=merge)
    count()
    assert [one for period in periods for one in recount(by=SYSTEM, period=period)] == []
    assert live(cast.areas.penarukan.id, NOVEMBER, "laporan.diharapkan") == 3


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("two numbers", "pos-ganda-beda-nomor"),
        ("two villages", "pos-ganda-beda-desa"),
        ("reported", "pos-ganda-sudah-lapor"),
        ("again", "tidak-ditemukan"),
        ("itself", "tidak-ditemukan"),
    ],
)
def test_what_is_not_one_post_is_refused(cast, double, told, code) -> None:
    other = cast.post_a
    if told == "two numbers":
        for one, number in ((double, "51.08.06.1020.001"), (other, "51.08.06.1020.002")):
            Post.objects.filter(id=one.id).update(number=number, number_from=DAY)
    if told == "two villages":
        other = factories.post(cast.areas.kaliuntu)
    if told == "reported":
        reports.finish_month(by=SYSTEM, at=NOON, post_id=double.id, period=NOVEMBER)
    if told == "again":
        merged(cast.staf_desa, double, other)
    if told == "itself":
        other = double
    with pytest.raises(Refusal) as caught:
        merged(SYSTEM, double, other)
    assert caught.value.code == code


def test_one_that_reported_stays_when_it_is_the_other_way_round(cast, double) -> None:
    sent = reports.finish_month(by=SYSTEM, at=NOON, post_id=double.id, period=NOVEMBER)
    reports.accept_report(by=SYSTEM, at=NOON, submission_id=sent.id)
    count()
    merged(cast.staf_desa, cast.post_a, double)
    count()
    assert recount(by=SYSTEM, period=NOVEMBER) == []


def test_posts_alike_are_proposed_and_numbers_tell_posts_apart(cast) -> None:
    village = cast.areas.penarukan
    for name in ("Mawar I", "MAWAR 1", "Mawar 2", "Mawar", "Anggrek", "Posyandu Angrek"):
        factories.post(village, name)
    commands.look_again_at_posts(by=cast.staf_desa, at=NOON, area_id=village.id)
    found = queries.pairs(by=cast.staf_desa, at=NOON, area_id=village.id, kind="posyandu")
    assert {frozenset((one.one_name, one.other_name)) for one in found} == {
        frozenset(("Posyandu Mawar I", "Posyandu MAWAR 1")),
        frozenset(("Posyandu Anggrek", "Posyandu Angrek")),
    }
    commands.decide(by=cast.staf_desa, at=NOON, pair_id=found[0].id, different=True)
    commands.look_again_at_posts(by=cast.staf_desa, at=NOON, area_id=village.id)
    assert Pair.objects.get(id=found[0].id).state == "berbeda"


def test_the_preview_tells_what_hangs_on_each(cast, double) -> None:
    seen = queries.preview_posts(by=cast.staf_desa, one_id=cast.post_a.id, other_id=double.id, on=NOON.date())
    assert (seen.one.records, seen.other.records, seen.other.people, seen.hindrance) == (0, 1, 1, "")


@pytest.mark.parametrize("who", ["stranger", "other_village_head", "ketua_a", "puskesmas", "resident"])
def test_a_stranger_merges_no_posts_and_parts_none(cast, double, who) -> None:
    actor, village = getattr(cast, who), cast.areas.penarukan
    merge = merged(cast.staf_desa, factories.post(village, "Melati Z"), cast.post_b)
    for act in (
        lambda: merged(actor, double, cast.post_a),
        lambda: commands.part_posts(by=actor, at=NOON, merge_id=merge),
        lambda: queries.preview_posts(by=actor, one_id=double.id, other_id=cast.post_a.id, on=DAY),
        lambda: commands.look_again_at_posts(by=actor, at=NOON, area_id=village.id),
    ):
        with pytest.raises(Refusal) as caught:
            act()
        assert caught.value.code in ("tidak-ditemukan", "tidak-berhak")
    assert queries.pairs(by=actor, at=NOON + timedelta(days=1), area_id=village.id, kind="posyandu") == []
