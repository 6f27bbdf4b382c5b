"""Placing a row of a file by the whole path of its names: sure, or asked."""

import pytest

from simpul.kernel.area_code import AreaCode
from simpul.places import queries
from simpul.places.rules.placing import Scored, decide, read_code, score, wanted, wanted_province

from .conftest import Rows, load

SIGI: Rows = [
    ("72", "Sulawesi Tengah"),
    ("72.10", "Kabupaten Sigi"),
    ("72.10.01", "Sigi Biromaru"),
    ("72.10.01.2001", "Sidondo II"),
    ("72.10.01.2002", "Sidondo I"),
    ("72.10.01.2006", "Soulowe"),
    ("72.10.01.2015", "Maranatha"),
    ("72.10.01.2016", "Lolu"),
    ("72.10.01.1016", "Lolu"),
    ("72.10.07", "Pipikoro"),
    ("72.10.07.2013", "Porelea"),
    ("72.10.07.2019", "Porelea II"),
    ("72.10.06", "Kulawi Selatan"),
    ("72.10.06.2008", "O'o Parese"),
    ("72.10.12", "Dolo"),
    ("72.10.12.2004", "Soulowe"),
    ("72.10.12.2005", "Rejeki"),
    ("72.71", "Kota Palu"),
    ("72.71.01", "Palu Barat"),
    ("72.71.01.1001", "Soulowe"),
    ("31", "Daerah Khusus Ibukota Jakarta"),
    ("31.71", "Kota Administrasi Jakarta Pusat"),
    ("31.71.01", "Gambir"),
    ("31.71.01.1001", "Gambir"),
]


@pytest.fixture
def sigi(db: None) -> None:
    load(SIGI)


def place(village: str, district: str, regency: str = "Sigi", **more) -> str | None:
    """The code of the village when sure, else None."""
    found = queries.place_by_names(village=village, district=district, regency=regency, **more)
    assert found.sure == (found.area_id is not None) == (found.why == "")
    return queries.area(found.area_id).code if found.area_id else None


@pytest.mark.parametrize(
    ("village", "district", "regency", "code"),
    [
        ("MARANATHA", "SIGI BIROMARU", "Kab. Sigi", "72.10.01.2015"),
        ("Desa Maranatha", "Kec. Sigi Biromaru", "KABUPATEN SIGI", "72.10.01.2015"),
        ("Maranatha (Dsn 2)", "Sigi-Biromaru", "sigi", "72.10.01.2015"),
        ("Maranatha Dusun III", "Sigi Biromaru", "sigi", "72.10.01.2015"),
        ("Sidondo Ii", "Sigi Biromaru", "Sigi", "72.10.01.2001"),
        ("SIDONDO 1", "Sigi Biromaru", "Sigi", "72.10.01.2002"),
        ("Porelea", "Pipikoro", "Sigi", "72.10.07.2013"),
        ("PORELEA (II)", "Pipikoro", "Sigi", "72.10.07.2019"),
        ("soulowe", "dolo", "sigi", "72.10.12.2004"),
        ("soulowe", "sigi biromaru", "sigi", "72.10.01.2006"),
        ("Soulowe", "Palu Barat", "Kota Palu", "72.71.01.1001"),
        ("MARANATA", "SIGI BIROMARU", "Sigi", "72.10.01.2015"),
        ("Kel. Lolu", "Sigi Biromaru", "Sigi", "72.10.01.1016"),
        ("Desa Lolu", "Sigi Biromaru", "Sigi", "72.10.01.2016"),
        ("Gambir", "Gambir", "Jakarta Pusat", "31.71.01.1001"),
    ],
)
def test_the_whole_path_of_names_places_a_village(
    sigi: None, village: str, district: str, regency: str, code: str
) -> None:
    assert place(village, district, regency) == code


@pytest.mark.parametrize(
    ("village", "district", "regency", "first"),
    [
        ("Porelea III", "Pipikoro", "Sigi", "72.10.07.2013"),
        ("O'O", "Kulawi Selatan", "Sigi", "72.10.06.2008"),
        ("SOULOVE", "Sigi Biromaru", "Sigi", "72.10.01.2006"),
        ("Soulowe", "", "Sigi", "72.10.01.2006"),
        ("Soulowe", "Pipikoro", "Sigi", "72.10.01.2006"),
        ("Maranatha", "Sigi Biromaru", "", "72.10.01.2015"),
        ("Maranatha", "Sigi Biromaru", "Poso", "72.10.01.2015"),
        ("Lolu", "Sigi Biromaru", "Sigi", "72.10.01.1016"),
        ("UPT Maranatha", "Sigi Biromaru", "Sigi", "72.10.01.2015"),
        ("Rejeki - Maranatha", "Sigi Biromaru", "Sigi", "72.10.01.2015"),
    ],
)
def test_an_unsure_row_is_asked_with_candidates(
    sigi: None, village: str, district: str, regency: str, first: str
) -> None:
    found = queries.place_by_names(village=village, district=district, regency=regency)
    assert (found.area_id, found.sure) == (None, False)
    assert found.candidates[0][0].code == first
    assert found.why.endswith((".", "!"))


