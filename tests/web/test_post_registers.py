"""Registers: the table, the files, the sheet to sign."""

import pytest

from tests.web.post_cast import WEIGHING, form_of, text, today, weighing, words


@pytest.fixture
def month(browse, stage) -> str:
    browse(stage.kader).post(form_of(stage), weighing(stage))
    return f"{today():%Y-%m}"


def address(stage, rest: str = "") -> str:
    return f"/pos/{stage.post.id}/register/{rest}"


def test_a_kader_finds_the_weighing_in_the_register(browse, stage, month) -> None:
    page = words(browse(stage.kader).get(f"{address(stage, f'{WEIGHING}/')}?periode={month}"))
    assert "1 catatan" in page
    assert "Kadek Sari" in page
    assert "9,5" in page


def test_a_void_line_stays_with_its_reason(browse, stage, month) -> None:
    from simpul.facts.models import Record

    client = browse(stage.kader)
    client.post(f"/pos/catatan/{Record.objects.get().id}/urung/")
    page = words(client.get(f"{address(stage, f'{WEIGHING}/')}?periode={month}"))
    assert "0 catatan · 1 dibatalkan" in page
    assert "Dibatalkan: Urung" in page


def test_the_register_is_exported_as_seen(browse, stage, month) -> None:
    client = browse(stage.kader)
    lines = text(client.get(f"{address(stage, f'{WEIGHING}/')}?periode={month}&unduh=csv")).splitlines()
    assert lines[0].startswith("\ufeffNama;Tanggal;L/P;Umur;Berat badan (BB) (kg)")
    assert lines[1].startswith("Kadek Sari;")
    excel = client.get(f"{address(stage, f'{WEIGHING}/')}?periode={month}&unduh=xlsx")
    assert excel.content[:2] == b"PK"


@pytest.mark.pdf
def test_the_register_prints_as_a_sheet(browse, stage, month) -> None:
    answer = browse(stage.kader).get(f"{address(stage, f'{WEIGHING}/cetak/')}?periode={month}")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_an_empty_month_says_so(browse, stage) -> None:
    page = words(browse(stage.kader).get(f"{address(stage, f'{WEIGHING}/')}?periode=2025-01"))
    assert "Belum ada catatan pada Januari 2025" in page


def test_only_registers_of_the_own_field_are_listed(browse, stage) -> None:
    page = text(browse(stage.kader).get(address(stage)))
    assert WEIGHING in page
    assert "register/sosial." not in page


def test_sealed_registers_are_not_listed_for_who_may_not_read_them(browse, stage) -> None:
    assert "trantibumlinmas.laporan_kekerasan" not in text(browse(stage.ketua).get(address(stage)))


def test_a_register_that_does_not_exist_is_a_sentence(browse, stage) -> None:
    answer = browse(stage.kader).get(address(stage, "kesehatan.sulap/"))
    assert answer.status_code == 409


def test_a_stranger_reads_no_register(browse, stage, month) -> None:
    for user in (stage.kader_b, stage.stranger):
        client = browse(user)
        for rest in ("", f"{WEIGHING}/", f"{WEIGHING}/cetak/"):
            assert client.get(address(stage, rest)).status_code == 403
    other_field = browse(stage.kader_pu).get(f"{address(stage, f'{WEIGHING}/')}?periode={month}")
    assert "Kadek Sari" not in words(other_field)
