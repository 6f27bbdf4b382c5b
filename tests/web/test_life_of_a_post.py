"""The life of a post on its pages: proposed, founded by SK, merged after a look, split, and a slip undone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from simpul.lifecycle.models import Proposal, Step
from simpul.offices.models import Decree
from simpul.registry.models import Post
from simpul.registry.queries import roster_ids
from tests import factories
from tests.web.places_of_play import picture
from tests.web.post_cast import intention, text, today, words

VILLAGE = "51.08.06.1020"
AREA = f"/posyandu/wilayah/{VILLAGE}"
SK = {
    "sk_number": "SK 4/2026",
    "sk_on": "2026-02-01",
    "sk_signer_name": "I Made Arta",
    "sk_signer_office": "Lurah Penarukan",
}


def proposal_form(**more):
    return intention(**{"name": "Kenanga", "held_on": "2026-01-05", "held_at": "Balai Banjar", **more})


def test_a_proposal_becomes_a_post_by_an_sk_typed_in_the_same_form(browse, stage) -> None:
    client, form = browse(stage.staff), proposal_form()
    for _ in range(2):
        client.post(f"{AREA}/usulan/baru/", form)
    proposal = Proposal.objects.get()
    assert "Posyandu Kenanga" in words(client.get(f"{AREA}/usulan/"))
    assert "1 menunggu SK" in words(client.get(f"{AREA}/"))
    page = f"{AREA}/baru/?proposal={proposal.id}"
    assert 'value="Kenanga"' in text(client.get(page))
    founding = intention(name="Kenanga", on="2026-02-02", **SK)
    first, second = (client.post(page, founding) for _ in range(2))
    assert first.url == second.url
    shown = words(client.get(first.url))
    assert "Diusulkan dalam musyawarah" in shown
    assert "SK 4/2026" in shown
    assert "Posyandu Kenanga" not in words(client.get(f"{AREA}/usulan/"))
    assert Decree.objects.get().posts.get().purpose == "pendirian"


WRONG = {
    "a name that is there": (proposal_form(name="melati A"), "sudah ada"),
    "no place": (proposal_form(held_at=""), "Isi dulu: Tempat musyawarah"),
    "a day to come": (proposal_form(held_on="2099-01-01"), "belum tiba"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_proposal_is_a_sentence_and_stays(browse, stage, case) -> None:
    form, sentence = WRONG[case]
    answer = browse(stage.staff).post(f"{AREA}/usulan/baru/", form)
    assert sentence in words(answer)
    assert form["name"] in text(answer)


def test_minutes_are_brought_and_a_proposal_is_withdrawn(browse, stage, settings, tmp_path) -> None:
    settings.PAPER_DIR = tmp_path
    client = browse(stage.staff)
    client.post(f"{AREA}/usulan/baru/", proposal_form(file=SimpleUploadedFile("ba.jpg", picture(), "image/jpeg")))
    proposal = Proposal.objects.get()
    assert proposal.paper is not None
    assert "Ganti berita acara" in words(client.get(f"{AREA}/usulan/"))
    client.post(f"{AREA}/usulan/{proposal.id}/cabut/", intention(reason="Batal"))
    assert "Tidak ada usulan" in words(client.get(f"{AREA}/usulan/"))


def test_a_wrong_signer_is_told_beside_the_field(browse, stage) -> None:
    form = intention(name="Kenanga", on="2026-02-02", **{**SK, "sk_signer_name": ""})
    answer = browse(stage.staff).post(f"{AREA}/baru/", form)
    assert "Isi dulu: Nama penanda tangan" in words(answer)
    assert '<details class="field folded" open>' in text(answer)
    both = intention(name="Kenanga", on="2026-02-02", decree_id=str(factories.decree(stage.post.village).id), **SK)
    assert "Pilih satu" in words(browse(stage.staff).post(f"{AREA}/baru/", both))


def test_a_merge_is_looked_at_and_then_done_once(browse, stage) -> None:
    factories.appointment(factories.person(stage.post, "Ni Luh Sari"), stage.post, "kader", "sosial")
    client = browse(stage.staff)
    assert "Posyandu yang diteruskan" in words(client.get(f"{AREA}/gabung/?origins={stage.post.id}"))
    page = f"{AREA}/gabung/?heir={stage.other_post.id}&origins={stage.post.id}&since={today()}"
    shown = words(client.get(page))
    assert "2 orang" in shown
    assert "Ni Luh Sari" in shown
    assert "Belum ada yang berubah" in shown
    form = intention(reason="Kader kurang", place="Balai", **SK)
    for _ in range(2):
        answer = client.post(page, form)
    assert answer.url == f"/posyandu/{stage.other_post.id}/"
    assert Step.objects.get().kind == "gabung"
    assert "Menerima posyandu lain" in words(client.get(answer.url))
    old = words(client.get(f"/posyandu/{stage.post.id}/"))
    assert "Posyandu ini bergabung ke Posyandu Melati B" in old
    assert "SK 4/2026" in old


def test_a_merge_with_itself_is_a_sentence(browse, stage) -> None:
    answer = browse(stage.staff).get(f"{AREA}/gabung/?heir={stage.post.id}&origins={stage.post.id}&since={today()}")
    assert "harus lain dari posyandu asalnya" in words(answer)


def test_a_split_by_hamlet_and_one_by_ticking(browse, stage) -> None:
    hamlet = factories.hamlet(stage.post.village)
    there = factories.person(stage.post, "Ni Made", hamlet=hamlet)
    client, page = browse(stage.staff), f"/posyandu/{stage.post.id}/mekar/"
    assert "1 orang" in words(client.get(page))
    assert "Pilih bagian desa" in words(client.get(f"{page}?name=Baru&since={today()}"))
    chosen = f"{page}?name=Baru&since={today()}&hamlet_ids={hamlet.id}"
    assert "1 orang ke posyandu baru, 1 orang tetap" in words(client.get(chosen))
    form = intention()
    for _ in range(2):
        answer = client.post(chosen, form)
    made = Post.objects.get(name="Baru")
    assert answer.url == f"/posyandu/{made.id}/"
    assert roster_ids(made.id, today()) == {there.id}
    ticking = f"{page}?name=Lagi&since={today()}&ticking=on"
    assert "Kadek Sari" in text(client.get(ticking))
    client.post(ticking, intention(person_ids=[str(stage.child.id)]))
    assert roster_ids(Post.objects.get(name="Lagi").id, today()) == {stage.child.id}


def test_a_slip_is_undone_from_the_page(browse, stage) -> None:
    client, post = browse(stage.staff), f"/posyandu/{stage.post.id}/"
    client.post(f"{post}keadaan/", intention(state="istirahat", on=today().isoformat()))
    step = Step.objects.get()
    assert "Salah catat? Batalkan" in words(client.get(post))
    client.post(f"{post}langkah/{step.id}/batalkan/", intention(reason="Salah posyandu"))
    assert "Salah catat? Batalkan" not in words(client.get(post))
    assert Post.objects.get(id=stage.post.id).state == "aktif"


def test_a_post_moves_to_another_hamlet(browse, stage) -> None:
    hamlet = factories.hamlet(stage.post.village, "Kelod")
    client, post = browse(stage.staff), f"/posyandu/{stage.post.id}/"
    client.post(f"{post}pindah/", intention(hamlet_id=str(hamlet.id), code="", on=today().isoformat()))
    assert "Pindah tempat" in words(client.get(post))
    assert "Banjar Kelod" in words(client.get(post))


def test_an_sk_has_a_page_with_its_chain(browse, stage) -> None:
    client = browse(stage.staff)
    old = factories.decree(stage.post.village, "pengurus", number="SK 1/2020")
    given = {
        "number": "SK 9/2026",
        "on": "2026-03-01",
        "signer_name": "I Made Arta",
        "signer_office": "Lurah Penarukan",
    }
    form = intention(purposes=["pendirian", "pengurus"], post_ids=[str(stage.post.id)], replaces=[str(old.id)], **given)
    for _ in range(2):
        answer = client.post(f"{AREA}/sk/baru/", form)
    new = Decree.objects.get(number="SK 9/2026")
    assert answer.url == f"{AREA}/sk/{new.id}/"
    shown = words(client.get(answer.url))
    assert "Pendirian posyandu, Pengurus dan kader" in shown
    assert "SK 1/2020 Diganti" in shown
    listed = words(client.get(f"{AREA}/sk/"))
    assert "diganti SK 9/2026" in listed
    assert listed.index("SK 9/2026") < listed.index("Yang tidak berlaku lagi") < listed.index("SK 1/2020")


def test_an_sk_is_mended_and_a_wrong_signer_refused(browse, stage) -> None:
    client = browse(stage.staff)
    decree = factories.decree(stage.post.village, signer_office="Lurah Penarukan")
    page = f"{AREA}/sk/{decree.id}/betulkan/"
    told = {"number": "SK 10/2026", "on": "2026-03-01", "signer_name": "Ni Wayan", "signer_office": "Lurah Penarukan"}
    client.post(page, intention(**told))
    assert "SK 10/2026" in words(client.get(f"{AREA}/sk/{decree.id}/"))
    assert "pilihan" in words(client.post(page, intention(**{**told, "signer_office": "Camat"}))).casefold()


def test_nobody_else_comes_near(browse, stage) -> None:
    decree = factories.decree(stage.post.village)
    for user in (stage.stranger, stage.kader):
        client = browse(user)
        for page in (f"{AREA}/usulan/baru/", f"{AREA}/gabung/", f"/posyandu/{stage.post.id}/mekar/"):
            assert client.get(page).status_code in {403, 404}
    assert browse(stage.stranger).get(f"{AREA}/sk/{decree.id}/").status_code in {403, 404}
    assert browse(stage.kader).post(f"{AREA}/sk/{decree.id}/betulkan/", {}).status_code in {200, 403, 404}


def test_the_regency_splits_by_hamlet_and_is_shown_no_name(browse, stage) -> None:
    hamlet = factories.hamlet(stage.post.village)
    there = factories.person(stage.post, "Ni Made", hamlet=hamlet)
    office = factories.user()
    factories.holding(office, "sekretariat", factories.areas().buleleng)
    client, page = browse(office), f"/posyandu/{stage.post.id}/mekar/"
    asked = text(client.get(page))
    assert "1 orang" in asked
    assert "satu per satu" not in asked
    chosen = f"{page}?name=Baru&since={today()}&hamlet_ids={hamlet.id}"
    shown = text(client.get(chosen))
    assert "Ni Made" not in shown
    client.post(chosen, intention())
    assert roster_ids(Post.objects.get(name="Baru").id, today()) == {there.id}
    assert "Ni Made" not in text(client.get(f"{chosen}&ticking=on"))
