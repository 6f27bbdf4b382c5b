"""Perlu dirapikan, members of other bodies, heads of areas, one in the place of another: the pages."""

import pytest

from simpul.eligibility.models import Membership
from simpul.heads.models import Head
from simpul.offices.models import Appointment, Team
from tests import factories
from tests.web.post_cast import intention, text, words

VILLAGE = "51.08.06.1020"
HERE = f"/rapikan/wilayah/{VILLAGE}/"


@pytest.fixture
def held(stage):
    """A kader who lives in another village."""
    away = factories.person(stage.post, "Ni Luh Sari", village=factories.areas().kaliuntu)
    return factories.appointment(away, stage.post, "kader", "sosial")


@pytest.fixture
def regency(db):
    who = factories.user()
    factories.holding(who, "sekretariat", factories.areas().buleleng)
    return who


def test_a_home_away_is_listed_with_its_rule_and_without_blame(browse, stage, held) -> None:
    """S0.6."""
    client = browse(stage.staff)
    assert "Tinggal di luar tempat yang ditentukan 1 jabatan" in words(client.get(HERE))
    page = words(client.get(f"{HERE}jenis/domisili/"))
    assert "Ni Luh Sari, Kader" in page
    assert "Pengurus dan kader tinggal di desa atau kelurahan posyandunya. Dasar:" in page
    officers = words(client.get(f"/posyandu/{stage.post.id}/pengurus/"))
    assert "Tinggal di luar tempat yang ditentukan." in officers


def test_a_team_of_a_regency_sees_counts_by_area_and_no_names(browse, stage, held) -> None:
    team = factories.user()
    factories.holding(team, "tim_pembina", factories.areas().buleleng)
    page = words(browse(team).get("/rapikan/wilayah/51.08/jenis/domisili/"))
    assert "Kecamatan Buleleng 1" in page
    assert "Ni Luh Sari" not in page
    assert "Nama orangnya hanya tampak bagi desa/kelurahannya" in page


def test_an_unknown_kind_is_not_found(browse, stage) -> None:
    assert browse(stage.staff).get(f"{HERE}jenis/gaji/").status_code == 404


def test_a_resident_and_a_name_are_written_down_in_another_body_once(browse, stage) -> None:
    """S2.10."""
    client = browse(stage.staff)
    person = factories.person(stage.post, "Ni Made Ratna", born=None)
    assert f"?orang={person.id}" in text(client.get(f"{HERE}lembaga/warga/?q=ratna"))
    for _ in range(2):
        form = intention(body="rt", role="Ketua RT 03", source="SK Lurah")
        client.post(f"{HERE}lembaga/warga/?orang={person.id}", form)
    client.post(f"{HERE}lembaga/baru/", intention(body="pkk_kader", name="Putu Ayu", birth_date="1985-03-05"))
    assert sorted(Membership.objects.values_list("name", "state")) == [
        ("Ni Made Ratna", "cocok"),
        ("Putu Ayu", "tak_dikenal"),
    ]
    wrong = client.post(f"{HERE}lembaga/baru/", intention(body="pkk_kader", name="Komang", nik="12"))
    assert "NIK terdiri atas 16 angka" in words(wrong)
    assert 'value="Komang"' in text(wrong)
    assert "Ketua RT 03" in words(client.get(f"{HERE}lembaga/"))


def test_a_perhaps_is_answered_ended_and_taken_back(browse, stage) -> None:
    client, person = browse(stage.staff), factories.person(stage.post, "Ni Made Ratna")
    one = factories.membership(person)
    assert "Mungkin warga Ni Made Ratna" in words(client.get(f"{HERE}lembaga/"))
    client.post(f"{HERE}lembaga/{one.id}/", intention(same="ya"))
    client.post(f"{HERE}lembaga/{one.id}/akhiri/", intention(on="2026-06-01"))
    client.post(f"{HERE}lembaga/{one.id}/salah-catat/", intention(reason="salah orang"))
    one.refresh_from_db()
    assert (one.state, one.person_id, str(one.valid_to), one.void_because) == (
        "cocok",
        person.id,
        "2026-06-01",
        "salah orang",
    )


def test_a_new_head_ends_the_team_and_both_are_shown(browse, regency) -> None:
    """S4.8."""
    area = factories.areas().buleleng
    team = Team.objects.create(area=area, valid_from=factories.LONG_AGO)
    Appointment.objects.create(holder_name="Ny. Arta", team=team, position="ketua", valid_from=factories.LONG_AGO)
    client, address = browse(regency), "/rapikan/wilayah/51.08/kepala/"
    first = intention(name="I Nyoman Arta", title="Bupati", valid_from="2025-02-20", ends_team="tim")
    client.post(address, first)
    page = words(client.get("/posyandu/wilayah/51.08/tim/"))
    assert "I Nyoman Arta , Bupati" in page or "I Nyoman Arta, Bupati" in page
    assert "Ny. Arta" in page
    client.post(address, intention(name="Ni Ketut Sri", title="Bupati", valid_from="2026-01-01", ends_team="tim"))
    assert Appointment.objects.get().ended_because == "kepala_daerah_berganti"
    slip = Head.objects.get(name="Ni Ketut Sri")
    client.post(f"{address}{slip.id}/salah-catat/", intention(reason="keliru"))
    slip.refresh_from_db()
    assert slip.void_because == "keliru"


def test_one_takes_the_place_of_another_in_one_step(browse, stage, held) -> None:
    client, new = browse(stage.staff), factories.person(stage.post, "Ni Kadek Ayu", born=None)
    address = f"/rapikan/pos/{stage.post.id}/{held.id}/ganti/"
    assert f"?orang={new.id}" in text(client.get(f"{address}?q=kadek"))
    form = intention(because="pindah", on="2026-01-05", decree_id="")
    for _ in range(2):
        client.post(f"{address}?orang={new.id}", form)
    held.refresh_from_db()
    assert (str(held.valid_to), held.ended_because) == ("2026-01-05", "pindah")
    assert Appointment.objects.get(person=new).field == "sosial"


def test_a_member_of_the_team_is_replaced_by_name(browse, regency) -> None:
    team = Team.objects.create(area=factories.areas().buleleng, valid_from=factories.LONG_AGO)
    former = Appointment.objects.create(
        holder_name="Ny. Arta", team=team, position="sekretaris", valid_from=factories.LONG_AGO
    )
    address = f"/rapikan/wilayah/51.08/tim/{former.id}/ganti/"
    browse(regency).post(address, intention(because="diberhentikan", on="2026-01-05", holder_name="Ni Ketut Sri"))
    assert Appointment.objects.get(holder_name="Ni Ketut Sri").position == "sekretaris"


def test_the_rules_stand_beside_the_fields_when_somebody_is_appointed(browse, stage) -> None:
    person = factories.person(stage.post, "Ni Made Ratna", born=None)
    page = words(browse(stage.staff).get(f"/posyandu/{stage.post.id}/pengurus/tunjuk/?orang={person.id}"))
    assert "Pengurus dan kader tinggal di dusun atau banjar posyandunya." in page
    assert "paling lama 5 tahun" in page
    assert "Kader PKK sekaligus kader posyandu: ditolak, kecuali ada pengecualian." in page
