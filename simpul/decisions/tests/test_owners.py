"""Who is named to do something sees it, is reminded, and says how far it is; others are not bothered."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from simpul.audit.models import Change as Audited
from simpul.decisions import commands, queries
from simpul.decisions.commands.merging import hand_back_person, hand_over_person
from simpul.decisions.models import Action, Item
from simpul.decisions.rules.owners import fits, roles_at
from simpul.decisions.tests.stage import action
from simpul.duplicates.commands import merge_persons, part_persons
from simpul.kernel.actor import DISTRICT, SYSTEM, VILLAGE, Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.meetings.tests.stage import meeting, refused
from simpul.offices.models import Team
from tests import factories
from tests.cast import Cast, actor

DUE = date(2026, 1, 31)
BEFORE, AFTER = datetime(2026, 1, 20, 4, tzinfo=UTC), datetime(2026, 2, 2, 4, tzinfo=UTC)


def reminded(who: Actor, at: datetime = BEFORE) -> list[tuple[str, str]]:
    return [(one.kind, one.page) for one in queries.due(by=who, at=at)]


def named(cast: Cast, areas: list[int], **whom: Any) -> UUID:
    return action(cast, meeting(cast), areas, owner="", due_on=DUE, **whom)


def officer(cast: Cast, area: Any) -> Actor:
    agency = factories.agency(area, "Dinas PUPR", ("pekerjaan_umum",))
    return actor("petugas_opd", agency.area, agency_fields=tuple(agency.fields))


def member(cast: Cast) -> Any:
    """A kader who is a member of the Tim Pembina of the regency."""
    person = factories.person(cast.post_a, "Ni Luh Contoh")
    team = Team.objects.create(area=cast.areas.buleleng, valid_from=factories.LONG_AGO)
    factories.appointment(person, team, "sekretaris")
    return person


def test_a_head_is_reminded_of_the_own_village_before_and_after_the_day(cast: Cast) -> None:
    made = named(cast, [cast.areas.penarukan.id, cast.areas.tambakan.id], role="kepala_desa")
    assert Action.objects.get().owner == "Kepala desa atau lurah"
    assert reminded(cast.village_head) == [("jatuh_tempo", "meeting.mine")]
    assert reminded(cast.village_head, AFTER) == [("terlambat", "meeting.mine")]
    assert reminded(cast.other_village_head) == []
    (mine,) = queries.own_items(by=cast.village_head, today=BEFORE.date())
    assert (mine.action_id, mine.area.code, mine.may_move) == (made, "51.08.06.1020", True)
    commands.move_item(by=cast.village_head, at=AFTER, item_id=mine.id, state="selesai", note="Sudah")
    assert reminded(cast.village_head, AFTER) == []


def test_an_agency_does_its_work_and_the_office_of_the_area_is_not_reminded(cast: Cast) -> None:
    pu = officer(cast, cast.areas.buleleng)
    listed = queries.owners(by=cast.regency_office, area_id=cast.areas.buleleng.id, on=DUE)
    ((agency, name),) = listed.agencies
    assert name == "Dinas PUPR"
    named(cast, [cast.areas.buleleng.id], agency_id=agency)
    other = actor("petugas_opd", cast.areas.buleleng, agency_fields=("sosial",))
    assert reminded(pu) == [("jatuh_tempo", "meeting.mine")]
    assert reminded(other) == reminded(cast.regency_office) == []
    item = Item.objects.get()
    assert refused(commands.move_item, by=other, item_id=item.id, state="berjalan") == "tidak-berhak"
    commands.move_item(by=pu, at=AFTER, item_id=item.id, state="berjalan")


def test_a_member_of_the_team_sees_it_by_the_own_account_whatever_its_rights(cast: Cast) -> None:
    person = member(cast)
    listed = queries.owners(by=cast.regency_office, area_id=cast.areas.buleleng.id, on=DUE)
    assert [id for id, _label in listed.people] == [person.id]
    made = named(cast, [cast.areas.buleleng.id], person_id=person.id)
    her = actor("kader", cast.post_a, "kesehatan", person_id=person.id)
    item = Item.objects.get(action_id=made)
    assert reminded(her, AFTER) == [("terlambat", "meeting.mine")]
    assert queries.item(by=her, item_id=item.id, today=DUE).may_move
    with pytest.raises(Refusal, match="ditemukan"):
        queries.item(by=cast.kader_b, item_id=item.id, today=DUE)
    assert queries.own_items(by=cast.kader_b, today=DUE) == []


@pytest.mark.parametrize(
    ("whom", "code"),
    [
        ({"role": "kepala_desa", "agency_id": new_id()}, "satu-pemilik"),
        ({"role": "kepala_desa"}, "pemilik-bukan-di-sini"),
        ({"role": "kader"}, "tidak-ditemukan"),
        ({"agency_id": new_id()}, "tidak-ditemukan"),
        ({"person_id": new_id()}, "tidak-ditemukan"),
        ({}, "uraian-kosong"),
    ],
)
def test_nobody_is_named_who_cannot_do_it(cast: Cast, whom: dict[str, Any], code: str) -> None:
    decision = commands.decide(by=cast.regency_office, at=BEFORE, meeting_id=meeting(cast), text="Bimtek")
    given = {"title": "Bimtek", "area_ids": [cast.areas.kubutambahan.id], **whom}
    assert refused(commands.add_action, by=cast.regency_office, decision_id=decision, **given) == code


def test_only_the_organiser_is_offered_whom_to_name(cast: Cast) -> None:
    for who in (cast.stranger, cast.kader_b, cast.kasi, cast.auditor):
        with pytest.raises(Refusal, match="ditemukan"):
            queries.owners(by=who, area_id=cast.areas.buleleng.id, on=DUE)
    village = queries.owners(by=cast.village_head, area_id=cast.areas.penarukan.id, on=DUE)
    assert "kepala_desa" in dict(village.roles)
    assert "kasi_kecamatan" not in dict(village.roles)


def test_roles_fit_where_the_table_lets_them_be_held() -> None:
    assert "kasi_kecamatan" in {one.code for one in roles_at([DISTRICT, VILLAGE])}
    assert not fits("kasi_kecamatan", {DISTRICT, VILLAGE})
    assert fits("tim_pembina", {DISTRICT, VILLAGE})


def test_work_goes_over_with_a_merged_person_and_comes_back(cast: Cast) -> None:
    person = member(cast)
    made = named(cast, [cast.areas.buleleng.id], person_id=person.id)
    twin = factories.person(cast.post_b, "Luh Contoh")
    merge = merge_persons(by=cast.staf_desa, at=AFTER, loser=person.id, winner=twin.id, taken=())
    assert Action.objects.get(id=made).person_id == twin.id
    assert Audited.objects.filter(kind="action", object_id=str(made)).count() == 2
    assert part_persons(by=cast.staf_desa, at=AFTER, merge_id=merge) == []
    assert Action.objects.get(id=made).person_id == person.id
    with pytest.raises(RuntimeError):
        hand_over_person(by=SYSTEM, at=AFTER, loser=person.id, winner=twin.id)
    with pytest.raises(RuntimeError):
        hand_back_person(by=SYSTEM, at=AFTER, loser=person.id, winner=twin.id, moved={"actions": []})
