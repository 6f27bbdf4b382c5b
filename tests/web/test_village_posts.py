"""Posts of an area: found, described, moved, closed, numbered; never two of one name."""

import pytest

from simpul.registry.models import Post
from tests import factories
from tests.web.post_cast import intention, text, today, words

VILLAGE = "51.08.06.1020"
LIST = f"/posyandu/wilayah/{VILLAGE}/"


def founded(**more):
    return intention(**{"name": "Kenanga", "open_rule": "Selasa kedua", "on": "2026-01-05", **more})


def test_staff_see_the_posts_of_their_village_and_find_one_by_part_of_its_name(browse, stage) -> None:
    client = browse(stage.staff)
    page = words(client.get(LIST))
    assert "Posyandu Melati A" in page
    assert "Posyandu Melati B" in page
    found = words(client.get(f"{LIST}?q=elati b"))
    assert "Posyandu Melati A" not in found
    assert "Posyandu Melati B" in found


def test_a_post_is_founded_once_with_its_open_day_in_words(browse, stage) -> None:
    client, form = browse(stage.staff), founded()
    first, second = (client.post(f"{LIST}baru/", form) for _ in range(2))
    post = Post.objects.get(name="Kenanga")
    assert first.url == second.url == f"/posyandu/{post.id}/"
    assert "Selasa kedua setiap bulan" in words(client.get(first.url))


WRONG = {
    "the same name in another spelling": ({"name": "MELATI  a"}, "sudah ada"),
    "no name": ({"name": ""}, "Isi dulu: Nama posyandu"),
    "a name of signs": ({"name": "???"}, "belum terbaca"),
    "a rule of no meaning": ({"open_rule": "kapan-kapan"}, "Jadwal buka belum jelas"),
    "tomorrow's post": ({"on": "2099-01-01"}, "belum tiba"),
    "a day that does not exist": ({"on": "31/02/2026"}, "tidak ada"),
    "half a place": ({"location": "-8.1"}, "lintang dan bujur"),
    "a place beside the earth": ({"location": "-98.1, 115.0"}, "Lintang dari -90"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_and_stays(browse, stage, case) -> None:
    given, sentence = WRONG[case]
    answer = browse(stage.staff).post(f"{LIST}baru/", founded(**given))
    assert answer.status_code == 200
    assert sentence.casefold() in words(answer).casefold()
    assert next(iter(given.values())) in text(answer)
    assert Post.objects.count() == 2


def test_a_post_is_renamed_and_its_story_tells(browse, stage) -> None:
    client = browse(stage.staff)
    client.post(
        f"/posyandu/{stage.post.id}/ubah/",
        intention(name="Melati Baru", address="Balai", location="-8.1, 115", version=1),
    )
    stage.post.refresh_from_db()
    assert (stage.post.name, stage.post.latitude) == ("Melati Baru", -8.1)
    assert "Melati Baru" in words(client.get(f"/posyandu/{stage.post.id}/"))


def test_pengurus_set_their_open_day_themselves(browse, stage) -> None:
    browse(stage.ketua).post(f"/posyandu/{stage.post.id}/jadwal/", intention(open_rule="Senin terakhir"))
    stage.post.refresh_from_db()
    assert stage.post.open_rule == "pekan:akhir:senin"


def test_a_post_rests_with_its_past_kept(browse, stage) -> None:
    client = browse(stage.staff)
    form = intention(state="istirahat", on=today().isoformat(), reason="kader pindah")
    client.post(f"/posyandu/{stage.post.id}/keadaan/", form)
    page = words(client.get(f"/posyandu/{stage.post.id}/"))
    assert "Istirahat" in page
    assert "Perjalanan" in page


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("63.09.02.2002.001", "diawali kode desa/kelurahan ini"),
        ("123", "berbentuk"),
        ("3201190006.0", "berbentuk"),
    ],
)
def test_a_number_of_another_village_or_shape_is_refused(browse, stage, number, sentence) -> None:
    answer = browse(stage.staff).post(f"/posyandu/{stage.post.id}/nomor/", intention(number=number, on="2026-01-05"))
    assert sentence in words(answer)
    assert f'value="{number}"' in text(answer)


def test_an_official_number_is_written_down(browse, stage) -> None:
    form = intention(number=f"{VILLAGE}.001", on="2026-01-05")
    browse(stage.staff).post(f"/posyandu/{stage.post.id}/nomor/", form)
    stage.post.refresh_from_db()
    assert stage.post.number == f"{VILLAGE}.001"


@pytest.mark.parametrize("code", ["99.99.99.9999", "5108061020", "51.08.06.1020.0", "51.08", "'; --"])
def test_moving_to_a_code_that_is_no_village_is_a_sentence(browse, stage, code) -> None:
    form = intention(code=code, on=today().isoformat(), reason="")
    answer = browse(stage.staff).post(f"/posyandu/{stage.post.id}/pindah/", form)
    assert answer.status_code in (200, 403)
    stage.post.refresh_from_db()
    assert stage.post.village.code == VILLAGE


def test_a_regency_moves_a_post_to_another_village(browse, stage) -> None:
    areas = factories.areas()
    office = factories.user(home=areas.buleleng)
    factories.holding(office, "sekretariat", areas.buleleng)
    form = intention(code=areas.kaliuntu.code, on=today().isoformat(), reason="pemekaran")
    browse(office).post(f"/posyandu/{stage.post.id}/pindah/", form)
    stage.post.refresh_from_db()
    assert stage.post.village == areas.kaliuntu


def test_a_kader_reads_but_does_not_change_and_a_stranger_sees_nothing(browse, stage) -> None:
    kader = browse(stage.kader)
    assert kader.get(f"/posyandu/{stage.post.id}/").status_code == 200
    assert browse(stage.stranger).get(f"/posyandu/{stage.post.id}/").status_code == 403
    assert browse(stage.stranger).get(LIST).status_code == 403
    for user in (stage.kader, stage.stranger):
        client = browse(user)
        assert client.post(f"{LIST}baru/", founded()).status_code == 403
        for errand in ("ubah", "keadaan", "nomor", "pindah"):
            answer = client.post(f"/posyandu/{stage.post.id}/{errand}/", intention(name="Iseng"))
            assert answer.status_code == 403, errand
    stage.post.refresh_from_db()
    assert stage.post.name == "Melati A"


def test_an_unknown_area_is_not_found(browse, stage) -> None:
    for code in ("99.99", "3201190006.0", "x"):
        assert browse(stage.staff).get(f"/posyandu/wilayah/{code}/").status_code == 404
