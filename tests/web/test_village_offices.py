"""SK, pengurus and kader, Tim Pembina, parts of a village."""

import pytest

from simpul.offices.models import Appointment, Decree, Team
from simpul.places.models import Hamlet
from tests import factories
from tests.web.post_cast import intention, text, today, words

VILLAGE = "51.08.06.1020"
AREA = f"/posyandu/wilayah/{VILLAGE}"


@pytest.fixture
def person(stage):
    return factories.person(stage.post, "Ni Luh Sari", born=None)


def decree(stage, **more):
    given = {"purposes": "pengurus", "number": "SK 12/2026", "on": "2026-01-05", "signer_name": "I Made Arta"}
    return intention(**{**given, "post_ids": [str(stage.post.id)], **more})


def appointing(stage, person) -> str:
    return f"/posyandu/{stage.post.id}/pengurus/tunjuk/?orang={person.id}"


def office(**more):
    return intention(**{"position": "kader", "field": "kesehatan", "valid_from": "2026-01-05", **more})


def test_an_sk_is_written_down_once_with_its_posts(browse, stage) -> None:
    client, form = browse(stage.staff), decree(stage)
    for _ in range(2):
        client.post(f"{AREA}/sk/baru/", form)
    made = Decree.objects.get()
    assert (made.number, made.signer_office) == ("SK 12/2026", "Lurah Penarukan")
    assert "Posyandu Melati A" in words(client.get(f"{AREA}/sk/"))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"number": ""}, "Isi dulu: Nomor SK"),
        ({"on": "31/02/2026"}, "tidak ada"),
        ({"valid_to": "2020-01-01"}, "Tanggal akhir harus sesudah tanggal mulai"),
        ({"purposes": "sulap"}, "Belum tersimpan"),
    ],
)
def test_a_wrong_sk_is_a_sentence_and_stays(browse, stage, given, sentence) -> None:
    answer = browse(stage.staff).post(f"{AREA}/sk/baru/", decree(stage, **given))
    assert answer.status_code == 200
    assert sentence in words(answer)
    assert 'value="I Made Arta"' in text(answer)
    assert not Decree.objects.exists()


def test_a_resident_is_found_and_appointed_once(browse, stage, person) -> None:
    client, form = browse(stage.staff), office()
    assert f"?orang={person.id}" in text(client.get(f"/posyandu/{stage.post.id}/pengurus/tunjuk/?q=luh"))
    for _ in range(2):
        client.post(appointing(stage, person), form)
    made = Appointment.objects.get()
    assert (made.person, made.post, made.field) == (person, stage.post, "kesehatan")
    assert "Ni Luh Sari" in words(client.get(f"/posyandu/{stage.post.id}/pengurus/"))


def test_a_second_field_needs_a_reason_and_an_end(browse, stage, person) -> None:
    client = browse(stage.staff)
    client.post(appointing(stage, person), office())
    asked = client.post(appointing(stage, person), office(field="sosial"))
    assert "melayani satu bidang" in words(asked)
    given = office(field="sosial", exception_reason="kader hanya lima", exception_until="2027-01-01")
    assert "nama pemberinya" in words(client.post(appointing(stage, person), given))
    given["exception_by"] = "Lurah Penarukan"
    client.post(appointing(stage, person), given)
    assert Appointment.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"position": ""}, "Isi dulu: Jabatan"),
        ({"field": ""}, "Pilih bidangnya"),
        ({"valid_from": "kapan"}, "tidak terbaca"),
        ({"valid_to": "2020-01-01"}, "Tanggal akhir harus sesudah tanggal mulai"),
    ],
)
def test_a_wrong_appointment_is_a_sentence(browse, stage, person, given, sentence) -> None:
    answer = browse(stage.staff).post(appointing(stage, person), office(**given))
    assert answer.status_code == 200
    assert sentence in words(answer)
    assert not Appointment.objects.exists()


