"""Registers, single records, a person's records, and what may be recorded."""

from datetime import date

import pytest

from simpul.kernel.actor import VILLAGE, Actor, Grant
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.services.commands import void_record
from simpul.services.queries import form_for, record, records_of, register, services_for
from tests import factories
from tests.cast import actor

from .conftest import AT, TODAY, WEIGHING, one

STRANGERS = ["kader_b", "kader_c", "stranger", "resident"]


@pytest.fixture
def saved(cast, weighing):
    item = weighing(9.5, also={"pb_tb": 74.0, "cara_ukur": "berdiri"})
    assert one(cast.kader_a, item).saved
    return item


def test_a_record_is_shown_in_the_words_of_its_form(cast, child, saved) -> None:
    page = record(by=cast.kader_a, id=saved.id)
    assert page.person.name == "Kadek Sari"
    assert page.answers[0] == ("Berat badan (BB)", "9,5 kg")
    assert ("Cara ukur", "Berdiri (TB)") in page.answers
    assert ("Dirujuk ke Pustu/Puskesmas", "Tidak") in page.answers
    assert (page.may_correct, page.may_void) == (True, True)
    assert [(step.what, step.by_name) for step in page.history] == [("dicatat", cast.kader_a.name)]


def test_who_may_read_but_not_write_is_offered_no_change(cast, saved) -> None:
    reader = Actor(
        id=new_id(),
        name="Pembaca",
        grants=(Grant("pembaca", {"record.read": None}, area_id=cast.areas.penarukan.id, level=VILLAGE),),
    )
    page = record(by=reader, id=saved.id)
    assert (page.may_correct, page.may_void, page.person) == (False, False, None)


@pytest.mark.parametrize("who", [*STRANGERS, "kader_pu_a"])
def test_a_stranger_finds_no_record_and_no_list(cast, child, saved, who: str) -> None:
    by = getattr(cast, who)
    with pytest.raises(Refusal) as refusal:
        record(by=by, id=saved.id)
    assert refusal.value.code == "tidak-ditemukan"
    if who != "kader_pu_a":
        with pytest.raises(Refusal) as refusal:
            records_of(by=by, person_id=child.id)
        assert refusal.value.code == "tidak-ditemukan"


def test_a_record_that_does_not_exist_is_not_found(cast) -> None:
    with pytest.raises(Refusal) as refusal:
        record(by=cast.kader_a, id=new_id())
    assert refusal.value.code == "tidak-ditemukan"


def test_a_persons_records_come_newest_first_and_in_pages(cast, child, weighing) -> None:
    for month in (8, 9, 10):
        one(cast.kader_a, weighing(9 + month / 10, on=date(2026, month, 12)))
    lines = records_of(by=cast.kader_a, person_id=child.id, limit=2)
    assert [line.on.month for line in lines] == [10, 9]
    assert lines[0].summary == "Berat badan (BB) 10 kg, Dirujuk ke Pustu/Puskesmas Tidak"
    older = records_of(by=cast.kader_a, person_id=child.id, before=lines[-1].on)
    assert [line.on.month for line in older] == [8]


def test_a_public_works_kader_sees_no_health_data_of_a_neighbour(cast, child, saved) -> None:
    assert records_of(by=cast.kader_pu_a, person_id=child.id) == []
    assert len(records_of(by=cast.kader_a, person_id=child.id)) == 1


def test_a_sealed_report_is_read_only_by_the_named_roles(cast, other) -> None:
    coordinator = actor("koordinator", cast.post_a, "trantibumlinmas")
    item = other("trantibumlinmas.uji_tertutup", {"cerita": "Minta pendampingan."})
    one(coordinator, item)
    assert record(by=coordinator, id=item.id).answers == (("Cerita", "Minta pendampingan."),)
    with pytest.raises(Refusal) as refusal:
        record(by=actor("kader", cast.post_a, "trantibumlinmas"), id=item.id)
    assert refusal.value.code == "tidak-ditemukan"
    for by in (cast.ketua_a, actor("kader", cast.post_a, "trantibumlinmas")):
        with pytest.raises(Refusal) as refusal:
            register(by=by, post_id=cast.post_a.id, service=item.service, period=Period(2026, 11))
        assert refusal.value.code == "tidak-berhak"
    seen = register(by=coordinator, post_id=cast.post_a.id, service=item.service, period=Period(2026, 11))
    assert [row.cells for row in seen.rows] == [("Minta pendampingan.",)]


