"""/sync/v1/photos: in parts over a bad line, as the phone sends them; /sync/v1/rescue: bytes that nobody signs."""

import io
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from simpul.kernel.ids import new_id
from simpul.kernel.rescue import seal_of
from tests.sealing import rescue_file
from tests.sync_door.conftest import BASE, Caller, caller_of

PART = 64 * 1024


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.PHOTO_DIR = tmp_path
    return tmp_path


@pytest.fixture
def drain() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((1600, 900), 50).convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()


def put(phone: Caller, id: Any, post: Any, whole: bytes, offset: int, *, field: str = "kesehatan") -> HttpResponse:
    query = {"post": post.id, "field": field, "sealed": "0", "size": len(whole), "offset": offset}
    return phone.client.generic(
        "PUT",
        f"{BASE}photos/{id}?{urlencode(query)}",
        whole[offset : offset + PART],
        "application/octet-stream",
        headers=phone.headers,
    )


def test_a_phone_asks_how_much_has_come_and_goes_on_from_there(kader: Caller, melati: Any, drain: bytes) -> None:
    id = new_id()
    assert kader.get(f"photos/{id}/state").json() == {"have": 0, "done": False}
    put(kader, id, melati, drain, 0)
    state = kader.get(f"photos/{id}/state").json()
    while not state["done"]:
        state = put(kader, id, melati, drain, state["have"]).json()
    picture = kader.get(f"photos/{id}")
    assert picture["Content-Type"] == "image/jpeg"
    with Image.open(io.BytesIO(picture.content)) as image:
        assert image.size == (1280, 720)
    small = kader.get(f"photos/{id}", {"small": "true"})
    assert len(small.content) < len(picture.content)


def test_a_photo_for_another_field_or_post_is_refused(kader: Caller, melati: Any, drain: bytes) -> None:
    assert put(kader, new_id(), melati, drain, 0, field="sosial").json()["code"] == "tidak-berhak"


def test_a_kader_of_another_field_does_not_get_the_picture(kader: Caller, melati: Any) -> None:
    out = io.BytesIO()
    Image.new("RGB", (50, 50)).save(out, "JPEG")
    id = new_id()
    assert put(kader, id, melati, out.getvalue(), 0).json()["done"]
    other = caller_of("kader", melati, "sosial")
    assert other.get(f"photos/{id}").json()["code"] == "tidak-ditemukan"
    assert other.get(f"photos/{id}/state").json() == {"have": 0, "done": False}


def test_what_is_no_picture_is_said_in_a_sentence(kader: Caller, melati: Any) -> None:
    answer = put(kader, new_id(), melati, b"GIF89a", 0)
    assert (answer.status_code, answer.json()["code"]) == (409, "foto-tidak-terbaca")


def test_a_part_without_its_place_is_refused(kader: Caller) -> None:
    answer = kader.client.put(f"{BASE}photos/{new_id()}", b"x", headers=kader.headers)
    assert answer.json()["code"] == "isi-tidak-terbaca"


def test_a_rescue_file_needs_no_credential_and_its_answer_no_contents(kader: Caller, melati: Any) -> None:
    told = {"id": str(new_id()), "post_id": str(melati.id), "name": "Kadek Sari", "sex": "P"}
    sent = {"id": str(new_id()), "name": "register_resident", "payload": told}
    file = rescue_file(UUID(kader.token.partition(".")[0]), sent)
    kader.push(seal=seal_of(json.loads(file)["sealed_key"]))
    answer = Client().post(f"{BASE}rescue", file, content_type="application/json")
    assert answer.json()["accepted"] == 1
    assert "Kadek" not in answer.content.decode()
    again = Client().post(f"{BASE}rescue", file, content_type="application/json").json()
    assert (again["accepted"], again["known"]) == (0, 1)


def test_a_file_that_is_no_rescue_file_is_refused_and_ten_of_them_wait(db: None) -> None:
    client = Client()
    codes = [client.post(f"{BASE}rescue", b"{}", content_type="application/json").json()["code"] for _ in range(11)]
    assert codes == ["berkas-penyelamat-salah"] * 10 + ["terlalu-sering"]
