"""Incentives on pages: a rate, a list, signatures, what was paid, what is questioned."""

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.test import Client

from simpul.incentives.models import Payment, PaymentList, Rate
from simpul.offices.models import Appointment
from tests import factories
from tests.web.post_cast import Stage, intention, today, words

WHERE = "/insentif/wilayah/51.08.06.1020/"


def month() -> str:
    """The month before this one."""
    first = today().replace(day=1)
    year, number = (first.year, first.month - 1) if first.month > 1 else (first.year - 1, 12)
    return f"{year}-{number:02d}"


@pytest.fixture
def head(browse: Any, stage: Stage) -> Client:
    """The head of the kelurahan, with a rate set and two kader in office, one of them in two posts."""
    user = factories.user()
    factories.holding(user, "kepala_desa", stage.post.village)
    sari = factories.person(stage.post, "Kadek Sari Dewi", born=date(1990, 1, 1))
    for post in (stage.post, stage.other_post):
        factories.appointment(sari, post, field="kesehatan")
    factories.appointment(factories.person(stage.post, "Luh Rai"), stage.post, field="sosial")
    client: Client = browse(user)
    rate = {"position": "kader", "amount": "250 ribu", "months": "1", "valid_from": "2024-10-01", "document": "SK"}
    client.post(f"{WHERE}tarif/", intention(**rate))
    return client


def made(head: Client) -> str:
    form = intention(period=month(), source="dpa_kecamatan")
    for _again in range(2):
        head.post(f"{WHERE}daftar/", form)
    return f"/insentif/daftar/{PaymentList.objects.get().id}/"


def test_a_list_is_counted_signed_and_paid(head: Client) -> None:
    assert "2 orang belum masuk daftar" in words(head.get(WHERE))
    address = made(head)
    page = words(head.get(address))
    assert "Rp 500.000" in page
    assert page.count("Kadek Sari Dewi") == 1
    assert "Posyandu Melati A, Posyandu Melati B" in page
    assert head.get(f"{address}daftar.pdf").content.startswith(b"%PDF")
    sheet = openpyxl.load_workbook(io.BytesIO(head.get(f"{address}daftar.xlsx").content)).active
    assert [(sheet.cell(row, 2).value, sheet.cell(row, 6).value) for row in (6, 7)] == [
        ("Kadek Sari Dewi", 250_000),
        ("Luh Rai", 250_000),
    ]
    first = str(Payment.objects.get(place=1).id)
    paid = intention(on=today().isoformat(), payments=[first])
    assert "1 pembayaran dicatat" in words(head.post(f"{address}bayar/", paid, follow=True))
    assert "Sudah ada yang dibayar" in words(head.post(f"{address}batal/", intention(reason="Salah")))
    back = intention(state="belum-dibayar", on=today().isoformat())
    assert "Tulis alasannya" in words(head.post(f"/insentif/bayaran/{first}/", back))
    assert "Semua yang berhak" in words(head.get(WHERE))


def test_a_changed_appointment_is_told_on_the_list(head: Client) -> None:
    address = made(head)
    assert "Masa jabatan berubah" not in words(head.get(address))
    Appointment.objects.filter(person__name="Luh Rai").update(void_because="Salah catat")
    page = words(head.get(address))
    assert "Luh Rai: di daftar Rp 250.000, seharusnya tidak menerima" in page


def test_the_treasurer_of_a_post_says_what_is_wrong(browse: Any, stage: Stage, head: Client) -> None:
    made(head)
    user = factories.user()
    factories.holding(user, "bendahara", stage.post)
    treasurer = browse(user)
    where = f"/insentif/pos/{stage.post.id}/"
    assert where in treasurer.get("/").content.decode()  # the menu leads there
    assert "Kadek Sari Dewi: Rp 250.000" in words(treasurer.get(where))
    question = f"/insentif/bayaran/{Payment.objects.get(place=1).id}/persoalkan/"
    page = words(treasurer.post(question, intention(reason="Belum diterima"), follow=True))
    assert "Dipersoalkan · Belum diterima" in page
    assert "1 pembayaran insentif dipersoalkan" in words(head.get("/"))
    other = factories.user()
    factories.holding(other, "bendahara", factories.post(stage.post.village))
    assert browse(other).get(question).status_code in {403, 404}


def test_a_wrong_rate_is_taken_back_and_a_nonsense_one_refused(head: Client) -> None:
    wrong = intention(position="kader", amount="segini", months="1", valid_from="2025-01-01", document="SK 7")
    page = head.post(f"{WHERE}tarif/", wrong)
    assert "misalnya 250.000" in words(page)
    assert 'value="SK 7"' in page.content.decode()
    head.post(f"/insentif/tarif/{Rate.objects.get().id}/batal/", intention(reason="Belum disahkan"))
    assert "Belum ada tarif" in words(head.get(WHERE))
    refused = head.post(f"{WHERE}daftar/", intention(period=month(), source="dpa_kecamatan"))
    assert "Belum ada tarif insentif" in words(refused)


def test_strangers_open_no_list(browse: Any, stage: Stage, head: Client) -> None:
    address = made(head)
    for who in (browse(stage.stranger), browse(stage.kader), browse(stage.ketua)):
        for page in (address, f"{address}daftar.pdf", f"{address}daftar.xlsx", f"{address}bayar/", WHERE):
            assert who.get(page).status_code in {403, 404}
