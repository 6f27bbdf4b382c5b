"""Search for an area: the whole path, and only one's own open."""

import pytest

from tests import factories


@pytest.fixture
def kasi(db):
    areas = factories.areas()
    made = factories.user("kasi.buleleng", home=areas.kec_buleleng)
    factories.holding(made, "kasi_kecamatan", areas.kec_buleleng)
    return made


def test_a_hit_shows_its_whole_path_and_opens(browse, kasi) -> None:
    page = browse(kasi).get("/cari/", {"q": "penaru"}).content.decode()
    assert "Kelurahan Penarukan" in page
    assert "Kec. Buleleng" in page
    assert "/wilayah/51.08.06.1020/" in page


def test_an_area_of_others_is_named_but_does_not_open(browse, kasi) -> None:
    page = browse(kasi).get("/cari/", {"q": "ampukung"}).content.decode()
    assert "Ampukung" in page
    assert "di luar wilayah Anda" in page
    assert "/wilayah/63.09.02.2002/" not in page


def test_nothing_found_says_what_to_try(browse, kasi) -> None:
    assert "Coba sebagian namanya" in browse(kasi).get("/cari/", {"q": "xyzzy"}).content.decode()


def test_suggestions_hold_only_what_opens(browse, kasi) -> None:
    client = browse(kasi)
    found = client.get("/cari/saran/", {"q": "penarukan"}).json()["hits"]
    assert [hit["href"] for hit in found] == ["/wilayah/51.08.06.1020/"]
    assert client.get("/cari/saran/", {"q": "ampukung"}).json() == {"hits": []}


@pytest.mark.parametrize("text", ["'; DROP TABLE--", "<script>", "%", "𝔘" * 50, "a" * 1_000_000, "\x00"])
def test_whatever_is_typed_is_answered(browse, kasi, text) -> None:
    answer = browse(kasi).get("/cari/", {"q": text})
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().partition("<main")[2]


def test_a_visitor_finds_nothing(browse) -> None:
    assert browse(None).get("/cari/saran/", {"q": "penarukan"}).status_code == 302
