"""The library on its pages: searched, read with what is not known, added to, corrected, taken back."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from simpul.library.models import Entry
from tests import factories
from tests.web.places_of_play import picture
from tests.web.post_cast import intention, text, today, words

NEW = "/pustaka/wilayah/51.08.06.1020/baru/"


def told(**more):
    return intention(kind="perdes", number="Perdes 4/2026", title="Insentif kader", trust="strong", **more)


def test_everybody_finds_the_known_regulations_and_what_is_not_told_is_said(browse, stage) -> None:
    client = browse(stage.kader)
    shown = words(client.get("/pustaka/"))
    assert "Permendagri Nomor 13 Tahun 2024: Pos Pelayanan Terpadu" in shown
    found = words(client.get("/pustaka/?q=registrasi"))
    assert "Kepmendagri Nomor 100.3-2834 Tahun 2025" in found
    assert "Pos Pelayanan Terpadu" not in found
    assert "Tidak ada yang cocok" in words(client.get("/pustaka/?q=zzz"))
    one = words(client.get("/pustaka/permendagri-54-2007/"))
    assert "Diganti Permendagri Nomor 13 Tahun 2024" in one
    assert "Judul belum disebut" in one
    assert "belum dicocokkan dengan naskah" in one
    assert "Permendagri Nomor 54 Tahun 2007" not in words(client.get("/pustaka/?on=2026-01-01"))
    assert "Permendagri Nomor 54 Tahun 2007" in words(client.get("/pustaka/?on=2024-01-01"))


def test_a_village_adds_its_regulation_with_file_once_and_its_kader_reads_it(browse, stage) -> None:
    client = browse(stage.staff)
    assert NEW in text(client.get("/pustaka/"))
    form = told(relation="melengkapi", of_key="permendagri-13-2024", in_force_from=today().isoformat())
    for _ in range(2):
        file = SimpleUploadedFile("perdes.jpg", picture(), "image/jpeg")
        answer = client.post(NEW, {**form, "file": file})
    key = Entry.objects.get().id
    assert answer.url == f"/pustaka/{key}/"
    kader = browse(stage.kader)
    shown = words(kader.get(answer.url))
    assert "Insentif kader" in shown
    assert "Melengkapi Permendagri Nomor 13 Tahun 2024" in shown
    assert "Perdes 4/2026" in words(kader.get("/pustaka/permendagri-13-2024/"))
    assert kader.get(f"{answer.url}berkas/").status_code == 200
    assert "Betulkan" not in shown
    for page in (answer.url, f"{answer.url}berkas/", f"{answer.url}betulkan/"):
        assert browse(stage.stranger).get(page).status_code in {403, 404}


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(browse, stage) -> None:
    client = browse(stage.staff)
    shown = text(client.post(NEW, told(link="jdih", source="JDIH desa")))
    assert "dimulai dengan https://" in shown
    assert "JDIH desa" in shown
    assert "Pilih hubungannya" in words(client.post(NEW, told(relation="mengganti")))
    assert not Entry.objects.exists()


def test_an_entry_is_ended_and_a_mistake_taken_back(browse, stage) -> None:
    client = browse(stage.staff)
    page = client.post(NEW, told()).url
    ended = today() - timedelta(days=1)
    assert client.post(f"{page}betulkan/", told(in_force_to=ended.isoformat())).url == page
    assert "Berakhir" in words(client.get(page))
    assert "Perdes 4/2026" not in words(client.get(f"/pustaka/?on={today()}"))
    assert "Isi dulu" in words(client.post(f"{page}hapus/", intention()))
    client.post(f"{page}hapus/", intention(reason="Salah nomor"))
    assert client.get(page).status_code == 404


def test_an_agency_adds_of_its_own_field_and_the_list_tells_for_whom_and_what_replaced_it(browse, stage) -> None:
    buleleng, officer = factories.areas().buleleng, factories.user()
    factories.holding(officer, "petugas_opd", buleleng, agency=factories.agency(buleleng))
    client, at = browse(officer), "/pustaka/wilayah/51.08/baru/"
    assert at in text(client.get("/pustaka/"))
    form = text(client.get(at))
    assert "Sosial" in form
    assert "semua bidang" not in form
    new = {"kind": "modul", "number": "", "title": "Menyalurkan bantuan", "trust": "strong", "village_kind": "desa"}
    page = client.post(at, intention(**new, field="sosial")).url
    listed = words(browse(stage.kader).get("/pustaka/"))
    assert "Menyalurkan bantuan" in listed
    assert "untuk desa" in listed
    assert "Diganti Permendagri Nomor 13 Tahun 2024" in listed
    assert client.post(at, intention(**new, field="kesehatan")).status_code == 200, "the form again, nothing saved"
    assert Entry.objects.count() == 1
    assert client.get(f"{page}betulkan/").status_code == 200
    other = factories.user()
    factories.holding(
        other, "petugas_opd", buleleng, agency=factories.agency(buleleng, "Dinas Kesehatan", ("kesehatan",))
    )
    assert browse(other).get(f"{page}betulkan/").status_code == 403


def test_who_does_not_keep_the_library_is_refused(browse, stage) -> None:
    client = browse(stage.staff)
    key = client.post(NEW, told()).url
    regency = factories.user()
    factories.holding(regency, "tim_pembina", factories.areas().buleleng)
    for user in (stage.kader, stage.stranger, regency):
        assert browse(user).get(NEW).status_code == 403
        assert browse(user).post(f"{key}hapus/", intention(reason="x")).status_code in {403, 404}
    assert Entry.objects.get().void_because == ""
