"""Recording a service: one record, asked back where doubtful, nothing lost where wrong."""

import pytest
from django.utils import timezone

from simpul.facts.commands import close_month
from simpul.facts.models import Record
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from tests import factories
from tests.web.post_cast import form_of, text, today, weighing, words

MANY = "x" * 1_000_000


def test_a_weighing_is_recorded_and_its_page_says_so(browse, stage) -> None:
    done = browse(stage.kader).post(form_of(stage), weighing(stage), follow=True)
    record = Record.objects.get()
    assert record.answers == {"bb": 9.5, "rujuk": False}
    assert (record.person_id, record.on, record.post_id) == (stage.child.id, today(), stage.post.id)
    assert "Penimbangan dan pengukuran balita tercatat: Kadek Sari" in words(done)
    assert "9,5 kg" in words(done)


def test_a_double_click_makes_one_record(browse, stage) -> None:
    client, form = browse(stage.kader), weighing(stage)
    first, second = client.post(form_of(stage), form), client.post(form_of(stage), form)
    assert Record.objects.count() == 1
    assert first.url == second.url


def test_the_back_button_with_other_figures_leads_to_the_record_that_is_there(browse, stage) -> None:
    client, form = browse(stage.kader), weighing(stage)
    client.post(form_of(stage), form)
    page = client.post(form_of(stage), {**form, "q.bb": "9,9"})
    assert "sudah tersimpan dengan isi lain" in words(page)
    assert f"/pos/catatan/{form['id']}/" in text(page)
    assert 'value="9,9"' in text(page)
    assert Record.objects.get().answers["bb"] == 9.5


def test_what_is_doubtful_is_asked_back_before_anything_is_saved(browse, stage) -> None:
    client, form = browse(stage.kader), weighing(stage, **{"q.bb": "1,2"})
    asked = client.post(form_of(stage), form)
    assert "Benarkah ini?" in words(asked)
    assert "1,2 kg, benar?" in words(asked)
    assert 'value="1,2"' in text(asked)
    assert not Record.objects.exists()
    sure = text(asked).split('name="sure" value="')[1].split('"')[0]
    client.post(form_of(stage), {**form, "sure": sure})
    assert Record.objects.get().answers["bb"] == 1.2


def test_saying_yes_to_one_doubt_is_not_a_yes_to_another(browse, stage) -> None:
    client, form = browse(stage.kader), weighing(stage, **{"q.bb": "1,2"})
    sure = text(client.post(form_of(stage), form)).split('name="sure" value="')[1].split('"')[0]
    again = client.post(form_of(stage), {**form, "q.bb": "1,1", "sure": sure})
    assert "Benarkah ini?" in words(again)
    assert not Record.objects.exists()


WRONG = {
    "weight in grams": ({"q.bb": "9500"}, "Mungkin maksudnya 9,5 kg"),
    "no number": ({"q.bb": "sembilan"}, "Isi dengan angka"),
    "nothing": ({"q.bb": ""}, "wajib diisi"),
    "a megabyte of text": ({"q.bb": MANY}, "Isi dengan angka"),
    "a day that does not exist": ({"on": "31/02/2026"}, "tidak ada"),
    "29 February of a common year": ({"on": "29/02/2026"}, "tidak ada"),
    "two digits of a year": ({"on": "12/08/26"}, "empat angka"),
    "no day": ({"on": "kemarin"}, "tidak terbaca"),
    "before birth": ({"on": "2024-01-05"}, "sebelum orang ini lahir"),
    "tomorrow": ({"on": "2099-01-01"}, "belum tiba"),
    "long ago": ({"on": "1900-01-01"}, "terlalu lama lalu"),
    "another choice": ({"q.rujuk": "mungkin"}, "Pilih Ya atau Tidak"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_input_is_a_sentence_beside_the_field_and_nothing_is_lost(browse, stage, case) -> None:
    given, sentence = WRONG[case]
    answer = browse(stage.kader).post(form_of(stage), weighing(stage, **given))
    assert answer.status_code == 200
    assert "Belum tersimpan" in words(answer)
    assert sentence in words(answer)
    kept = next(iter(given.values()))
    assert kept in text(answer) or kept == "mungkin"
    assert f'value="{stage.child.id}"' in text(answer)
    assert not Record.objects.exists()


@pytest.mark.parametrize("typed", ["9,5", "9.5", " 9,50 ", "9,5 kg"])
def test_a_comma_and_a_point_are_the_same_weight(browse, stage, typed) -> None:
    browse(stage.kader).post(form_of(stage), weighing(stage, **{"q.bb": typed}))
    assert Record.objects.get().answers["bb"] == 9.5


def test_a_closed_month_takes_nothing_and_says_who_opens_it(browse, stage) -> None:
    regency = stage.post.village.path[2]
    month = Period.of(today())
    close_month(by=SYSTEM, at=timezone.now(), area_id=regency, period=month)
    answer = browse(stage.kader).post(form_of(stage), weighing(stage))
    assert "sudah ditutup" in words(answer)
    assert 'value="9,5"' in text(answer)
    assert not Record.objects.exists()


def test_names_with_quotes_and_scripts_are_only_names(browse, stage) -> None:
    name = "<script>alert('x')</script> \"O'Brien\""
    form = {"id": str(new_id()), "on": today().isoformat(), "place": name, "q.kegiatan": ""}
    answer = browse(stage.kader_pu).post(form_of(stage, "pekerjaan_umum.sumur"), form)
    assert answer.status_code == 200
    assert "<script>alert" not in text(answer)
    assert "&lt;script&gt;alert" in text(answer)


def test_a_place_is_asked_for_where_a_service_is_about_a_place(browse, stage) -> None:
    form = {"id": str(new_id()), "on": today().isoformat(), "place": ""}
    answer = browse(stage.kader_pu).post(form_of(stage, "pekerjaan_umum.sumur"), form)
    assert "Nama tempat" in words(answer)
    assert not Record.objects.exists()


@pytest.mark.parametrize("broken", ["x", "1", "../..", "00000000-0000-0000-0000-00000000000"])
def test_an_id_that_is_none_is_no_error_of_ours(browse, stage, broken) -> None:
    client = browse(stage.kader)
    assert client.get(f"{form_of(stage)}?orang={broken}&hari={broken}").status_code in (200, 302)
    assert client.post(form_of(stage), weighing(stage, id=broken)).status_code == 302
    assert Record.objects.count() == 1


def test_a_person_of_another_post_cannot_be_recorded_here(browse, stage) -> None:
    other = factories.person(stage.other_post, "Anak Lain")
    assert browse(stage.kader).post(form_of(stage), weighing(stage, orang=str(other.id))).status_code == 404
    assert not Record.objects.exists()


def test_a_stranger_records_nothing(browse, stage) -> None:
    for user in (stage.kader_b, stage.kader_pu, stage.stranger, stage.staff):
        answer = browse(user).post(form_of(stage), weighing(stage))
        assert answer.status_code in (403, 404)
    assert not Record.objects.exists()
