"""The nation writes down what Purwa, Madya and Utama ask for, with day, source and trust."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from simpul.ordinances.models import Ordinance
from tests import factories
from tests.web.post_cast import intention, words

TODAY = datetime.now(ZoneInfo("Asia/Makassar")).date()
TOPIC = "/wilayah/0/ketentuan/competence.badges/"
SIGNED = {"ref": "Contoh surat Kemenkes", "article": "lampiran", "trust": "medium", "valid_from": TODAY.isoformat()}
GIVEN = {
    "name_purwa": "Purwa",
    "needs_purwa": ["ibu"],
    "name_madya": "Madya",
    "needs_madya": ["ibu"],
    "any_madya": ["remaja", "dewasa_lansia"],
    "name_utama": "",
}


@pytest.fixture
def admin(browse: Any, stage: Any) -> Client:
    areas, user = factories.areas(), factories.user()
    factories.holding(user, "admin", areas.nation)
    made: Client = browse(user)
    return made


def told(**changed: Any) -> dict[str, Any]:
    return {**SIGNED, **GIVEN, **intention(), **changed}


def test_the_nation_says_what_each_badge_asks_for_and_one_without_a_name_is_not_given(admin: Client) -> None:
    start = admin.get(TOPIC).context["form"].initial
    assert start["needs_purwa"] == ("bayi_balita", "ibu"), "the form starts from what holds"
    admin.post(TOPIC, told())
    assert Ordinance.objects.get().content["badges"] == [
        {"code": "purwa", "name": "Purwa", "needs": ["ibu"], "any_of": []},
        {"code": "madya", "name": "Madya", "needs": ["ibu"], "any_of": ["remaja", "dewasa_lansia"]},
    ]
    listed = words(admin.get("/wilayah/0/ketentuan/"))
    assert "Purwa: Ibu hamil dan menyusui; Madya: Ibu hamil dan menyusui, ditambah salah satu dari" in listed
    assert "salinan atau petikan yang cermat" in listed


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"needs_purwa": []}, "Centang kelompok yang wajib lengkap"),
        ({"any_purwa": ["remaja"]}, "paling sedikit dua kelompok"),
        ({"any_purwa": ["ibu", "remaja"]}, "sebagai wajib dan sebagai pilihan"),
    ],
)
def test_what_no_badge_can_ask_for_is_told_beside_it(admin: Client, wrong: dict[str, Any], said: str) -> None:
    shown = admin.post(TOPIC, told(**wrong, ref="Surat 12"))
    assert said in words(shown)
    assert 'value="Surat 12"' in shown.content.decode()
    assert not Ordinance.objects.exists()


def test_only_the_nation_may_and_one_s_own_page_shows_source_and_trust(admin: Client, browse: Any) -> None:
    areas = factories.areas()
    post = factories.post(areas.penarukan, "Kamboja")
    sari = factories.person(post, "Kadek Sari")
    kader = factories.user(person_id=sari.id)
    factories.holding(kader, "kader", post, "kesehatan")
    office = factories.user()
    factories.holding(office, "admin", areas.buleleng)
    assert browse(office).get(TOPIC).status_code in (403, 404)
    shown = words(browse(kader).get("/posisi-saya/"))
    assert "Tanda Kecakapan Kader Purwa: belum, kurang: Bayi dan balita, Ibu hamil dan menyusui" in shown
    assert "Dinas Kesehatan Samarinda menurut berita (satu berita atau pernyataan)" in shown
