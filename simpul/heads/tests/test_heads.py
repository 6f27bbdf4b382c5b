"""Heads of areas, and the chair of the Tim Pembina who leaves with them (S4.8)."""

from datetime import UTC, date, datetime

import pytest

from simpul.heads import commands, queries
from simpul.kernel.refusals import Refusal
from simpul.offices import commands as offices
from simpul.offices import queries as teams
from simpul.offices.commands import NewMember
from simpul.offices.models import Appointment
from tests.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)
SINCE = date(2025, 2, 20)
CHANGE = date(2026, 10, 1)


def head(cast: Cast, name: str = "I Nyoman Arta", since: date = SINCE, *, by=None, **more):
    given = {"area_id": cast.areas.buleleng.id, "name": name, "valid_from": since, **more}
    return commands.record_head(by=by or cast.regency_office, at=AT, **given)


def team(cast: Cast, since: date = SINCE):
    members = [NewMember(position="ketua", holder_name="Ny. Arta"), NewMember(position="pengarah", holder_name="Kadis")]
    given = {"area_id": cast.areas.buleleng.id, "valid_from": since, "members": members}
    return offices.form_team(by=cast.regency_office, at=AT, **given)


def refusal_of(act) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    return refused.value.code


def test_the_head_is_called_as_the_place_calls_its_head(cast: Cast) -> None:
    head(cast, valid_to=date(2030, 2, 20), source="Keputusan pelantikan")
    found = queries.head(by=cast.regency_team, area_id=cast.areas.buleleng.id, on=TODAY)
    assert (found.name, found.title, found.valid_to) == ("I Nyoman Arta", "Bupati", date(2030, 2, 20))
    assert queries.head(by=cast.regency_team, area_id=cast.areas.buleleng.id, on=date(2025, 1, 1)) is None


def test_a_team_stands_only_if_it_began_before(cast: Cast) -> None:
    made = team(cast)
    [chair] = Appointment.objects.filter(position="ketua").values_list("id", flat=True)
    assert teams.team_standing(cast.areas.buleleng.id, CHANGE) == (made, [chair])
    assert teams.team_standing(cast.areas.buleleng.id, SINCE) is None


def test_a_first_head_ends_nobodys_office(cast: Cast) -> None:
    team(cast)
    head(cast)
    assert teams.team(by=cast.regency_team, area_id=cast.areas.buleleng.id, on=TODAY).chair.name == "Ny. Arta"


def test_with_the_head_the_team_and_its_chair_leave_in_one_act(cast: Cast) -> None:
    team(cast)
    head(cast)
    head(cast, "Ni Ketut Sri", CHANGE)
    assert teams.team(by=cast.regency_team, area_id=cast.areas.buleleng.id, on=TODAY) is None
    ended = set(Appointment.objects.values_list("valid_to", "ended_because"))
    assert ended == {(CHANGE, "kepala_daerah_berganti")}
    [former] = queries.past_heads(by=cast.regency_team, area_id=cast.areas.buleleng.id, before=TODAY)
    assert (former.name, former.valid_to) == ("I Nyoman Arta", CHANGE)


def test_only_the_chair_leaves_where_the_team_goes_on(cast: Cast) -> None:
    team(cast)
    head(cast)
    head(cast, "Ni Ketut Sri", CHANGE, ends_team=False)
    found = teams.team(by=cast.regency_team, area_id=cast.areas.buleleng.id, on=TODAY)
    assert (found.chair, [one.name for one in found.members]) == (None, ["Kadis"])


def test_a_team_that_began_with_the_new_head_stays(cast: Cast) -> None:
    head(cast)
    team(cast, CHANGE)
    head(cast, "Ni Ketut Sri", CHANGE)
    assert teams.team(by=cast.regency_team, area_id=cast.areas.buleleng.id, on=TODAY).chair.name == "Ny. Arta"


def test_the_same_day_again_corrects_and_an_earlier_day_is_refused(cast: Cast) -> None:
    team(cast)
    one = head(cast)
    assert head(cast, "I Nyoman Artha") == one
    assert queries.head(by=cast.regency_team, area_id=cast.areas.buleleng.id, on=TODAY).name == "I Nyoman Artha"
    assert refusal_of(lambda: head(cast, since=date(2020, 1, 1))) == "kepala-sudah-ada"
    assert refusal_of(lambda: head(cast, "12")) == "nama-kosong"
    assert refusal_of(lambda: head(cast, valid_to=SINCE)) == "akhir-sebelum-awal"
    assert head(cast, "Lain", id=one) == one


def test_a_slip_is_taken_back_with_a_reason(cast: Cast) -> None:
    one = head(cast)
    assert refusal_of(lambda: commands.void_head(by=cast.regency_office, at=AT, head_id=one, reason="")) == (
        "alasan-wajib"
    )
    commands.void_head(by=cast.regency_office, at=AT, head_id=one, reason="salah kabupaten")
    assert queries.head(by=cast.regency_team, area_id=cast.areas.buleleng.id, on=TODAY) is None


def test_the_office_is_reminded_before_the_term_ends(cast: Cast) -> None:
    team(cast)
    head(cast, valid_to=date(2027, 1, 15))
    [errand] = queries.due(by=cast.regency_office, at=AT)
    assert (errand.page, errand.due_on) == ("officers", date(2027, 1, 15))
    for by in (cast.regency_team, cast.kasi, cast.stranger, cast.national_admin):
        assert queries.due(by=by, at=AT) == []


def test_strangers_record_no_head_and_read_none(cast: Cast) -> None:
    one = head(cast)
    for by in (cast.stranger, cast.staf_desa, cast.regency_team, cast.kasi):
        assert refusal_of(lambda by=by: head(cast, "Lain", CHANGE, by=by)) == "tidak-berhak"
        taking = {"by": by, "at": AT, "head_id": one, "reason": "x"}
        assert refusal_of(lambda given=taking: commands.void_head(**given)) == "tidak-berhak"
    for by in (cast.stranger, cast.resident):
        asked = {"by": by, "area_id": cast.areas.buleleng.id}
        assert refusal_of(lambda given=asked: queries.head(on=TODAY, **given)) == "tidak-ditemukan"
        assert refusal_of(lambda given=asked: queries.past_heads(before=TODAY, **given)) == "tidak-ditemukan"
