"""What the API answers: figures that were not reported are null, wrong questions get a sentence."""

import json

import pytest

from simpul.kernel.ids import new_id
from tests import factories

AREA = "51.08.06.1020"


@pytest.fixture
def lurah(db):
    user = factories.user()
    factories.holding(user, "kepala_desa", factories.areas().penarukan)
    return user


@pytest.fixture
def kader(db):
    post = factories.post(factories.areas().penarukan, "Melati")
    user = factories.user()
    factories.holding(user, "kader", post, "sosial")
    return user, post


def send(client, body):
    return client.post("/api/v1/intentions", json.dumps(body), content_type="application/json")


def test_an_area_is_found_with_its_whole_path(calls, lurah) -> None:
    found = calls(lurah).get("/api/v1/areas", {"q": "penaruk"}).json()
    assert found[0]["area"]["code"] == AREA
    assert "Buleleng" in found[0]["trail_label"]


def test_a_month_without_reports_says_null_and_not_zero(calls, lurah) -> None:
    found = calls(lurah).get(f"/api/v1/areas/{AREA}/figures", {"period": "2026-10", "field": "sosial"}).json()
    assert found["figures"]
    assert all(one["reported"] is None for one in found["figures"])


def test_the_four_states_are_four_numbers(calls, lurah) -> None:
    whole = calls(lurah).get(f"/api/v1/areas/{AREA}/completeness", {"period": "2026-10"}).json()["whole"]
    assert {"belum", "nihil", "terlambat", "dikembalikan"} <= set(whole)


@pytest.mark.parametrize("period", ["2026-13", "Oktober", "", "2026-T9", "99999-01"])
def test_a_period_that_is_none_gets_a_sentence(calls, lurah, period) -> None:
    answer = calls(lurah).get(f"/api/v1/areas/{AREA}/figures", {"period": period})
    assert answer.status_code == 422
    assert "2026-10" in answer.json()["detail"]


def test_an_unknown_area_is_told_in_words(calls, lurah) -> None:
    answer = calls(lurah).get("/api/v1/areas/7210010003/figures", {"period": "2026-10"})
    assert answer.status_code == 404
    assert answer.json()["sentence"]


def test_the_same_intention_twice_makes_one_record(calls, kader) -> None:
    user, post = kader
    item = {
        "id": str(new_id()),
        "post_id": str(post.id),
        "service": "sosial.penyuluhan",
        "version": None,
        "on": "2026-10-12",
        "answers": {},
        "place": "Balai banjar",
    }
    body = {"id": str(new_id()), "name": "record_services", "payload": {"items": [item]}}
    first, second = send(calls(user), body), send(calls(user), body)
    assert first.status_code == second.status_code == 200
    assert first.json()["outcome"][0]["id"] == second.json()["outcome"][0]["id"] == item["id"]


def test_an_unknown_act_is_refused_with_a_code(calls, kader) -> None:
    answer = send(calls(kader[0]), {"id": str(new_id()), "name": "delete_everything", "payload": {}})
    assert (answer.status_code, answer.json()["code"]) == (409, "maksud-tidak-dikenal")


def test_writing_needs_the_token_against_forged_requests(kader) -> None:
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(kader[0], backend="simpul.accounts.queries.Backend")
    assert send(client, {"id": str(new_id()), "name": "record_services", "payload": {"items": []}}).status_code == 403
