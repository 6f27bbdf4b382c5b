"""Abilities of kader: noted from trainings, assessed by a bidan, counted by area; plans after training."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from simpul.competence import commands, queries
from simpul.competence.models import Ability, FollowUp
from simpul.competence.rules.states import GROUP, SKILL
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.upkeep.queries import kader_counts, kader_of_village
from simpul.upkeep.queries.schooling import kader_trained
from tests import factories
from tests.cast import Cast, actor
from tests.trainings_of_play import batch_of, participant

AT = datetime(2026, 11, 22, 4, tzinfo=UTC)
ON = date(2026, 11, 22)


@pytest.fixture
def training(cast: Cast) -> dict[str, Any]:
    """Sari of post A was trained, Rai of post B was not; of Widi only her post says so."""
    tegal = factories.hamlet(cast.areas.penarukan, "Tegal")
    cast.post_a.hamlet = tegal
    cast.post_a.save()
    people = {
        "sari": factories.person(cast.post_a, "Kadek Sari"),
        "widi": factories.person(cast.post_a, "Made Widi"),
        "rai": factories.person(cast.post_b, "Luh Rai"),
    }
    factories.appointment(people["sari"], cast.post_a, field="kesehatan")
    factories.appointment(people["widi"], cast.post_a, field="sosial", trained_on=date(2025, 5, 1))
    factories.appointment(people["rai"], cast.post_b, field="kesehatan")
    batch = batch_of(cast.areas.buleleng)
    participant(batch, 1, "Kadek Sari", people["sari"])
    return {"batch": batch, "tegal": tegal, **people}


@pytest.fixture
def noted(cast: Cast, training: dict[str, Any]) -> dict[str, Any]:
    commands.note_results(by=cast.regency_office, at=AT, batch_id=training["batch"].id)
    return training


def test_results_of_a_batch_are_noted_once(cast: Cast, noted: dict[str, Any]) -> None:
    assert commands.note_results(by=cast.regency_office, at=AT, batch_id=noted["batch"].id) == 0
    found = queries.competence_of(by=cast.village_head, person_id=noted["sari"].id, on=ON)
    assert found.trained
    assert [one.name for one in found.abilities] == ["Bina Posyandu, angkatan 1"]
    assert found.fields == frozenset()


def test_the_figures_of_the_post_count_who_was_trained_here_until_it_is_taken_back(
    cast: Cast, noted: dict[str, Any]
) -> None:
    post = cast.post_a.id
    assert kader_trained([post], ON)[post].counted == 1
    training_gone_through = Ability.objects.get().id
    commands.void_ability(by=cast.bidan, at=AT, ability_id=training_gone_through, reason="Orang lain yang hadir")
    assert kader_trained([post], ON)[post].counted == 0


def test_a_training_without_days_is_not_noted(cast: Cast, training: dict[str, Any]) -> None:
    other = batch_of(cast.areas.buleleng, "Tanpa hari", days=())
    with pytest.raises(Refusal, match="belum disebut"):
        commands.note_results(by=cast.regency_office, at=AT, batch_id=other.id)


def test_an_area_may_rule_that_an_ability_ends(cast: Cast, training: dict[str, Any]) -> None:
    factories.ordinance(cast.areas.buleleng, "competence.validity", {"months": 12})
    commands.note_results(by=cast.regency_office, at=AT, batch_id=training["batch"].id)
    assert Ability.objects.get().valid_to == date(2027, 11, 11)
    later = queries.competences([training["sari"].id], date(2027, 11, 11))[training["sari"].id]
    assert not later.trained
    assert later.abilities[0].ended


def test_needs_are_counted_by_area_by_banjar_and_by_field(cast: Cast, noted: dict[str, Any]) -> None:
    regency = queries.needs(by=cast.regency_team, area_id=cast.areas.buleleng.id, on=ON)
    assert (regency.whole.kader, regency.whole.trained, regency.whole.untrained, regency.whole.told) == (3, 1, 2, 1)
    village = queries.needs(by=cast.village_head, area_id=cast.areas.penarukan.id, on=ON)
    assert [(one.name, one.kader, one.trained) for one in village.parts] == [
        ("Banjar Tegal", 2, 1),
        ("Dusun/banjar belum disebut", 1, 0),
    ]
    assert [one.name for one in village.missing] == ["Dusun/banjar belum disebut"]
    health = next(one for one in regency.whole.fields if one.code == "kesehatan")
    assert (health.kader, health.able, health.needing) == (2, 0, 2)


def test_the_country_is_counted_once_a_night(cast: Cast, noted: dict[str, Any]) -> None:
    def nation() -> queries.Needs:
        return queries.needs(by=cast.national_team, area_id=cast.areas.nation.id, on=ON)

    live = nation()
    assert live.counted_on is None
    assert commands.count_country(AT)
    assert not commands.count_country(AT + timedelta(hours=1))
    kept = nation()
    assert (kept.counted_on, kept.whole, kept.parts) == (ON, live.whole, live.parts)
    Ability.objects.all().delete()
    assert nation().whole.trained == 1, "as it was in the night"
    assert commands.count_country(AT + timedelta(days=1))
    assert nation().whole.trained == 0


def test_a_field_that_was_passed_is_counted_among_those_who_serve_it(cast: Cast, noted: dict[str, Any]) -> None:
    Ability.objects.create(
        person=noted["sari"], kind="bidang", code="kesehatan", since=ON, shown_by="nilai 80", by=cast.bidan.id, at=AT
    )
    found = queries.needs(by=cast.provincial_team, area_id=cast.areas.bali.id, on=ON)
    assert {one.code: (one.kader, one.able) for one in found.whole.fields if one.kader} == {
        "kesehatan": (2, 1),
        "sosial": (1, 0),
    }
    assert [(one.name, one.kader) for one in found.parts] == [("Kab. Buleleng", 3)]


def test_the_village_reads_its_kader_by_name_the_untrained_first(cast: Cast, noted: dict[str, Any]) -> None:
    found = queries.competence_of_village(by=cast.village_head, village_id=cast.areas.penarukan.id, on=ON)
    assert [(post, [line.name for line in lines]) for post, lines in found] == [
        ("Posyandu Melati A", ["Made Widi", "Kadek Sari"]),
        ("Posyandu Melati B", ["Luh Rai"]),
    ]
    mine = queries.competence_of_post(by=cast.ketua_a, post_id=cast.post_a.id, on=ON)
    assert [(line.name, line.told_trained_on) for line in mine] == [
        ("Made Widi", date(2025, 5, 1)),
        ("Kadek Sari", None),
    ]


def test_a_bidan_assesses_groups_of_skills_and_a_badge_follows(cast: Cast, training: dict[str, Any]) -> None:
    told = {"by": cast.bidan, "at": AT, "person_id": training["sari"].id, "on": ON, "how": "Dilihat saat hari buka"}
    first = commands.assess_skill(**told, kind=GROUP, code="bayi_balita")
    found = queries.competence_of(by=cast.bidan, person_id=training["sari"].id, on=ON)
    assert next((one.code, one.is_earned, one.missing) for one in found.badges) == (
        "purwa",
        False,
        ("Ibu hamil dan menyusui",),
    )
    commands.assess_skill(**told, kind=GROUP, code="ibu")
    found = queries.competence_of(by=cast.bidan, person_id=training["sari"].id, on=ON)
    assert [one.code for one in found.badges if one.is_earned] == ["purwa"]
    assert len(found.basic) == 2
    with pytest.raises(Refusal, match="sudah tercatat"):
        commands.assess_skill(**told, kind=GROUP, code="ibu")
    with pytest.raises(Refusal, match="tidak ada dalam daftar"):
        commands.assess_skill(**told, kind=SKILL, code="menimbang")
    with pytest.raises(Refusal, match="belum tiba"):
        commands.assess_skill(**{**told, "on": ON + timedelta(days=1)}, kind=GROUP, code="remaja")
    commands.void_ability(by=cast.bidan, at=AT, ability_id=first, reason="Keliru")
    found = queries.competence_of(by=cast.bidan, person_id=training["sari"].id, on=ON)
    assert [one.code for one in found.badges if one.is_earned] == []
    with pytest.raises(Refusal, match="sudah dibatalkan"):
        commands.void_ability(by=cast.bidan, at=AT, ability_id=first, reason="Lagi")


def test_a_skill_keeps_the_wording_that_it_had_when_it_was_assessed(cast: Cast, training: dict[str, Any]) -> None:
    def listed(name: str, since: date, until: date | None = None) -> None:
        skills = [{"code": "keterampilan_07", "group": "ibu", "name": name}]
        content = {"total": 2, "skills": skills}
        factories.ordinance(cast.areas.nation, "competence.skills", content, valid_from=since, valid_to=until)

    listed("Menyuluh ibu hamil", date(2026, 1, 1), ON)
    listed("Menjelaskan tanda bahaya kehamilan", ON)
    told = {"by": cast.bidan, "at": AT, "person_id": training["sari"].id, "how": "Dilihat", "kind": SKILL}
    commands.assess_skill(**told, code="keterampilan_07", on=ON - timedelta(days=1))
    found = queries.competence_of(by=cast.bidan, person_id=training["sari"].id, on=ON)
    assert [one.name for one in found.basic] == ["Menyuluh ibu hamil"]
    assert [one.name for one in queries.skills_on(ON).skills] == ["Menjelaskan tanda bahaya kehamilan"]
    assert queries.skills_on(date(2025, 1, 1)).trust == "weak"
    assert "Ibu hamil dan menyusui" in found.badges[0].missing, "one of two skills is not yet the whole group"


def test_a_badge_follows_the_rule_of_the_day_that_is_asked_for(cast: Cast, training: dict[str, Any]) -> None:
    told = {"by": cast.bidan, "at": AT, "person_id": training["sari"].id, "how": "Dilihat", "kind": GROUP}
    for code in ("bayi_balita", "ibu"):
        commands.assess_skill(**told, code=code, on=ON - timedelta(days=10))
    harder = {"badges": [{"code": "purwa", "name": "Purwa baru", "needs": ["bayi_balita", "ibu", "pengelolaan"]}]}
    factories.ordinance(cast.areas.nation, "competence.badges", harder, trust="strong", valid_from=ON)

    def badges(on: date) -> list[tuple[str, bool, str]]:
        found = queries.competence_of(by=cast.bidan, person_id=training["sari"].id, on=on)
        return [(one.name, one.is_earned, one.trust) for one in found.badges]

    assert badges(ON) == [("Purwa baru", False, "strong")]
    assert badges(ON - timedelta(days=1))[0] == ("Tanda Kecakapan Kader Purwa", True, "weak")
    assert badges(date(2020, 1, 1)) == [], "none were given before"


def test_a_kader_reads_what_she_has_shown_and_not_what_others_have(cast: Cast, noted: dict[str, Any]) -> None:
    sari = actor("kader", cast.post_a, "kesehatan", person_id=noted["sari"].id)
    assert queries.competence_of(by=sari, person_id=noted["sari"].id, on=ON).trained
    with pytest.raises(Refusal):
        queries.competence_of(by=sari, person_id=noted["rai"].id, on=ON)


def test_strangers_note_nothing_and_see_nothing(cast: Cast, noted: dict[str, Any]) -> None:
    ability = Ability.objects.get().id
    told = {"at": AT, "person_id": noted["sari"].id, "on": ON, "how": "Dilihat", "kind": GROUP, "code": "ibu"}
    for who in (cast.stranger, cast.resident, cast.kader_b, cast.kader_c):
        with pytest.raises(Refusal):
            commands.note_results(by=who, at=AT, batch_id=noted["batch"].id)
        with pytest.raises(Refusal):
            commands.assess_skill(by=who, **told)
        with pytest.raises(Refusal):
            commands.void_ability(by=who, at=AT, ability_id=ability, reason="Iseng")
        with pytest.raises(Refusal):
            queries.competence_of(by=who, person_id=noted["sari"].id, on=ON)
        with pytest.raises(Refusal):
            queries.competence_of_post(by=who, post_id=cast.post_a.id, on=ON)
        with pytest.raises(Refusal):
            queries.competence_of_village(by=who, village_id=cast.areas.penarukan.id, on=ON)
        with pytest.raises(Refusal):
            queries.needs(by=who, area_id=cast.areas.penarukan.id, on=ON)


def plan(cast: Cast, batch: Any, **more: Any) -> Any:
    given = {
        "by": cast.village_head,
        "at": AT,
        "batch_id": batch.id,
        "village_id": cast.areas.penarukan.id,
        "what": "Latih kader lain di posyandu",
        "responsible": "Ketua posyandu",
        "due_on": date(2026, 12, 1),
    }
    return commands.plan_follow_up(**{**given, **more})


def test_a_plan_is_reminded_and_ticked_off_with_a_note(cast: Cast, training: dict[str, Any]) -> None:
    made = plan(cast, training["batch"])
    assert plan(cast, training["batch"], id=made) == made
    waiting = queries.due(by=cast.village_head, at=AT)
    assert [(one.kind, one.count) for one in waiting] == [("jatuh_tempo", 1)]
    later = AT + timedelta(days=20)
    assert [one.kind for one in queries.due(by=cast.village_head, at=later)] == ["terlambat"]
    late = queries.follow_ups(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, on=date(2026, 12, 12), late=True)
    assert [one.what for one in late] == ["Latih kader lain di posyandu"]
    commands.finish_follow_up(
        by=cast.village_head, at=later, follow_up_id=made, on=date(2026, 12, 10), note="Lima kader"
    )
    assert queries.due(by=cast.village_head, at=later) == []
    counted = queries.follow_up_counts(by=cast.regency_team, area_id=cast.areas.buleleng.id, on=date(2026, 12, 12))
    assert [(one.name, one.planned, one.done, one.late) for one in counted] == [("Kec. Buleleng", 1, 1, 0)]
    with pytest.raises(Refusal, match="sudah selesai"):
        commands.drop_follow_up(by=cast.village_head, at=later, follow_up_id=made, reason="Tidak jadi")


def test_a_plan_of_a_post_is_seen_by_its_pengurus(cast: Cast, training: dict[str, Any]) -> None:
    made = plan(cast, training["batch"], by=cast.ketua_a, post_id=cast.post_a.id)
    plan(cast, training["batch"])
    assert len(queries.follow_ups_of_post(by=cast.ketua_a, post_id=cast.post_a.id, on=ON)) == 2
    assert queries.follow_up(by=cast.ketua_a, follow_up_id=made, on=ON).post == "Posyandu Melati A"
    assert [one.page for one in queries.due(by=cast.ketua_a, at=AT)] == ["follow_ups_of_post"]
    commands.drop_follow_up(by=cast.ketua_a, at=AT, follow_up_id=made, reason="Diganti")
    assert FollowUp.objects.get(id=made).note == "Diganti"


def test_a_plan_lies_ahead_and_its_end_does_not(cast: Cast, training: dict[str, Any]) -> None:
    with pytest.raises(Refusal, match="sudah lewat"):
        plan(cast, training["batch"], due_on=date(2026, 11, 21))
    made = plan(cast, training["batch"])
    with pytest.raises(Refusal, match="belum tiba"):
        commands.finish_follow_up(by=cast.village_head, at=AT, follow_up_id=made, on=date(2026, 11, 23), note="Besok")
    with pytest.raises(Refusal, match="di luar wilayah"):
        plan(cast, training["batch"], by=cast.ketua_a, post_id=cast.post_a.id, village_id=cast.areas.kaliuntu.id)


def test_strangers_plan_nothing_and_tick_nothing_off(cast: Cast, training: dict[str, Any]) -> None:
    made = plan(cast, training["batch"])
    for who in (cast.stranger, cast.resident, cast.other_village_head, cast.kader_b):
        with pytest.raises(Refusal):
            plan(cast, training["batch"], by=who)
        with pytest.raises(Refusal):
            commands.finish_follow_up(by=who, at=AT, follow_up_id=made, on=ON, note="Sudah")
        with pytest.raises(Refusal):
            commands.drop_follow_up(by=who, at=AT, follow_up_id=made, reason="Iseng")
        with pytest.raises(Refusal):
            queries.follow_up(by=who, follow_up_id=made, on=ON)
        with pytest.raises(Refusal):
            queries.follow_ups(by=who, area_id=cast.areas.penarukan.id, on=ON)
        with pytest.raises(Refusal):
            queries.follow_ups_of_post(by=who, post_id=cast.post_a.id, on=ON)
        with pytest.raises(Refusal):
            queries.follow_up_counts(by=who, area_id=cast.areas.kec_buleleng.id, on=ON)
        assert queries.due(by=who, at=AT) == []


def test_kader_are_counted_where_they_serve_today(cast: Cast, training: dict[str, Any]) -> None:
    buleleng = places.area(cast.areas.buleleng.id)
    found = kader_counts(buleleng, ON, {"some": ("", [training["sari"].id])})
    assert found == {cast.areas.kec_buleleng.id: {"kader": 3, "told": 1, "some": 1}}
    assert kader_counts(buleleng, date(2019, 1, 1), {}) == {}
    named = kader_of_village(cast.areas.penarukan.id, ON)
    assert [(name, field) for _post, _person, name, field, _told in named] == [
        ("Kadek Sari", "kesehatan"),
        ("Luh Rai", "kesehatan"),
        ("Made Widi", "sosial"),
    ]


def test_plans_are_offered_where_participants_came_from(cast: Cast, training: dict[str, Any]) -> None:
    found = queries.origins_of_batch(training["batch"].id)
    assert found == {(cast.areas.penarukan.id, cast.post_a.id)}
    assert queries.needed_codes()[0] == "pendidikan"
    assert queries.needed_codes()[-1] == "manajerial"
    assert queries.event_of(training["batch"].id).name == "Bina Posyandu, angkatan 1"
