"""The nation writes the list of basic skills down, and a kader's page shows it with its source."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from simpul.ordinances.models import Ordinance
from simpul.standards.competence import competence_table
from tests import factories
from tests.web.post_cast import intention, words

TODAY = datetime.now(ZoneInfo("Asia/Makassar")).date()
TOPIC = "/wilayah/0/ketentuan/competence.skills/"
SIGNED = {"ref": "Contoh surat Kemenkes", "article": "lampiran", "trust": "medium", "valid_from": TODAY.isoformat()}


@pytest.fixture
def admin(browse: Any, stage: Any) -> Client:
    areas, user = factories.areas(), factories.user()
    factories.holding(user, "admin", areas.nation)
    made: Client = browse(user)
    return made


def told(**boxes: str) -> dict[str, str]:
    empty = {one.code: "" for one in competence_table().groups}
    return {**SIGNED, "total": "25", **empty, **intention(), **boxes}


def test_the_nation_notes_wordings_and_numbers_stay(admin: Client) -> None:
    admin.post(TOPIC, told(ibu="7. Menyuluh ibu hamil\nMenyuluh ibu menyusui", remaja="1. Mengukur tinggi"))
    now = Ordinance.objects.get()
    assert [(one["code"], one["group"], one["name"]) for one in now.content["skills"]] == [
        ("keterampilan_07", "ibu", "Menyuluh ibu hamil"),
        ("keterampilan_02", "ibu", "Menyuluh ibu menyusui"),
        ("keterampilan_01", "remaja", "Mengukur tinggi"),
    ]
    again = admin.get(TOPIC)
    assert "7. Menyuluh ibu hamil\n2. Menyuluh ibu menyusui" in again.context["form"].initial["ibu"]
    listed = words(admin.get("/wilayah/0/ketentuan/"))
    assert "25 keterampilan dasar, 3 sudah dicatat bunyinya: Menyuluh ibu hamil" in listed
    assert "salinan atau petikan yang cermat" in listed


def test_a_list_that_cannot_be_is_shown_again_as_it_was_typed(admin: Client) -> None:
    wrong = admin.post(TOPIC, told(total="1", ibu="7. Menyuluh ibu hamil", remaja="7. Mengukur tinggi"))
    told_again = words(wrong)
    assert "nomornya sudah dipakai" in told_again
    assert "lebih banyak daripada banyaknya keterampilan" in told_again
    assert "7. Mengukur tinggi" in wrong.content.decode()
    assert not Ordinance.objects.exists()


def test_only_the_nation_may_and_the_page_of_a_kader_shows_list_and_trust(admin: Client, browse: Any) -> None:
    areas = factories.areas()
    post = factories.post(areas.penarukan, "Kamboja")
    sari = factories.person(post, "Kadek Sari")
    office = factories.user()
    factories.holding(office, "admin", areas.buleleng)
    skills = [{"code": "keterampilan_01", "group": "ibu", "name": "Menyuluh ibu hamil"}]
    factories.ordinance(areas.nation, "competence.skills", {"total": 25, "skills": skills}, trust="strong")
    bidan = factories.user()
    factories.holding(bidan, "bidan", areas.penarukan)
    assert browse(office).get(TOPIC).status_code in (403, 404)
    page = words(browse(bidan).get(f"/kecakapan/orang/{sari.id}/"))
    assert "25 keterampilan dasar, 1 sudah dicatat bunyinya. Sumber: Surat edaran uji (naskahnya sudah dibaca)." in page
    assert "Menyuluh ibu hamil" in page
    assert "(satu berita atau pernyataan)" in page
