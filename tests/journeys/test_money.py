"""Incentives in a real browser: a rate, a list of who was in office, who was paid, and an office that ended before.

S2.9. Rate, names and months are made up.
"""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.journeys.browser import assert_everyone_can_use, sign_in
from tests.journeys.entering import figure, fill, send

pytestmark = pytest.mark.django_db(transaction=True)
WHERE = "/insentif/wilayah/51.08.06.1020/"


def first_of_last_month() -> date:
    today = datetime.now(ZoneInfo("Asia/Makassar")).date()
    return (today.replace(day=1) - timedelta(days=1)).replace(day=1)


def test_who_left_before_the_month_is_a_difference_on_the_list_and_the_paid_becomes_spending(
    desktop: Page, live_server: Any
) -> None:
    village, address = factories.areas().penarukan, live_server.url
    melati, kamboja = factories.post(village, "Melati"), factories.post(village, "Kamboja")
    sari = factories.person(melati, "Kadek Sari (contoh)", born=date(1990, 1, 1))
    for post in (melati, kamboja):
        factories.appointment(sari, post, field="kesehatan")
    factories.appointment(factories.person(melati, "Luh Rai (contoh)", born=date(1988, 1, 1)), melati, field="sosial")
    head = factories.user(name="Lurah Penarukan")
    factories.holding(head, "kepala_desa", village)
    sign_in(desktop, address, head)
    a_list_for_signatures(desktop, address)
    listed = desktop.url
    one_is_paid_and_one_asks(desktop)
    an_office_ended_before(desktop, f"{address}/posyandu/{melati.id}/pengurus/")
    desktop.goto(listed)
    expect(desktop.get_by_text("di daftar Rp 250.000, seharusnya tidak menerima")).to_be_visible()
    expect(figure(desktop, "Penerima")).to_have_text("2")  # the list itself stays as it was signed
    assert_everyone_can_use(desktop)
    the_paid_is_spent(desktop, address)


def a_list_for_signatures(page: Page, address: str) -> None:
    """A rate with its decree, then the list of last month: one payment each, even with two posts."""
    page.goto(address + WHERE)
    expect(page.get_by_text("Belum ada tarif yang berlaku di sini.")).to_be_visible()
    page.get_by_role("link", name="Tetapkan tarif").click()
    page.get_by_label("Jabatan").select_option("kader")
    fill(page, {"Besarnya": "250 ribu", "Mulai berlaku": "2024-10-01", "Dasar hukum": "SK contoh"})
    send(page, "Simpan tarif", "Tarif disimpan.")
    expect(page.get_by_text("2 orang belum masuk daftar")).to_contain_text("Rp 500.000")
    assert_everyone_can_use(page)
    page.get_by_role("link", name="Buat daftar insentif").click()
    send(page, "Buat daftar", "Daftar dibuat.")
    row = page.get_by_role("row").filter(has_text="Kadek Sari")
    expect(row).to_have_count(1)
    for said in ("Melati", "Kamboja", "Rp 250.000", "Belum dibayar"):
        expect(row).to_contain_text(said)
    assert_everyone_can_use(page)
    with page.expect_download() as got:
        page.get_by_role("link", name="Excel untuk tanda tangan").click()
    assert got.value.suggested_filename.endswith(".xlsx")


def one_is_paid_and_one_asks(page: Page) -> None:
    page.get_by_role("link", name="Catat yang sudah menerima").click()
    page.get_by_label("Luh Rai").uncheck()
    assert_everyone_can_use(page)
    send(page, "Simpan", "1 pembayaran dicatat.")
    expect(page.get_by_role("row").filter(has_text="Kadek Sari")).to_contain_text("Dibayar")
    page.get_by_role("link", name="Luh Rai").click()
    page.get_by_label("Dipersoalkan").check()
    fill(page, {"Alasan": "Sudah berhenti bulan itu (contoh)"})
    assert_everyone_can_use(page)
    send(page, "Simpan", "Keadaan pembayaran disimpan.")
    expect(page.get_by_role("row").filter(has_text="Luh Rai")).to_contain_text("Sudah berhenti bulan itu")


def an_office_ended_before(page: Page, officers: str) -> None:
    """It turns out that one had left before the month of the list began."""
    page.goto(officers)
    page.get_by_role("link", name="Akhiri jabatan Luh Rai").click()
    page.get_by_label("Mengundurkan diri").check()
    fill(page, {"Hari pertama tidak menjabat": first_of_last_month().isoformat()})
    assert_everyone_can_use(page)
    page.get_by_role("button", name="Akhiri jabatan").click()
    expect(page.get_by_text("Jabatan Luh Rai (contoh) diakhiri.")).to_be_visible()


def the_paid_is_spent(page: Page, address: str) -> None:
    """What was paid becomes spending of a line of the budget; nobody types the sum."""
    page.goto(f"{address}/anggaran/wilayah/51.08.06.1020/")
    page.get_by_role("link", name="Tambah baris anggaran").click()
    page.get_by_label("Sumber dana").select_option("dpa_kecamatan")
    page.get_by_label("Keperluan").select_option("insentif")
    fill(page, {"Uraian": "Insentif kader (contoh)", "Jumlah anggaran": "1,5 juta"})
    send(page, "Simpan baris", "Baris anggaran disimpan.")
    page.get_by_role("link", name="Insentif kader (contoh)").click()
    page.get_by_role("link", name="Ambil dari daftar insentif").click()
    page.get_by_label("Daftar insentif").select_option(index=1)
    send(page, "Catat belanja", "Belanja insentif dicatat.")
    expect(figure(page, "Dibelanjakan")).to_have_text("Rp 250.000")
    expect(figure(page, "Sisa")).to_have_text("Rp 1.250.000")
    assert_everyone_can_use(page)
