"""Perlu dirapikan: each kind is counted by area and opened to the person, by the rule of the area."""

from datetime import UTC, date, datetime, timedelta

import pytest

from simpul.eligibility.commands import NewMembership, record_memberships
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.upkeep import queries
from simpul.upkeep.commands import count_country
from simpul.upkeep.queries import KINDS, kind_of
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)
SIX = ("pendidikan", "kesehatan", "pekerjaan_umum", "perumahan", "trantibumlinmas", "sosial")


def counts(cast: Cast, area=None, *, by=None, on: date = TODAY) -> dict[str, int]:
    found = queries.kind_counts(by=by or cast.national_team, area_id=(area or cast.areas.penarukan).id, on=on)
    return {one.kind.code: one.count for one in found if one.count and one.kind.of == "jabatan"}


def of_posts(cast: Cast, area=None) -> dict[str, int]:
    found = queries.kind_counts(by=cast.national_team, area_id=(area or cast.areas.penarukan).id, on=TODAY)
    return {one.kind.code: one.count for one in found if one.count and one.kind.of == "posyandu"}


def serve(cast: Cast, position: str = "kader", field: str = "sosial", *, post=None, person=None, **more):
    post = post or cast.post_a
    field = field if position == "kader" else ""
    return factories.appointment(person or factories.person(post), post, position, field, **more)


def test_a_home_away_is_judged_by_the_rule_of_the_day_of_appointment(cast: Cast) -> None:
    """S0.6: the banjar in Bali since December 2025; before, and elsewhere, the village."""
    tegal, kelod = (factories.hamlet(cast.areas.penarukan, name) for name in ("Tegal", "Kelod"))
    type(cast.post_a).objects.filter(id=cast.post_a.id).update(hamlet=tegal)
    new = date(2026, 1, 5)
    serve(cast, person=factories.person(cast.post_a, hamlet=kelod), valid_from=new)
    serve(cast, field="kesehatan", person=factories.person(cast.post_a, hamlet=kelod), valid_from=date(2025, 1, 5))
    serve(cast, field="perumahan", person=factories.person(cast.post_a, hamlet=tegal), valid_from=new)
    assert counts(cast) == {"domisili": 1}
    away = factories.person(cast.post_a, village=cast.areas.kaliuntu)
    serve(cast, field="pendidikan", person=away, valid_from=date(2021, 1, 5))
    assert counts(cast)["domisili"] == 2
    factories.ordinance(cast.areas.bali, "eligibility.domicile", {"level": "desa"})
    assert counts(cast)["domisili"] == 1


def test_doubles_are_found_by_the_rule_and_not_where_an_exception_holds(cast: Cast) -> None:
    """S2.10."""
    sari = factories.person(cast.post_a, "Ni Luh Sari")
    office = serve(cast, person=sari)
    items = [NewMembership(id=new_id(), body=body, person_id=sari.id) for body in ("pkk_kader", "rt", "partai")]
    record_memberships(by=cast.staf_desa, at=AT, village_id=cast.areas.penarukan.id, items=items)
    assert counts(cast) == {"rangkap-pkk": 1, "rangkap-lembaga": 1, "rangkap-partai": 1}
    factories.ordinance(cast.areas.buleleng, "eligibility.double_pkk", {"effect": "boleh"})
    assert "rangkap-pkk" not in counts(cast)
    type(office).objects.update(exception_reason="x", exception_by="Lurah", exception_until=date(2027, 6, 1))
    assert counts(cast) == {}


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("sk-habis", {"decree": {"valid_to": date(2026, 11, 1)}}),
        ("masa-lewat", {"position": "ketua", "valid_from": date(2021, 11, 1)}),
        ("masa-segera", {"valid_to": date(2027, 1, 1)}),
        ("pengecualian-segera", {"exception_until": date(2027, 1, 1)}),
        ("pengecualian-habis", {"exception_until": date(2026, 11, 1)}),
    ],
)
def test_each_kind_of_an_office_is_found(cast: Cast, kind, given) -> None:
    decree = given.pop("decree", None)
    more = {"decree": factories.decree(cast.areas.penarukan, **decree)} if decree else {}
    one = serve(cast, **{"valid_from": date(2024, 1, 1), **given}, **more)
    assert counts(cast) == {kind: 1}
    [case] = queries.cases(by=cast.staf_desa, area_id=cast.areas.penarukan.id, kind=kind, on=TODAY)
    assert (case.appointment_id, case.name, case.village) == (one.id, one.person.name, "Penarukan")
    given["decree"] = decree


