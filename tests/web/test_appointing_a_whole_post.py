"""One SK appoints a whole post: what is sound is kept, what is refused comes back with what was typed (S4.7)."""

import re
from html import unescape

import pytest

from simpul.offices.models import Appointment, Decree
from tests import factories
from tests.web.post_cast import intention, text, today, words

SK = {
    "sk_number": "SK 4/2026",
    "sk_on": "2026-02-01",
    "sk_signer_name": "I Made Arta",
    "sk_signer_office": "Lurah Penarukan",
}


@pytest.fixture
def page(stage) -> str:
    return f"/posyandu/{stage.post.id}/pengurus/satu-sk/"


def seat(client, page, label: str) -> str:
    """The code of the row with that label."""
    found = re.search(rf'<label for="id_duduk_(\d+)">\s*{label}\b', unescape(text(client.get(page))))
    assert found, label
    return found[1]


def rows(client, page, **names: str) -> dict[str, str]:
    return {f"duduk_{seat(client, page, label.replace('_', ' '))}": name for label, name in names.items()}


def given(client, page, **more):
    names = {key: more.pop(key) for key in list(more) if key[0].isupper()}
    told = {"on": today().isoformat(), "because": "habis_masa", **SK, **more}
    return intention(**told, **rows(client, page, **names))


def test_a_whole_post_by_one_sk_typed_once(browse, stage, page) -> None:
    for name in ("Ni Luh Sari", "Putu Kader", "I Wayan Dasar"):
        factories.person(stage.post, name, born=None)
    client = browse(stage.staff)
    form = given(client, page, Ketua="Ni Luh Sari", Sekretaris="putu kader", Kader_Sosial="I Wayan Dasar")
    for _ in range(2):
        client.post(page, form)
    held = {(a.person.name, a.position, a.field) for a in Appointment.objects.all()}
    assert held == {
        ("Ni Luh Sari", "ketua", ""), ("Putu Kader", "sekretaris", ""), ("I Wayan Dasar", "kader", "sosial"),
    }  # fmt: skip
    assert {a.decree for a in Appointment.objects.all()} == {Decree.objects.get()}
    assert Decree.objects.get().posts.get().purpose == "pengurus"


def test_a_refused_row_comes_back_and_the_others_are_kept(browse, stage, page) -> None:
    for name in ("Ni Luh Sari", "Putu Kader", "Putu Kader"):
        factories.person(stage.post, name, born=None)
    client = browse(stage.staff)
    form = given(client, page, Ketua="Ni Luh Sari", Sekretaris="Putu Kader", Bendahara="Tidak Dikenal")
    answer = client.post(page, form)
    shown = words(answer)
    assert "1 jabatan dicatat" in shown
    assert "Ada beberapa orang bernama itu" in shown
    assert "Orang ini tidak ditemukan" in shown
    assert 'value="Tidak Dikenal"' in text(answer)
    assert 'value="Ni Luh Sari"' not in text(answer)
    assert [a.position for a in Appointment.objects.all()] == ["ketua"]
    assert Decree.objects.count() == 1
    assert "Yang mana?" in text(answer)


def test_one_of_several_of_a_name_is_picked(browse, stage, page) -> None:
    first = factories.person(stage.post, "Putu Kader", born=None)
    factories.person(stage.post, "Putu Kader", born=None)
    client = browse(stage.staff)
    code = seat(client, page, "Sekretaris")
    form = intention(
        on=today().isoformat(), because="habis_masa", decree_id=str(factories.decree(stage.post.village).id),
        **{f"duduk_{code}": "Putu Kader", f"orang_{code}": str(first.id)},
    )  # fmt: skip
    client.post(page, form)
    assert Appointment.objects.get().person == first


def test_who_held_the_seat_leaves_and_the_whole_post_can_be_replaced(browse, stage, page) -> None:
    old = factories.appointment(factories.person(stage.post, "Bu Lama"), stage.post, "ketua")
    other = factories.appointment(factories.person(stage.post, "Bu Lain"), stage.post, "kader", "sosial")
    factories.person(stage.post, "Ni Luh Sari", born=None)
    client = browse(stage.staff)
    assert "Sekarang: Bu Lama" in words(client.get(page))
    client.post(page, given(client, page, Ketua="Ni Luh Sari", whole="on"))
    for one in (old, other):
        one.refresh_from_db()
        assert (one.valid_to, one.ended_because) == (today(), "habis_masa")
    assert Appointment.objects.filter(valid_to=None).get().person.name == "Ni Luh Sari"


def test_nobody_leaves_while_a_name_is_not_found(browse, stage, page) -> None:
    old = factories.appointment(factories.person(stage.post, "Bu Lain"), stage.post, "kader", "sosial")
    factories.person(stage.post, "Ni Luh Sari", born=None)
    client = browse(stage.staff)
    client.post(page, given(client, page, Ketua="Ni Luh Sari", Sekretaris="Siapa", whole="on"))
    old.refresh_from_db()
    assert old.valid_to is None


def test_an_empty_form_is_a_sentence(browse, stage, page) -> None:
    answer = browse(stage.staff).post(page, given(browse(stage.staff), page))
    assert "Isi paling sedikit satu nama" in words(answer)
    assert not Decree.objects.exists()


def test_a_stranger_and_a_kader_appoint_nobody(browse, stage, page) -> None:
    for user in (stage.stranger, stage.kader, stage.ketua):
        assert browse(user).get(page).status_code in {403, 404}
