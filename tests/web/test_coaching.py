"""Coaching on pages: a visit on a phone, its result read by the post, the Laporan Pembinaan climbing by buttons."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from simpul.coaching.models import AgreedAction, Finding, Visit, VisitPhoto
from simpul.kernel.period import Period
from simpul.reports.models import Submission
from tests import factories
from tests.web.places_of_play import picture
from tests.web.post_cast import intention, words

DISTRICT, VILLAGE, REGENCY = "51.08.06", "51.08.06.1020", "51.08"
TODAY: date = datetime.now(ZoneInfo("Asia/Makassar")).date()
LAST = Period.of(TODAY, 3).shift(-1)


@pytest.fixture
def offices(browse: Any, stage: Any) -> dict[str, Client]:
    """The Kasi of the district, the head of the kelurahan, the ketua of a post there, the regency's secretariat."""
    areas = factories.areas()
    given = {
        "kasi": ("kasi_kecamatan", areas.kec_buleleng),
        "lurah": ("kepala_desa", areas.penarukan),
        "office": ("sekretariat", areas.buleleng),
        "team": ("tim_pembina", areas.kec_buleleng),
        "stranger": ("kepala_desa", areas.ampukung),
    }
    found = {}
    for name, (role, place) in given.items():
        user = factories.user()
        factories.holding(user, role, place)
        found[name] = browse(user)
    return found


def planned(client: Client) -> Visit:
    """A visit of the district to the kelurahan, planned by its form twice."""
    areas = factories.areas()
    form = intention(
        target=f"w:{areas.penarukan.id}", planned_on=TODAY.isoformat(), leader="ketua", visitors="Kasi Kesra\nTP PKK"
    )
    for _again in range(2):
        page = client.post(f"/pembinaan/wilayah/{DISTRICT}/baru/", form, follow=True)
        assert page.status_code == 200
    return Visit.objects.get()


def filled(client: Client, visit: Visit, **more: str) -> Any:
    """Every item answered with yes."""
    answers = {f"value_{number}": "ya" for number in range(18)}
    told = {"held_on": TODAY.isoformat(), "visitors": "Kasi Kesra", "summary": "Baik."}
    form = intention(**{**told, **answers, **more})
    return client.post(f"/pembinaan/kunjungan/{visit.id}/isi/", form, follow=True)


def at(visit: Visit, rest: str = "") -> str:
    return f"/pembinaan/kunjungan/{visit.id}/{rest}"


def test_a_visit_is_planned_filled_in_signed_and_read(offices: dict[str, Client]) -> None:
    kasi, lurah = offices["kasi"], offices["lurah"]
    visit = planned(kasi)
    assert "Hasilnya dapat dibaca sesudah" in words(lurah.get(at(visit)))
    saved = filled(kasi, visit, value_3="", note_4="terlambat dua kali")
    assert "data-kept" in saved.content.decode()  # the browser forgets what it kept
    page = words(kasi.get(at(visit)))
    assert "17 dari 18 butir" in page
    assert "1 butir" in words(kasi.post(at(visit, "sahkan/"), intention(), follow=True))
    filled(kasi, visit)
    kasi.post(at(visit, "temuan/"), intention(field="sosial", severity="sedang", text="Papan belum ada"))
    kasi.post(
        at(visit, "kesepakatan/"), intention(what="Pasang papan", owner="Lurah", due_on=TODAY.isoformat(), finding="")
    )
    assert "disahkan" in words(kasi.post(at(visit, "sahkan/"), intention(), follow=True))
    page = words(lurah.get(at(visit)))
    assert "Papan belum ada" in page
    assert "Pasang papan" in page
    assert "Sudah dibaca" in words(lurah.post(at(visit, "dibaca/"), intention(), follow=True))
    action, finding = AgreedAction.objects.get(), Finding.objects.get()
    form = intention(state="selesai", note="", due_on=TODAY.isoformat())
    page = words(lurah.post(at(visit, f"kesepakatan/{action.id}/"), form))
    assert "Tulis hasilnya" in page
    form = intention(state="selesai", note="Sudah dipasang", due_on=TODAY.isoformat())
    lurah.post(at(visit, f"kesepakatan/{action.id}/"), form)
    kasi.post(at(visit, f"temuan/{finding.id}/"), intention(outcome="Terpasang"))
    assert "Tidak ada temuan yang terbuka" in words(kasi.get(f"/pembinaan/wilayah/{DISTRICT}/tindak-lanjut/"))


