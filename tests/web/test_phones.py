"""Phones from the village's side: a code shown once, a lost phone shut out, what came and what is held."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from simpul.accounts.queries import actor_for
from simpul.intake.commands import receive
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.rescue import seal_of
from simpul.phones import commands, queries
from simpul.phones.commands import Enrolled
from simpul.phones.models import Phone
from simpul.photos.commands import Aim, keep_whole
from tests import factories
from tests.sealing import rescue_file
from tests.web.places_of_play import picture
from tests.web.post_cast import intention, text, today, words

VILLAGE = "51.08.06.1020"


def now() -> datetime:
    return datetime.now(UTC)


def enrolled(stage) -> Enrolled:
    made = commands.make_code(by=SYSTEM, at=now(), user_id=stage.kader.id)
    return commands.enrol(by=SYSTEM, at=now(), code=made.code, label="HP Bu Ani")


def pushed(stage, *intentions: dict[str, Any], phone: Enrolled | None = None) -> dict[str, Any]:
    known = queries.authenticate((phone or enrolled(stage)).token)
    by = actor_for(stage.kader.id, today())
    return receive(by=by, at=now(), phone=known, intentions=intentions)


def weighing(stage, **more: Any) -> dict[str, Any]:
    payload = {
        "id": str(new_id()),
        "post_id": str(stage.post.id),
        "service": "kesehatan.timbang_ukur_balita",
        "version": 1,
        "on": today().isoformat(),
        "answers": {"bb": 9.5, "rujuk": False},
        "person_id": str(stage.child.id),
    }
    return {"id": str(new_id()), "name": "record_service", "payload": {**payload, **more}}


def add(client: Client, stage) -> str:
    """The code that the page shows for the kader."""
    page = client.post(f"/telepon/posyandu/{stage.post.id}/tambah/", {"akun": str(stage.kader.id)})
    return re.search(r"big-code\">([^<]+)<", text(page)).group(1)


def test_pengurus_show_a_code_that_works_once(browse, stage) -> None:
    code = add(browse(stage.ketua), stage)
    phone = commands.enrol(by=SYSTEM, at=now(), code=code, label="HP Bu Ani")
    assert queries.authenticate(phone.token).user_id == stage.kader.id
    page = words(browse(stage.ketua).get(f"/telepon/posyandu/{stage.post.id}/"))
    assert "HP Bu Ani" in page
    assert "belum pernah" in page


def test_the_page_with_the_code_is_kept_nowhere_and_carries_its_picture_itself(browse, stage) -> None:
    answer = browse(stage.ketua).post(f"/telepon/posyandu/{stage.post.id}/tambah/", {"akun": str(stage.kader.id)})
    assert "no-store" in answer["Cache-Control"]
    assert 'src="data:image/svg+xml' in text(answer)
    assert "/hp/" in text(answer)


def test_staff_add_phones_for_the_kader_of_their_village_only(browse, stage) -> None:
    client = browse(stage.staff)
    page = words(client.get(f"/telepon/wilayah/{VILLAGE}/tambah/"))
    assert stage.kader.name in page
    assert stage.kader_b.name in page
    assert stage.stranger.name not in page
    answer = client.post(f"/telepon/wilayah/{VILLAGE}/tambah/", {"akun": str(stage.stranger.id)})
    assert answer.status_code == 404


def test_a_lost_phone_is_shut_out_with_a_reason_and_readmitted(browse, stage) -> None:
    phone, client = enrolled(stage), browse(stage.ketua)
    address = f"/telepon/hp/{phone.phone_id}/"
    assert "Isi dulu: Alasan" in words(client.post(f"{address}tutup/", intention(reason="")))
    client.post(f"{address}tutup/", intention(reason="hilang di pasar"))
    page = words(client.get(address))
    assert "HP ditutup" in page
    assert "hilang di pasar" in page
    client.post(f"{address}buka/", intention(reason="ketemu"))
    assert queries.authenticate(phone.token).id == phone.phone_id


def test_a_phone_whose_credential_was_ended_goes_on_with_a_new_code(browse, stage) -> None:
    phone, client = enrolled(stage), browse(stage.ketua)
    address = f"/telepon/hp/{phone.phone_id}/"
    client.post(f"{address}putus/", intention(reason="dipinjam"))
    assert "Perlu kode baru" in words(client.get(address))
    code = re.search(r"big-code\">([^<]+)<", text(client.post(f"{address}kode/"))).group(1)
    again = commands.enrol(by=SYSTEM, at=now(), code=code, label="", phone_id=phone.phone_id)
    assert again.phone_id == phone.phone_id


def test_the_list_tells_what_the_phone_told(browse, stage) -> None:
    phone = enrolled(stage)
    commands.note_seen(phone_id=phone.phone_id, at=now(), client_version="0.0.1", unsent=3)
    page = words(browse(stage.staff).get(f"/telepon/wilayah/{VILLAGE}/"))
    assert "3 catatan" in page
    assert "versi 0.0.1 terlalu lama, perlu diperbarui" in page


def test_above_the_village_the_page_shows_the_way_down(browse, stage) -> None:
    admin = factories.user()
    factories.holding(admin, "admin", factories.areas().buleleng)
    assert "desa atau kelurahan" in words(browse(admin).get("/telepon/wilayah/51.08/"))


@pytest.mark.parametrize("who", ["kader", "kader_b", "stranger"])
def test_others_neither_see_nor_touch_the_phones_of_a_post(browse, stage, who) -> None:
    phone, client = enrolled(stage), browse(getattr(stage, who))
    for address in (
        f"/telepon/posyandu/{stage.post.id}/",
        f"/telepon/posyandu/{stage.post.id}/tambah/",
        f"/telepon/hp/{phone.phone_id}/",
        f"/telepon/hp/{phone.phone_id}/tutup/",
    ):
        assert client.get(address).status_code in (403, 404), address
    client.post(f"/telepon/hp/{phone.phone_id}/tutup/", intention(reason="iseng"))
    assert Phone.objects.get().shut_out_at is None


@pytest.fixture
def bidan(browse, stage) -> Client:
    """Who reads the records of kesehatan in the village, and decides on them."""
    user = factories.user(name="Bidan Luh")
    factories.holding(user, "bidan", stage.post.village)
    return browse(user)


def held_id(answer: dict[str, Any]) -> str:
    assert answer["results"][0]["state"] == "held", answer
    return answer["results"][0]["id"]


def tomorrow() -> str:
    return "2099-01-05"


def test_what_is_held_stands_in_the_work_of_the_village(browse, stage, bidan) -> None:
    pushed(stage, weighing(stage, on=tomorrow()))
    for client in (browse(stage.staff), bidan):
        assert "1 kiriman dari HP ditahan" in words(client.get("/"))
        assert stage.kader.name in words(client.get("/telepon/ditahan/"))
    assert "Kadek Sari" in words(bidan.get("/telepon/ditahan/"))


def test_staff_who_do_not_read_records_of_health_see_why_but_not_what(browse, stage) -> None:
    id = held_id(pushed(stage, weighing(stage, on=tomorrow())))
    page = words(browse(stage.staff).get(f"/telepon/ditahan/{id}/"))
    assert "hanya dapat dibaca oleh yang berhak" in page
    assert "Kadek Sari" not in page
    assert "9,5" not in page


def test_what_is_held_is_accepted_for_another_day_in_the_name_of_its_maker(stage, bidan) -> None:
    id = held_id(pushed(stage, weighing(stage, on=tomorrow())))
    client = bidan
    page = words(client.get(f"/telepon/ditahan/{id}/"))
    assert "Berat badan" in page
    assert "9,5 kg" in page
    assert "HP Bu Ani" in page
    assert client.post(f"/telepon/ditahan/{id}/terima/", intention(on="")).status_code == 200
    client.post(f"/telepon/ditahan/{id}/terima/", intention(on=today().isoformat()))
    assert "Diterima" in words(client.get(f"/telepon/ditahan/{id}/"))
    assert "Tidak ada yang ditahan" in words(client.get("/telepon/ditahan/"))


def test_what_is_held_is_declined_with_a_reason(browse, stage) -> None:
    id = held_id(pushed(stage, weighing(stage, on=tomorrow())))
    client = browse(stage.staff)
    assert "Isi dulu: Alasan" in words(client.post(f"/telepon/ditahan/{id}/tolak/", intention(reason="")))
    client.post(f"/telepon/ditahan/{id}/tolak/", intention(reason="salah catat"))
    assert "Ditolak" in words(client.get(f"/telepon/ditahan/{id}/"))


def test_photos_of_what_is_held_are_shown_or_awaited(browse, stage, bidan) -> None:
    factories.holding(stage.kader, "ketua", stage.post)
    came, awaited = new_id(), new_id()
    by = actor_for(stage.kader.id, today())
    keep_whole(by=by, at=now(), id=came, aim=Aim(stage.post.id, "perumahan"), data=picture())
    answers = {"jumlah": 4, "kondisi": "baik", "foto": [str(came), str(awaited)]}
    holes = {"service": "perumahan.biopori", "person_id": None, "place": "Balai", "answers": answers}
    id = held_id(pushed(stage, weighing(stage, on=tomorrow(), **holes)))
    for client, sees in ((browse(stage.staff), True), (bidan, False)):
        page = text(client.get(f"/telepon/ditahan/{id}/"))
        assert (f"/pos/foto/{came}/?kecil=1" in page, "Foto belum sampai" in page) == (sees, sees)


def test_a_dispute_shows_both_values_to_choose(browse, stage) -> None:
    stage.child.mother_name = "Ni Wayan Lama"
    stage.child.save()
    payload = {
        "id": str(stage.child.id),
        "base": {"mother_name": "Ni Wayan Rai"},
        "changes": {"mother_name": "Ni Wayan Baru"},
    }
    id = held_id(pushed(stage, {"id": str(new_id()), "name": "amend_person", "payload": payload}))
    client = browse(stage.staff)
    page = words(client.get(f"/telepon/ditahan/{id}/"))
    assert "Nama ibu Ni Wayan Rai Ni Wayan Baru Ni Wayan Lama" in page
    client.post(f"/telepon/ditahan/{id}/terima/", intention())
    stage.child.refresh_from_db()
    assert stage.child.mother_name == "Ni Wayan Baru"


@pytest.mark.parametrize(
    "sent",
    [
        {"name": "menari", "payload": {"post_id": "x", "answers": [1], "changes": 7, "on": [2]}},
        {"name": "record_service", "payload": {"service": ["x"], "person_id": 5, "answers": "?", "version": {}}},
        {"name": "register_resident", "payload": {"id": 1, "name": {"a": 1}, "sex": [], "hamlet_id": "x"}},
        {"name": "amend_person", "payload": {"id": "x", "base": None, "changes": {"birth_date": 3, "nik": [7]}}},
    ],
)
def test_what_nobody_can_read_is_still_shown_and_can_be_declined(stage, bidan, sent) -> None:
    id = held_id(pushed(stage, {"id": str(new_id()), **sent}))
    client = bidan
    assert client.get("/telepon/ditahan/").status_code == 200
    assert client.get(f"/telepon/ditahan/{id}/").status_code == 200
    assert client.post(f"/telepon/ditahan/{id}/tolak/", intention(reason="tidak terbaca")).status_code == 302


@pytest.mark.parametrize("who", ["kader", "kader_b", "ketua", "stranger"])
def test_whoever_does_not_decide_sees_nothing_that_is_held(browse, stage, who) -> None:
    id = held_id(pushed(stage, weighing(stage, on=tomorrow())))
    client = browse(getattr(stage, who))
    for address in (f"/telepon/ditahan/{id}/", f"/telepon/ditahan/{id}/terima/", f"/telepon/ditahan/{id}/tolak/"):
        assert client.get(address).status_code in (403, 404), address
        assert client.post(address, intention(reason="x")).status_code in (403, 404, 405), address
    assert "Kadek Sari" not in words(client.get("/telepon/ditahan/"))


def test_a_receipt_is_found_by_the_code_that_a_kader_reads_aloud(browse, stage) -> None:
    code = pushed(stage, weighing(stage), weighing(stage, on=tomorrow()))["receipt"]["code"]
    for who in (stage.kader, stage.ketua):
        page = words(browse(who).get(f"/telepon/bukti/?kode={code.lower()}"))
        assert "Kiriman nomor 1" in page
        assert "1 diterima, 1 ditahan" in page
    for who in (stage.kader_b, stage.stranger):
        assert "Tidak ada kiriman dengan kode itu" in words(browse(who).get(f"/telepon/bukti/?kode={code}"))


def test_a_file_that_is_no_rescue_file_is_said_beside_it(browse, stage, tmp_path) -> None:
    client = browse(stage.ketua)
    path = tmp_path / "foto.json"
    path.write_text("{}")
    with path.open("rb") as file:
        page = words(client.post("/telepon/berkas-penyelamat/", {"file": file}))
    assert "bukan berkas penyelamat" in page
    assert "Pilih dulu berkasnya" in words(client.post("/telepon/berkas-penyelamat/", {}))
    assert browse(stage.kader).get("/telepon/berkas-penyelamat/").status_code == 403


def test_a_rescue_file_handed_in_is_told_in_words(browse, stage) -> None:
    phone, sent = enrolled(stage), weighing(stage)
    pushed(stage, sent, phone=phone)
    file = rescue_file(phone.phone_id, sent, weighing(stage), weighing(stage, answers={"bb": 950}))
    commands.note_seen(
        phone_id=phone.phone_id, at=now(), client_version="1.0.0", seal=seal_of(json.loads(file)["sealed_key"])
    )
    handed = {"file": SimpleUploadedFile("simpul.json", file)}
    page = words(browse(stage.ketua).post("/telepon/berkas-penyelamat/", handed))
    assert f"Berkas dari HP {stage.kader.name} sudah diterima" in page
    assert "1 kiriman tercatat" in page
    assert "1 kiriman sudah tiba sebelumnya" in page
    assert "1 kiriman ditolak" in page
    assert "Kadek Sari" not in page


def test_a_rescue_file_that_is_not_surely_of_that_phone_is_held(browse, stage) -> None:
    file = rescue_file(enrolled(stage).phone_id, weighing(stage))
    handed = {"file": SimpleUploadedFile("simpul.json", file)}
    page = words(browse(stage.ketua).post("/telepon/berkas-penyelamat/", handed))
    assert "1 kiriman ditahan untuk diputuskan desa" in page


def test_a_kader_finds_the_way_to_the_phone(browse, stage) -> None:
    client = browse(stage.kader)
    assert "Buka di HP" in words(client.get("/"))
    assert "Buka di HP" in words(client.get(f"/pos/{stage.post.id}/"))
    assert "Telepon kader" in words(browse(stage.staff).get(f"/posyandu/wilayah/{VILLAGE}/"))
