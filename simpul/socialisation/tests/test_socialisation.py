"""Who was told about the six fields, out of those in office, by group and area (S2.8)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.meetings.commands import plan_meeting
from simpul.offices.models import Appointment, Team
from simpul.socialisation import commands, queries
from tests import factories
from tests.cast import Cast

AT = datetime(2026, 3, 10, 4, tzinfo=UTC)
TODAY = date(2026, 3, 10)


def held(cast: Cast, kind: str = "sosialisasi", on: date = TODAY) -> UUID:
    given = {"body": "pemerintah", "kind": kind, "mode": "tatap_muka", "title": "Sosialisasi"}
    return plan_meeting(by=cast.regency_office, at=AT, area_id=cast.areas.buleleng.id, on=on, **given)


def people(cast: Cast) -> list[Appointment]:
    """Two kader and the chair of post A, one kader of post B."""
    return [
        factories.appointment(factories.person(post), post, position, field)
        for post, position, field in (
            (cast.post_a, "kader", "kesehatan"),
            (cast.post_a, "kader", "sosial"),
            (cast.post_a, "ketua", ""),
            (cast.post_b, "kader", "kesehatan"),
        )
    ]


def record(cast: Cast, meeting_id: UUID, ids: list[UUID], **more: Any) -> int:
    given = {"by": cast.regency_office, "at": AT, "meeting_id": meeting_id, "area_id": cast.areas.penarukan.id}
    return commands.record_reach(**{**given, **more}, appointment_ids=ids)


def test_the_offices_of_a_village_are_those_of_its_posts_and_its_team(cast: Cast) -> None:
    kader, *_rest = people(cast)
    factories.appointment(factories.person(cast.post_c), cast.post_c)
    assert kader.id in set(queries.in_office_of(cast.areas.penarukan.id, TODAY).values_list("id", flat=True))
    assert queries.in_office_of(cast.areas.penarukan.id, TODAY).count() == 4
    assert queries.is_socialisation("sosialisasi", TODAY)
    assert not queries.is_socialisation("rakor", TODAY)


def shares(found: queries.AreaReach | None) -> dict[str, tuple[int, int]]:
    assert found is not None
    return {one.code: (one.reached, one.of) for one in found.groups}


def test_coverage_counts_persons_in_office_once_however_often_they_came(cast: Cast) -> None:
    kader, _other, ketua, _far = people(cast)
    for _again in range(2):
        record(cast, held(cast), [kader.id, ketua.id])
    own, below = queries.coverage(by=cast.regency_office, area_id=cast.areas.kec_buleleng.id, on=TODAY)
    told = {"kelembagaan": (1, 2), "kader": (1, 3), "pengurus": (1, 1), "pembina": (0, 0)}
    assert shares(own) == told
    assert {one.area.code: shares(one) for one in below}["51.08.06.1020"] == told
    village, none = queries.coverage(by=cast.village_head, area_id=cast.areas.penarukan.id, on=TODAY)
    assert (shares(village), none) == (told, [])
    province, _below = queries.coverage(by=cast.provincial_team, area_id=cast.areas.bali.id, on=TODAY)
    assert shares(province)["kader"] == (1, 3)


def test_the_country_is_counted_once_a_night(cast: Cast) -> None:
    kader, _other, ketua, _far = people(cast)
    nation = {"by": cast.national_team, "area_id": cast.areas.nation.id, "on": TODAY}
    assert queries.coverage(**nation) == (None, [])
    assert queries.last_day() is None
    team = Team.objects.create(area=cast.areas.nation, valid_from=factories.LONG_AGO)
    factories.appointment(factories.person(cast.post_a), team, "ketua")
    record(cast, held(cast), [kader.id, ketua.id])
    assert commands.count_country(AT)
    assert not commands.count_country(AT)
    assert queries.last_day() == TODAY
    own, below = queries.coverage(**nation)
    assert shares(own) == {"kelembagaan": (1, 2), "kader": (1, 3), "pengurus": (1, 1), "pembina": (0, 1)}
    assert {one.area.code: shares(one)["kader"] for one in below}["51"] == (1, 3)
    assert commands.count_country(AT + timedelta(days=1))
    assert queries.AreaCount.objects.filter(area=cast.areas.nation).count() == 4
    assert {(one[0], one[1]) for one in queries.counts_of_country(TODAY)} >= {(cast.areas.bali.id, "kader")}


def test_what_was_ticked_by_mistake_is_put_right(cast: Cast) -> None:
    kader, other, *_rest = people(cast)
    meeting = held(cast)
    record(cast, meeting, [kader.id])
    assert record(cast, meeting, [other.id]) == 1
    found = queries.candidates(by=cast.regency_office, meeting_id=meeting, area_id=cast.areas.penarukan.id)
    assert {one.appointment_id for one in found if one.reached} == {other.id}
    assert len(found) == 4


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"kind": "rakor"}, "bukan-sosialisasi"),
        ({"on": date(2026, 5, 1)}, "rapat-belum-tiba"),
    ],
)
def test_only_a_socialisation_that_has_come_is_recorded(cast: Cast, more: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as error:
        record(cast, held(cast, **more), [])
    assert error.value.code == code


def test_strangers_record_and_read_nothing(cast: Cast) -> None:
    meeting = held(cast)
    for who in (cast.stranger, cast.kader_b, cast.kasi):
        with pytest.raises(Refusal):
            record(cast, meeting, [], by=who)
        with pytest.raises(Refusal, match="ditemukan"):
            queries.candidates(by=who, meeting_id=meeting, area_id=cast.areas.penarukan.id)
        with pytest.raises(Refusal, match="ditemukan"):
            queries.coverage(by=who, area_id=cast.areas.buleleng.id, on=TODAY)
    with pytest.raises(Refusal, match="ditemukan"):
        record(cast, meeting, [new_id()])
    with pytest.raises(Refusal, match="hak"):
        record(cast, meeting, [], area_id=cast.areas.ampukung.id)
