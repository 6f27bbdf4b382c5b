"""An area's first page, and the way down from a number to its rows (S4.5-S4.7)."""

import io

import openpyxl
import pytest

from simpul.people.models import PersonReading
from simpul.places import queries as places
from simpul.tally.queries import Strip, StripFigure
from simpul.web.office.areas import strip_figures
from tests import factories
from tests.web.reports_stage import KEEP, MONTH, Office, office

VILLAGE = "/wilayah/51.08.06.1020"


@pytest.fixture
def place(db) -> Office:
    return office()


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_tier_sees_institution_six_fields_and_what_lies_below(browse, place) -> None:
    found = page(browse(place.lurah), f"{VILLAGE}/{KEEP}")
    for words in ("Posyandu aktif", "Tim Pembina terbentuk", "Pelindungan Masyarakat", "Posyandu Melati", "2 posyandu"):
        assert words in found
    assert f'href="{VILLAGE}/angka/lembaga.pos_aktif/{KEEP}"' in found


def test_of_trained_kader_it_is_told_how_many_were_trained_here(place) -> None:
    told = [("lembaga.kader_terlatih", "Kader terlatih", 27, 54), ("lembaga.kader_bimtek", "Dalam bimtek", 9, 54)]
    found = Strip(MONTH, tuple(StripFigure(*one) for one in told), {}, None)
    shown = strip_figures(found, places.area(factories.areas().penarukan.id), "")
    assert [(one.name, one.value, one.beside) for one in shown] == [
        ("Kader terlatih", "27", "50\u00a0%, 9 dalam bimtek yang tercatat")
    ]


def test_the_period_stays_in_every_link_down(browse, place) -> None:
    found = page(browse(place.kasi), f"/wilayah/51.08.06/?periode={MONTH.year}-S{1 + (MONTH.month > 6)}")
    assert f'href="{VILLAGE}/?periode={MONTH.year}-S' in found
    assert f'href="{VILLAGE}/"' not in found


def test_a_number_opens_step_by_step_down_to_the_child(browse, place) -> None:
    """Nation, province, regency, district, village, post, rows: the same number all the way."""
    figure = "angka/kesehatan.balita_ditimbang"
    regency = browse(place.regency)
    assert f"/wilayah/51.08.06/{figure}/{KEEP}" in page(regency, f"/wilayah/51.08/{figure}/{KEEP}")
    assert f"{VILLAGE}/{figure}/{KEEP}" in page(regency, f"/wilayah/51.08.06/{figure}/{KEEP}")
    rows = f"/angka/{place.melati.id}/kesehatan.balita_ditimbang/{KEEP}"
    assert rows in page(browse(place.ketua), f"/angka/{place.melati.id}/{KEEP}&bidang=kesehatan")
    assert "Kadek Sari" in page(browse(place.ketua), rows)


def test_whoever_opens_the_rows_leaves_a_trace_with_the_person(browse, place) -> None:
    browse(place.ketua).get(f"/angka/{place.melati.id}/kesehatan.balita_ditimbang/{KEEP}")
    read = PersonReading.objects.get(person=place.child)
    assert (read.by, read.page) == (place.ketua.id, "baris angka")


def test_an_office_without_the_right_to_rows_stops_at_the_number(browse, place) -> None:
    rows = f"/angka/{place.melati.id}/kesehatan.balita_ditimbang/{KEEP}"
    for user in (place.regency, place.kasi, place.lurah):  # a lurah reads no health rows
        answer = browse(user).get(rows)
        assert answer.status_code == 403
        assert "Kadek Sari" not in answer.content.decode()
        assert rows not in page(browse(user), f"{VILLAGE}/angka/kesehatan.balita_ditimbang/{KEEP}")


def test_the_neighbour_sees_nothing_of_the_village(browse, place) -> None:
    client = browse(place.stranger)
    for address in (f"{VILLAGE}/", f"{VILLAGE}/bidang/sosial/", f"{VILLAGE}/kelengkapan/", f"{VILLAGE}/laporan.xlsx"):
        assert client.get(address).status_code == 403
    assert client.get(f"/angka/{place.melati.id}/").status_code == 403


