from datetime import UTC, date, datetime
from typing import Any

import pytest

from simpul.audit.models import Change
from simpul.audit.queries import history
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.people.commands import PersonOutcome, register_person
from simpul.people.models import Person
from simpul.people.queries import person
from tests import factories
from tests.cast import Cast

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
NIK = "5108064503240001"
CHILD = {"name": "Ni Luh Ayu", "sex": "P", "birth_date": date(2024, 3, 5), "mother_name": "Ni Made Sari"}


def register(cast: Cast, by: Actor | None = None, **more: Any) -> PersonOutcome:
    given = {**CHILD, "village_id": cast.areas.penarukan.id, "post_id": cast.post_a.id, **more}
    return register_person(by=by or cast.kader_a, at=AT, **given)


def code_of(cast: Cast, **more: Any) -> str:
    with pytest.raises(Refusal) as refused:
        register(cast, **more)
    return refused.value.code


def test_a_kader_registers_a_child_of_her_post(cast: Cast) -> None:
    outcome = register(cast)
    child = person(by=cast.kader_a, id=outcome.id)
    assert (child.name, child.age(date(2026, 11, 22)), child.post_id) == (
        "Ni Luh Ayu",
        "2 tahun 8 bulan",
        cast.post_a.id,
    )
    assert outcome.warnings == ()
    assert Change.objects.get().feed == cast.post_a.id


def test_a_village_registers_without_a_post(cast: Cast) -> None:
    outcome = register(cast, by=cast.staf_desa, post_id=None)
    assert Person.objects.get(id=outcome.id).post_id is None


def test_an_office_does_not_put_a_person_into_the_care_of_a_post_by_registering(cast: Cast) -> None:
    outcome = register(cast, by=cast.staf_desa, post_id=cast.post_c.id)
    assert Person.objects.get(id=outcome.id).post_id is None


@pytest.mark.parametrize(
    "who",
    [
        "kader_b",
        "stranger",
        "other_village_head",
        "regency_team",
        "agency_officer",
        "auditor",
        "admin",
        "resident",
        "kasi",
    ],
)
def test_whoever_is_not_of_the_post_or_village_registers_nobody(cast: Cast, who: str) -> None:
    assert code_of(cast, by=getattr(cast, who)) == "tidak-berhak"
    assert not Person.objects.exists()


def test_a_kader_registers_nobody_in_another_village(cast: Cast) -> None:
    assert code_of(cast, village_id=cast.areas.kaliuntu.id) == "tidak-berhak"


def test_nobody_marks_a_real_person_as_demo(cast: Cast) -> None:
    assert code_of(cast, is_demo=True) == "tidak-berhak"


def test_the_same_form_sent_twice_is_one_person(cast: Cast) -> None:
    id = new_id()
    assert not register(cast, id=id).repeated
    assert register(cast, id=id).repeated
    assert Person.objects.count() == 1
    assert code_of(cast, id=id, name="Orang Lain") == "sudah-ada-lain"


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"name": " "}, "nama-kosong", "name"),
        ({"name": "x" * 1_000_000}, "terlalu-panjang", "name"),
        ({"mother_name": "x" * 1_000_000}, "terlalu-panjang", "mother_name"),
        ({"address": "x" * 1_000_000}, "terlalu-panjang", "address"),
        ({"phone": "0" * 1_000_000}, "terlalu-panjang", "phone"),
        ({"nik": "1" * 1_000_000}, "nik-salah", "nik"),
        ({"nik": "5108"}, "nik-salah", "nik"),
        ({"sex": ""}, "jenis-kelamin-wajib", "sex"),
        ({"birth_date": date(2026, 11, 23)}, "lahir-mendatang", "birth_date"),
        ({"birth_date": date(1824, 3, 5)}, "umur-mustahil", "birth_date"),
        ({"disability": "sakti"}, "disabilitas-tidak-dikenal", "disability"),
        ({"mother_id": new_id()}, "tidak-ditemukan", "mother_id"),
        ({"household_id": new_id()}, "keluarga-tidak-ditemukan", "household_id"),
        ({"hamlet_id": new_id()}, "tidak-ditemukan", None),
    ],
)
def test_wrong_input_gets_a_sentence_at_its_field(cast: Cast, wrong: dict, code: str, field: str | None) -> None:
    with pytest.raises(Refusal) as refused:
        register(cast, **wrong)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert refused.value.sentence
    assert not Person.objects.exists()


def test_a_birth_is_of_today_by_the_calendar_of_the_village(cast: Cast) -> None:
    evening = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)  # 00.30 on the 23rd in Bali
    given = {**CHILD, "village_id": cast.areas.penarukan.id, "birth_date": date(2026, 11, 23)}
    assert register_person(by=cast.staf_desa, at=evening, **given).id


