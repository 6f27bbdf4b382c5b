"""The open registry: anybody reads posts with their place, nobody reads an address or a person."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest
from django.core.cache import cache

from simpul.api import registry_files
from simpul.kernel.actor import SYSTEM
from simpul.kernel.privacy import Privacy
from simpul.places import models as places_models
from simpul.published.queries import Selection, published_count, published_posts
from simpul.registry import models as registry_models
from simpul.registry.commands import edit_post, record_number
from simpul.standards.open_registry import open_rules
from tests import factories

POSTS = "/api/v1/registry/posts"
NUMBER = "51.08.06.1020.001"
AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@pytest.fixture
def posts(db, settings):
    """Three posts in two provinces; one of them has a number, an address and a banjar."""
    cache.clear()
    settings.DEMO = False
    areas = factories.areas()
    banjar = factories.hamlet(areas.penarukan)
    melati = factories.post(
        areas.penarukan,
        "Melati",
        number=NUMBER,
        number_from=date(2026, 3, 1),
        hamlet=banjar,
        address="Rumah Bu Kadek",
        latitude=-8.1,
        longitude=115.1,
        open_rule="hari:12",
    )
    return melati, factories.post(areas.kaliuntu, "Mawar", state="tutup"), factories.post(areas.ampukung, "=Kenanga")


def test_anybody_reads_a_post_with_its_place_but_neither_address_nor_person(calls, posts) -> None:
    answer = calls(None).get(POSTS, {"number": NUMBER})
    [one] = answer.json()["posts"]
    assert (one["name"], one["since"], one["hamlet"]) == ("Posyandu Melati", "2020-01-01", "Banjar Banjar Tegal")
    assert [one[tier]["code"] for tier in ("province", "regency", "district", "village")] == [
        "51",
        "51.08",
        "51.08.06",
        "51.08.06.1020",
    ]
    assert one["open_days"] == "Tanggal 12 setiap bulan"
    assert "Kadek" not in answer.content.decode()
    assert "ODbL" in answer.json()["licence"]["areas"]


def test_what_is_published_is_declared_public() -> None:
    declared = {**registry_models.PRIVACY, **places_models.PRIVACY}
    given = ("Post.latitude", "Post.longitude", "Post.number", "Post.name", "Post.open_rule", "Hamlet.name")
    assert {declared[name] for name in given} == {Privacy.PUBLIC}
    assert declared["Post.address"] is Privacy.PERSONAL


def test_pages_go_on_where_the_last_one_ended(calls, posts) -> None:
    client, seen, after = calls(None), [], ""
    while after is not None:
        page = client.get(POSTS, {"limit": 1, **({"after": after} if after else {})}).json()
        seen += [one["id"] for one in page["posts"]]
        after = page["next"]
    assert seen == sorted(str(one.id) for one in posts)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"area": "51"}, {"Melati", "Mawar"}),
        ({"area": "51.08.06.1024"}, {"Mawar"}),
        ({"state": "aktif"}, {"Melati", "=Kenanga"}),
        ({"numbered": "true"}, {"Melati"}),
        ({"numbered": "false"}, {"Mawar", "=Kenanga"}),
        ({"number": "51.08.06.1020.999"}, set()),
    ],
)
def test_posts_are_chosen_by_area_state_and_number(calls, posts, asked, names) -> None:
    found = calls(None).get(POSTS, asked).json()["posts"]
    assert {one["name"].removeprefix("Posyandu ") for one in found} == names


def test_only_what_has_changed_is_read_again(calls, posts) -> None:
    *_others, kenanga = posts
    record_number(by=SYSTEM, at=AT, post_id=kenanga.id, number="63.09.02.2002.001")
    [one] = published_posts(Selection(changed_since=AT), limit=10)
    assert one.id == kenanga.id
    assert published_count(Selection(changed_since=AT + timedelta(seconds=1))) == 0
    asked = {"changed_since": AT.isoformat()}
    assert [one["id"] for one in calls(None).get(POSTS, asked).json()["posts"]] == [str(kenanga.id)]


def test_an_answer_that_is_known_is_not_sent_again_until_something_changes(calls, posts) -> None:
    client = calls(None)
    for address in (POSTS, f"{POSTS}.csv", f"{POSTS}.xlsx"):
        etag = client.get(address)["ETag"]
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
        edit_post(by=SYSTEM, at=AT, post_id=posts[0].id, name=f"Melati {len(address)}")
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_the_whole_country_comes_as_csv_that_no_spreadsheet_runs(calls, posts) -> None:
    answer = calls(None).get(f"{POSTS}.csv", headers={"Accept-Encoding": ""})
    assert answer.streaming
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert list(rows[0]) == list(registry_files.HEADINGS)
    assert [row["nama"] for row in rows] == ["Posyandu Melati", "Posyandu Mawar", "Posyandu =Kenanga"]
    assert rows[0]["kode_desa_kelurahan"] == "51.08.06.1020"
    assert not any("Kadek" in cell for row in rows for cell in row.values())


def test_a_workbook_names_the_source_of_its_areas(calls, posts) -> None:
    book = openpyxl.load_workbook(io.BytesIO(calls(None).get(f"{POSTS}.xlsx", {"area": "51.08"}).content))
    assert book["Posyandu"].max_row == 3
    assert any("ODbL" in str(cell.value) for row in book["Keterangan"].rows for cell in row)
    assert calls(None).get("/api/v1/registry/fields").json()[0]["name"] == "id"


def test_made_up_posts_are_published_in_a_demo_only(posts, settings) -> None:
    factories.post(name="Contoh", is_demo=True)
    assert published_count(Selection()) == 3
    settings.DEMO = True
    assert published_count(Selection()) == 4


def test_an_address_that_reads_too_often_waits(calls, posts) -> None:
    client, rules = calls(None), open_rules(AT.date())
    answers = [client.get(f"{POSTS}.csv").status_code for _ in range(rules.files_an_hour + 1)]
    assert answers == [200] * rules.files_an_hour + [429]
    signed_in = factories.user()
    assert calls(signed_in).get(f"{POSTS}.csv").status_code == 200


def test_an_unknown_area_is_told_in_words(calls, posts) -> None:
    answer = calls(None).get(POSTS, {"area": "99.99"})
    assert (answer.status_code, answer.json()["code"]) == (404, "tidak-ditemukan")