def test_an_office_ends_on_a_ground_and_training_is_noted(browse, stage, person) -> None:
    client = browse(stage.staff)
    held = factories.appointment(person, stage.post, "kader", "sosial")
    page = f"/posyandu/{stage.post.id}/pengurus/{held.id}"
    client.post(f"{page}/latih/", intention(on="2026-02-01"))
    asked = client.post(f"{page}/akhiri/", intention(on=today().isoformat(), because=""))
    assert "Isi dulu: Alasan berhenti" in words(asked)
    client.post(f"{page}/akhiri/", intention(on=today().isoformat(), because="pindah"))
    held.refresh_from_db()
    assert (str(held.trained_on), held.ended_because) == ("2026-02-01", "pindah")
    assert "Yang pernah menjabat" in words(client.get(f"/posyandu/{stage.post.id}/pengurus/"))


def test_the_team_of_a_regency_is_formed_with_chair_and_members(browse, stage) -> None:
    areas = factories.areas()
    client = browse(_office(areas.buleleng))
    page = f"/posyandu/wilayah/{areas.buleleng.code}/tim"
    form = intention(chair="Ny. Ketua", valid_from="2026-01-05", valid_to="2030-01-05")
    for _ in range(2):
        client.post(f"{page}/bentuk/", form)
    assert Team.objects.count() == 1
    member = intention(position="sekretaris", holder_name="I Gede Sekda", valid_from="2026-01-05")
    client.post(f"{page}/anggota/", member)
    shown = words(client.get(f"{page}/"))
    assert "Ny. Ketua Ketua" in shown
    assert "I Gede Sekda" in shown
    gone = Appointment.objects.get(holder_name="I Gede Sekda")
    client.post(f"{page}/{gone.id}/akhiri/", intention(on=today().isoformat(), because="pindah"))
    assert "I Gede Sekda Sekretaris" not in words(client.get(f"{page}/"))


def _office(area):
    user = factories.user(home=area)
    factories.holding(user, "sekretariat", area)
    return user


def test_parts_of_a_village_begin_are_renamed_and_end(browse, stage) -> None:
    client, page = browse(stage.staff), f"{AREA}/dusun"
    form = intention(kind="banjar", name="Tegal", valid_from="2026-01-05")
    for _ in range(2):
        client.post(f"{page}/baru/", form)
    made = Hamlet.objects.get()
    again = client.post(f"{page}/baru/", intention(kind="banjar", name="TEGAL", valid_from="2026-01-05"))
    assert "sudah dipakai" in words(again)
    client.post(f"{page}/{made.id}/", intention(kind="banjar", name="Tegal Sari"))
    assert "Banjar Tegal Sari" in words(client.get(f"{page}/"))
    client.post(f"{page}/{made.id}/akhiri/", intention(on=today().isoformat(), reason="digabung"))
    assert "Tegal Sari" not in words(client.get(f"{page}/"))


def test_a_stranger_and_a_kader_change_nothing(browse, stage, person) -> None:
    banjar = factories.hamlet(stage.post.village)
    held = factories.appointment(person, stage.post, "kader", "sosial")
    for user in (stage.kader, stage.kader_b, stage.stranger):
        client = browse(user)
        answers = [
            client.post(f"{AREA}/sk/baru/", decree(stage)),
            client.post(appointing(stage, person), office()),
            client.post(f"/posyandu/{stage.post.id}/pengurus/{held.id}/akhiri/", intention(because="pindah")),
            client.post(f"{AREA}/tim/bentuk/", intention(chair="Iseng", valid_from="2026-01-05")),
            client.post(f"{AREA}/dusun/{banjar.id}/", intention(kind="banjar", name="Iseng")),
        ]
        assert {answer.status_code for answer in answers} <= {403, 404}
    assert (Decree.objects.count(), Appointment.objects.count(), Team.objects.count()) == (0, 1, 0)
    banjar.refresh_from_db()
    assert banjar.name == "Banjar Tegal"
