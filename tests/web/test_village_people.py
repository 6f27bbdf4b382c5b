"""Residents: once each, read with a trace, corrected with what follows."""

import pytest

from simpul.facts.models import Record
from simpul.kernel.ids import new_id
from simpul.people.models import NikReading, Person, PersonReading
from simpul.registry.models import RosterEntry
from tests import factories
from tests.web.post_cast import form_of, intention, text, today, weighing, words, years_ago

MANY = "x" * 100_000


def new(**more):
    given = {"name": "Putu Baru", "sex": "L", "birth_date": years_ago(3).isoformat(), "mother_name": "Ni Made Ayu"}
    return intention(**{**given, **more})


def address(stage) -> str:
    return f"/warga/pos/{stage.post.id}/"


def test_a_kader_registers_somebody_once_and_they_stand_in_the_roster(browse, stage) -> None:
    client, form = browse(stage.kader), new()
    first, second = (client.post(f"{address(stage)}baru/", form) for _ in range(2))
    person = Person.objects.get(name="Putu Baru")
    assert first.url == second.url == f"/warga/{person.id}/"
    assert RosterEntry.objects.get(person=person).post == stage.post
    assert "Putu Baru" in words(client.get(address(stage)))


def test_somebody_alike_is_shown_before_a_second_one_is_saved(browse, stage) -> None:
    client = browse(stage.kader)
    same = new(name="Kadek Sari", birth_date=stage.child.birth_date.isoformat(), mother_name="Ni Wayan Rai", sex="P")
    asked = client.post(f"{address(stage)}baru/", same)
    assert "Mungkin orang ini sudah terdaftar" in words(asked)
    assert f"/warga/{stage.child.id}/" in text(asked)
    assert 'value="Kadek Sari"' in text(asked)
    assert Person.objects.filter(name="Kadek Sari").count() == 1
    sure = text(asked).split('name="sure" value="')[1].split('"')[0]
    client.post(f"{address(stage)}baru/", {**same, "sure": sure})
    assert Person.objects.filter(name="Kadek Sari").count() == 2