@pytest.mark.parametrize(
    "name", ["Ma'ruf", 'Siti "Ani" Aminah', "ᬦᬶ ᬮᬸᬄ", "'; DROP TABLE people_person; --", "{nama} %s"]
)
def test_names_are_kept_as_people_write_them(cast: Cast, name: str) -> None:
    assert person(by=cast.kader_a, id=register(cast, name=name).id).name == name


def test_persons_belong_to_a_village(cast: Cast) -> None:
    given = {**CHILD, "village_id": cast.areas.kec_buleleng.id}
    with pytest.raises(Refusal) as refused:
        register_person(by=cast.puskesmas, at=AT, **given)
    assert refused.value.code == "orang-perlu-desa"


def test_a_hamlet_is_one_of_the_village(cast: Cast) -> None:
    other = factories.hamlet(cast.areas.kaliuntu)
    assert code_of(cast, hamlet_id=other.id) == "dusun-bukan-desa-ini"
    own = factories.hamlet(cast.areas.penarukan)
    assert register(cast, hamlet_id=own.id).id


def test_a_mother_is_a_woman_born_before(cast: Cast) -> None:
    father = factories.person(cast.post_a, sex="L", born=date(1990, 1, 1))
    sister = factories.person(cast.post_a, born=date(2024, 3, 5))
    mother = factories.person(cast.post_a, born=date(1992, 1, 1))
    hidden = factories.person(cast.post_b, born=date(1992, 1, 1))
    assert code_of(cast, mother_id=father.id) == "ibu-keliru"
    assert code_of(cast, mother_id=sister.id) == "ibu-keliru"
    assert code_of(cast, mother_id=hidden.id) == "tidak-ditemukan"
    assert register(cast, mother_id=mother.id).id


def test_a_nik_that_disagrees_is_saved_with_a_warning(cast: Cast) -> None:
    outcome = register(cast, nik=NIK, sex="L", birth_date=date(2024, 3, 6))
    assert [one.code for one in outcome.warnings] == ["nik-beda-lahir", "nik-beda-jenis-kelamin"]


def test_a_nik_is_neither_in_the_table_nor_in_the_audit_to_read(cast: Cast) -> None:
    outcome = register(cast, nik="51.08.06 450324 0001")
    row = Person.objects.values().get(id=outcome.id)
    kept = " ".join(str(bytes(value) if isinstance(value, memoryview) else value) for value in row.values())
    assert NIK not in kept
    assert "450324" not in kept
    assert "450324" not in str(history("person", outcome.id))
    assert row["nik_end"] == "0001"


def test_the_same_nik_points_to_whom_it_belongs(cast: Cast) -> None:
    first = register(cast, nik=NIK)
    with pytest.raises(Refusal) as refused:
        register(cast, nik=NIK, name="Orang Lain")
    assert refused.value.code == "nik-sudah-ada"
    assert refused.value.params["person_id"] == first.id
    assert "Ni Luh Ayu" in refused.value.sentence


def test_the_same_nik_of_somebody_out_of_sight_sends_to_the_village(cast: Cast) -> None:
    register(cast, nik=NIK)
    with pytest.raises(Refusal) as refused:
        register(cast, by=cast.kader_c, village_id=cast.areas.ampukung.id, post_id=cast.post_c.id, nik=NIK, name="Lain")
    assert refused.value.code == "nik-sudah-ada-di-tempat-lain"
    assert "Ni Luh" not in refused.value.sentence
    assert refused.value.params == {}


def test_the_same_name_birth_and_mother_is_asked_about(cast: Cast) -> None:
    first = register(cast)
    with pytest.raises(Refusal) as refused:
        register(cast, name="NI LUH AYU", mother_name="ni made sari")
    assert (refused.value.code, refused.value.params["person_id"]) == ("mungkin-sudah-ada", first.id)
    assert register(cast, sure=True).id != first.id


def test_the_same_child_at_the_other_post_of_the_village_is_asked_about_without_a_name(cast: Cast) -> None:
    register(cast)
    with pytest.raises(Refusal) as refused:
        register(cast, by=cast.kader_b, post_id=cast.post_b.id)
    assert (refused.value.code, refused.value.params) == ("mungkin-sudah-ada-di-desa", {})


def test_twins_and_namesakes_are_not_doubles(cast: Cast) -> None:
    register(cast)
    assert register(cast, name="Ni Luh Ary").id
    assert register(cast, mother_name="Ni Ketut Rai").id
    assert register(cast, birth_date=date(2024, 3, 6)).id


def test_a_kader_of_public_works_does_not_write_a_disability(cast: Cast) -> None:
    assert code_of(cast, by=cast.kader_pu_a, disability="fisik") == "tidak-berhak"
    assert register(cast, by=cast.kader_sosial_a, disability="fisik").id