def test_the_tim_pembina_photographs_what_it_visits_without_opening_other_papers(offices: dict[str, Client]) -> None:
    team, lurah = offices["team"], offices["lurah"]
    visit = planned(team)
    form = {**intention(caption="Papan jadwal"), "file": SimpleUploadedFile("papan.jpg", picture(), "image/jpeg")}
    assert "Foto ditambahkan." in words(team.post(at(visit, "foto/"), form, follow=True))
    paper = VisitPhoto.objects.get().paper_id
    assert team.get(at(visit, f"foto/{paper}/")).headers["Content-Type"] == "image/jpeg"
    assert team.get(f"/berkas/{paper}/").status_code == 403
    assert lurah.get(at(visit, f"foto/{paper}/")).status_code == 404  # before it is signed off
    filled(team, visit)
    team.post(at(visit, "sahkan/"), intention())
    assert f"foto/{paper}/" in lurah.get(at(visit)).content.decode()
    assert lurah.get(at(visit, f"foto/{paper}/")).status_code == 200


def test_a_photo_that_waited_in_the_browser_is_kept_once_however_often_it_is_sent(offices: dict[str, Client]) -> None:
    team, visit = offices["team"], planned(offices["team"])

    def send(client: Client, **more: Any) -> Any:
        file = SimpleUploadedFile("papan.jpg", picture(), "image/jpeg")
        return client.post(at(visit, "foto/kirim/"), {**form, "file": file, **more})

    form = intention()
    assert send(offices["stranger"]).status_code == 404
    for _again in range(2):
        assert send(team).json() == {"state": "there"}
    assert VisitPhoto.objects.count() == 1
    form = intention()
    wrong = send(team, file=SimpleUploadedFile("papan.jpg", b"bukan foto", "image/jpeg"))
    assert (wrong.status_code, bool(wrong.json()["error"])) == (409, True)
    filled(team, visit)
    team.post(at(visit, "sahkan/"), intention())
    signed = send(team)
    assert signed.status_code == 409
    assert "disahkan" in signed.json()["error"]
    assert VisitPhoto.objects.count() == 1


def test_what_was_answered_stays_in_the_form_when_something_is_wrong(offices: dict[str, Client]) -> None:
    visit = planned(offices["kasi"])
    page = filled(offices["kasi"], visit, held_on="2999-01-01", note_2="belum semua")
    assert "belum tiba" in words(page)
    assert 'value="belum semua"' in page.content.decode()


def test_the_pages_of_an_area_say_what_to_do_next(offices: dict[str, Client]) -> None:
    kasi = offices["kasi"]
    assert "Rencanakan kunjungan pertama" in words(kasi.get(f"/pembinaan/wilayah/{DISTRICT}/"))
    assert "susunan Simpul" in words(kasi.get(f"/pembinaan/wilayah/{DISTRICT}/daftar-periksa/"))
    assert "Penarukan" in words(kasi.get(f"/pembinaan/wilayah/{DISTRICT}/belum-dikunjungi/"))
    by_district = offices["office"].get(f"/pembinaan/wilayah/{REGENCY}/belum-dikunjungi/")
    assert "Kec. Buleleng (4)" in words(by_district)  # its villages stand below it
    visit = planned(kasi)
    filled(kasi, visit)
    kasi.post(at(visit, "sahkan/"), intention())
    assert "100" in words(kasi.get(f"/pembinaan/wilayah/{DISTRICT}/perbedaan/"))
    plan = words(kasi.get(f"/pembinaan/wilayah/{DISTRICT}/rencana/?ketua=1"))
    assert "1 kunjungan, 1 terlaksana" in plan
    assert kasi.get(f"/pembinaan/wilayah/{DISTRICT}/?format=xlsx").status_code == 200


