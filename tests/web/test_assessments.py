"""A lomba on pages: from its instrument to the public list of awards, and who may open what."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from simpul.assessments.models import Award, Contest, Entrant, Instrument, Judge, Recognition, Score
from simpul.registry.models import Post
from tests import factories
from tests.web.places_of_play import picture
from tests.web.post_cast import intention, words

REGENCY, VILLAGE = "51.08", "51.08.06.1020"
TODAY = datetime.now(ZoneInfo("Asia/Makassar")).date()
YEAR = str(TODAY.year)


@pytest.fixture
def office(browse: Any, stage: Any) -> Client:
    """The secretariat of Buleleng."""
    user = factories.user()
    factories.holding(user, "sekretariat", factories.areas().buleleng)
    return browse(user)


@pytest.fixture
def head(browse: Any, stage: Any) -> Client:
    """The head of Penarukan."""
    user = factories.user()
    factories.holding(user, "kepala_desa", factories.areas().penarukan)
    return browse(user)


def opened(office: Client) -> Contest:
    where = f"/penilaian/wilayah/{REGENCY}/"
    started = intention(
        name="Instrumen", start="contoh:posyandu_contoh", category="posyandu", scale="empat_satu", ref="Panitia"
    )
    assert "Periksa kriterianya" in words(office.post(f"{where}instrumen/baru/", started, follow=True))
    made = Instrument.objects.get()
    more = intention(stage="lapangan", name="Inovasi", weight="2", field="", breaks_ties="")
    assert "Inovasi" in words(office.post(f"/penilaian/instrumen/{made.id}/kriteria/", more, follow=True))
    weigh = intention(stage="lapangan", level="3", weight="70")
    assert "70" in words(office.post(f"/penilaian/instrumen/{made.id}/bobot/", weigh, follow=True))
    last = made.criteria.order_by("-place").first()
    assert last is not None
    office.post(f"/penilaian/kriteria/{last.id}/hapus/", intention())
    assert "dipakai" in words(office.post(f"/penilaian/instrumen/{made.id}/pakai/", intention(), follow=True))
    assert "versi 1" in words(office.get(f"{where}instrumen/"))
    form = intention(name="Lomba Posyandu", year=YEAR, instrument=str(made.id), entered_by_level="4", desk_from="",
                     desk_to="", field_from="", field_to="")  # fmt: skip
    for _again in range(2):
        page = words(office.post(f"{where}baru/", form, follow=True))
    assert "belum disebut" in page  # the days of the stages
    return Contest.objects.get()


def joined(contest: Contest, head: Client) -> Entrant:
    post = Post.objects.filter(village=factories.areas().penarukan).order_by("name", "id").first()
    assert post is not None
    form = intention(entrant=f"post:{post.id}")
    assert post.name in words(head.post(f"/penilaian/lomba/{contest.id}/peserta/", form, follow=True))
    return Entrant.objects.get()


def test_a_lomba_from_instrument_to_the_public_award(office: Client, head: Client, browse: Any) -> None:
    contest = opened(office)
    entrant = joined(contest, head)
    judge_user = factories.user("juri1")
    parts = [str(one.id) for one in contest.instrument.criteria.all()]
    named = {"name": "Juri Satu", "office": "Dinas PMD", "area": VILLAGE, "criteria": parts}
    page = words(office.post(f"/penilaian/lomba/{contest.id}/juri/", intention(**named, username="tiada"), follow=True))
    assert "tidak ditemukan" in page
    page = words(office.post(f"/penilaian/lomba/{contest.id}/juri/", intention(**named, username="juri1"), follow=True))
    assert "Pertimbangkan juri lain" in page  # of the entrant's own village
    judge, client = Judge.objects.get(), browse(judge_user)
    assert "Anda juri" in words(client.get("/"))
    address = f"/penilaian/juri/{judge.id}/"
    assert entrant.name in words(client.get(address))
    wrong = intention(**{f"c-{parts[0]}": "9"})
    assert "Isi angka 1 sampai 4" in words(client.post(f"{address}peserta/{entrant.id}/", wrong))
    client.post(f"{address}peserta/{entrant.id}/", intention(**{f"c-{one}": "3" for one in parts}))
    assert Score.objects.count() == len(parts)
    assert office.get(address).status_code == 404
    assert "Belum dapat dilihat" in words(client.get(f"/penilaian/lomba/{contest.id}/"))
    for stage in ("administrasi", "lapangan"):
        assert "final" in words(client.post(address, intention(stage=stage), follow=True))
    assert "75,00" in words(client.get(f"/penilaian/lomba/{contest.id}/"))
    page = words(office.post(f"/penilaian/lomba/{contest.id}/umumkan/", intention(on=TODAY.isoformat(), prizes="1"),
                             follow=True))  # fmt: skip
    assert "Hasil diumumkan" in page
    public = words(Client().get("/penghargaan/"))
    assert entrant.name in public
    assert "Juara 1" in public
    assert office.get(f"/penilaian/lomba/{contest.id}/nilai/").content.startswith(b"PK")
    assert head.get(f"/penilaian/lomba/{contest.id}/berita-acara/").content.startswith(b"%PDF")
    assert "Lomba Posyandu" in words(head.get(f"/penilaian/wilayah/{VILLAGE}/"))


def test_an_entrant_beyond_the_list_is_found_by_name(office: Client, head: Client) -> None:
    contest = opened(office)
    address = f"/penilaian/lomba/{contest.id}/peserta/"
    posts = Post.objects.filter(village=factories.areas().penarukan).order_by("name", "id")
    first, other = posts[0], factories.post(factories.areas().penarukan, "Kamboja Kelod")
    page = head.get(f"{address}?q=kamboja+kel").content.decode()
    assert f"post:{other.id}" in page
    assert f"post:{first.id}" not in page
    head.post(f"{address}?q=kamboja+kel", intention(entrant=f"post:{other.id}"))
    assert Entrant.objects.get().post_id == other.id


def test_the_browser_forgets_the_points_of_one_entrant_once_they_are_sent(office: Client, head: Client, browse: Any):
    contest = opened(office)
    entrant = joined(contest, head)
    judge_user = factories.user("juri2")
    parts = [str(one.id) for one in contest.instrument.criteria.all()]
    named = {"name": "Juri Dua", "office": "Dinas PMD", "area": VILLAGE, "criteria": parts, "username": "juri2"}
    office.post(f"/penilaian/lomba/{contest.id}/juri/", intention(**named))
    client, address = browse(judge_user), f"/penilaian/juri/{Judge.objects.get().id}/"
    score = f"{address}peserta/{entrant.id}/"
    assert f'data-keep="{judge_user.id}"' in client.get(score).content.decode()
    assert "data-kept" not in client.get(address).content.decode()
    sent = client.post(score, intention(**{f"c-{one}": "3" for one in parts}), follow=True)
    assert f'data-kept="{score}"' in sent.content.decode()


def test_an_entrant_brings_evidence_and_may_withdraw(office: Client, head: Client) -> None:
    contest = opened(office)
    entrant = joined(contest, head)
    file = SimpleUploadedFile("sk.png", picture())
    form = intention(name="SK posyandu", criterion="", file=file)
    assert "SK posyandu" in words(head.post(f"/penilaian/peserta/{entrant.id}/bukti/", form, follow=True))
    address = f"/penilaian/peserta/{entrant.id}/mundur/"
    assert "belum diberi hak" in words(head.post(address, intention(reason="Sakit"), follow=True))
    assert "Sakit" in words(office.post(address, intention(reason="Sakit"), follow=True))
    gone = office.post(f"/penilaian/lomba/{contest.id}/batal/", intention(reason="Bencana"), follow=True)
    assert "Lomba ini dibatalkan: Bencana" in words(gone)


def test_an_award_without_a_named_winner_says_so(office: Client) -> None:
    where = f"/penilaian/wilayah/{REGENCY}/penghargaan/"
    form = intention(
        title="Tim Pembina terbaik", category="tim_pembina", year=YEAR, winner="", given_on="", ref="Berita"
    )
    assert "belum disebut" in words(office.post(f"{where}baru/", form, follow=True))
    assert office.get(f"{where}?unduh=xlsx").content.startswith(b"PK")
    assert "belum disebut" in words(Client().get(f"/penghargaan/?tahun={YEAR}&kategori=tim_pembina&wilayah={REGENCY}"))
    office.post(f"/penilaian/penghargaan/{Award.objects.get().id}/batal/", intention(reason="Salah"))
    assert "Belum ada penghargaan" in words(Client().get("/penghargaan/"))


def test_long_service_is_listed_and_noted(office: Client) -> None:
    post = Post.objects.filter(village=factories.areas().penarukan).order_by("name", "id").first()
    assert post is not None
    who = factories.person(post, "Ni Wayan Lama", born=TODAY.replace(year=TODAY.year - 50, day=1))
    factories.appointment(who, post, "bendahara", valid_from=TODAY.replace(year=TODAY.year - 21, day=1))
    where = f"/penilaian/wilayah/{REGENCY}/masa-bakti/"
    assert "Ni Wayan Lama" in words(office.get(where))
    noted = intention(rule="dua_puluh", on=TODAY.isoformat(), note="")
    office.post(f"/penilaian/masa-bakti/{who.id}/", noted)
    assert Recognition.objects.get().years == 20
    assert "Indonesia" in words(office.get(where))


def test_a_stranger_opens_none_of_it(office: Client, head: Client, browse: Any) -> None:
    contest = opened(office)
    stranger = factories.user()
    factories.holding(stranger, "kepala_desa", factories.areas().ampukung)
    client = browse(stranger)
    for address in (f"lomba/{contest.id}/", f"lomba/{contest.id}/nilai/", f"instrumen/{contest.instrument_id}/"):
        assert client.get(f"/penilaian/{address}").status_code == 404
    for address in (f"wilayah/{REGENCY}/masa-bakti/", f"wilayah/{REGENCY}/baru/"):
        assert client.get(f"/penilaian/{address}").status_code == 403
    assert head.get(f"/penilaian/wilayah/{REGENCY}/baru/").status_code == 403