@pytest.mark.parametrize("village", ["Maranatha Dsn Rejeki", "Dsn Rejeki", "Dusun Rejeki"])
def test_the_name_of_a_hamlet_is_not_taken_for_a_village(sigi: None, village: str) -> None:
    assert place(village, "Dolo") is None


@pytest.mark.parametrize(
    ("village", "district", "why"),
    [("", "Dolo", "kosong"), (" - ", "Dolo", "kosong"), ("Entah", "Entah", "tidak ada di sana")],
)
def test_a_name_that_fits_nothing_says_so(sigi: None, village: str, district: str, why: str) -> None:
    found = queries.place_by_names(village=village, district=district, regency="Sigi")
    assert (found.area_id, found.candidates) == (None, ())
    assert why in found.why


def test_a_name_like_none_of_its_district_may_be_a_former_one(sigi: None) -> None:
    found = queries.place_by_names(village="Waturalele", district="Dolo", regency="Sigi")
    assert [area.code for area, _ in found.candidates] == ["72.10.12.2004", "72.10.12.2005"]
    assert (found.area_id, found.sure) == (None, False)
    assert "berganti nama" in found.why


def test_a_name_in_the_old_spelling_is_placed(sigi: None) -> None:
    assert place("Redjeki", "Dolo") == "72.10.12.2005"
    assert place("Loloe", "Sigi Biromaroe") is None  # there are two


def test_a_wrong_province_places_nothing_and_a_short_name_is_known(sigi: None) -> None:
    assert place("Maranatha", "Sigi Biromaru", province="Sulteng") == "72.10.01.2015"
    assert place("Gambir", "Gambir", "Jakarta Pusat", province="DKI Jakarta") == "31.71.01.1001"
    assert place("Maranatha", "Sigi Biromaru", province="Sulawesi Selatan") is None


@pytest.mark.parametrize(
    ("text", "code", "sure"),
    [
        ("51.08.06.1020", "51.08.06.1020", True),
        ("5108061020", "51.08.06.1020", False),
        ("5108061020.0", "51.08.06.1020", False),
        ("7210010003", None, False),
        ("3201190006.0", None, False),
        ("72.10.01", None, False),
        ("876", None, False),
        ("", None, False),
        ("desa", None, False),
    ],
)
def test_a_code_of_another_system_is_not_read_as_one_of_ours(text: str, code: str | None, sure: bool) -> None:
    assert read_code(text) == (AreaCode(code) if code else None, sure)


def test_a_code_helps_only_where_the_names_say_the_same(sigi: None) -> None:
    assert place("Soulowe", "Entah", code="72.10.12.2004") == "72.10.12.2004"
    assert place("Soulowe", "Entah", code="7210122004") is None
    assert place("Lolu", "Sigi Biromaru", code="7210012016") == "72.10.01.2016"
    assert place("Maranatha", "Sigi Biromaru", code="72.10.12.2004") == "72.10.01.2015"
    assert place("Maranatha", "Sigi Biromaru", code="7210010003") == "72.10.01.2015"
    assert place("Soulowe", "Sigi Biromaru", code="72.10.12.2004") == "72.10.01.2006"
    assert place("Entah", "Dolo", code="72.10.12.2004") is None


def test_one_letter_in_a_long_name_is_a_spelling_and_a_telling_word_is_not() -> None:
    assert score(wanted("BALAROA PEWUNU", 4), "Balaroa Pewenu", "balaroapewenu") > 0.9
    assert score(wanted("Tinggede Selatan", 4), "Tinggede Sentral Selatan", "tinggedesentralselatan") < 0.9
    assert score(wanted("Sumberrejo Utara", 4), "Sumberrejo Udara", "sumberrejoudara") <= 0.8
    assert score(wanted("Bandarjaya Abadi 2", 4), "Bandarjaya Abadi 3", "bandarjayaabadi3") <= 0.8
    assert score(wanted("Kamarora Besar A", 4), "Kamarora Besar B", "kamarorabesarb") <= 0.8


def test_two_that_fit_alike_are_never_sure() -> None:
    assert decide([Scored(1, 9, 1.0, 1.0), Scored(2, 9, 1.0, 1.0)]) == (Scored(1, 9, 1.0, 1.0), False)
    assert decide([Scored(1, 9, 0.95, 1.0), Scored(2, 9, 0.9, 1.0)])[1] is False
    assert decide([Scored(1, 9, 0.95, 1.0), Scored(2, 8, 1.0, 0.2)])[1] is True
    assert decide([Scored(1, 9, 1.0, 0.8)])[1] is False
    assert decide([]) == (None, False)


def test_a_province_is_known_by_its_usual_short_name() -> None:
    assert "kalimantantengah" in wanted_province("KALTENG").exact
    assert wanted_province("Kalimantan Tengah").exact == ("kalimantantengah",)


def test_a_file_of_many_rows_reads_each_regency_once(sigi: None, django_assert_max_num_queries) -> None:
    gazetteer = queries.Gazetteer()
    with django_assert_max_num_queries(6):
        for _ in range(50):
            assert gazetteer.place(village="Maranatha", district="Sigi Biromaru", regency="Sigi").sure
