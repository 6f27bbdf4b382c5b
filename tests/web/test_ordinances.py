"""Ketentuan: what holds in an area, in words, and setting it."""

import pytest

from simpul.eligibility.rules import TOPICS
from simpul.ordinances.models import Ordinance
from tests import factories
from tests.web.post_cast import intention, text, words

BULELENG = "/wilayah/51.08/ketentuan/"


@pytest.fixture
def secretary(db):
    who = factories.user()
    factories.holding(who, "sekretariat", factories.areas().buleleng)
    return who


def typed(**more):
    return intention(**{"days": "60", "valid_from": "2026-01-01", "ref": "SE 4/2026", "trust": "strong", **more})


def test_the_list_says_each_rule_in_words_with_its_source(browse, secretary) -> None:
    page = words(browse(secretary).get(BULELENG))
    assert "Pengurus dan kader tinggal di dusun atau banjar posyandunya." in page
    assert "Ketentuan Provinsi Bali" in page
    assert "Pernyataan Ketua TP Posyandu Provinsi Bali" in page
    assert "keputusan Simpul" in page


def test_an_officer_sets_a_rule_once_and_ends_it(browse, secretary) -> None:
    client, form = browse(secretary), typed()
    for _ in range(2):
        assert client.post(f"{BULELENG}eligibility.reminder/", form).status_code == 302
    made = Ordinance.objects.get()
    assert (made.content, made.ref, made.set_by_name) == ({"days": 60}, "SE 4/2026", secretary.name)
    page = words(client.get(BULELENG))
    assert "Diingatkan 60 hari sebelum berakhir." in page
    client.post(f"{BULELENG}{made.id}/akhiri/", intention(on="2026-02-01"))
    client.post(f"{BULELENG}{made.id}/salah-catat/", intention(reason="salah ketik"))
    made.refresh_from_db()
    assert (str(made.valid_to), made.void_because) == ("2026-02-01", "salah ketik")


def test_a_wrong_number_is_a_sentence_and_what_was_typed_stays(browse, secretary) -> None:
    answer = browse(secretary).post(f"{BULELENG}eligibility.reminder/", typed(days="0", ref=""))
    assert "Isi dulu: Dasar." in words(answer)
    assert 'value="2026-01-01"' in text(answer)
    assert not Ordinance.objects.exists()


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.code)
def test_every_topic_has_a_form_that_starts_from_what_holds(browse, secretary, topic) -> None:
    assert "Berlaku mulai" in words(browse(secretary).get(f"{BULELENG}{topic.code}/"))


def test_an_unknown_topic_and_a_village_have_no_form(browse, secretary) -> None:
    assert browse(secretary).get(f"{BULELENG}tidak.ada/").status_code == 404
    staff = factories.user()
    factories.holding(staff, "staf_desa", factories.areas().penarukan)
    here = "/wilayah/51.08.06.1020/ketentuan/"
    client = browse(staff)
    assert "Tetapkan di sini" not in text(client.get(here))
    assert client.get(f"{here}eligibility.reminder/").status_code == 403
