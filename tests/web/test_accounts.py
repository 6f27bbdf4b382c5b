"""Accounts of an area: made, given roles, ended; within one's own area only."""

import pytest

from simpul.accounts.models import Holding, User
from simpul.heads.models import Head
from simpul.kernel.ids import new_id
from simpul.offices.models import Appointment, Team
from tests import factories

PLACE = "/akun/51.08.06.1020"


@pytest.fixture
def lurah(db):
    areas = factories.areas()
    made = factories.user("lurah.penarukan", home=areas.penarukan, name="I Made Arta")
    factories.holding(made, "kepala_desa", areas.penarukan)
    return made


@pytest.fixture
def kader(lurah):
    return factories.user("komang", home=lurah.home, name="Komang Ratih")


def given(**more):
    return {"intention": str(new_id()), **more}


NEW = {"name": "Luh Ayu", "username": "luh.ayu", "password": "kamboja-gerimis-41"}


def test_the_head_of_a_village_makes_an_account_and_gives_a_role_in_a_post(browse, lurah) -> None:
    post = factories.post(lurah.home, "Melati")
    client = browse(lurah)
    made = client.post(f"{PLACE}/baru/", given(**NEW))
    user = User.objects.get(username="luh.ayu")
    assert made.url == f"{PLACE}/{user.id}/"
    role = given(role="kader", field="kesehatan", valid_from="2026-01-01")
    client.post(f"{PLACE}/{user.id}/peran/{post.id}/", role)
    holding = Holding.objects.get(user=user)
    assert (holding.role, holding.post_id, holding.field) == ("kader", post.id, "kesehatan")


def test_the_account_of_a_kader_is_tied_to_whom_the_sk_names(browse, lurah, kader) -> None:
    post = factories.post(lurah.home, "Melati")
    sari, rai = (factories.person(post, name) for name in ("Kadek Sari", "Luh Rai"))
    for person in (sari, rai):
        factories.appointment(person, post, field="sosial")
    factories.holding(kader, "kader", post, field="sosial")
    client, address = browse(lurah), f"{PLACE}/{kader.id}/orang/"
    assert "Belum disambungkan" in client.get(f"{PLACE}/{kader.id}/").content.decode()
    client.post(address, given(person_id=str(sari.id)))
    kader.refresh_from_db()
    assert kader.person_id == sari.id
    assert "Kadek Sari (Kader Sosial, Posyandu Melati" in client.get(f"{PLACE}/{kader.id}/").content.decode()
    assert "Posyandu Melati" in browse(kader).get("/posisi-saya/").content.decode()
    other = factories.user("luh.rai", home=lurah.home)
    page = client.post(f"{PLACE}/{other.id}/orang/", given(person_id=str(sari.id)))
    assert "sudah punya akun lain" in page.content.decode()
    client.post(address, given(person_id=""))
    kader.refresh_from_db()
    assert kader.person_id is None


@pytest.fixture
def pembina(lurah):
    """The account of the one who chairs the Tim Pembina of Penarukan, where a team and a head are known by name."""
    team = Team.objects.create(area=lurah.home, valid_from=factories.LONG_AGO)
    Appointment.objects.create(team=team, holder_name="Ny. Arta", position="ketua", valid_from=factories.LONG_AGO)
    Head.objects.create(area=lurah.home, name="I Made Arta", title="Lurah", valid_from=factories.LONG_AGO)
    made = factories.user("ny.arta", home=lurah.home)
    factories.holding(made, "staf_desa", lurah.home)
    return made


def test_the_account_of_a_pembina_is_tied_to_the_seat_that_only_a_name_holds(browse, lurah, pembina) -> None:
    client, address = browse(lurah), f"{PLACE}/{pembina.id}/orang/"
    seat, head = str(Appointment.objects.get().id), str(Head.objects.get().id)
    shown = client.get(address).content.decode()
    assert "I Made Arta (Lurah, Kelurahan Penarukan)" in shown
    client.post(address, given(person_id="", office_ids=[seat]))
    assert "Ny. Arta (Ketua Tim Pembina, Kelurahan Penarukan)" in client.get(f"{PLACE}/{pembina.id}/").content.decode()
    own = browse(pembina).get("/posisi-saya/").content.decode()
    assert "<h3>Ketua Tim Pembina</h3>" in own
    assert "Minta sekretariat Tim Pembina mencatatnya" in own
    assert "belum disambungkan" not in own
    assert "Mendampingi dan membina" in own
    client.post(address, given(person_id="", office_ids=[seat, head]))
    assert "<h3>Lurah</h3>" in browse(pembina).get("/posisi-saya/").content.decode()
    client.post(address, given(person_id="", office_ids=[]))
    assert "belum disambungkan" in browse(pembina).get("/posisi-saya/").content.decode()


