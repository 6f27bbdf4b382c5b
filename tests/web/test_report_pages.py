"""A report on its way: received, accepted, returned with reasons, reopened, sent on, closed (S3.13)."""

import re

import pytest

from simpul.kernel.ids import new_id
from simpul.reports.models import Remark, Submission
from tests import factories
from tests.web.reports_stage import KEEP, MONTH, Office, office

INBOX = f"/laporan/51.08.06.1020/{KEEP}"
SEND = f"/laporan/51.08.06.1020/kirim/{KEEP}"


@pytest.fixture
def place(db) -> Office:
    return office()


def form(**more: str) -> dict[str, str]:
    return {"intention": str(new_id()), **more}


def state(id) -> str:
    return Submission.objects.get(id=id).state


def text(answer) -> str:
    return answer.content.decode()


def test_the_desk_shows_what_came_and_who_has_not_reported(browse, place) -> None:
    id = place.send()
    found = text(browse(place.lurah).get(INBOX))
    assert f"/kiriman/{id}/" in found
    assert found.index("Posyandu Melati") < found.index("Posyandu Anggrek")
    assert "Belum lapor" in found
    assert "Menunggu diperiksa" in found


def test_the_first_page_says_that_a_report_waits_and_leads_to_it(browse, place) -> None:
    place.send()
    found = text(browse(place.lurah).get("/"))
    assert "menunggu Anda periksa" in found
    assert INBOX.replace("&", "&amp;") in found


def test_a_report_shows_its_figures_and_what_has_happened(browse, place) -> None:
    id = place.send(nihil=("perumahan",))
    found = text(browse(place.lurah).get(f"/kiriman/{id}/"))
    assert "Peserta penyuluhan sosial" in found
    assert "Dinyatakan nihil" in found
    assert "Bidang ini belum dilaporkan." in found
    assert "Laporan dikirim" in found


def test_the_receiver_reads_what_was_odd_or_missing_when_it_was_sent(browse, place) -> None:
    before = text(browse(place.ketua).get(f"/pos/{place.melati.id}/laporan/{KEEP}"))
    id = place.send(nihil=("perumahan",))
    place.weigh(factories.person(place.melati, born=None))
    client = browse(place.lurah)
    found = text(client.get(f"/kiriman/{id}/"))
    missing = f"Bidang Pekerjaan Umum belum punya catatan pada {MONTH.title}"
    assert missing in before
    assert missing in found
    assert "Bidang Perumahan Rakyat belum punya catatan" not in found
    links = re.findall(r'class="errand kurang" href="([^"]+)"', found)
    assert links
    assert {client.get(link.replace("&amp;", "&")).status_code for link in links} == {200}
    client.post(f"/kiriman/{id}/terima/", form())
    assert missing not in text(client.get(f"/kiriman/{id}/"))


def test_accepted_twice_by_a_double_click_it_is_accepted_once(browse, place) -> None:
    id = place.send()
    client, twice = browse(place.lurah), form()
    for _ in range(2):
        assert client.post(f"/kiriman/{id}/terima/", twice).url == f"/kiriman/{id}/"
    assert state(id) == "diterima"
    assert text(client.get(f"/kiriman/{id}/")).count("<strong>Laporan diterima</strong>") == 1


def test_a_report_is_returned_with_a_reason_on_a_figure_and_on_a_field(browse, place) -> None:
    id = place.send()
    reasons = form(
        on_1="kesehatan.balita_ditimbang", why_1="48 melebihi balita terdaftar (45)", on_2="sosial", why_2="Foto kurang"
    )
    browse(place.lurah).post(f"/kiriman/{id}/kembalikan/", reasons)
    assert state(id) == "dikembalikan"
    told = set(Remark.objects.values_list("field", "indicator", "text"))
    assert told == {
        ("kesehatan", "kesehatan.balita_ditimbang", "48 melebihi balita terdaftar (45)"),
        ("sosial", "", "Foto kurang"),
    }
    found = text(browse(place.ketua).get(f"/kiriman/{id}/"))
    assert "48 melebihi balita terdaftar (45)" in found
    assert "Balita yang ditimbang (D):" in found


def test_a_return_without_a_reason_keeps_the_form_and_says_why(browse, place) -> None:
    id = place.send()
    answer = browse(place.lurah).post(f"/kiriman/{id}/kembalikan/", form(on_1="sosial", why_1="  "))
    assert "Tulis alasannya" in text(answer)
    assert '<option value="sosial" selected>' in text(answer)
    assert state(id) == "terkirim"


def test_from_a_figure_the_return_form_opens_on_that_figure(browse, place) -> None:
    id = place.send()
    found = text(browse(place.lurah).get(f"/kiriman/{id}/kembalikan/?bagian=kesehatan.balita_ditimbang"))
    assert '<option value="kesehatan.balita_ditimbang" selected>' in found


def test_an_accepted_report_is_opened_again_and_sent_again(browse, place) -> None:
    id = place.send()
    client = browse(place.lurah)
    client.post(f"/kiriman/{id}/terima/", form())
    client.post(f"/kiriman/{id}/buka/", form(reason="Ada catatan susulan"))
    assert state(id) == "dikembalikan"
    place.weigh(place.child, weight=9.8)
    place.send()
    found = text(client.get(f"/kiriman/{id}/"))
    assert "Kiriman ke-2" in found
    assert "Yang berubah dari kiriman sebelumnya" in found


@pytest.mark.parametrize("act", ["terima", "kembalikan", "buka"])
def test_only_the_office_that_received_a_report_decides(browse, place, act) -> None:
    id = place.send()
    for user in (place.kasi, place.ketua, place.stranger):
        browse(user).post(f"/kiriman/{id}/{act}/", form(why_1="iseng", reason="iseng"))
        assert state(id) == "terkirim"


def test_a_stranger_finds_no_such_report(browse, place) -> None:
    assert browse(place.stranger).get(f"/kiriman/{place.send()}/").status_code == 404


def test_before_sending_up_what_is_missing_and_what_waits_stands_first(browse, place) -> None:
    place.send()
    found = text(browse(place.lurah).get(SEND))
    assert "1 laporan belum Anda periksa." in found
    assert "bukan nol" in found
    assert "Posyandu Anggrek" in found


def test_the_village_sends_its_own_report_once(browse, place) -> None:
    id = place.send()
    client, twice = browse(place.lurah), form()
    client.post(f"/kiriman/{id}/terima/", form())
    for _ in range(2):
        client.post(SEND, twice)
    own = Submission.objects.get(area_id=place.melati.village_id)
    assert (own.state, own.revision) == ("terkirim", 1)
    assert "Kel. Penarukan" in text(browse(place.kasi).get(f"/laporan/51.08.06/{KEEP}"))


def test_the_tier_that_closes_a_month_closes_and_opens_it(browse, place) -> None:
    client, address = browse(place.regency), f"/laporan/51.08/tutup/{KEEP}"
    client.post(address, form(tindakan="tutup"))
    refused = browse(place.ketua).get(f"/pos/{place.melati.id}/laporan/{KEEP}")
    assert refused.status_code in {200, 409}
    asked = client.post(address, form(tindakan="buka"))
    assert "Tulis alasannya" in text(asked)
    assert client.post(address, form(tindakan="buka", reason="Ada pos menyusul")).status_code == 302


@pytest.mark.parametrize("period", ["2031-01", "bulan-lalu", "2026-13", "'; DROP TABLE"])
def test_a_period_that_makes_no_sense_is_answered_with_last_month(browse, place, period) -> None:
    answer = browse(place.lurah).get("/laporan/51.08.06.1020/", {"periode": period})
    assert answer.status_code == 200
