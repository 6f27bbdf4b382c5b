"""Programmes and their batches: who plans them, when they are held, who sees them (S0.1, S2.5, S4.4)."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.training import commands, queries
from tests import factories
from tests.cast import Cast, actor

AT = datetime(2026, 11, 22, 4, tzinfo=UTC)
SIX = ("pendidikan", "kesehatan", "pekerjaan_umum", "perumahan", "trantibumlinmas", "sosial")


def refused(act: Any, **values: Any) -> str:
    with pytest.raises(Refusal) as error:
        act(**values)
    return error.value.code


def programme(cast: Cast, by: Actor | None = None, **more: Any) -> UUID:
    given = {"area_id": cast.areas.bali.id, "kind": "bimtek", "name": "Bina Posyandu", "year": 2025, "fields": SIX}
    return commands.plan_programme(by=by or cast.provincial_team, at=AT, **{**given, **more})


def batch(cast: Cast, made: UUID | None = None, by: Actor | None = None, **more: Any) -> UUID:
    given = {
        "programme_id": made or programme(cast),
        "host_id": cast.areas.buleleng.id,
        "starts_on": date(2025, 12, 1),
        "ends_on": date(2025, 12, 3),
        "venue": "Hotel Aneka Lovina Villas",
        "state": "direncanakan",
    }
    return commands.add_batch(by=by or cast.provincial_team, at=AT, **{**given, **more})


def test_a_programme_has_batches_and_a_batch_has_its_days(cast: Cast) -> None:
    made = batch(cast, opener="Ibu Ketua", opener_post="Ketua Tim Pembina Posyandu Provinsi Bali")
    found = queries.batch(by=cast.provincial_team, batch_id=made)
    assert (found.programme_name, found.number, found.host_name) == ("Bina Posyandu", 1, "Kabupaten Buleleng")
    assert [(day.number, day.on) for day in found.days] == [(n, date(2025, 12, n)) for n in (1, 2, 3)]
    assert (found.opener, found.venue) == ("Ibu Ketua", "Hotel Aneka Lovina Villas")
    listed = queries.programmes(by=cast.provincial_team, area_id=cast.areas.bali.id, year=2025)
    assert [(one.name, one.batches, one.fields, one.kind_name) for one in listed] == [
        ("Bina Posyandu", 1, SIX, "Bimbingan teknis (bimtek)")
    ]
    assert queries.years(by=cast.provincial_team, area_id=cast.areas.bali.id) == [2025]


def test_batches_without_dates_stay_untold(cast: Cast) -> None:
    """Banten: three batches over three days; of the second and third the report tells no date (S4.4)."""
    made = programme(cast)
    for _number in range(3):
        batch(cast, made, starts_on=None, ends_on=None, days=1)
    found = queries.batches(by=cast.provincial_team, programme_id=made)
    assert [(one.number, one.starts_on, [day.on for day in one.days]) for one in found] == [
        (1, None, [None]),
        (2, None, [None]),
        (3, None, [None]),
    ]


def test_a_decision_becomes_planned_events_between_months(cast: Cast) -> None:
    """Bimtek in each desa, May to June (S2.7)."""
    origin = factories.some_id(9)
    made = commands.plan_events(
        by=cast.regency_office,
        at=AT,
        area_id=cast.areas.buleleng.id,
        kind="bimtek",
        name="Bimtek Posyandu Enam SPM di desa",
        year=2026,
        host_ids=[cast.areas.tambakan.id, cast.areas.penarukan.id],
        month_from=date(2026, 5, 9),
        month_to=date(2026, 6, 1),
        fields=SIX,
        origin=origin,
        id=origin,
    )
    found = queries.batches_of_origin(origin)
    assert [(one.host_name, one.month_from, one.month_to, one.state) for one in found] == [
        ("Desa Tambakan", date(2026, 5, 1), date(2026, 6, 1), "direncanakan"),
        ("Kelurahan Penarukan", date(2026, 5, 1), date(2026, 6, 1), "direncanakan"),
    ]
    again = {"area_id": cast.areas.buleleng.id, "kind": "bimtek", "name": "x", "year": 2026, "id": origin}
    hosts = [cast.areas.tambakan.id]
    assert commands.plan_events(by=cast.regency_office, at=AT, host_ids=hosts, **again) == made
    events = queries.events(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, year=2026)
    assert [one.host_name for one in events] == ["Kelurahan Penarukan"]
    nowhere = {**again, "id": None, "host_ids": []}
    assert refused(commands.plan_events, by=cast.regency_office, at=AT, **nowhere) == "tuan-rumah-wajib"


def test_dates_given_later_move_the_days_and_keep_their_ids(cast: Cast) -> None:
    made = batch(cast, starts_on=None, ends_on=None, days=2)
    before = queries.batch(by=cast.provincial_team, batch_id=made).days
    dates = {"starts_on": date(2025, 12, 2), "ends_on": date(2025, 12, 3), "host_id": cast.areas.buleleng.id}
    commands.change_batch(by=cast.provincial_team, at=AT, batch_id=made, **dates)
    after = queries.batch(by=cast.provincial_team, batch_id=made).days
    assert [day.id for day in after] == [day.id for day in before]
    assert [day.on for day in after] == [date(2025, 12, 2), date(2025, 12, 3)]
    assert queries.day_of(after[0].id) == (made, after[0])
    assert queries.day_of(made) is None


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({"starts_on": None}, "mulai-wajib"),
        ({"ends_on": date(2025, 11, 30)}, "akhir-sebelum-awal"),
        ({"ends_on": date(2026, 12, 3)}, "hari-angkatan-salah"),
        ({"starts_on": None, "ends_on": None, "days": 0}, "hari-angkatan-salah"),
        ({"mode": "surat"}, "pilihan-tidak-dikenal"),
        ({"number": 0}, "nomor-angkatan-sudah-ada"),
        ({"state": "entah"}, "keadaan-angkatan-salah"),
    ],
)
def test_a_batch_with_doubtful_terms_is_refused(cast: Cast, terms: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as error:
        batch(cast, **terms)
    assert error.value.code == code


def test_a_batch_goes_forward_and_is_called_off_with_a_reason(cast: Cast) -> None:
    made = batch(cast, state="draf")
    move = {"by": cast.provincial_team, "at": AT, "batch_id": made}
    commands.move_batch(**move, state="dibuka")
    assert refused(commands.move_batch, **move, state="batal") == "alasan-wajib"
    commands.move_batch(**move, state="batal", reason="Hotel penuh")
    assert queries.batch(by=cast.provincial_team, batch_id=made).reason == "Hotel penuh"
    host = cast.areas.buleleng.id
    assert refused(commands.change_batch, **move, host_id=host) == "angkatan-batal"
    assert refused(commands.move_batch, **move, state="selesai") == "keadaan-angkatan-salah"
    assert queries.events(by=cast.provincial_team, area_id=cast.areas.bali.id, year=2025) == []


def test_one_programme_of_a_name_a_year_and_a_closed_one_makes_room(cast: Cast) -> None:
    made = programme(cast)
    with pytest.raises(Refusal, match="sudah ada"):
        programme(cast, name="BINA  posyandu")
    change = {"by": cast.provincial_team, "at": AT, "programme_id": made}
    commands.change_programme(**change, kind="pelatihan", name="Bina Posyandu II", year=2025, theme="Seragam")
    assert queries.programme(by=cast.provincial_team, programme_id=made).theme == "Seragam"
    assert refused(commands.close_programme, **change, state="batal") == "alasan-wajib"
    commands.close_programme(**change, state="batal", reason="Dananya dialihkan")
    assert programme(cast, name="Bina Posyandu II") != made
    assert refused(commands.add_batch, **change, host_id=cast.areas.bali.id) == "program-batal"


def test_the_same_form_sent_twice_plans_once(cast: Cast) -> None:
    id = factories.some_id(3)
    assert programme(cast, id=id) == programme(cast, id=id) == id
    assert batch(cast, id, id=id) == batch(cast, id, id=id) == id


def test_only_the_office_that_organises_may_write(cast: Cast) -> None:
    made = batch(cast)
    other = {"at": AT, "batch_id": made}
    host = cast.areas.buleleng.id
    for by in (cast.regency_office, cast.village_head, cast.national_team, cast.kader_a, cast.stranger):
        assert refused(commands.move_batch, **other, by=by, state="selesai") == "tidak-berhak"
        assert refused(commands.change_batch, **other, by=by, host_id=host) == "tidak-berhak"
        with pytest.raises(Refusal):
            programme(cast, by=by)
    officer = {"by": cast.regency_office, "at": AT}
    whole = queries.batch(by=cast.provincial_team, batch_id=made).programme_id
    assert refused(commands.close_programme, **officer, programme_id=whole, state="selesai") == "tidak-berhak"
    change = {"programme_id": whole, "kind": "bimtek", "name": "X", "year": 2025}
    assert refused(commands.change_programme, **officer, **change) == "tidak-berhak"
    assert refused(commands.add_batch, **officer, programme_id=whole, host_id=host) == "tidak-berhak"
    plan = {"area_id": cast.areas.bali.id, "kind": "bimtek", "name": "X", "year": 2025, "host_ids": [host]}
    assert refused(commands.plan_events, **officer, **plan) == "tidak-berhak"
    assert refused(queries.organised_batch, by=cast.regency_office, batch_id=made) == "tidak-berhak"
    assert refused(queries.organised_programme, by=cast.regency_office, programme_id=whole) == "tidak-berhak"
    assert refused(queries.organised_programme, by=cast.stranger, programme_id=whole) == "tidak-ditemukan"
    assert queries.organised_batch(by=cast.provincial_team, batch_id=made).id == made


def test_everybody_whom_it_concerns_sees_it_and_a_stranger_does_not(cast: Cast) -> None:
    made = batch(cast)
    for by in (cast.kader_a, cast.kasi, cast.agency_officer, cast.regency_office, cast.national_team):
        assert queries.batch(by=by, batch_id=made).number == 1
    whole = queries.batch(by=cast.kasi, batch_id=made).programme_id
    for by in (cast.stranger, cast.kader_c, cast.resident):
        assert refused(queries.batch, by=by, batch_id=made) == "tidak-ditemukan"
        assert refused(queries.batches, by=by, programme_id=whole) == "tidak-ditemukan"
        assert refused(queries.programme, by=by, programme_id=whole) == "tidak-ditemukan"
        bali = cast.areas.bali.id
        for query in (queries.programmes, queries.years):
            assert refused(query, by=by, area_id=bali) == "tidak-ditemukan"
        assert refused(queries.events, by=by, area_id=bali, year=2025) == "tidak-ditemukan"
    penarukan = queries.programmes(by=cast.kader_a, area_id=cast.areas.penarukan.id)
    assert [one.name for one in penarukan] == ["Bina Posyandu"]
    assert queries.batches_by_id([made])[made].host_id == cast.areas.buleleng.id


def test_a_draft_is_seen_by_its_office_alone(cast: Cast) -> None:
    made = batch(cast, state="draf")
    assert refused(queries.batch, by=cast.regency_office, batch_id=made) == "tidak-ditemukan"
    whole = queries.batch(by=cast.provincial_team, batch_id=made).programme_id
    assert queries.batches(by=cast.regency_office, programme_id=whole) == []
    secretariat = actor("sekretariat", cast.areas.bali)
    assert len(queries.batches(by=secretariat, programme_id=whole)) == 1
