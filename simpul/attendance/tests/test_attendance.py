"""Who was there, who is through, numbers side by side, and what strangers see of it."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from simpul.arrangements.models import StatedFigure
from simpul.attendance import commands, queries
from simpul.attendance.commands import NewMark
from simpul.attendance.models import Mark
from simpul.kernel.refusals import Refusal
from simpul.participants import commands as participants
from simpul.participants.commands import NewInvitation, NewParticipant
from simpul.participants.queries import participants_of
from simpul.participants.tests.conftest import AT, DAYS, batch_of
from simpul.training.models import Batch, Day, Session
from tests import factories
from tests.cast import Cast, actor


def enrol(cast: Cast, bimtek: UUID, counts: dict[int, int], position: str = "kader") -> list[UUID]:
    """So many from each village; their ids in order."""
    items = [
        NewParticipant(
            name=f"Peserta {village} nomor {chr(65 + n // 26)}{chr(65 + n % 26)}", position=position, village_id=village
        )
        for village, count in counts.items()
        for n in range(count)
    ]
    made = participants.register_participants(by=cast.regency_office, at=AT, batch_id=bimtek, items=items)
    return [one.id for one in made if not isinstance(one, Refusal)]


def mark(cast: Cast, bimtek: UUID, ids: list[UUID], on: date, **more: UUID) -> list[commands.Marked]:
    marks = [NewMark(on=on, participant_id=one, **more) for one in ids]
    return commands.mark_present(by=cast.regency_office, at=AT, batch_id=bimtek, marks=marks)


def test_ninety_nine_are_counted_beside_the_hundred_that_were_stated(cast: Cast, bimtek: UUID) -> None:
    areas = cast.areas
    counts = {areas.penarukan.id: 18, areas.kampung_baru.id: 27, areas.banyuasri.id: 44, areas.kaliuntu.id: 10}
    enrol(cast, bimtek, counts)
    programme = Batch.objects.get(id=bimtek).programme
    told = {
        "what": "kader",
        "number": 100,
        "said_by": "Panitia",
        "source": "Berita",
        "by": factories.some_id(1),
        "at": AT,
    }
    StatedFigure.objects.create(programme=programme, batch_id=bimtek, **told)
    found = queries.batch_numbers(by=cast.regency_office, at=AT, batch_id=bimtek)
    assert found.whole.registered == 99
    assert (found.whole.present, found.whole.completed) == ((None, None), None)  # nobody recorded who was there
    assert [(one.name, one.numbers.registered) for one in found.areas] == [
        ("Kel. Banyuasri", 44),
        ("Kel. Penarukan", 18),
        ("Kel. Kaliuntu", 10),
        ("Kel. Kampung Baru", 27),
    ]
    assert [(one.number, one.counted, one.difference) for one in found.stated] == [(100, 99, 1)]


def test_invited_seats_registered_present_and_completed_are_five_numbers(cast: Cast, bimtek: UUID) -> None:
    office, areas = cast.regency_office, cast.areas
    participants.spread_quota(by=office, at=AT, batch_id=bimtek, area_id=areas.kec_buleleng.id, seats=3)
    invitation = NewInvitation(area_id=areas.kec_buleleng.id, seats=20)
    participants.invite(by=office, at=AT, batch_id=bimtek, new=invitation)
    ids = enrol(cast, bimtek, {areas.penarukan.id: 4, areas.kaliuntu.id: 2})
    seated = [one.id for one in participants_of(bimtek)]
    assert len(ids) == len(seated) + 1
    mark(cast, bimtek, seated, DAYS[0])
    mark(cast, bimtek, seated[:2], DAYS[1])
    whole = queries.batch_numbers(by=office, at=AT, batch_id=bimtek).whole
    assert (whole.invited, whole.quota, whole.registered, whole.waiting) == (20, 12, 5, 1)
    assert (whole.present, whole.completed) == ((5, 2), 2)
    below = queries.batch_numbers(by=office, at=AT, batch_id=bimtek, below=areas.kaliuntu.id)
    assert (below.whole.registered, below.whole.quota, below.whole.invited) == (2, 3, None)


def test_kader_pengurus_and_pembina_are_counted_apart(cast: Cast, bimtek: UUID) -> None:
    for position, count in (("kader", 3), ("ketua", 2), ("kasi", 1)):
        enrol(cast, bimtek, {cast.areas.penarukan.id: count}, position)
        enrol(cast, bimtek, {cast.areas.penarukan.id: count}, position)  # once more changes nothing
    found = queries.batch_numbers(by=cast.regency_office, at=AT, batch_id=bimtek).whole
    # The same names again are the same persons, whatever position they are told with.
    assert found.by_group == {"kader": 3}


def test_villages_are_there_missing_or_over_their_quota(cast: Cast, bimtek: UUID) -> None:
    office, areas = cast.regency_office, cast.areas
    ids = enrol(cast, bimtek, {areas.penarukan.id: 3, areas.kaliuntu.id: 1})
    participants.set_quota(by=office, at=AT, batch_id=bimtek, seats=2, area_id=areas.penarukan.id)
    mark(cast, bimtek, ids[:1], DAYS[0])
    found = queries.village_cover(by=office, at=AT, batch_id=bimtek)
    assert [(one.name, one.state, one.registered, one.present, one.quota) for one in found] == [
        ("Kel. Banyuasri", queries.MISSING, 0, 0, None),
        ("Kel. Penarukan", queries.OVER, 3, 1, 2),
        ("Kel. Kaliuntu", queries.HERE, 1, 0, None),
        ("Kel. Kampung Baru", queries.MISSING, 0, 0, None),
    ]
    own = queries.village_cover(by=cast.staf_desa, at=AT, batch_id=bimtek, area_id=areas.penarukan.id)
    assert len(own) == 1


def test_the_same_mark_twice_is_one_and_a_wrong_one_is_taken_back(cast: Cast, bimtek: UUID) -> None:
    (one,) = enrol(cast, bimtek, {cast.areas.penarukan.id: 1})
    office, id = cast.regency_office, uuid4()
    new = NewMark(on=DAYS[0], participant_id=one, id=id)
    for marks in ([new, new], [new], [NewMark(on=DAYS[0], participant_id=one)]):
        commands.mark_present(by=office, at=AT, batch_id=bimtek, marks=marks)
    assert Mark.objects.count() == 1
    told = {"participant_id": one, "on": DAYS[0], "reason": "Salah orang"}
    commands.unmark(by=office, at=AT, **told)
    with pytest.raises(Refusal, match="tidak tercatat"):
        commands.unmark(by=office, at=AT, **told)
    assert queries.present_ids(bimtek, DAYS[0]) == set()
    # Sent again by the browser that had not heard of it: it stays taken back.
    commands.mark_present(by=office, at=AT, batch_id=bimtek, marks=[new])
    assert queries.present_ids(bimtek, DAYS[0]) == set()
    assert queries.came([one]) == set()


def test_a_session_is_marked_apart_and_is_also_its_day(cast: Cast, bimtek: UUID) -> None:
    (one,) = enrol(cast, bimtek, {cast.areas.penarukan.id: 1})
    who = {"by": factories.some_id(1), "at": AT}
    day = Day.objects.get(batch_id=bimtek, on=DAYS[0])
    session = Session.objects.create(day=day, title="Enam SPM", kind="layanan", way="teori", mode="tatap_muka", **who)
    mark(cast, bimtek, [one], DAYS[0], session_id=session.id)
    assert queries.present_ids(bimtek, DAYS[0], session.id) == {one}
    there = queries.attendance_of(bimtek, AT)[one]
    assert (there.days, there.sessions, there.through.done) == ({DAYS[0]}, {session.id}, False)
    refused = mark(cast, bimtek, [one], DAYS[1], session_id=session.id)[0].refusal
    assert refused is not None
    assert refused.code == "bukan-sesi-hari-itu"


def test_an_area_may_set_when_somebody_is_through(cast: Cast, bimtek: UUID) -> None:
    ids = enrol(cast, bimtek, {cast.areas.penarukan.id: 2})
    mark(cast, bimtek, ids[:1], DAYS[0])
    assert not queries.attendance_of(bimtek, AT)[ids[0]].through.done
    factories.ordinance(cast.areas.bali, "training.completion", {"share": 50, "of": "hari"})
    assert queries.attendance_of(bimtek, AT)[ids[0]].through.done
    assert queries.attendance_of_many({bimtek: ids}, AT)[ids[1]].through.attended == 0


@pytest.mark.parametrize(
    ("on", "code"),
    [(date(2026, 11, 20), "bukan-hari-kegiatan"), (date(2026, 11, 23), "hari-kegiatan-belum-tiba")],
)
def test_a_day_that_is_none_or_has_not_come_is_refused(cast: Cast, on: date, code: str) -> None:
    batch = batch_of(cast.areas, days=(DAYS[1], date(2026, 11, 23)))
    ids = enrol(cast, batch, {cast.areas.penarukan.id: 1})
    refused = mark(cast, batch, ids, on)[0].refusal
    assert refused is not None
    assert refused.code == code


def test_who_waits_has_left_or_is_of_another_batch_is_not_marked(cast: Cast, bimtek: UUID) -> None:
    office = cast.regency_office
    participants.set_quota(by=office, at=AT, batch_id=bimtek, seats=1, area_id=cast.areas.penarukan.id)
    first, second = enrol(cast, bimtek, {cast.areas.penarukan.id: 2})
    assert mark(cast, bimtek, [second], DAYS[0])[0].refusal is not None
    participants.withdraw_participant(by=office, at=AT, participant_id=first, reason="Sakit")
    left, moved_up, other = mark(cast, bimtek, [first, second, uuid4()], DAYS[0])
    assert left.refusal is not None
    assert moved_up.refusal is None
    assert other.refusal is not None
    badge = queries.badge_text(bimtek, first, DAYS[1])
    told = commands.mark_present(by=office, at=AT, batch_id=bimtek, marks=[NewMark(on=DAYS[0], badge=badge)])
    assert told[0].refusal is not None
    assert told[0].refusal.code == "kartu-tidak-berlaku"


def test_trained_kader_are_counted_by_area_and_known_to_themselves(cast: Cast, bimtek: UUID) -> None:
    person = factories.person(cast.post_a, "Luh Sari")
    new = NewParticipant(name="Luh Sari", position="kader", post_id=cast.post_a.id, person_id=person.id)
    made = participants.register_participant(by=cast.regency_office, at=AT, batch_id=bimtek, new=new)
    others = enrol(cast, bimtek, {cast.areas.kaliuntu.id: 2})
    Batch.objects.filter(id=bimtek).update(state="selesai")
    for on in DAYS:
        mark(cast, bimtek, [made.id, others[0]], on)
    span = {"since": date(2026, 7, 1), "until": date(2026, 12, 31)}
    found = queries.trained_kader(by=cast.kasi, at=AT, area_id=cast.areas.kec_buleleng.id, **span)
    assert {id: one.persons for id, one in found.items()} == {
        cast.areas.kec_buleleng.id: 2,
        cast.areas.penarukan.id: 1,
        cast.areas.kaliuntu.id: 1,
    }
    with pytest.raises(Refusal):
        queries.trained_kader(by=cast.stranger, at=AT, area_id=cast.areas.kec_buleleng.id, **span)
    self_ = actor("kader", cast.post_a, "kesehatan", person_id=person.id)
    mine = queries.my_trainings(by=self_, at=AT)
    assert [(one.title, one.attended, one.done) for one in mine] == [("Bina Posyandu, angkatan 1", 2, True)]
    assert queries.my_trainings(by=cast.stranger, at=AT) == []
    assert set(queries.trainings_of([person.id], AT)) == {person.id}


def test_strangers_mark_nobody_and_see_no_numbers(cast: Cast, bimtek: UUID) -> None:
    ids = enrol(cast, bimtek, {cast.areas.penarukan.id: 1})
    for who in (cast.stranger, cast.staf_desa, cast.kader_a, cast.resident):
        with pytest.raises(Refusal):
            commands.mark_present(by=who, at=AT, batch_id=bimtek, marks=[NewMark(on=DAYS[0], participant_id=ids[0])])
        with pytest.raises(Refusal):
            commands.unmark(by=who, at=AT, participant_id=ids[0], on=DAYS[0], reason="x")
    with pytest.raises(Refusal):
        queries.batch_numbers(by=cast.resident, at=AT, batch_id=bimtek)
    with pytest.raises(Refusal):
        queries.village_cover(by=cast.stranger, at=AT, batch_id=bimtek)
    own = queries.batch_numbers(by=cast.other_village_head, at=AT, batch_id=bimtek).whole
    assert own.registered == 0  # Kaliuntu sees its own people only