def test_a_second_field_counts_once_and_not_with_an_exception(cast: Cast) -> None:
    sari = factories.person(cast.post_a)
    serve(cast, person=sari, valid_from=date(2025, 1, 1))
    second = serve(cast, field="perumahan", person=sari, valid_from=date(2025, 1, 1))
    assert counts(cast) == {"bidang-kedua": 1}
    type(second).objects.filter(id=second.id).update(exception_until=date(2028, 1, 1))
    assert counts(cast) == {}


def test_a_third_term_is_found(cast: Cast) -> None:
    sari = factories.person(cast.post_a)
    for year in (2014, 2019):
        serve(cast, "ketua", person=sari, valid_from=date(year, 1, 1), valid_to=date(year + 5, 1, 1))
    serve(cast, "ketua", person=sari, valid_from=date(2024, 1, 1))
    assert counts(cast) == {"masa-ketiga": 1}


def test_posts_are_found_without_chair_treasurer_fields_and_kader(cast: Cast) -> None:
    every = {"tanpa-ketua": 2, "jabatan-kosong": 2, "bidang-kosong": 2, "kurang-kader": 2}
    assert of_posts(cast) == every
    for position in ("ketua", "sekretaris", "bendahara"):
        serve(cast, position)
    for field in SIX:
        serve(cast, field=field)
    assert of_posts(cast) == dict.fromkeys(every, 1)
    factories.ordinance(cast.areas.bali, "eligibility.kader_wanted", {"least": 7})
    assert of_posts(cast)["kurang-kader"] == 2
    [bare] = queries.cases(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, kind="tanpa-ketua", on=TODAY)
    assert (bare.post_label, bare.name) == ("Posyandu Melati B", "")


def test_counts_climb_to_the_nation_in_a_few_queries(cast: Cast, django_assert_max_num_queries) -> None:
    serve(cast, valid_from=date(2024, 1, 1), valid_to=date(2027, 1, 1))
    serve(cast, post=cast.post_c, valid_from=date(2024, 1, 1), valid_to=date(2027, 1, 1))
    with django_assert_max_num_queries(9):
        found = queries.kind_counts(by=cast.national_team, area_id=cast.areas.nation.id, on=TODAY)
    below = {one.kind.code: one.below for one in found}
    assert below["masa-segera"] == {cast.areas.bali.id: 1, cast.areas.kalsel.id: 1}
    assert below["tanpa-ketua"] == {cast.areas.bali.id: 2, cast.areas.kalsel.id: 1}


def test_the_country_is_counted_once_a_day_and_told_with_its_day(cast: Cast, django_assert_max_num_queries) -> None:
    nation, bali, buleleng = cast.areas.nation, cast.areas.bali, cast.areas.buleleng
    serve(cast, exception_until=date(2026, 11, 1))
    now = counts(cast, nation)
    assert now["pengecualian-habis"] == 1
    assert queries.counted_on(nation.id) is None
    assert count_country(AT)
    assert not count_country(AT + timedelta(hours=2))
    assert queries.last_day() == queries.counted_on(bali.id) == TODAY
    assert queries.counted_on(buleleng.id) is None
    with django_assert_max_num_queries(6):
        assert counts(cast, nation) == counts(cast, bali) == now
    serve(cast, post=cast.post_b, exception_until=date(2026, 11, 1))
    assert counts(cast, nation) == now
    assert counts(cast, buleleng)["pengecualian-habis"] == 2
    assert count_country(AT + timedelta(days=1))
    assert counts(cast, nation)["pengecualian-habis"] == 2
    assert queries.counted(nation.id, TODAY) == queries.kind_counts(by=cast.national_team, area_id=nation.id, on=TODAY)


def test_names_are_for_those_who_appoint_and_strangers_see_nothing(cast: Cast) -> None:
    serve(cast, valid_from=date(2024, 1, 1), valid_to=date(2027, 1, 1))
    asked = {"area_id": cast.areas.penarukan.id, "kind": "masa-segera", "on": TODAY}
    assert len(queries.cases(by=cast.staf_desa, **asked)) == 1
    assert (
        queries.cases(by=cast.staf_desa, after=queries.cases(by=cast.staf_desa, **asked)[0].appointment_id, **asked)
        == []
    )
    for by in (cast.stranger, cast.kasi, cast.regency_team, cast.kader_a, cast.resident):
        assert queries.cases(by=by, **asked) == []
    bare = {**asked, "kind": "tanpa-ketua"}
    assert queries.cases(by=cast.stranger, **bare) == []
    for by in (cast.stranger, cast.resident):
        with pytest.raises(Refusal):
            counts(cast, by=by)


def test_a_kind_that_is_none_is_not_found(cast: Cast) -> None:
    assert kind_of("gaji") is None
    with pytest.raises(Refusal):
        queries.cases(by=cast.staf_desa, area_id=cast.areas.penarukan.id, kind="gaji", on=TODAY)
    assert len({kind.code for kind in KINDS}) == len(KINDS)
