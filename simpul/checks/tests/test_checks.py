"""The nightly check: each fault is found, told since when, and gone when mended."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from simpul.checks import commands, queries, rules
from simpul.checks.models import AreaCount, Run
from simpul.checks.queries.faults import FAULTS
from simpul.dossiers.models import Dossier
from simpul.kernel.actor import SYSTEM
from simpul.kernel.refusals import Refusal
from simpul.places.models import Area, AreaList
from simpul.registry.models import Post
from tests import factories
from tests.cast import Cast

AT = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
LAST_YEAR = date(2025, 12, 31)
NUMBER = "51.08.06.1020.001"


def check(cast: Cast, at: datetime = AT, **more) -> None:
    commands.check_registry(**{"by": SYSTEM, "at": at, "area_id": cast.areas.nation.id, **more})


def kinds(cast: Cast, post: Post) -> set[str]:
    return {one.kind for one in queries.findings_of_post(by=cast.national_team, post_id=post.id)}


def in_order(post: Post) -> None:
    """A chair and an SK in force."""
    decree = factories.decree(post.village, "pendirian")
    decree.posts.create(post=post, purpose="pendirian")
    factories.appointment(factories.person(post, "Ketua"), post, "ketua")


def lapsed(post: Post) -> None:
    ended = factories.decree(post.village, valid_to=LAST_YEAR)
    factories.appointment(factories.person(post), post, "kader", "sosial", decree=ended)


def dead(post: Post) -> None:
    factories.appointment(factories.person(post, died_on=LAST_YEAR), post, "kader", "sosial")


def closed(post: Post) -> None:
    Post.objects.filter(id=post.id).update(state="tutup")


def village_gone(post: Post) -> None:
    Area.objects.filter(id=post.village_id).update(ended_on=LAST_YEAR)


def foreign_number(post: Post) -> None:
    Post.objects.filter(id=post.id).update(number="51.08.06.9999.001", number_from=LAST_YEAR)


def shared_number(post: Post) -> None:
    """The same number, once as it was typed long ago without dots, at a post that is closed."""
    Post.objects.filter(id=post.id).update(number=NUMBER, number_from=LAST_YEAR)
    factories.post(post.village, state="tutup", number=NUMBER.replace(".", ""), number_from=LAST_YEAR)


def no_letter(post: Post) -> None:
    Dossier.objects.create(post=post, state="diajukan", since=AT - timedelta(days=3))


@pytest.mark.parametrize(
    ("break_it", "kind", "since"),
    [
        (lapsed, "sk-berakhir", LAST_YEAR),
        (dead, "wafat-menjabat", LAST_YEAR),
        (closed, "menjabat-di-pos-tutup", factories.LONG_AGO),
        (village_gone, "desa-berakhir", LAST_YEAR),
        (foreign_number, "nomor-desa-lain", None),
        (shared_number, "nomor-kembar", None),
        (no_letter, "diajukan-tanpa-surat", date(2026, 11, 19)),
    ],
)
def test_each_fault_is_found_with_its_day(cast: Cast, break_it: Callable, kind: str, since: date | None) -> None:
    in_order(cast.post_a)
    check(cast)
    assert kinds(cast, cast.post_a) == set()
    break_it(cast.post_a)
    check(cast, AT + timedelta(days=1))
    [one] = [one for one in queries.findings_of_post(by=SYSTEM, post_id=cast.post_a.id) if one.kind == kind]
    assert (one.since, one.found_at) == (since, AT + timedelta(days=1))


def test_a_post_without_chair_or_decree_is_found_until_both_are_there(cast: Cast) -> None:
    check(cast)
    assert kinds(cast, cast.post_a) == {"tanpa-ketua", "tanpa-sk"}
    in_order(cast.post_a)
    check(cast, AT + timedelta(days=1))
    assert kinds(cast, cast.post_a) == set()
    assert Run.objects.first().mended == 2


def test_what_is_found_again_keeps_the_day_on_which_it_was_found_first(cast: Cast) -> None:
    check(cast)
    check(cast, AT + timedelta(days=5))
    assert {one.found_at for one in queries.findings(by=SYSTEM, area_id=cast.areas.nation.id)} == {AT}


def test_a_closed_post_needs_neither_chair_nor_decree(cast: Cast) -> None:
    closed(cast.post_a)
    check(cast)
    assert kinds(cast, cast.post_a) == set()


def test_each_tier_reads_the_sum_of_those_below(cast: Cast) -> None:
    in_order(cast.post_a)
    check(cast)
    areas = cast.areas
    for area, total in ((areas.penarukan, 2), (areas.kec_buleleng, 2), (areas.bali, 2), (areas.nation, 4)):
        found = queries.overview(by=cast.national_team, area_id=area.id)
        assert (found.total, found.checked_at) == (total, AT)
    assert queries.overview(by=SYSTEM, area_id=areas.nation.id).below == {areas.bali.id: 2, areas.kalsel.id: 2}
    assert queries.counts_by_area(areas.buleleng.id, 4) == [
        (areas.penarukan.id, "tanpa-ketua", 1),
        (areas.penarukan.id, "tanpa-sk", 1),
    ]


def test_a_village_checks_itself_again_and_the_tiers_above_follow(cast: Cast) -> None:
    check(cast)
    for post in (cast.post_a, cast.post_b):
        in_order(post)
    later = AT + timedelta(hours=1)
    check(cast, later, by=cast.staf_desa, area_id=cast.areas.penarukan.id)
    assert queries.overview(by=SYSTEM, area_id=cast.areas.penarukan.id).checked_at == later
    assert queries.overview(by=SYSTEM, area_id=cast.areas.bali.id).kinds == {}
    assert queries.overview(by=SYSTEM, area_id=cast.areas.nation.id).total == 2
    assert not AreaCount.objects.filter(area=cast.areas.penarukan).exists()


def test_a_post_that_moves_takes_its_findings_with_it(cast: Cast) -> None:
    check(cast)
    Post.objects.filter(id=cast.post_a.id).update(village=cast.areas.ampukung)
    check(cast, AT + timedelta(days=1))
    found = queries.findings(by=SYSTEM, area_id=cast.areas.ampukung.id)
    assert {one.found_at for one in found if one.post_id == cast.post_a.id} == {AT}


@pytest.mark.parametrize(
    ("at", "night"),
    [
        (datetime(2026, 11, 22, 17, 59, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 18, 0, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 5, 0, tzinfo=UTC), date(2026, 11, 23)),
    ],
)
def test_a_night_begins_at_one_in_jakarta(at: datetime, night: date) -> None:
    assert rules.night_of(at) == night


def test_the_worker_checks_once_a_night_and_makes_up_for_a_night_that_was_missed(cast: Cast) -> None:
    assert not commands.check_when_due(AT), "without a list of areas there is nothing to check"
    AreaList.objects.create(decree="uji", valid_from=factories.LONG_AGO, applied_at=AT, summary={})
    assert queries.is_due(AT)
    made = [commands.check_when_due(AT + timedelta(hours=hours)) for hours in (0, 1, 20, 72, 73)]
    assert made == [True, False, False, True, False]


def test_the_offices_that_mend_see_the_count_in_their_work(cast: Cast) -> None:
    check(cast)
    for by, count in ((cast.staf_desa, 4), (cast.regency_office, 4)):
        [errand] = queries.due(by=by, at=AT)
        assert (errand.page, errand.count) == ("checks", count)
    assert queries.due(by=cast.kader_a, at=AT) == []


def test_every_kind_has_its_query_and_its_words() -> None:
    assert set(FAULTS) == set(rules.KIND_OF)
    assert all(kind.name and kind.remedy for kind in rules.KINDS)


def test_a_stranger_checks_nothing_and_sees_nothing(cast: Cast) -> None:
    check(cast)
    home = cast.areas.penarukan.id
    for nobody in (cast.stranger, cast.other_village_head, cast.kader_c):
        with pytest.raises(Refusal):
            check(cast, by=nobody, area_id=home)
        with pytest.raises(Refusal):
            queries.overview(by=nobody, area_id=home)
        assert queries.findings(by=nobody, area_id=home) == []
        assert queries.findings_of_post(by=nobody, post_id=cast.post_a.id) == []
