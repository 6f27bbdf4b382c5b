"""The pages about data that were entered twice: found, compared, merged, taken back."""

from datetime import date

import pytest
from django.utils import timezone

from simpul.duplicates import commands
from simpul.duplicates.models import Merge, Pair
from simpul.facts.models import Record
from simpul.people.models import Person, PersonReading
from simpul.registry.models import Post
from tests import factories
from tests.web.post_cast import intention, text, words

BORN = date(2024, 3, 5)


@pytest.fixture
def village(db):
    return factories.areas().penarukan


@pytest.fixture
def post(village):
    return factories.post(village, "Melati")


@pytest.fixture
def staf(village):
    user = factories.user()
    factories.holding(user, "staf_desa", village)
    return user


@pytest.fixture
def two(post):
    """One child entered twice, by sound."""
    told = {"born": BORN, "mother_name": "Ni Wayan Rai"}
    old = factories.person(post, "Kadek Dwi Antari", **told)
    new = factories.person(post, "Kadek Dwi Antary", phone="081234567890", **told)
    commands.look_at(timezone.now(), [old.id, new.id])
    return old, new


def address(village, pair) -> str:
    return f"/ganda/warga/{village.code}/{pair.id}/"


def test_a_pair_is_listed_compared_merged_and_taken_back(browse, village, staf, two) -> None:
    client, (old, new) = browse(staf), two
    shown = words(client.get(f"/ganda/warga/{village.code}/"))
    assert "Kadek Dwi Antari dan Kadek Dwi Antary" in shown
    assert "Sangat mungkin: nama terdengar sama; tanggal lahir sama; ibu sama" in shown
    pair = Pair.objects.get()
    page = client.get(address(village, pair))
    assert "berbeda" in words(page)
    assert PersonReading.objects.filter(by=staf.id).count() == 2
    form = intention(stays=str(old.id), **{"isi-name": str(new.id)})
    first, second = (client.post(address(village, pair), form) for _ in range(2))
    merge = Merge.objects.get()
    assert first.url == second.url == f"/ganda/warga/{village.code}/gabungan/{merge.id}/"
    kept = Person.objects.get(id=old.id)
    assert (kept.name, kept.phone) == ("Kadek Dwi Antary", "081234567890")
    assert "Buka datanya" in words(client.get(first.url))
    assert "Kadek Dwi Antary" in words(client.get(f"/warga/{new.id}/"))
    client.post(first.url, intention())
    assert Person.objects.filter(id__in=[old.id, new.id]).count() == 2
    assert "Dipisahkan lagi" in words(client.get(first.url))


def test_not_the_same_is_remembered_and_leaves_the_list(browse, village, staf, two) -> None:
    client, pair = browse(staf), Pair.objects.get()
    client.post(f"{address(village, pair)}putuskan/", intention(choice="berbeda"))
    assert "Tidak ada pasangan" in words(client.get(f"/ganda/warga/{village.code}/"))
    commands.sweep(timezone.now(), village.id)
    assert Pair.objects.get().state == "berbeda"
    assert staf.name in words(client.get(f"/ganda/warga/{village.code}/?keadaan=berbeda"))


def test_a_refused_merge_says_why_and_keeps_what_was_chosen(browse, village, staf, two) -> None:
    client, pair, (old, new) = browse(staf), Pair.objects.get(), two
    Person.objects.filter(id=new.id).update(mother=old)
    answer = client.post(address(village, pair), intention(stays=str(new.id), **{"isi-name": str(old.id)}))
    assert "Ibu yang dipilih tidak cocok" in words(answer)
    assert "checked" in text(answer)
    assert not Merge.objects.exists()


def test_nothing_chosen_is_asked_for(browse, village, staf, two) -> None:
    answer = browse(staf).post(address(village, Pair.objects.get()), intention())
    assert "Isi dulu: Data yang tetap dipakai" in words(answer)


def test_the_page_of_a_person_leads_to_the_pair(browse, village, staf, two) -> None:
    assert address(village, Pair.objects.get()) in text(browse(staf).get(f"/warga/{two[0].id}/"))


def test_somebody_of_nearly_that_name_is_shown_before_a_second_one_is_saved(browse, village, staf, two) -> None:
    form = {"name": "Kdk. Dwi Antari", "sex": "P", "birth_date": BORN.isoformat(), "mother_name": "Wyn. Rai"}
    asked = browse(staf).post(f"/warga/desa/{village.code}/baru/", intention(**form))
    assert "Mungkin orang ini sudah terdaftar" in words(asked)
    assert "nama terdengar sama; tanggal lahir sama; ibu sama" in words(asked)
    assert Person.objects.count() == 2