def test_live_and_reported_stand_side_by_side_with_their_difference(browse, place) -> None:
    id = place.send()
    client = browse(place.lurah)
    client.post(f"/kiriman/{id}/terima/", {"intention": "0192f0c0-0000-7000-8000-000000000001"})
    place.weigh(factories.person(place.melati, "Putu Late", born=place.child.birth_date))
    found = page(client, f"{VILLAGE}/angka/kesehatan.balita_ditimbang/{KEEP}")
    figures = found.partition('<dl class="figures">')[2].partition("</dl>")[0]
    assert [part.partition("<")[0] for part in figures.split('value">')[1:]] == ["2", "1"]
    assert "+1" in figures


def test_monthly_reports_cannot_tell_the_different_persons_of_a_year(browse, place) -> None:
    id = place.send()
    client = browse(place.lurah)
    client.post(f"/kiriman/{id}/terima/", {"intention": "0192f0c0-0000-7000-8000-000000000002"})
    found = page(client, f"{VILLAGE}/angka/kesehatan.balita_ditimbang/?periode={MONTH.year}")
    figures = found.partition('<dl class="figures">')[2].partition("</dl>")[0]
    assert [part.partition("<")[0] for part in figures.split('value">')[1:]] == ["1", "–"]


def test_a_village_without_posts_is_not_shown_as_zero(browse, place) -> None:
    found = page(browse(place.kasi), f"/wilayah/51.08.06/{KEEP}&urut=nama")
    row = found.partition("Kel. Banyuasri")[2].partition("</tr>")[0]
    assert "–" in row
    assert ">0<" not in row


def test_only_figures_with_something_to_say_are_listed_and_the_rest_is_one_touch_away(browse, place) -> None:
    client = browse(place.lurah)
    some = page(client, f"{VILLAGE}/bidang/kesehatan/{KEEP}")
    every = page(client, f"{VILLAGE}/bidang/kesehatan/{KEEP}&semua=1")
    assert "Imunisasi BCG" not in some
    assert "Imunisasi BCG" in every
    assert "semua=1" in some


def test_the_table_downloads_as_seen(browse, place) -> None:
    answer = browse(place.lurah).get(f"{VILLAGE}/{KEEP}&urut=-nama&unduh=xlsx")
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert [row[0] for row in rows[3:6]] == ["Posyandu Melati", "Posyandu Anggrek", "Jumlah"]


def test_the_four_states_are_told_apart_in_the_page_and_in_the_file(browse, place) -> None:
    place.send()
    client = browse(place.lurah)
    found = page(client, f"{VILLAGE}/kelengkapan/{KEEP}")
    for word in ("Belum lapor", "Nihil", "Terlambat", "Dikembalikan"):
        assert word in found
    lines = client.get(f"{VILLAGE}/kelengkapan/{KEEP}&unduh=csv").content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Wilayah atau posyandu;Diharapkan;Belum lapor;Nihil;Terlambat;Dikembalikan;")
    told = {line.split(";")[0]: line.split(";")[1:3] for line in lines[1:]}
    assert told["Posyandu Anggrek"] == ["1", "1"]
    assert told["Posyandu Melati"] == ["1", "0"]


def test_the_nation_without_boundaries_has_a_grid_of_provinces(browse, place) -> None:
    user = factories.user()
    factories.holding(user, "tim_pembina", factories.areas().nation)
    found = page(browse(user), f"/wilayah/0/{KEEP}")
    assert 'class="map"' in found
    assert "Satu kotak satu provinsi" in found


@pytest.mark.parametrize(
    "address",
    [
        "/wilayah/99/",
        "/wilayah/510806/",
        "/wilayah/3201190006.0/",
        "/wilayah/51.08.06.1020/bidang/ekonomi/",
        "/wilayah/51.08.06.1020/angka/sosial.tidak_ada/",
    ],
)
def test_what_does_not_exist_is_told_in_a_sentence(browse, place, address) -> None:
    answer = browse(place.lurah).get(address)
    assert answer.status_code == 404
    assert "tidak ditemukan" in answer.content.decode().casefold()