def test_the_register_has_a_line_per_record_with_units_in_the_heading(cast, saved, weighing) -> None:
    one(cast.kader_a, weighing(9.1, on=date(2026, 11, 3)))
    one(cast.kader_a, weighing(9.1, on=date(2026, 10, 13)))
    void_record(by=cast.kader_a, at=AT, id=saved.id, reason="tercatat dua kali")
    found = register(by=cast.kader_a, post_id=cast.post_a.id, service=WEIGHING, period=Period(2026, 11))
    assert found.columns[0] == ("bb", "Berat badan (BB) (kg)")
    assert [(row.number, row.on.day, row.about, row.cells[0]) for row in found.rows] == [
        (1, 3, "Kadek Sari", "9,1"),
        (2, 22, "Kadek Sari", "9,5"),
    ]
    assert [(row.void, row.void_reason) for row in found.rows] == [(False, ""), (True, "tercatat dua kali")]


def test_the_register_of_a_quarter_holds_its_months(cast, saved, weighing) -> None:
    one(cast.kader_a, weighing(9.1, on=date(2026, 10, 13)))
    one(cast.kader_a, weighing(9.0, on=date(2026, 9, 13)))
    found = register(by=cast.kader_a, post_id=cast.post_a.id, service=WEIGHING, period=Period(2026, 10, 3))
    assert [row.on.month for row in found.rows] == [10, 11]


def test_every_type_of_answer_can_be_printed(cast, child, other) -> None:
    kader = actor("kader", cast.post_a, "perumahan")
    answers = {
        "layak": False,
        "rusak": ["atap", "lantai"],
        "bantuan": "bsps",
        "luas": 936.5,
        "penghuni": 5,
        "alamat": "Banjar Tegal",
        "sejak": "2026-08-12",
        "serumah": [str(child.id)],
        "titik": {"lat": -8.112, "lon": 115.088},
    }
    assert one(kader, other("perumahan.uji_semua", answers, person_id=child.id)).saved
    (row,) = register(by=kader, post_id=cast.post_a.id, service="perumahan.uji_semua", period=Period(2026, 11)).rows
    assert row.cells == (
        "Tidak",
        "Atap, Lantai",
        "BSPS",
        "936,5",
        "5",
        "Banjar Tegal",
        "",
        "12 Agustus 2026",
        "1 orang",
        "",
        "-8.112000, 115.088000",
    )


def test_the_register_of_a_place_names_the_place(cast, other) -> None:
    one(cast.kader_pu_a, other("pekerjaan_umum.uji_sumur", {"pengguna": 3}, place="Sumur Tegal"))
    found = register(
        by=cast.kader_pu_a, post_id=cast.post_a.id, service="pekerjaan_umum.uji_sumur", period=Period(2026, 11)
    )
    assert [row.about for row in found.rows] == ["Sumur Tegal"]


def test_the_register_of_a_family_names_its_head_for_who_may_read_persons(cast, other) -> None:
    family = factories.household(post=cast.post_a)
    item = other("sosial.uji_keluarga", {"miskin": True}, household_id=family.id)
    one(cast.kader_sosial_a, item)
    given = {"post_id": cast.post_a.id, "service": item.service, "period": Period(2026, 11)}
    assert [row.about for row in register(by=cast.kader_sosial_a, **given).rows] == ["Keluarga I Ketut Darma"]
    assert record(by=cast.kader_sosial_a, id=item.id).about == "Keluarga I Ketut Darma"
    actions = {"record.read": None, "post.read": None}
    reader = Actor(new_id(), "Pembaca", (Grant("pembaca", actions, area_id=cast.areas.penarukan.id, level=VILLAGE),))
    assert [row.about for row in register(by=reader, **given).rows] == ["—"]


