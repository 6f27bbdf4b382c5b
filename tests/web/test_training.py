"""Trainings on pages: planned, filled, printed; what nobody told says so; a village asks for a speaker."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from simpul.arrangements.models import SpeakerRequest
from simpul.training.models import Batch, Material, Programme, Session, Speaking
from tests import factories
from tests.web.places_of_play import picture
from tests.web.post_cast import intention, words
from tests.web.test_budgets import TODAY, YEAR

REGENCY, VILLAGE = "51.08", "51.08.06.1020"
SIX = ["pendidikan", "kesehatan", "pekerjaan_umum", "perumahan", "trantibumlinmas", "sosial"]


@pytest.fixture
def offices(browse: Any, stage: Any) -> tuple[Client, Client]:
    """The secretariat of the regency (DPMD), and the head of the kelurahan."""
    areas = factories.areas()
    office, head = factories.user(), factories.user()
    factories.holding(office, "sekretariat", areas.buleleng)
    factories.holding(head, "kepala_desa", areas.penarukan)
    return browse(office), browse(head)


def planned(office: Client, **more: Any) -> Batch:
    """A programme of all six fields with one batch, made by its forms."""
    told = {"name": "Bina Posyandu", "kind": "bimtek", "year": str(YEAR), "fields_claimed": SIX}
    office.post(f"/bimtek/wilayah/{REGENCY}/baru/", intention(**told))
    given = {"host": str(factories.areas().penarukan.id), "mode": "tatap_muka", **more}
    office.post(f"/bimtek/program/{Programme.objects.get().id}/angkatan/", intention(**given))
    return Batch.objects.get()


def test_a_programme_is_planned_and_what_is_not_told_says_so(offices: tuple[Client, Client]) -> None:
    office, head = offices
    assert "Belum ada bimtek" in words(office.get(f"/bimtek/wilayah/{REGENCY}/"))
    made = planned(office, month_from="2026-05", month_to="2026-06")
    page = words(head.get(f"/bimtek/program/{made.programme_id}/"))
    assert "Angkatan 1, Kelurahan Penarukan" in page
    assert "Mei 2026–Juni 2026 (rencana)" in page
    assert "Tambah angkatan" not in page  # another office's
    page = words(head.get(f"/bimtek/angkatan/{made.id}/"))
    assert page.count("narasumber belum tercatat") == 6
    assert "Tempat belum disebut" in page
    assert "Bina Posyandu" in words(head.get("/bimtek/", follow=True))


def test_a_batch_gets_dates_sessions_speakers_and_a_printed_timetable(offices: tuple[Client, Client]) -> None:
    office, head = offices
    made = planned(office)
    host = str(factories.areas().penarukan.id)
    dates = {"starts_on": "2025-12-01", "ends_on": "2025-12-03"}
    change = intention(host=host, mode="hibrida", venue="Hotel Aneka", opener="Ibu Ketua", **dates)
    office.post(f"/bimtek/angkatan/{made.id}/ubah/", change)
    where = f"/bimtek/angkatan/{made.id}/"
    day = str(made.days.get(number=1).id)
    lesson = intention(day=day, module="layanan_sosial", mode="tatap_muka", starts="08.30", ends="10:00", room="Aula")
    for _again in range(2):
        office.post(f"{where}acara/", lesson)
    taught = Session.objects.get()
    assert (taught.starts, taught.ends) == (510, 600)
    office.post(f"{where}narasumber/", intention(agency="Dinas Sosial", name="Ni Made", session=str(taught.id)))
    page = words(head.get(where))
    assert "1 Desember 2025 – 3 Desember 2025" in page
    assert "08.30–10.00 · Layanan bidang sosial" in page
    assert "Ni Made, Dinas Sosial" in page
    assert page.count("narasumber belum tercatat") == 5
    second = intention(day=day, module="manajerial", mode="tatap_muka", starts="09.00", ends="11.00", room="aula")
    office.post(f"{where}acara/", second)
    assert "Ruang yang sama dipakai bersamaan" in words(office.get(where))
    assert head.get(f"{where}jadwal.pdf").content.startswith(b"%PDF")
    calendar = words(head.get(f"/bimtek/wilayah/{VILLAGE}/kalender/?bulan=2025-12"))
    assert "Ni Made, Dinas Sosial" in calendar
    assert "Ni Made" in words(office.get(f"/bimtek/wilayah/{REGENCY}/narasumber/"))


def test_a_wrong_form_keeps_what_was_typed(offices: tuple[Client, Client]) -> None:
    office, _head = offices
    made = planned(office, days="1")
    day = str(made.days.get().id)
    wrong = intention(day=day, module="layanan_sosial", mode="tatap_muka", starts="10.00", ends="08.00", room="Aula I")
    page = office.post(f"/bimtek/angkatan/{made.id}/acara/", wrong)
    assert "Jam selesai harus sesudah jam mulai" in words(page)
    assert 'value="Aula I"' in page.content.decode()
    assert "Tulis jam seperti 08.30" in words(
        office.post(f"/bimtek/angkatan/{made.id}/acara/", {**wrong, "starts": "pagi"})
    )


def test_what_surrounds_a_batch_is_written_down_and_taken_away(offices: tuple[Client, Client]) -> None:
    office, head = offices
    made = planned(office)
    where, whole = f"/bimtek/angkatan/{made.id}/", f"/bimtek/program/{made.programme_id}/"
    office.post(f"{whole}panitia/", intention(role="ketua", name="Ni Luh Komang"))
    told = {"what": "kader", "number": "100", "said_by": "Ketua panitia", "source": "Berita"}
    office.post(f"{whole}angka/?angkatan={made.id}", intention(**told))
    office.post(f"{whole}materi/", intention(name="Kelola sampah", kind="layanan", way="praktik"))
    office.post(f"{where}tanggungan/", intention(item="Konsumsi", payer="Desa"))
    file = SimpleUploadedFile("bahan.jpg", picture(), "image/jpeg")
    office.post(f"{where}bahan/", intention(title="Kebijakan", variant="kelurahan", file=file))
    office.post(f"{where}bahan/", intention(variant="semua", library_key="permendagri-13-2024"))
    assert '<a href="/pustaka/permendagri-13-2024/">' in head.get(where).content.decode()
    shot = SimpleUploadedFile("buka.jpg", picture(), "image/jpeg")
    office.post(f"{where}foto/", intention(caption="Pembukaan", file=shot))
    page = words(head.get(where))
    for said in (
        "Ni Luh Komang",
        "Konsumsi: Desa",
        "jumlah belum disebut",
        "Kader: 100 Ketua panitia · Berita",
        "Pembukaan",
    ):
        assert said in page
    assert "Kelola sampah" in words(head.get(whole))
    paper = head.get(f"/bimtek/bahan/{Material.objects.get(library_key='').id}/")
    assert (paper.status_code, paper["Content-Type"]) == (200, "image/jpeg")
    office.post(f"{where}narasumber/", intention(agency="Dinas X", name="Salah"))
    office.post(f"{where}hapus/narasumber/{Speaking.objects.get().id}/", intention())
    assert Speaking.objects.count() == 0
    office.post(f"{where}keadaan/", intention(state="batal", reason="Hotel penuh"))
    assert "Dibatalkan" in words(head.get(where))
    office.post(f"{whole}keadaan/", intention(state="selesai"))
    change = {"name": "Bina Posyandu II", "kind": "bimtek", "year": str(YEAR)}
    office.post(f"{whole}ubah/", intention(**change))
    assert "Bina Posyandu II" in words(head.get(whole))


def test_a_village_asks_dpmd_for_a_speaker_and_is_answered(offices: tuple[Client, Client]) -> None:
    office, head = offices
    wished = (TODAY + timedelta(days=20)).isoformat()
    asked = str(factories.areas().buleleng.id)
    form = intention(office=asked, topic="Posyandu Enam SPM", wished_1=wished)
    head.post(f"/bimtek/wilayah/{VILLAGE}/permintaan/baru/", form)
    one = SpeakerRequest.objects.get()
    assert "menunggu jawaban" in words(office.get("/"))
    other = (TODAY + timedelta(days=25)).isoformat()
    answer = intention(state="tanggal_lain", on=other, reason="Ada rakor")
    office.post(f"/bimtek/permintaan/{one.id}/", answer)
    assert "Tanggal lain ditawarkan" in words(head.get("/"))
    assert "Setujui tanggal ini" in words(head.get(f"/bimtek/permintaan/{one.id}/"))
    head.post(f"/bimtek/permintaan/{one.id}/setuju/", intention())
    assert "Diterima" in words(office.get(f"/bimtek/wilayah/{REGENCY}/permintaan/"))
    month = date.fromisoformat(other).strftime("%Y-%m")
    assert "Posyandu Enam SPM" in words(office.get(f"/bimtek/wilayah/{REGENCY}/kalender/?bulan={month}"))


def test_the_activities_of_an_area_are_one_touch_away(offices: tuple[Client, Client], browse: Any) -> None:
    office, head = offices
    assert "Kegiatan" in words(office.get("/"))
    page = words(office.get(f"/kegiatan/{REGENCY}/"))
    assert "Bimtek dan pelatihan" in page
    assert "Anggaran" in page
    assert head.get(f"/kegiatan/{REGENCY}/").status_code == 403
    stranger = factories.user()
    factories.holding(stranger, "kepala_desa", factories.areas().ampukung)
    made = planned(office)
    for address in (f"wilayah/{REGENCY}/", f"program/{made.programme_id}/", f"angkatan/{made.id}/"):
        assert browse(stranger).get(f"/bimtek/{address}").status_code in (403, 404)


def test_a_page_of_a_full_timetable_asks_few_questions(
    offices: tuple[Client, Client], django_assert_max_num_queries: Any
) -> None:
    office, _head = offices
    made = planned(office, starts_on="2025-12-01", ends_on="2025-12-03")
    for day in made.days.all():
        for hour in range(8, 14):
            at = {"starts": f"{hour:02d}.00", "ends": f"{hour:02d}.45"}
            form = intention(day=str(day.id), module="layanan_sosial", mode="tatap_muka", **at)
            office.post(f"/bimtek/angkatan/{made.id}/acara/", form)
    with django_assert_max_num_queries(36):
        office.get(f"/bimtek/angkatan/{made.id}/")
