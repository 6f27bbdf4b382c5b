"""Who is invited by name, and an agency of the regency that speaks for itself."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.meetings import commands, queries
from simpul.meetings.models import Invitation, Progress
from simpul.meetings.tests.stage import AT, TODAY, invited, meeting, refused
from tests import factories
from tests.cast import Cast, actor

FIELDS = ("pekerjaan_umum", "perumahan")


def officer(cast: Cast) -> Actor:
    return actor("petugas_opd", cast.areas.buleleng, agency_fields=FIELDS)


def agency_invited(cast: Cast, **more: Any) -> tuple[UUID, UUID]:
    """(meeting, agency) of a rakor to which the Dinas PUPR of the regency and the Camat are invited."""
    made = meeting(cast, **more)
    pu = factories.agency(cast.areas.buleleng, "Dinas PUPR", FIELDS)
    given = {"by": cast.regency_office, "at": AT, "meeting_id": made, "kind": "perangkat"}
    assert commands.invite(**given, area_ids=[], agency_ids=[pu.id]) == 1
    invited(cast, made)
    return made, pu.id


def test_an_agency_enters_its_own_progress_beside_figures_of_its_fields(cast: Cast) -> None:
    made, pu = agency_invited(cast, on=date(2025, 12, 20))
    mine = {"meeting_id": made, "area_id": cast.areas.buleleng.id, "agency_id": pu, "proposal": "Air bersih di pos"}
    other = actor("petugas_opd", cast.areas.buleleng, agency_fields=("sosial",))
    assert [one.page for one in queries.due(by=officer(cast), at=AT)] == ["meeting.progress"]
    assert queries.due(by=other, at=AT) == []
    assert refused(commands.enter_progress, by=other, **mine) == "tidak-berhak"
    whole = {**mine, "agency_id": None, "area_id": cast.areas.kec_buleleng.id}
    assert refused(commands.enter_progress, by=officer(cast), **whole) == "tidak-berhak"
    commands.enter_progress(by=officer(cast), at=AT, **mine)
    assert queries.due(by=officer(cast), at=AT) == []
    rows = queries.compare(by=officer(cast), meeting_id=made, today=TODAY)
    assert [(one.area.code, one.agency, one.proposal, one.may_enter) for one in rows] == [
        ("51.08", "Dinas PUPR", "Air bersih di pos", True),
        ("51.08.06", "", "", False),
        ("51.08.08", "", "", False),
    ]
    assert rows[0].label == "Dinas PUPR, Kab. Buleleng"
    assert Progress.objects.get().agency_id == pu


def test_what_was_never_counted_is_not_told_as_zero(cast: Cast) -> None:
    made, _pu = agency_invited(cast)
    figures = {one.figures for one in queries.compare(by=cast.regency_office, meeting_id=made, today=TODAY)}
    assert {(one.posts, one.trained, one.reports_in, one.in_share) for one in figures if one} == {
        (None, None, None, None)
    }


def test_an_agency_reports_of_the_meeting_itself(cast: Cast) -> None:
    _made, pu = agency_invited(cast)
    one = Invitation.objects.get(agency_id=pu)
    other = actor("petugas_opd", cast.areas.buleleng, agency_fields=("sosial",))
    assert refused(commands.report_meeting, by=other, invitation_id=one.id, text="x") == "tidak-berhak"
    commands.report_meeting(by=officer(cast), at=AT, invitation_id=one.id, text="Anggaran air bersih disiapkan.")
    found, may_write, may_answer = queries.invitation(by=officer(cast), invitation_id=one.id, today=TODAY)
    assert (found.office, found.report, may_write, may_answer) == (
        "Dinas PUPR",
        "Anggaran air bersih disiapkan.",
        False,
        True,
    )


def test_who_holds_no_office_is_invited_by_name_and_no_office_twice(cast: Cast) -> None:
    made, _pu = agency_invited(cast)
    given = {"by": cast.regency_office, "meeting_id": made, "kind": "lain"}
    here = [cast.areas.buleleng.id]
    assert commands.invite(at=AT, **given, area_ids=here, names=["I Gede Contoh", "Camat"]) == 2
    both = [cast.areas.kec_buleleng.id, cast.areas.kubutambahan.id]
    assert refused(commands.invite, **given, area_ids=both, names=["Camat"]) == "sudah-diundang"
    named = Invitation.objects.filter(name__gt="").order_by("name")
    assert [(one.office, one.name) for one in named] == [("", "Camat"), ("", "I Gede Contoh")]
    told = queries.meeting(by=cast.regency_office, meeting_id=made, today=TODAY).invitations
    assert "I Gede Contoh" in {one.office for one in told}
    assert refused(commands.invite, **given, area_ids=here, names=["i gede CONTOH"]) == "sudah-diundang"
    typed = {"area_ids": here, "offices": ["dinas pupr"]}
    assert refused(commands.invite, **given, **typed) == "sudah-diundang"


def test_agencies_of_elsewhere_are_not_invited(cast: Cast) -> None:
    far = factories.agency(cast.areas.bali)
    given = {"meeting_id": meeting(cast), "kind": "lain", "area_ids": [], "agency_ids": [far.id]}
    with pytest.raises(Refusal, match="ditemukan"):
        commands.invite(by=cast.regency_office, at=AT, **given)