def test_the_report_climbs_by_the_buttons_of_every_report(offices: dict[str, Client]) -> None:
    kasi, lurah = offices["kasi"], offices["lurah"]
    send = f"/pembinaan/laporan/{VILLAGE}/kirim/?periode={LAST}"
    form = intention(obstacles="Jalan rusak", proposals="Perbaiki jalan")
    for _again in range(2):
        assert "dikirim" in words(lurah.post(send, form, follow=True))
    sent = Submission.objects.get()
    page = words(kasi.get(f"/pembinaan/laporan/{DISTRICT}/?periode={LAST}"))
    assert "Kel. Penarukan" in page
    assert "Jalan rusak" in words(kasi.get(f"/pembinaan/kiriman/{sent.id}/"))
    form = intention(on_1="", why_1="Tulis banyaknya kunjungan kecamatan.")
    kasi.post(f"/kiriman/{sent.id}/kembalikan/", form, follow=True)
    page = words(lurah.get(f"/kiriman/{sent.id}/", follow=True))
    assert "Tulis banyaknya kunjungan kecamatan." in page
    assert "kirim ulang" in page
    form = intention(obstacles="Jalan rusak", proposals="Perbaiki jalan desa")
    lurah.post(send, form, follow=True)
    assert "Diterima" in words(kasi.post(f"/kiriman/{sent.id}/terima/", intention(), follow=True))
    assert Submission.objects.get().state == "diterima"


def test_the_report_is_printed_and_comes_as_a_workbook(offices: dict[str, Client]) -> None:
    for file, begins in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        page = offices["kasi"].get(f"/pembinaan/laporan/{DISTRICT}/laporan.{file}?periode={LAST}")
        assert page.content[: len(begins)] == begins


def test_the_period_of_this_report_is_set_beside_that_of_services(offices: dict[str, Client]) -> None:
    office = offices["office"]
    address = f"/laporan/{REGENCY}/aturan/pembinaan/"
    assert "Triwulan" in words(office.get(address)) or "triwulan" in words(office.get(address))
    first = date(TODAY.year + 1, 1, 1)
    form = intention(months="6", due_day="15", closing_level="2", valid_from=first.isoformat(), source="SE Sekda")
    assert "disimpan" in words(office.post(address, form, follow=True))
    assert office.get(f"/laporan/{REGENCY}/aturan/lain/").status_code == 404


def test_a_new_checklist_is_published_line_by_line(offices: dict[str, Client]) -> None:
    office = offices["office"]
    address = f"/pembinaan/wilayah/{REGENCY}/daftar-periksa/baru/"
    later = date(TODAY.year + 1, 1, 1).isoformat()
    form = intention(name="Versi kabupaten", valid_from=later, source="SE", items="Sosial: Ada data\nAda papan\nx")
    assert "Baris 3 terlalu pendek" in words(office.post(address, form))
    form["items"] = "Sosial: Ada data warga rentan\nAda papan nama"
    assert "Versi kabupaten" in words(office.post(address, form, follow=True))


def test_a_stranger_opens_nothing_of_it(offices: dict[str, Client]) -> None:
    visit, stranger = planned(offices["kasi"]), offices["stranger"]
    for address in (at(visit), at(visit, "isi/"), f"/pembinaan/laporan/{VILLAGE}/", f"/pembinaan/wilayah/{VILLAGE}/"):
        assert stranger.get(address).status_code in (403, 404)