WRONG = {
    "no name": ({"name": ""}, "Isi dulu: Nama lengkap"),
    "a name without letters": ({"name": "123"}, "Tulis namanya dengan huruf"),
    "a very long name": ({"name": MANY}, "terlalu panjang"),
    "no sex": ({"sex": ""}, "Isi dulu: Jenis kelamin"),
    "born on 31 February": ({"birth_date": "31/02/2020"}, "tidak ada"),
    "two digits of a year": ({"birth_date": "12/08/20"}, "empat angka"),
    "not born yet": ({"birth_date": "2099-01-01"}, "belum tiba"),
    "born in 1850": ({"birth_date": "1850-01-01"}, "Periksa tahunnya"),
    "a short NIK": ({"nik": "5108"}, "16 angka"),
    "a NIK of letters": ({"nik": "lima satu nol delapan"}, "16 angka"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_lost(browse, stage, case) -> None:
    given, sentence = WRONG[case]
    answer = browse(stage.kader).post(f"{address(stage)}baru/", new(**given))
    assert answer.status_code == 200
    assert sentence in words(answer)
    assert 'value="Ni Made Ayu"' in text(answer)
    assert next(iter(given.values())) in text(answer)
    assert not Person.objects.filter(mother_name="Ni Made Ayu").exists()


def test_a_nik_that_disagrees_warns_and_does_not_refuse(browse, stage) -> None:
    nik = "5108064107900001"
    page = browse(stage.kader).post(f"{address(stage)}baru/", new(nik=nik), follow=True)
    assert "tidak sama dengan yang terbaca dari NIK" in words(page)
    assert Person.objects.get(name="Putu Baru").nik_end == "0001"


def test_quotes_and_scripts_in_a_name_are_only_letters(browse, stage) -> None:
    name = 'I Gede <b>O\'Brien</b> "Dé"'
    page = browse(stage.kader).post(f"{address(stage)}baru/", new(name=name), follow=True)
    assert "<b>O" not in text(page)
    assert page.status_code == 200


def test_opening_a_person_is_written_down(browse, stage) -> None:
    browse(stage.kader).get(f"/warga/{stage.child.id}/")
    reading = PersonReading.objects.get()
    assert (reading.person_id, reading.by) == (stage.child.id, stage.kader.id)


def test_a_nik_is_masked_until_somebody_says_what_for(browse, stage) -> None:
    browse(stage.staff).post("/warga/desa/51.08.06.1020/baru/", new(nik="5108064107900001"))
    person = Person.objects.get(name="Putu Baru")
    client = browse(stage.staff)
    assert "5108064107900001" not in text(client.get(f"/warga/{person.id}/"))
    assert "Isi dulu: Untuk apa" in words(client.post(f"/warga/{person.id}/nik/", intention(reason="")))
    page = client.post(f"/warga/{person.id}/nik/", intention(reason="mengisi rujukan"))
    assert "5108064107900001" in text(page)
    assert NikReading.objects.get().reason == "mengisi rujukan"


def test_a_kader_may_not_open_a_nik(browse, stage) -> None:
    assert browse(stage.kader).post(f"/warga/{stage.child.id}/nik/", intention(reason="ingin tahu")).status_code == 403
    assert not NikReading.objects.exists()


def corrected(person: Person, **more):
    given = {"name": person.name, "sex": person.sex, "birth_date": person.birth_date.isoformat()}
    return intention(**{**given, "mother_name": person.mother_name, "version": person.version, **more})


def test_a_corrected_birth_date_follows_into_the_records(browse, stage) -> None:
    client = browse(stage.kader)
    client.post(form_of(stage), weighing(stage))
    before = Record.objects.get().age_days
    born = stage.child.birth_date.replace(day=2)
    client.post(f"/warga/{stage.child.id}/betulkan/", corrected(stage.child, birth_date=born.isoformat()))
    assert Record.objects.get().age_days == before - 1
    assert "Dibetulkan" in words(client.get(f"/warga/{stage.child.id}/"))


def test_a_birth_date_after_a_record_is_refused_with_a_sentence(browse, stage) -> None:
    client = browse(stage.kader)
    client.post(form_of(stage), weighing(stage, on=today().isoformat()))
    form = corrected(stage.child, birth_date=today().isoformat())
    Record.objects.update(on=stage.child.birth_date)
    answer = client.post(f"/warga/{stage.child.id}/betulkan/", form)
    assert "sebelum tanggal lahir baru" in words(answer)
    stage.child.refresh_from_db()
    assert stage.child.birth_date == years_ago(1)


def test_two_who_correct_at_once_do_not_overwrite_each_other(browse, stage) -> None:
    form = corrected(stage.child, name="Kadek Satu")
    browse(stage.ketua).post(f"/warga/{stage.child.id}/betulkan/", form)
    other = corrected(stage.child, name="Kadek Dua")
    page = browse(stage.kader).post(f"/warga/{stage.child.id}/betulkan/", other)
    assert "baru saja diubah orang lain" in words(page)
    assert 'value="Kadek Dua"' in text(page)


def test_a_death_is_noted_and_a_mistaken_note_taken_back_with_a_reason(browse, stage) -> None:
    client = browse(stage.kader)
    client.post(f"/warga/{stage.child.id}/meninggal/", intention(died_on=today().isoformat(), version=1))
    assert "meninggal" in words(client.get(f"/warga/{stage.child.id}/"))
    wrong = client.post(f"/warga/{stage.child.id}/meninggal/", intention(reason="", version=2))
    assert "Isi dulu" in words(wrong)
    client.post(f"/warga/{stage.child.id}/meninggal/", intention(reason="salah orang", version=2))
    stage.child.refresh_from_db()
    assert stage.child.died_on is None


def test_dying_before_being_born_is_refused(browse, stage) -> None:
    form = intention(died_on="2020-01-01", version=1)
    page = browse(stage.kader).post(f"/warga/{stage.child.id}/meninggal/", form)
    assert "sebelum lahir" in words(page)


def test_village_staff_move_a_resident_to_another_post(browse, stage) -> None:
    form = intention(post_id=str(stage.other_post.id), on=today().isoformat())
    browse(stage.staff).post(f"/warga/{stage.child.id}/posyandu/", form)
    stage.child.refresh_from_db()
    assert stage.child.post_id == stage.other_post.id
    assert browse(stage.kader_b).get(f"/warga/{stage.child.id}/").status_code == 200


def test_those_without_a_birth_date_are_listed_with_the_way_to_complete_them(browse, stage) -> None:
    nobody = factories.person(stage.post, "Tanpa Tanggal", born=None)
    factories.person(stage.other_post, "Pos Lain", born=None)
    page = text(browse(stage.kader).get("/warga/tanpa-tanggal-lahir/"))
    assert f"/warga/{nobody.id}/betulkan/" in page
    assert "Pos Lain" not in page


def test_a_stranger_finds_nobody(browse, stage) -> None:
    for user in (stage.kader_b, stage.stranger):
        client = browse(user)
        assert client.get(address(stage)).status_code == 403
        assert client.post(f"{address(stage)}baru/", new()).status_code == 403
        assert client.get(f"/warga/{stage.child.id}/").status_code == 404
        assert client.post(f"/warga/{stage.child.id}/betulkan/", corrected(stage.child)).status_code in (403, 404)
        assert client.post(f"/warga/{stage.child.id}/meninggal/", intention(version=1)).status_code in (403, 404)
        assert client.get("/warga/desa/51.08.06.1020/").status_code == 403
    assert not Person.objects.filter(name="Putu Baru").exists()
    assert not PersonReading.objects.exists()
    assert browse(stage.kader).get(f"/warga/{new_id()}/").status_code == 404
