"""What is said about an office or a Tim Pembina afterwards: its SK, a mistake, its end; members who are residents."""

import pytest

from simpul.offices.models import Appointment, Decree, PostDecree, Team
from tests import factories
from tests.web.post_cast import intention, text, today, words

VILLAGE = "51.08.06.1020"
AREA = f"/posyandu/wilayah/{VILLAGE}"


@pytest.fixture
def head(stage):
    """The head of the village, who also forms its Tim Pembina."""
    user = factories.user(home=stage.post.village)
    factories.holding(user, "kepala_desa", stage.post.village)
    return user


@pytest.fixture
def held(stage):
    return factories.appointment(factories.person(stage.post, "Ni Luh Sari"), stage.post, "kader", "sosial")


@pytest.fixture
def team(stage):
    return Team.objects.create(area=stage.post.village, valid_from=factories.LONG_AGO)


def officers(stage, rest: str = "") -> str:
    return f"/posyandu/{stage.post.id}/pengurus/{rest}"


def test_an_sk_speaks_of_one_more_post(browse, stage) -> None:
    decree = factories.decree(stage.post.village, "pendirian", number="SK 7")
    client, page = browse(stage.staff), f"{AREA}/sk/{decree.id}/posyandu/"
    assert "Isi dulu: Posyandu yang juga disebut" in words(client.post(page, intention()))
    form = intention(post_ids=[str(stage.other_post.id)])
    for _ in range(2):
        client.post(page, form)
    assert PostDecree.objects.get().post == stage.other_post
    assert "Posyandu Melati B" in words(client.get(f"{AREA}/sk/"))
    assert str(stage.other_post.id) not in text(client.get(page))


def test_an_sk_that_came_later_is_written_down_for_those_in_office(browse, stage, held) -> None:
    client, page = browse(stage.staff), officers(stage, "sk/")
    assert "Catat SK-nya dulu" in words(client.get(page))
    decree = factories.decree(stage.post.village, number="SK 12/2026")
    asked = client.post(page, intention(decree_id=str(decree.id)))
    assert "Isi dulu: Untuk jabatan" in words(asked)
    assert f'value="{decree.id}" selected' in text(asked)
    form = intention(decree_id=str(decree.id), appointment_ids=[str(held.id)])
    for _ in range(2):
        client.post(page, form)
    assert "SK 12/2026" in words(client.get(officers(stage)))


@pytest.mark.parametrize("ended", [None, today()])
def test_an_office_written_down_by_mistake_is_taken_back_with_a_reason(browse, stage, held, ended) -> None:
    Appointment.objects.filter(id=held.id).update(valid_to=ended)
    client, page = browse(stage.staff), officers(stage, f"{held.id}/salah-catat/")
    assert page in text(client.get(officers(stage)))
    assert "Isi dulu: Apa yang keliru" in words(client.post(page, intention(reason="")))
    client.post(page, intention(reason="salah orang"))
    held.refresh_from_db()
    assert held.void_because == "salah orang"
    assert str(held.id) not in text(client.get(officers(stage)))


def test_a_resident_joins_the_team_as_a_known_person(browse, stage, head, team) -> None:
    client, page = browse(head), f"{AREA}/tim/warga/"
    assert f"?orang={stage.child.id}" in text(client.get(f"{page}?q=kadek"))
    form = intention(position="anggota", valid_from=today().isoformat())
    for _ in range(2):
        client.post(f"{page}?orang={stage.child.id}", form)
    made = Appointment.objects.get()
    assert (made.person, made.holder_name, made.team) == (stage.child, "", team)
    assert "Kadek Sari" in words(client.get(f"{AREA}/tim/"))


def test_a_secretariat_that_reads_no_residents_adds_members_by_name(browse, stage, team) -> None:
    user = factories.user(home=stage.post.village)
    factories.holding(user, "sekretariat", stage.post.village)
    client = browse(user)
    assert "/tim/warga/" not in text(client.get(f"{AREA}/tim/"))
    assert client.get(f"{AREA}/tim/warga/?orang={stage.child.id}").url == f"{AREA}/tim/anggota/"


def test_a_team_gets_its_sk_loses_a_mistake_and_is_dissolved(browse, stage, head, team) -> None:
    client, page = browse(head), f"{AREA}/tim"
    wrong = factories.appointment(factories.person(stage.post, "Salah Orang"), team, "anggota")
    kept = factories.appointment(factories.person(stage.post, "I Gede Ketua"), team, "ketua")
    decree = factories.decree(stage.post.village, "tim_pembina", number="SK 9")
    client.post(f"{page}/sk/", intention(decree_id=str(decree.id), appointment_ids=[str(kept.id)]))
    client.post(f"{page}/{wrong.id}/salah-catat/", intention(reason="salah ketik"))
    kept.refresh_from_db()
    assert kept.decree == decree
    assert str(wrong.id) not in text(client.get(f"{page}/"))
    early = client.post(f"{page}/bubarkan/", intention(on="2001-01-01"))
    assert "Tanggal akhir harus sesudah tanggal mulai" in words(early)
    form = intention(on=today().isoformat())
    for _ in range(2):
        client.post(f"{page}/bubarkan/", form)
    assert "belum tercatat" in words(client.get(f"{page}/"))
    kept.refresh_from_db()
    assert kept.valid_to == today()


def test_a_move_before_the_last_one_names_its_day(browse, stage) -> None:
    form = intention(post_id=str(stage.other_post.id), on="2019-01-05")
    answer = browse(stage.staff).post(f"/warga/{stage.child.id}/posyandu/", form)
    assert "Sudah ada perubahan sejak 1 Januari 2020" in words(answer)


def test_a_stranger_and_a_kader_mend_nothing(browse, stage, held, team) -> None:
    decree = factories.decree(stage.post.village)
    for user in (stage.kader, stage.kader_b, stage.stranger):
        client = browse(user)
        answers = [
            client.get(f"/rapikan/wilayah/{stage.post.village.code}/lembaga/"),
            client.post(f"{AREA}/sk/{decree.id}/posyandu/", intention(post_ids=[str(stage.post.id)])),
            client.post(officers(stage, "sk/"), intention(decree_id=str(decree.id), appointment_ids=[str(held.id)])),
            client.post(officers(stage, f"{held.id}/salah-catat/"), intention(reason="iseng")),
            client.post(f"{AREA}/tim/warga/?orang={stage.child.id}", intention(position="anggota")),
            client.post(f"{AREA}/tim/bubarkan/", intention(on=today().isoformat())),
        ]
        assert {answer.status_code for answer in answers} <= {403, 404}
    held.refresh_from_db()
    assert (held.void_because, held.decree, PostDecree.objects.count()) == ("", None, 0)
    assert (Decree.objects.count(), Team.objects.get().valid_to) == (1, None)
