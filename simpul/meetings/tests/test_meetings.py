"""A meeting from its planning to its minutes, and who may touch it."""

from datetime import date
from typing import Any

import pytest

from simpul.audit.models import Change as Audited
from simpul.decisions.commands import decide
from simpul.kernel.refusals import Refusal
from simpul.meetings import commands, queries
from simpul.meetings.models import Invitation, Meeting
from simpul.meetings.tests.stage import AT, TODAY, asked, invited, meeting, refused
from tests.cast import Cast, actor


def whole(cast: Cast, meeting_id: Any) -> queries.MeetingDetail:
    return queries.meeting(by=cast.regency_office, meeting_id=meeting_id, today=TODAY)


def invitation(cast: Cast, meeting_id: Any, code: str) -> Invitation:
    return Invitation.objects.get(meeting_id=meeting_id, area__code=code)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"kind": "arisan"}, "pilihan-tidak-dikenal"),
        ({"body": "arisan"}, "pilihan-tidak-dikenal"),
        ({"mode": "surat"}, "pilihan-tidak-dikenal"),
        ({"mode": "daring"}, "tautan-rapat-wajib"),
        ({"starts": 600, "ends": 540}, "jam-rapat-salah"),
        ({"ends": 540}, "jam-rapat-salah"),
        ({"title": " "}, "uraian-kosong"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(cast: Cast, wrong: dict[str, Any], code: str) -> None:
    assert refused(commands.plan_meeting, **asked(cast, **wrong)) == code


def test_the_camat_is_represented_and_the_delegate_reports(cast: Cast) -> None:
    """S2.2 and S2.12."""
    made = meeting(cast)
    invited(cast, made)
    one = invitation(cast, made, "51.08.08")
    told = {"by": cast.regency_office, "invitation_id": one.id, "state": "diwakili"}
    assert refused(commands.record_attendance, **told) == "jabatan-wakil-wajib"
    commands.record_attendance(at=AT, **told, delegate_post="Sekretaris Camat", acting=True)
    kasi = actor("kasi_kecamatan", cast.areas.kubutambahan)
    commands.report_meeting(by=kasi, at=AT, invitation_id=one.id, text="Lima poin.\n\nBimtek   desa.")
    found, may_write, may_answer = queries.invitation(by=kasi, invitation_id=one.id, today=TODAY)
    assert (found.delegate, found.report) == ("Plt. Sekretaris Camat", "Lima poin.\n\nBimtek desa.")
    assert (may_write, may_answer) == (False, True)
    assert refused(commands.report_meeting, by=cast.kasi, invitation_id=one.id, text="Bukan kami") == "tidak-berhak"
    assert Audited.objects.filter(kind="invitation", object_id=str(one.id)).count() == 1


def test_regions_are_counted_from_codes_beside_what_was_stated(cast: Cast) -> None:
    """S3.2: more regions were stated than exist."""
    made = meeting(cast)
    invited(cast, made, areas=[cast.areas.kec_buleleng.id, cast.areas.kubutambahan.id, cast.areas.buleleng.id])
    ids = [invitation(cast, made, code).id for code in ("51.08", "51.08.08")]
    given = {"by": cast.regency_office, "at": AT, "meeting_id": made}
    assert commands.record_present(**given, invitation_ids=ids) == 2
    commands.state_number(**given, what="wilayah", number=15, said_by="Siaran pers")
    commands.state_number(**given, what="peserta", number=2, said_by="Siaran pers")
    found = whole(cast, made)
    assert [one.code for one in found.regions.missing] == ["51.08.06"]
    assert found.regions.own
    assert [(one.what, one.counted, one.verdict) for one in found.stated] == [
        ("peserta", 2, "cocok"),
        ("wilayah", 1, "melebihi-yang-ada"),
    ]
    assert found.by_kind == (("Perangkat daerah, kecamatan, atau desa", 2),)
    assert refused(commands.state_number, **given, what="cuaca", number=2, said_by="x") == "pilihan-tidak-dikenal"


def test_nobody_is_invited_twice_and_not_recorded_before_the_day(cast: Cast) -> None:
    made = meeting(cast, on=date(2025, 12, 20))
    invited(cast, made)
    again = {
        "by": cast.regency_office,
        "meeting_id": made,
        "kind": "perangkat",
        "area_ids": [cast.areas.kubutambahan.id],
    }
    assert refused(commands.invite, **again, offices=["CAMAT "]) == "sudah-diundang"
    assert refused(commands.invite, **{**again, "area_ids": []}, offices=["Camat"]) == "undangan-wilayah-wajib"
    one = invitation(cast, made, "51.08.08")
    early = {"by": cast.regency_office, "invitation_id": one.id, "state": "hadir"}
    assert refused(commands.record_attendance, **early) == "rapat-belum-tiba"
    moved = {"by": cast.regency_office, "meeting_id": made}
    assert refused(commands.move_meeting, **moved, state="selesai") == "rapat-belum-tiba"
    assert refused(commands.move_meeting, **moved, state="batal") == "uraian-kosong"
    commands.move_meeting(at=AT, **moved, state="batal", reason="Ditunda")
    assert refused(commands.move_meeting, **moved, state="rencana") == "rapat-batal"


def test_a_meeting_is_changed_and_its_agenda_told(cast: Cast) -> None:
    made = meeting(cast)
    given = {"by": cast.regency_office, "at": AT, "meeting_id": made}
    changes = {key: value for key, value in asked(cast, title="Rakor kedua").items() if key not in ("by", "area_id")}
    commands.change_meeting(**given, **changes)
    commands.set_agenda(**given, items=[("Pembukaan", ""), ("Arah kebijakan", "Dinas PMD")])
    commands.set_agenda(**given, items=[("Arah kebijakan", "Dinas PMD")])
    found = whole(cast, made)
    assert found.meeting.title == "Rakor kedua"
    assert [(one.topic, one.presenter) for one in found.agenda] == [("Arah kebijakan", "Dinas PMD")]


def test_minutes_are_signed_by_two_and_then_only_added_to(cast: Cast) -> None:
    made = meeting(cast)
    writer = {"by": cast.regency_office, "at": AT, "meeting_id": made}
    chair = {**writer, "by": cast.regency_team}
    assert refused(commands.sign_minutes, **{**writer, "as_": "penulis", "name": "x"}) == "rapat-belum-selesai"
    commands.move_meeting(**writer, state="selesai")
    commands.write_minutes(**writer, course="Rapat dibuka.", conclusion="Lanjut.")
    assert refused(commands.add_addendum, **writer, text="x") == "notulen-belum-disahkan"
    commands.sign_minutes(**writer, as_="penulis", name="Notulis")
    assert [one.page for one in queries.due(by=cast.regency_team, at=AT)] == ["meeting"]
    assert queries.due(by=cast.regency_office, at=AT) == []
    commands.return_minutes(**chair, reason="Kurang")
    assert refused(commands.return_minutes, **chair, reason="Kurang") == "penulis-belum-tanda-tangan"
    commands.sign_minutes(**writer, as_="penulis", name="Notulis")
    commands.sign_minutes(**chair, as_="pimpinan", name="Ketua")
    for act, values in (
        (commands.write_minutes, {"course": "x"}),
        (decide, {"text": "x"}),
        (commands.set_agenda, {"items": []}),
        (commands.move_meeting, {"state": "rencana"}),
    ):
        assert refused(act, **writer, **values) == "notulen-sudah-disahkan"
    commands.add_addendum(**writer, text="Tanggal keliru.")
    found = whole(cast, made)
    assert found.minutes is not None
    assert found.minutes.locked
    assert [text for _at, text in found.addenda] == ["Tanggal keliru."]


def test_an_invited_area_enters_progress_and_others_do_not(cast: Cast) -> None:
    """S3.9."""
    made = meeting(cast, on=date(2025, 12, 20))
    invited(cast, made)
    given = {"meeting_id": made, "area_id": cast.areas.kec_buleleng.id, "obstacle": "Kader kurang"}
    assert [one.page for one in queries.due(by=cast.kasi, at=AT)] == ["meeting.progress"]
    assert refused(commands.enter_progress, by=cast.village_head, **given) == "tidak-berhak"
    far = {**given, "area_id": cast.areas.penarukan.id}
    assert refused(commands.enter_progress, by=cast.village_head, **far) == "wilayah-tidak-diundang"
    assert refused(commands.enter_progress, by=cast.kasi, **{**given, "obstacle": ""}) == "kemajuan-kosong"
    commands.enter_progress(by=cast.kasi, at=AT, **given)
    rows = queries.compare(by=cast.regency_office, meeting_id=made, today=TODAY)
    assert [(one.area.code, one.entered, one.obstacle) for one in rows] == [
        ("51.08.06", True, "Kader kurang"),
        ("51.08.08", False, ""),
    ]
    assert all(one.figures is not None for one in rows)
    mine = queries.compare(by=cast.kasi, meeting_id=made, today=TODAY)
    assert [one.figures is not None for one in mine] == [True, False]  # a neighbour's figures stay its own
    assert queries.due(by=cast.kasi, at=AT) == []


def test_who_is_neither_organiser_nor_invited_sees_nothing(cast: Cast) -> None:
    made = meeting(cast)
    invited(cast, made)
    one = invitation(cast, made, "51.08.08")
    for who in (cast.stranger, cast.kader_b, cast.resident, cast.village_head):
        for query, values in (
            (queries.meeting, {"meeting_id": made, "today": TODAY}),
            (queries.head, {"meeting_id": made}),
            (queries.compare, {"meeting_id": made, "today": TODAY}),
            (queries.invitation, {"invitation_id": one.id, "today": TODAY}),
            (queries.meetings, {"area_id": cast.areas.buleleng.id}),
            (queries.held_in, {"area_id": cast.areas.buleleng.id, "first": TODAY, "last": TODAY}),
        ):
            with pytest.raises(Refusal, match="ditemukan"):
                query(by=who, **values)
    assert queries.head(by=cast.kasi, meeting_id=made)[1] is False
    assert [one.id for one in queries.meetings(by=cast.kasi, area_id=cast.areas.kec_buleleng.id)] == [made]
    assert queries.meetings(by=cast.regency_office, area_id=cast.areas.buleleng.id, year=2024) == []


def test_only_the_office_that_holds_a_meeting_writes_it(cast: Cast) -> None:
    made = meeting(cast)
    invited(cast, made)
    one = invitation(cast, made, "51.08.08")
    for who in (cast.stranger, cast.kasi, cast.provincial_team, cast.kader_b):
        for act, values in (
            (commands.plan_meeting, asked(cast)),
            (commands.change_meeting, {k: v for k, v in asked(cast, meeting_id=made).items() if k != "area_id"}),
            (commands.move_meeting, {"meeting_id": made, "state": "selesai"}),
            (commands.set_agenda, {"meeting_id": made, "items": []}),
            (commands.state_number, {"meeting_id": made, "what": "wilayah", "number": 1, "said_by": "x"}),
            (commands.invite, {"meeting_id": made, "offices": ["x"], "area_ids": [1], "kind": "kader"}),
            (commands.record_attendance, {"invitation_id": one.id, "state": "hadir"}),
            (commands.record_present, {"meeting_id": made, "invitation_ids": [one.id]}),
            (commands.write_minutes, {"meeting_id": made, "course": "x"}),
            (commands.sign_minutes, {"meeting_id": made, "as_": "penulis", "name": "x"}),
            (commands.return_minutes, {"meeting_id": made, "reason": "x"}),
            (commands.add_addendum, {"meeting_id": made, "text": "x"}),
            (decide, {"meeting_id": made, "text": "x"}),
        ):
            assert refused(act, **{**values, "by": who}) == "tidak-berhak", act
    assert Meeting.objects.count() == 1


def test_meetings_of_a_period_are_counted(cast: Cast) -> None:
    made = meeting(cast)
    given = {"by": cast.regency_office, "area_id": cast.areas.buleleng.id, "first": TODAY, "last": TODAY}
    assert queries.held_in(**given) == 0
    commands.move_meeting(by=cast.regency_office, at=AT, meeting_id=made, state="selesai")
    assert queries.held_in(**given) == 1
