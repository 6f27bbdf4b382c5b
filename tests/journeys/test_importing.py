"""A clerk of the village brings in a list of residents, looks at each step, and takes it back."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from simpul.imports.commands import carry_on
from simpul.people.models import Person
from simpul.tally.commands import sync_slots
from tests.journeys.browser import assert_everyone_can_use, sign_in
from tests.web.post_cast import Stage, stage

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "Nama;L/P;Tgl Lahir;NIK;Golongan\nNi Luh Sari;P;12/03/1990;;O\nI Made Oka;L;1 Mei 2001;5,1E+15;B\n"


@pytest.fixture
def scene(transactional_db: None) -> Stage:
    sync_slots()
    return stage()


def test_a_list_is_brought_in_and_taken_back(desktop: Page, live_server, scene: Stage) -> None:
    sign_in(desktop, live_server.url, scene.staff)
    desktop.goto(f"{live_server.url}/warga/desa/{scene.post.village.code}/")
    desktop.get_by_role("link", name="Impor dari lembar kerja").click()
    assert_everyone_can_use(desktop)
    desktop.get_by_label("Berkas", exact=True).set_input_files(
        {"name": "w.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    )
    desktop.get_by_role("button", name="Unggah dan periksa").click()
    expect(desktop.get_by_text("rusak oleh lembar kerja")).to_be_visible()
    assert_everyone_can_use(desktop)
    desktop.get_by_role("link", name="Betulkan kolom").click()
    desktop.get_by_label("Golongan").select_option("alamat")
    assert_everyone_can_use(desktop)
    desktop.get_by_role("button", name="Simpan dan periksa lagi").click()
    desktop.get_by_role("button", name="Masukkan 1 warga").click()
    expect(desktop.get_by_role("status")).to_contain_text("0 dari 2 baris")
    carry_on(lambda: datetime.now(UTC))
    desktop.get_by_role("link", name="Batalkan impor ini").click()
    assert Person.objects.get(name="Ni Luh Sari").address == "O"
    desktop.get_by_role("button", name="Batalkan impor ini").click()
    carry_on(lambda: datetime.now(UTC))
    expect(desktop.get_by_role("status")).to_contain_text("1 ditarik kembali")
    assert not Person.objects.filter(name="Ni Luh Sari").exists()
