""" "Posisi saya" (S2.8): what somebody is, by which SK, until when, and what that means; nobody sees another's."""

from datetime import timedelta

from django.urls import reverse

from simpul.offices.models import Appointment, Team
from simpul.upkeep.queries import my_offices
from tests import factories
from tests.cast import actor
from tests.web.competence_of_play import CompetenceOfPlay
from tests.web.post_cast import today, words


def kader_with_person(stage):
    person = factories.person(stage.post, "Ni Luh Sari", born=today() - timedelta(days=12_000))
    user = factories.user(person_id=person.id, home=stage.post.village)
    factories.holding(user, "kader", stage.post, "kesehatan")
    return person, user


def test_a_kader_reads_their_office_its_sk_its_days_and_their_tasks(browse, stage) -> None:
    person, user = kader_with_person(stage)
    decree = factories.decree(stage.post.village, "pengurus", number="SK 9/2026")
    until = today() + timedelta(days=30)
    office = factories.appointment(person, stage.post, "kader", "kesehatan", decree=decree, valid_to=until)
    shown = words(browse(user).get("/posisi-saya/"))
    assert "Posyandu Melati A" in shown
    assert "SK 9/2026" in shown
    assert "30 hari lagi" in shown
    assert "Segera habis" in shown
    assert "Melayani satu bidang saja" in shown
    assert "Permendagri Nomor 13 Tahun 2024" in shown
    assert "Belum ada pelatihan" in shown
    assert "Belum ada insentif" in shown
    Appointment.objects.filter(id=office.id).update(valid_to=today())
    assert "Jabatan sebelumnya (1)" in words(browse(user).get("/posisi-saya/"))


def test_the_way_is_one_tap_from_the_first_page(browse, stage) -> None:
    client = browse(stage.kader)
    assert 'href="/posisi-saya/"' in client.get("/").content.decode()
    page = client.get("/posisi-saya/")
    assert 'href="/posisi-saya/" aria-current="page"' in page.content.decode(), "it stands in the head of every page"
    assert 'href="/akun-saya/"' in page.content.decode()
    shown = words(page)
    assert "belum disambungkan dengan data orang" in shown
    assert "Menyiapkan tempat pelayanan" in shown, "the role of the account tells the tasks"


def test_what_waits_and_what_was_earned_lead_to_where_it_is_done(browse, stage) -> None:
    play = CompetenceOfPlay()
    person = factories.person(stage.post, "Ni Luh Rai", born=today() - timedelta(days=12_000))
    play.area, play.post, play.person = factories.areas().buleleng, stage.post, person
    user = factories.user(person_id=person.id)
    factories.holding(user, "ketua", stage.post)
    factories.appointment(person, stage.post, "ketua")
    certificate, plan, client = play.certificate, play.plan_after_training, browse(user)
    shown = client.get("/posisi-saya/").content.decode()
    for name, id in (("competence:certificate", certificate), ("competence:follow-up-done", plan)):
        address = reverse(name, args=[id])
        assert f'href="{address}"' in shown
        assert client.get(address).status_code == 200
    paper = reverse("competence:certificate-pdf", args=[certificate])
    assert f'href="{paper}"' in shown
    assert client.get(paper).content.startswith(b"%PDF")
    assert browse(stage.stranger).get(paper).status_code == 404


def test_a_pembina_reads_the_tasks_of_the_team(browse, stage) -> None:
    person, user = kader_with_person(stage)
    team = Team.objects.create(area=stage.post.village, valid_from=factories.LONG_AGO)
    factories.appointment(person, team, "sekretaris")
    shown = words(browse(user).get("/posisi-saya/"))
    assert "Mendampingi dan membina pengurus dan kader" in shown
    pembina = factories.user()
    factories.holding(pembina, "tim_pembina", factories.areas().buleleng)
    assert "Memantau dan mengawasi" in words(browse(pembina).get("/posisi-saya/"))


def test_an_ended_office_and_a_stranger_tell_nothing(db, stage) -> None:
    person, _ = kader_with_person(stage)
    factories.appointment(person, stage.post, "kader", "sosial")
    own = my_offices(by=actor("kader", stage.post, "sosial", person_id=person.id), on=today())
    assert [(one.place, one.current) for one in own] == [("Posyandu Melati A", True)]
    for stranger in (actor("kepala_desa", stage.post.village), actor("kader", stage.other_post, "sosial")):
        assert my_offices(by=stranger, on=today()) == []
