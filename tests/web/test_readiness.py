"""Pages of strata and readiness: an area counted, a post explained, an answer that lifts it."""

import pytest

from simpul.readiness.models import Answer
from tests.web.post_cast import words
from tests.web.reports_stage import Office, office

AREA = "/kesiapan/wilayah/51.08.06.1020/"


@pytest.fixture
def place(db) -> Office:
    return office()


def test_the_village_sees_strata_and_fields_with_their_reasons(browse, place) -> None:
    page = words(browse(place.lurah).get(AREA))
    assert "2 posyandu aktif" in page
    assert "Telaah kemandirian Pratama 2 Madya 0" in page
    assert "berjalan di 1 posyandu, disiapkan di 0, belum mulai di 1" in page
    rows = words(browse(place.lurah).get(f"{AREA}posyandu/"))
    assert "Melati" in rows
    assert "Pratama" in rows


def test_a_post_is_explained_and_the_village_answers_what_no_record_tells(browse, place) -> None:
    address = f"/kesiapan/pos/{place.melati.id}/"
    client = browse(place.lurah)
    page = words(client.get(address))
    assert "Posyandu Melati: Pratama" in page
    assert "Kader yang menjabat paling sedikit 5; 0" in page
    assert "Ada dana sehat belum dijawab" in page
    form = client.get(f"{address}jawab/health_fund/")
    given = {"intention": form.context["form"]["intention"].value(), "value": "1", "on": "2026-01-05", "basis": ""}
    refused = client.post(f"{address}jawab/health_fund/", given)
    assert "Isi dulu: Dari mana diketahui." in refused.content.decode()
    client.post(f"{address}jawab/health_fund/", {**given, "basis": "Buku kas"})
    assert "Ada dana sehat ya, sejak 5 Januari 2026. Buku kas" in words(client.get(address))


def test_a_number_beyond_the_question_is_refused_beside_its_field(browse, place) -> None:
    address = f"/kesiapan/pos/{place.melati.id}/jawab/coverage/"
    client = browse(place.lurah)
    given = {"intention": client.get(address).context["form"]["intention"].value(), "on": "2026-01-05", "basis": "PKM"}
    page = client.post(address, {**given, "value": "120"}).content.decode()
    assert "Isi angka bulat dari 0 sampai 100." in page
    assert Answer.objects.count() == 0


def test_the_regency_takes_the_posts_along_as_a_sheet(browse, place) -> None:
    answer = browse(place.regency).get("/kesiapan/wilayah/51.08/posyandu/?unduh=csv")
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert "Melati" in answer.content.decode("utf-8-sig")
    assert browse(place.regency).get("/kesiapan/wilayah/51.08/?unduh=xlsx").status_code == 200


def test_a_stranger_sees_nothing(browse, place) -> None:
    client = browse(place.stranger)
    for address in (AREA, f"{AREA}posyandu/", f"/kesiapan/pos/{place.melati.id}/"):
        assert client.get(address).status_code in (403, 404)
