"""Families and their welfare."""

import pytest

from simpul.people.models import Household, Welfare
from tests import factories
from tests.web.post_cast import intention, text, today, words


@pytest.fixture
def family(stage) -> Household:
    found = factories.household(stage.post.village, "I Ketut Darma", post=stage.post, address="Gang Melon 7")
    stage.child.household = found
    stage.child.save()
    return found


def test_a_family_is_registered_once(browse, stage) -> None:
    client, form = browse(stage.kader), intention(head_name="I Nyoman Sudi", address="Gang 3", kk="")
    first, second = (client.post(f"/warga/pos/{stage.post.id}/keluarga/baru/", form) for _ in range(2))
    made = Household.objects.get()
    assert first.url == second.url == f"/warga/keluarga/{made.id}/"


def test_a_family_is_found_by_a_member_or_the_house(browse, stage, family) -> None:
    client = browse(stage.kader)
    for wanted in ("darma", "sari", "melon"):
        page = words(client.get(f"/warga/pos/{stage.post.id}/keluarga/?q={wanted}"))
        assert "I Ketut Darma" in page
    assert "Tidak ada keluarga yang cocok" in words(client.get(f"/warga/pos/{stage.post.id}/keluarga/?q=zulkifli"))


def test_the_page_shows_members_and_a_masked_number(browse, stage) -> None:
    client = browse(stage.kader)
    form = intention(head_name="I Nyoman Sudi", kk="5108060101900001")
    client.post(f"/warga/pos/{stage.post.id}/keluarga/baru/", form)
    page = text(client.get(f"/warga/keluarga/{Household.objects.get().id}/"))
    assert "••••0001" in page
    assert "5108060101900001" not in page


def test_welfare_is_noted_with_source_and_day(browse, stage, family) -> None:
    form = intention(status="prasejahtera", source="dtsen", decile="2", on=today().isoformat())
    browse(stage.kader).post(f"/warga/keluarga/{family.id}/kesejahteraan/", form)
    assert Welfare.objects.get().decile == 2
    assert "Prasejahtera, desil 2" in words(browse(stage.kader).get(f"/warga/keluarga/{family.id}/"))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [({"decile": "11"}, "1 sampai 10"), ({"decile": "dua"}, "1 sampai 10"), ({"on": "2099-01-01"}, "belum tiba")],
)
def test_wrong_welfare_is_a_sentence(browse, stage, family, given, sentence) -> None:
    form = intention(**{"status": "prasejahtera", "source": "dtsen", "decile": "2", "on": "2026-01-01", **given})
    assert sentence in words(browse(stage.kader).post(f"/warga/keluarga/{family.id}/kesejahteraan/", form))
    assert not Welfare.objects.exists()


def test_a_family_is_corrected_and_its_number_stays_when_left_empty(browse, stage, family) -> None:
    form = intention(head_name="I Ketut Dharma", address="Gang Melon 8", kk="", version=1)
    browse(stage.kader).post(f"/warga/keluarga/{family.id}/betulkan/", form)
    family.refresh_from_db()
    assert (family.head_name, family.address) == ("I Ketut Dharma", "Gang Melon 8")


def test_two_who_correct_a_family_at_once_do_not_overwrite_each_other(browse, stage, family) -> None:
    form = intention(head_name="I Ketut Satu", address="", kk="", version=1)
    browse(stage.ketua).post(f"/warga/keluarga/{family.id}/betulkan/", form)
    other = intention(head_name="I Ketut Dua", address="", kk="", version=1)
    page = browse(stage.kader).post(f"/warga/keluarga/{family.id}/betulkan/", other)
    assert "baru saja diubah orang lain" in words(page)
    assert 'value="I Ketut Dua"' in text(page)


def test_a_resident_joins_a_family(browse, stage, family) -> None:
    other = factories.person(stage.post, "Wayan Dewi")
    browse(stage.kader).post(f"/warga/{other.id}/keluarga/", intention(household_id=str(family.id), version=1))
    other.refresh_from_db()
    assert other.household == family


def test_a_stranger_finds_no_family(browse, stage, family) -> None:
    for user in (stage.kader_b, stage.stranger):
        client = browse(user)
        assert client.get(f"/warga/keluarga/{family.id}/").status_code == 404
        assert client.get(f"/warga/pos/{stage.post.id}/keluarga/").status_code == 403
        for errand in ("betulkan", "kesejahteraan"):
            answer = client.post(f"/warga/keluarga/{family.id}/{errand}/", intention(head_name="Iseng"))
            assert answer.status_code in (403, 404)
    family.refresh_from_db()
    assert family.head_name == "I Ketut Darma"