def test_a_kader_points_at_a_double_and_the_village_decides(browse, village, post, staf) -> None:
    kader = factories.user()
    factories.holding(kader, "kader", post, "kesehatan")
    one, other = factories.person(post, "Ni Luh Sari"), factories.person(post, "Luh Sariasih", born=date(1990, 1, 1))
    client = browse(kader)
    assert "Luh Sariasih" in text(client.get(f"/ganda/data/warga/{one.id}/"))
    answer = client.post(f"/ganda/data/warga/{one.id}/", intention(other=str(other.id)))
    assert answer.url == f"/warga/{one.id}/"
    assert "ditandai petugas" in words(browse(staf).get(f"/ganda/warga/{village.code}/"))
    wrong = client.post(f"/ganda/data/warga/{one.id}/", intention())
    assert "salah satu saja" in words(wrong)


def test_a_nik_of_another_village_goes_to_the_regency_and_names_nobody(browse, village, post, staf) -> None:
    nik = "5108064503240001"
    far = factories.person(village=factories.areas().kaliuntu, name="Ketut Jauh")
    from simpul.kernel.actor import SYSTEM
    from simpul.people.commands import correct_person

    correct_person(by=SYSTEM, at=timezone.now(), id=far.id, version=1, changes={"nik": nik})
    near = factories.person(post, "Ketut Dekat")
    client = browse(staf)
    answer = client.post(f"/ganda/data/warga/{near.id}/", intention(nik=nik), follow=True)
    assert "Ketut Jauh" not in text(answer)
    pair = Pair.objects.get()
    assert "Diputuskan petugas lain" in words(client.get(address(village, pair)))
    regency = factories.user()
    factories.holding(regency, "sekretariat", factories.areas().buleleng)
    seen = browse(regency).get(f"/ganda/warga/51.08/{pair.id}/")
    assert "NIK yang sama dipakai" in words(seen)
    assert "Ketut Jauh" in words(seen)


def test_two_posts_are_compared_merged_and_taken_back(browse, village, post, staf) -> None:
    double = factories.post(village, "Posy. Melati", address="Rumah Bu Ketut")
    child = factories.person(double)
    client = browse(staf)
    assert "Mungkin posyandu yang sama" in words(client.get(f"/ganda/posyandu/{village.code}/"))
    pair = Pair.objects.get()
    at = f"/ganda/posyandu/{village.code}/{pair.id}/"
    assert "Rumah Bu Ketut" in words(client.get(at))
    done = client.post(at, intention(stays=str(post.id), **{"isi-name": str(post.id)}))
    assert Person.objects.get(id=child.id).post_id == post.id
    client.post(done.url, intention())
    assert Post.objects.get(id=double.id).state == "aktif"
    assert Person.objects.get(id=child.id).post_id == double.id


def test_the_staff_points_at_a_post_that_stands_twice(browse, village, post, staf) -> None:
    other = factories.post(village, "Sekar")
    answer = browse(staf).post(f"/ganda/data/posyandu/{post.id}/", intention(other=str(other.id)))
    assert answer.url == f"/ganda/posyandu/{village.code}/{Pair.objects.get().id}/"


def test_a_stranger_sees_no_pair_and_merges_nobody(browse, village, two) -> None:
    stranger = factories.user()
    factories.holding(stranger, "staf_desa", factories.areas().kaliuntu)
    client, pair = browse(stranger), Pair.objects.get()
    for at in (f"/ganda/warga/{village.code}/", address(village, pair), f"/ganda/warga/51.08.06.1024/{pair.id}/"):
        assert client.get(at).status_code in (403, 404)
        assert client.post(at, intention(stays=str(two[0].id))).status_code in (403, 404, 405)
    assert not Merge.objects.exists()
    assert not Record.objects.exists()


def test_the_secretariat_of_a_regency_finds_the_lists_of_doubles_from_its_posts(browse) -> None:
    office = factories.user()
    factories.holding(office, "sekretariat", factories.areas().buleleng)
    client = browse(office)
    shown = client.get("/posyandu/wilayah/51.08/").content.decode()
    for page in ("/ganda/posyandu/51.08/", "/ganda/warga/51.08/"):
        assert f'href="{page}"' in shown
        assert client.get(page).status_code == 200
