"""Budgets, targets, tasks, bidan and PKK on pages: what was typed stays, once sent is once written."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from simpul.budgets.models import BidanRequest, Line, PkkActivity, Realisation
from simpul.plans.models import Target, Task
from tests import factories
from tests.web.places_of_play import picture
from tests.web.post_cast import intention, words

VILLAGE, DISTRICT = "51.08.06.1020", "51.08.06"
YEAR = datetime.now(ZoneInfo("Asia/Makassar")).year
TODAY = datetime.now(ZoneInfo("Asia/Makassar")).date()


@pytest.fixture
def offices(browse: Any, stage: Any) -> tuple[Client, Client]:
    """The head of the kelurahan, and the Kasi of its district."""
    areas = factories.areas()
    head, kasi = factories.user(), factories.user()
    factories.holding(head, "kepala_desa", areas.penarukan)
    factories.holding(kasi, "kasi_kecamatan", areas.kec_buleleng)
    return browse(head), browse(kasi)


def line(**more: str) -> dict[str, Any]:
    given = {
        "year": str(YEAR),
        "source": "dpa_kecamatan",
        "purpose": "pembinaan",
        "name": "Pembinaan enam posyandu",
        "amount": "1 miliar",
    }
    return intention(**{**given, **more})


def test_money_is_typed_as_people_write_it_and_shown_in_full(offices: tuple[Client, Client]) -> None:
    head, _ = offices
    form = line()
    for _again in range(2):
        page = words(head.post(f"/anggaran/wilayah/{VILLAGE}/baris/", form, follow=True))
    assert "Rp 1.000.000.000" in page
    assert "100,0" in page  # all of it for pembinaan
    assert Line.objects.count() == 1
    wrong = line(amount="250,000", name="Yang lain")
    page = head.post(f"/anggaran/wilayah/{VILLAGE}/baris/", wrong)
    assert "misalnya 250.000" in words(page)
    assert 'value="Yang lain"' in page.content.decode()
    assert 'value="apbdes"' not in page.content.decode()  # a kelurahan is not offered it


def test_spending_has_evidence_and_shows_what_is_left(offices: tuple[Client, Client]) -> None:
    head, _ = offices
    head.post(f"/anggaran/wilayah/{VILLAGE}/baris/", line(amount="10 juta"))
    address = f"/anggaran/baris/{Line.objects.get().id}/"
    spent = intention(amount="2,5 juta", on=TODAY.isoformat(), note="Alat timbang")
    page = words(head.post(f"{address}belanja/", spent, follow=True))
    assert "Rp 7.500.000" in page
    assert "belum ada buktinya" in page
    entry = Realisation.objects.get()
    file = SimpleUploadedFile("kuitansi.png", picture())
    assert "Lihat bukti" in words(head.post(f"/anggaran/belanja/{entry.id}/bukti/", intention(file=file), follow=True))
    change = intention(amount="8 juta", on=TODAY.isoformat(), reason="Perubahan APBD")
    assert "Rp 10.000.000 menjadi Rp 8.000.000" in words(head.post(f"{address}ubah/", change, follow=True))
    assert "31,2" in words(head.get(f"/anggaran/wilayah/{VILLAGE}/"))
    assert "sudah dibelanjakan" in words(head.post(f"{address}batal/", intention(reason="Salah")))
    head.post(f"/anggaran/belanja/{entry.id}/batal/", intention(reason="Salah"))
    assert "dibatalkan" in words(head.post(f"{address}batal/", intention(reason="Salah"), follow=True))
    assert head.get(f"/anggaran/wilayah/{VILLAGE}/?unduh=xlsx").content.startswith(b"PK")


def test_the_district_sees_its_villages_summed(offices: tuple[Client, Client]) -> None:
    head, kasi = offices
    head.post(f"/anggaran/wilayah/{VILLAGE}/baris/", line())
    assert "Kel. Penarukan" in words(kasi.get(f"/anggaran/wilayah/{DISTRICT}/"))
    assert kasi.get(f"/anggaran/baris/{Line.objects.get().id}/").status_code == 200
    assert head.get(f"/anggaran/wilayah/{DISTRICT}/").status_code in {403, 404}


def test_targets_are_set_and_stand_beside_what_nobody_reported(offices: tuple[Client, Client]) -> None:
    _, kasi = offices
    target = intention(
        indicator="sosial.penyuluhan", year_from=str(YEAR), year_to=str(YEAR), value="87,5", document="Renstra"
    )
    page = words(kasi.post(f"/anggaran/wilayah/{DISTRICT}/target/baru/", target, follow=True))
    assert "87,5" in page
    assert "belum dilaporkan" in page
    found = Target.objects.get()
    again = {**target, **intention(value="banyak")}
    assert "Renstra" in kasi.post(f"/anggaran/wilayah/{DISTRICT}/target/baru/", again).content.decode()
    kasi.post(f"/anggaran/target/{found.id}/batal/", intention(reason="Diganti"))
    assert "Belum ada target" in words(kasi.get(f"/anggaran/wilayah/{DISTRICT}/target/"))


def test_a_late_task_stands_in_my_work_until_it_is_done(offices: tuple[Client, Client]) -> None:
    _, kasi = offices
    task = intention(title="Kunjungi Penarukan", duty="pengawasan", field="sosial", owner="Kasi", due_on="2026-01-05")
    kasi.post(f"/anggaran/wilayah/{DISTRICT}/tugas/baru/", task)
    assert "1 tugas Tim Pembina belum selesai" in words(kasi.get("/"))
    address = f"/anggaran/tugas/{Task.objects.get().id}/"
    done = {"state": "selesai", "due_on": "2026-01-05"}
    assert "perlu bukti" in words(kasi.post(address, intention(**done)))
    page = words(kasi.post(address, intention(**done, note="Sudah dikunjungi"), follow=True))
    assert "Sudah dikunjungi" in page
    assert "belum selesai" not in words(kasi.get("/"))


def test_the_budget_of_a_bidan_is_asked_and_answered(offices: tuple[Client, Client]) -> None:
    head, kasi = offices
    where = f"/anggaran/desa/{VILLAGE}/"
    assert "Belum didata" in words(kasi.get(where))
    kasi.post(f"{where}bidan/", intention(present="tidak", since=TODAY.isoformat()))
    ask = intention(year=str(YEAR), on=TODAY.isoformat(), asked_by="DPMD", amount="36 juta")
    kasi.post(f"{where}bidan/minta/", ask)
    assert "menunggu jawaban" in words(head.get("/"))
    head.post(f"/anggaran/wilayah/{VILLAGE}/baris/", line(purpose="bidan_desa", name="Bidan", amount="36 juta"))
    address = f"/anggaran/permintaan/{BidanRequest.objects.get().id}/"
    refused = intention(state="ditolak", on=TODAY.isoformat())
    assert "Tulis alasannya" in words(head.post(address, refused))
    answer = intention(state="dianggarkan", on=TODAY.isoformat(), line=str(Line.objects.get().id))
    assert "biayanya sudah dianggarkan" in words(head.post(address, answer, follow=True))
    page = words(kasi.get(f"/anggaran/wilayah/{DISTRICT}/bidan/"))
    assert "Tanpa bidan" in page
    assert "Dianggarkan" in page
    assert "Rp 36.000.000" in page
    assert kasi.post(address, answer).status_code in {200, 403}
    assert "Kel. Penarukan" in words(kasi.get(f"/anggaran/wilayah/{DISTRICT}/dukungan/"))


def test_pkk_is_recorded_beside_the_posts(offices: tuple[Client, Client]) -> None:
    head, _ = offices
    made = intention(on=date(YEAR, 1, 1).isoformat(), kind="rapat", name="Rapat bulanan", participants="25")
    page = words(head.post(f"/anggaran/desa/{VILLAGE}/pkk/", made, follow=True))
    assert "25 peserta" in page
    assert "belum dilaporkan" in page
    head.post(f"/anggaran/pkk/{PkkActivity.objects.get().id}/batal/", intention(reason="Salah"))
    assert "Belum ada kegiatan PKK" in words(head.get(f"/anggaran/desa/{VILLAGE}/"))
    assert head.get(f"/anggaran/desa/{DISTRICT}/").status_code in {403, 404}


def test_strangers_find_none_of_it(browse: Any, stage: Any, offices: tuple[Client, Client]) -> None:
    head, _ = offices
    head.post(f"/anggaran/wilayah/{VILLAGE}/baris/", line())
    found = Line.objects.get().id
    for who in (browse(stage.stranger), browse(stage.kader)):
        for address in (f"wilayah/{VILLAGE}/", f"baris/{found}/", f"baris/{found}/belanja/", f"desa/{VILLAGE}/"):
            assert who.get(f"/anggaran/{address}").status_code in {403, 404}
