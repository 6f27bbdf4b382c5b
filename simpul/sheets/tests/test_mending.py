"""What is wrong comes back as a sheet that can be mended and brought again."""

from simpul.rows.rules.officers import ReadOfficer, read_officers
from simpul.sheets.rules.columns import open_sheet
from simpul.sheets.rules.kinds import ERROR, NEW, Planned
from simpul.sheets.rules.mending import to_mend
from simpul.sheets.rules.tables import read_tables
from simpul.standards.lists import list_kind

KIND = list_kind("officers")
NIK = "5108065203900001"


def mended(*table: list[str], wrong: set[str]) -> list[list[str]]:
    """The rows of the workbook that comes back; `wrong`: names of those whose rows are."""
    opened = open_sheet(table, KIND, {})
    assert opened is not None
    header, lines = opened[0], list(opened[1])
    planned = {
        row.row: Planned(row.row, ERROR if row.person.name in wrong else NEW, message=f"Betulkan {row.person.name}.")
        for row in read_officers(lines)
    }
    return [list(row) for row in read_tables(to_mend(KIND, header, lines, planned, "Catatan"), "a.xlsx")[0]]


def again(table: list[list[str]]) -> list[ReadOfficer]:
    opened = open_sheet(table, KIND, {})
    assert opened is not None
    return list(read_officers(opened[1]))


def test_rows_come_back_under_the_headings_of_their_group_and_a_nik_stays_whole() -> None:
    back = mended(
        ["Desa : Penarukan"],
        ["No", "Nama", "NIK", "Jabatan"],
        ["POSYANDU MELATI", "", "", ""],
        ["1", "Sari", NIK, "Ketua"],
        ["2", "Rai", "", "Wakil"],
        ["POSYANDU MAWAR", "", "", ""],
        ["1", "Ayu", NIK, "Bendahara"],
        wrong={"Rai", "Ayu"},
    )
    assert back[1] == ["No", "Nama", "NIK", "Jabatan", "Catatan"]
    rows = again(back)
    assert [(row.person.name, row.posts, row.person.place.village) for row in rows] == [
        ("Rai", ("MELATI",), "Penarukan"),
        ("Ayu", ("MAWAR",), "Penarukan"),
    ]
    assert rows[1].person.nik == NIK
    assert back[3][-1] == "Betulkan Rai."


def test_what_a_merged_cell_told_stands_in_the_row_itself() -> None:
    head = ["Nama", "Jabatan", "Posyandu", "Desa"]
    back = mended(head, ["Sari", "Ketua", "Melati", "Penarukan"], ["Rai", "Wakil", "", ""], wrong={"Rai"})
    assert back[1][:4] == ["Rai", "Wakil", "Melati", "Penarukan"]
    assert not again(back)[0].from_above