def test_a_register_of_a_time_before_the_form_has_the_headings_of_the_first(cast, other) -> None:
    given = {"by": cast.kader_sosial_a, "post_id": cast.post_a.id, "service": "sosial.uji_berganti"}
    assert [register(**given, period=Period(2026, month)).service.version for month in (6, 7)] == [1, 2]
    assert register(**given, period=Period(2019, 1)).rows == ()


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_prints_no_register_and_records_nothing_here(cast, saved, who: str) -> None:
    by, post = getattr(cast, who), cast.post_a.id
    for see in (
        lambda: register(by=by, post_id=post, service=WEIGHING, period=Period(2026, 11)),
        lambda: services_for(by=by, post_id=post, on=TODAY),
        lambda: form_for(by=by, post_id=post, service=WEIGHING, on=TODAY),
    ):
        with pytest.raises(Refusal) as refusal:
            see()
        assert refusal.value.code == "tidak-ditemukan"


def test_a_register_of_another_field_is_refused(cast, saved) -> None:
    with pytest.raises(Refusal) as refusal:
        register(by=cast.kader_pu_a, post_id=cast.post_a.id, service=WEIGHING, period=Period(2026, 11))
    assert refusal.value.code == "tidak-berhak"


def test_an_unknown_register_is_refused(cast) -> None:
    with pytest.raises(Refusal) as refusal:
        register(by=cast.kader_a, post_id=cast.post_a.id, service="kesehatan.tidak_ada", period=Period(2026, 11))
    assert refusal.value.code == "layanan-tidak-dikenal"


def test_a_kader_is_offered_the_services_of_the_own_field(cast) -> None:
    offered = services_for(by=cast.kader_pu_a, post_id=cast.post_a.id, on=TODAY)
    assert {offer.service.field for offer in offered} == {"pekerjaan_umum"}
    assert "pekerjaan_umum.uji_sumur" in {offer.code for offer in offered}
    places = services_for(by=cast.kader_pu_a, post_id=cast.post_a.id, on=TODAY, subject="place")
    assert {offer.service.subject for offer in places} == {"place"}


def test_sealed_services_are_offered_to_the_named_roles_only(cast) -> None:
    for role, sees in [("kader", False), ("koordinator", True)]:
        by = actor(role, cast.post_a, "trantibumlinmas")
        codes = {offer.code for offer in services_for(by=by, post_id=cast.post_a.id, on=TODAY)}
        assert ("trantibumlinmas.uji_tertutup" in codes) is sees


def test_for_a_person_only_what_is_for_that_person_is_offered(cast, child) -> None:
    offered = services_for(by=cast.kader_a, post_id=cast.post_a.id, on=TODAY, person_id=child.id)
    names = {offer.code: offer.doubt for offer in offered}
    assert names[WEIGHING] == ""
    assert "kesehatan.uji_hamil" not in names
    just_past = factories.person(cast.post_a, born=date(2020, 9, 1))
    offered = services_for(by=cast.kader_a, post_id=cast.post_a.id, on=TODAY, person_id=just_past.id)
    assert {offer.code: bool(offer.doubt) for offer in offered}[WEIGHING]


def test_the_form_is_the_one_valid_on_that_day(cast) -> None:
    for on, version in [(date(2026, 6, 30), 1), (date(2026, 7, 1), 2)]:
        form = form_for(by=cast.kader_sosial_a, post_id=cast.post_a.id, service="sosial.uji_berganti", on=on)
        assert form.version == version
    with pytest.raises(Refusal) as refusal:
        form_for(by=cast.kader_a, post_id=cast.post_a.id, service="sosial.uji_berganti", on=TODAY)
    assert refusal.value.code == "tidak-berhak"