def test_a_seat_has_one_account_and_what_was_chosen_stays(browse, lurah, pembina) -> None:
    other = factories.user("ny.dua", home=lurah.home)
    factories.holding(other, "staf_desa", lurah.home)
    client, form = browse(lurah), {"person_id": "", "office_ids": [str(Appointment.objects.get().id)]}
    client.post(f"{PLACE}/{pembina.id}/orang/", given(**form))
    page = client.post(f"{PLACE}/{other.id}/orang/", given(**form)).content.decode()
    assert "sudah milik akun lain" in page
    assert " checked" in page
    assert browse(other).get(f"{PLACE}/{pembina.id}/orang/").status_code == 403


def test_whoever_owns_the_account_stays_when_their_office_is_over(browse, lurah, pembina) -> None:
    person = factories.person(factories.post(lurah.home, "Mawar"), "Luh Rai")
    User.objects.filter(id=pembina.id).update(person_id=person.id)
    client, address = browse(lurah), f"{PLACE}/{pembina.id}/orang/"
    assert "orang yang sekarang tersambung" in client.get(address).content.decode()
    client.post(address, given(person_id=str(person.id), office_ids=[]))
    pembina.refresh_from_db()
    assert pembina.person_id == person.id


def test_the_same_form_sent_twice_makes_one_account(browse, lurah) -> None:
    client, form = browse(lurah), given(**NEW)
    first, second = client.post(f"{PLACE}/baru/", form), client.post(f"{PLACE}/baru/", form)
    assert User.objects.filter(username="luh.ayu").count() == 1
    assert first.url == second.url


def test_a_name_in_use_is_told_beside_its_field_and_what_was_typed_stays(browse, lurah, kader) -> None:
    page = browse(lurah).post(f"{PLACE}/baru/", given(**{**NEW, "username": "komang"})).content.decode()
    assert 'value="Luh Ayu"' in page
    assert "Nama pengguna: " in page


@pytest.mark.parametrize("missing", ["name", "username", "password"])
def test_what_is_left_empty_is_asked_for(browse, lurah, missing) -> None:
    page = browse(lurah).post(f"{PLACE}/baru/", given(**{**NEW, missing: ""})).content.decode()
    assert "Isi dulu" in page
    assert not User.objects.filter(username="luh.ayu").exists()


def test_the_list_shows_the_accounts_of_the_area(browse, lurah, kader) -> None:
    page = browse(lurah).get(f"{PLACE}/").content.decode()
    assert "Komang Ratih" in page
    assert f"{PLACE}/{kader.id}/" in page


def test_a_role_ends_with_a_reason(browse, lurah, kader) -> None:
    post = factories.post(lurah.home, "Melati")
    held = factories.holding(kader, "kader", post, "kesehatan")
    client = browse(lurah)
    asked = client.post(f"{PLACE}/{kader.id}/peran/{held.id}/akhiri/", given(reason=""))
    assert "Isi dulu: Alasan" in asked.content.decode()
    client.post(f"{PLACE}/{kader.id}/peran/{held.id}/akhiri/", given(reason="pindah"))
    held.refresh_from_db()
    assert held.valid_to is not None


def test_an_account_is_closed_and_opened_again(browse, lurah, kader) -> None:
    client = browse(lurah)
    for open_ in (False, True):
        client.post(f"{PLACE}/{kader.id}/tutup/", given(reason="cuti"))
        kader.refresh_from_db()
        assert kader.is_active is open_


def test_a_forgotten_password_is_replaced_by_a_first_one(browse, lurah, kader) -> None:
    browse(lurah).post(f"{PLACE}/{kader.id}/kata-sandi/", given(new="kamboja-gerimis-41"))
    kader.refresh_from_db()
    assert kader.check_password("kamboja-gerimis-41")
    assert kader.must_change_password


def test_an_account_of_another_village_is_not_found(browse, lurah) -> None:
    areas = factories.areas()
    other = factories.user("orang.lain", home=areas.ampukung)
    client = browse(lurah)
    assert client.get(f"{PLACE}/{other.id}/").status_code == 404
    assert client.post(f"{PLACE}/{other.id}/tutup/", given(reason="iseng")).status_code == 404
    other.refresh_from_db()
    assert other.is_active


def test_nobody_makes_accounts_in_another_village(browse, lurah) -> None:
    assert browse(lurah).post("/akun/63.09.02.2002/baru/", given(**NEW)).status_code == 403
    assert not User.objects.filter(username="luh.ayu").exists()


def test_nobody_gives_a_right_to_themselves(browse, lurah) -> None:
    role = given(role="staf_desa", valid_from="2026-01-01")
    browse(lurah).post(f"{PLACE}/{lurah.id}/peran/", role)
    assert Holding.objects.filter(user=lurah).count() == 1
