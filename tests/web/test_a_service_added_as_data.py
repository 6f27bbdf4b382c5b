"""A service of every question type, added as data alone: in form, validation, register, count and export."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone

from simpul import standards
from simpul.facts.models import Record
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.reports import commands as reports
from simpul.reports.queries import figures
from simpul.standards.loader import HERE
from tests.web.post_cast import form_of, text, today, words

SERVICE = "sosial.contoh_lengkap"
ADDED = Path(standards.__file__).parent / "tests/catalogue"


@pytest.fixture(autouse=True)
def _added() -> Iterator[None]:
    with standards.use_catalogue(standards.load_catalogue(HERE, ADDED)):
        yield


def filled(stage, **more):
    """The form as a browser sends it."""
    form = {
        "id": str(new_id()),
        "orang": str(stage.child.id),
        "on": today().isoformat(),
        "q.hadir": "ya",
        "q.jenis": "barang",
        "q.barang": ["beras", "telur"],
        "q.jumlah": "2",
        "q.berat": "9,5",
        "q.merek": "Pandan",
        "q.cerita": "Diterima di balai banjar",
        "q.tanggal_daftar": today().isoformat(),
    }
    return {**form, **more}


def test_it_is_offered_and_asked(browse, stage) -> None:
    client = browse(stage.ketua)
    assert "contoh_lengkap" in text(client.get(f"/pos/{stage.post.id}/catat/"))
    page = words(client.get(f"{form_of(stage, SERVICE)}?orang={stage.child.id}"))
    assert "Barang yang diterima" in page
    assert "Merek beras" in page


def test_its_limits_hold_and_nothing_typed_is_lost(browse, stage) -> None:
    page = browse(stage.ketua).post(form_of(stage, SERVICE), filled(stage, **{"q.berat": "9500"}))
    assert 'value="9500"' in text(page)
    assert "40" in words(page)
    assert not Record.objects.exists()


def test_what_a_condition_hides_is_not_kept(browse, stage) -> None:
    browse(stage.ketua).post(form_of(stage, SERVICE), filled(stage, **{"q.jenis": "uang"}))
    assert not {"barang", "merek"} & set(Record.objects.get().answers)


def test_it_stands_in_the_register_in_the_export_and_in_the_count(browse, stage) -> None:
    client = browse(stage.ketua)
    client.post(form_of(stage, SERVICE), filled(stage))
    assert Record.objects.get().answers["berat"] == 9.5
    month = Period.of(today())
    register = f"/pos/{stage.post.id}/register/{SERVICE}/?periode={month}"
    assert "Kadek Sari" in words(client.get(register))
    sheet = text(client.get(f"{register}&unduh=csv"))
    assert "Merek beras" in sheet
    assert "Pandan" in sheet
    while reports.refresh(at=timezone.now()):
        pass
    live = figures(by=SYSTEM, post_id=stage.post.id, period=month, field="sosial").live
    assert live["sosial.contoh_catatan", ""] == 1
    assert live["sosial.contoh_beras", stage.child.sex] == 1
    assert live["sosial.contoh_berat", ""] == 9.5
