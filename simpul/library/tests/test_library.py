"""The library (S1.5, S0.8): what is in force on a day, what replaced it, whose it is, and what nobody has told."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.library import commands, queries
from simpul.library.commands import NewFile, Told
from simpul.library.rules import Span, matches, states
from simpul.standards.regulations import regulation_table, tasks_of
from tests.cast import Cast, actor

AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)
PERBUP = Told(kind="perkada", title="Insentif kader", number="Perbup 7/2026", in_force_from=date(2026, 3, 1))
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def add(cast: Cast, told: Told = PERBUP, *, by=None, area=None, **more) -> str:
    area = area or cast.areas.buleleng
    return str(commands.add_entry(by=by or cast.regency_office, at=AT, area_id=area.id, told=told, **more))


def refusal_of(act, *args, **kwargs) -> str:
    with pytest.raises(Refusal) as refused:
        act(*args, **kwargs)
    return refused.value.code


def shown(cast: Cast, by=None, on: date = TODAY, **asked) -> dict[str, str]:
    return {one.label: one.state for one in queries.entries(by=by or cast.kader_a, on=on, **asked)}


@pytest.mark.parametrize(
    ("on", "old", "new"),
    [
        (date(2019, 1, 1), "berlaku", "belum"),
        (date(2024, 9, 16), "berlaku", "belum"),
        (date(2024, 9, 17), "diganti", "berlaku"),
    ],
)
def test_what_replaces_another_does_so_from_its_first_day(on: date, old: str, new: str) -> None:
    spans = {"a": Span(date(2007, 1, 1), None), "b": Span(date(2024, 9, 17), None, ("a",))}
    assert states(spans, on) == {"a": old, "b": new}


def test_what_ended_has_ended_and_what_nobody_dated_is_told_so() -> None:
    spans = {"a": Span(date(2007, 1, 1), date(2020, 1, 1)), "b": Span(None, None)}
    assert states(spans, TODAY) == {"a": "berakhir", "b": "tanpa_tanggal"}


def test_a_search_wants_every_word() -> None:
    assert matches("nomor registrasi", ["Kepmendagri 100.3", "tata cara pemberian nomor registrasi"])
    assert not matches("nomor insentif", ["tata cara pemberian nomor registrasi"])


def test_nothing_known_claims_more_than_its_source() -> None:
    for one in regulation_table().entries:
        assert one.source.trust in ("medium", "weak"), one.code
        assert one.title or one.about, one.code


def test_each_position_has_tasks_with_their_law() -> None:
    kader, ketua = (tasks_of("posyandu", position, TODAY) for position in ("kader", "ketua"))
    assert {one.code for one in kader} & {one.code for one in ketua} == set()
    assert [one.code for one in tasks_of("tim_pembina", "sekretariat", TODAY)]
    assert tasks_of("posyandu", "kader", date(2020, 1, 1)) == kader, "before the first rule, by the first"


@pytest.mark.django_db
def test_the_known_regulations_are_there_with_what_replaced_them(cast: Cast) -> None:
    old = queries.entry(by=cast.resident, key="permendagri-54-2007", on=TODAY)
    assert (old.state, [one.label for one in old.pointed_at]) == ("diganti", ["Permendagri Nomor 13 Tahun 2024"])
    new = queries.entry(by=cast.resident, key="permendagri-13-2024", on=TODAY)
    assert (new.state, new.trust, [one.label for one in new.points_at]) == (
        "berlaku", "weak", ["Permendagri Nomor 54 Tahun 2007"],
    )  # fmt: skip
    assert queries.entry(by=cast.resident, key="permendagri-54-2007", on=date(2024, 9, 1)).state == "tanpa_tanggal"
    assert "permendagri-13-2024" in queries.known_laws(["permendagri-13-2024"], TODAY)
    assert "Permendagri Nomor 54 Tahun 2007" not in shown(cast, in_force=True)


@pytest.mark.django_db
def test_a_regulation_of_a_regency_is_for_its_people_and_searched_by_word_and_field(cast: Cast) -> None:
    key = add(cast)
    material = Told(kind="modul", title="Cara menimbang", field="kesehatan", village_kind="desa")
    add(cast, material, by=cast.staf_desa, area=cast.areas.penarukan)
    assert shown(cast)["Perbup 7/2026"] == "berlaku"
    assert shown(cast, on=date(2026, 2, 28))["Perbup 7/2026"] == "belum"
    assert set(shown(cast, text="insentif kader")) == {"Perbup 7/2026"}
    assert set(shown(cast, group="bahan", field="sosial")) & {"Cara menimbang"} == set()
    assert "Cara menimbang" in shown(cast, group="bahan", field="kesehatan")
    assert set(shown(cast, kind="perkada")) == {"Perbup 7/2026"}
    assert "Cara menimbang" in shown(cast, by=cast.regency_team), "those above see what is below"
    assert "Cara menimbang" not in shown(cast, by=cast.other_village_head)
    for stranger in (cast.stranger, cast.kader_c, cast.resident):
        assert "Perbup 7/2026" not in shown(cast, by=stranger)
        assert refusal_of(queries.entry, by=stranger, key=key, on=TODAY) == "tidak-ditemukan"
        assert refusal_of(queries.entry_file, by=stranger, key=key) == "tidak-ditemukan"
    assert refusal_of(lambda: queries.entry(by=cast.kader_a, key="tidak-ada", on=TODAY)) == "tidak-ditemukan"


@pytest.mark.django_db
def test_a_regulation_replaces_one_of_the_same_library(cast: Cast) -> None:
    old = add(cast)
    new = Told(
        kind="perkada", title="Insentif kader", number="Perbup 9/2026", in_force_from=date(2026, 10, 1),
        relation="mengganti", of_key=old,
    )  # fmt: skip
    add(cast, new)
    assert shown(cast)["Perbup 7/2026"] == "diganti"
    assert shown(cast, on=date(2026, 9, 30))["Perbup 7/2026"] == "berlaku"
    found = queries.entry(by=cast.kader_a, key=old, on=TODAY)
    assert [(one.label, one.relation) for one in found.pointed_at] == [("Perbup 9/2026", "mengganti")]
    text = Told(kind="panduan", title="Naskah lengkap", relation="melengkapi", of_key="permendagri-13-2024")
    add(cast, text, by=actor("sekretariat", cast.areas.nation), area=cast.areas.nation)
    law = queries.entry(by=cast.resident, key="permendagri-13-2024", on=TODAY)
    assert "Naskah lengkap" in {one.label for one in law.pointed_at}


@pytest.mark.django_db
def test_the_file_is_for_everybody_who_sees_the_entry(cast: Cast) -> None:
    key = add(cast, file=NewFile("perbup.pdf", PDF))
    assert queries.entry(by=cast.kader_a, key=key, on=TODAY).has_file
    assert queries.entry_file(by=cast.kader_a, key=key).kind == "pdf"
    assert refusal_of(lambda: queries.entry_file(by=cast.stranger, key=key)) == "tidak-ditemukan"
    without = add(cast, Told(kind="edaran", title="Edaran"))
    assert refusal_of(lambda: queries.entry_file(by=cast.kader_a, key=without)) == "tidak-ditemukan"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("told", "code"),
    [
        (Told(kind="wahyu", title="A"), "pustaka-jenis-salah"),
        (Told(kind="edaran", title="A", field="olahraga"), "pustaka-jenis-salah"),
        (Told(kind="edaran", title="A", trust="yakin"), "pustaka-jenis-salah"),
        (Told(kind="edaran", title=" "), "uraian-kosong"),
        (Told(kind="edaran", title="A", link="javascript:alert(1)"), "pustaka-tautan-salah"),
        (Told(kind="edaran", title="A", relation="mengganti"), "pustaka-hubungan-kurang"),
        (Told(kind="edaran", title="A", relation="mengganti", of_key="tidak-ada"), "tidak-ditemukan"),
        (
            Told(kind="edaran", title="A", in_force_from=date(2026, 2, 1), in_force_to=date(2026, 1, 1)),
            "akhir-sebelum-awal",
        ),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, told: Told, code: str) -> None:
    assert refusal_of(lambda: add(cast, told)) == code


@pytest.mark.django_db
def test_an_entry_is_corrected_once_and_taken_back_with_a_reason(cast: Cast) -> None:
    id = new_id()
    for _ in range(2):
        add(cast, id=id)
    assert refusal_of(lambda: add(cast)) == "pustaka-nomor-sudah-ada"
    ended = Told(**{**vars(PERBUP), "in_force_to": date(2026, 11, 1)})
    office = {"by": cast.regency_office, "at": AT, "id": id}
    commands.correct_entry(**office, version=1, told=ended)
    assert shown(cast)["Perbup 7/2026"] == "berakhir"
    assert refusal_of(lambda: commands.correct_entry(**office, version=1, told=PERBUP)) == "sudah-diubah-orang-lain"
    itself = Told(**{**vars(PERBUP), "relation": "mengganti", "of_key": str(id)})
    assert refusal_of(lambda: commands.correct_entry(**office, version=2, told=itself)) == "pustaka-hubungan-sendiri"
    commands.void_entry(**office, reason="Salah nomor")
    assert "Perbup 7/2026" not in shown(cast)
    assert refusal_of(lambda: commands.void_entry(**office, reason="Lagi")) == "tidak-ditemukan"


@pytest.mark.django_db
def test_an_agency_keeps_what_is_of_its_own_field(cast: Cast) -> None:
    works_agency, social_agency = (
        cast.agency_officer,
        actor("petugas_opd", cast.areas.buleleng, agency_fields=("sosial",)),
    )
    told = Told(kind="modul", title="Sanitasi rumah", field="pekerjaan_umum", village_kind="desa")
    id = UUID(add(cast, told, by=works_agency))
    assert "Sanitasi rumah" in shown(cast)
    for field in ("", "sosial"):
        other = Told(**{**vars(told), "field": field})
        assert refusal_of(add, cast, other, by=works_agency) == "pustaka-bidang-lain"
        given = {"by": works_agency, "at": AT, "id": id, "version": 1, "told": other}
        assert refusal_of(commands.correct_entry, **given) == "pustaka-bidang-lain"
    assert refusal_of(commands.correct_entry, by=social_agency, at=AT, id=id, version=1, told=told) == "tidak-berhak"
    assert refusal_of(commands.void_entry, by=works_agency, at=AT, id=UUID(add(cast)), reason="Salah") == "tidak-berhak"
    seen = {one.label: one.may_write for one in queries.entries(by=works_agency, on=TODAY)}
    assert (seen["Sanitasi rumah"], seen["Perbup 7/2026"]) == (True, False)
    commands.correct_entry(by=works_agency, at=AT, id=id, version=1, told=Told(**{**vars(told), "title": "Sanitasi"}))
    assert refusal_of(add, cast, told, by=works_agency, area=cast.areas.bali) == "tidak-berhak"


@pytest.mark.django_db
def test_only_those_who_keep_the_library_of_an_area_write_there(cast: Cast) -> None:
    id = new_id()
    add(cast, id=id)
    for stranger in (
        cast.stranger,
        cast.kader_a,
        cast.regency_team,
        cast.staf_desa,
        cast.resident,
    ):
        assert refusal_of(add, cast, by=stranger) == "tidak-berhak"
        given = {"by": stranger, "at": AT, "id": id}
        assert refusal_of(commands.correct_entry, **given, version=1, told=PERBUP) == "tidak-berhak"
        assert refusal_of(commands.void_entry, **given, reason="Salah") == "tidak-berhak"
