"""A meeting as a secretariat writes it down: the invitation, who came, what was decided, what follows."""

from collections.abc import Mapping, Sequence

from playwright.sync_api import Page

from tests.journeys.browser import assert_everyone_can_use
from tests.journeys.entering import fill, input_of, send


def plan_meeting(page: Page, address: str, code: str, body: str, told: Mapping[str, str]) -> str:
    """A rakor in one hall. Returns the address of its page, which is open."""
    page.goto(f"{address}/rapat/wilayah/{code}/")
    page.get_by_role("link", name="Buat rapat").click()
    page.get_by_label("Jenis", exact=True).select_option(label="Rapat koordinasi (rakor)")
    page.get_by_label("Yang rapat").select_option(label=body)
    page.get_by_label("Cara bertemu").select_option(label="Tatap muka")
    fill(page, told)
    assert_everyone_can_use(page)
    send(page, "Simpan rapat", "Rapat disimpan. Sekarang undang pesertanya.")
    assert_everyone_can_use(page)
    return page.url


def set_agenda(page: Page, items: Sequence[str]) -> None:
    page.get_by_role("link", name="Susun acara").click()
    input_of(page, "Acara").fill("\n".join(items))
    send(page, "Simpan acara", "Acara disimpan.")


def invite(page: Page, door: str, office: str, kind: str, reach: str, chosen: Sequence[str] = ()) -> None:
    """An office in areas; `door` is the link that leads to the form."""
    page.get_by_role("link", name=door).click()
    page.get_by_label("Jabatan yang diundang").fill(office)
    page.get_by_label("Jenis peserta").select_option(label=kind)
    page.get_by_label(reach).check()
    for name in chosen:
        page.get_by_label(name).check()
    assert_everyone_can_use(page)
    send(page, "Undang", "Undangan disimpan.")


def was_held(page: Page) -> None:
    page.get_by_role("link", name="Catat rapat sudah berlangsung").click()
    page.get_by_label("Sudah berlangsung").check()
    send(page, "Simpan", "Keadaan rapat dicatat.")


def came(page: Page, offices: Sequence[str]) -> None:
    """Offices that came themselves, ticked off on the list of the open meeting."""
    page.get_by_role("link", name="Catat kehadiran").click()
    for office in offices:
        page.get_by_label(office).check()
    assert_everyone_can_use(page)
    send(page, "Catat yang hadir", "Kehadiran dicatat.")


def state(page: Page, what: str, number: int, said_by: str, source: str) -> None:
    """A number as it was stated; never counted with."""
    page.get_by_role("link", name="Catat angka yang disebut").click()
    input_of(page, "Yang disebut").select_option(label=what)
    fill(page, {"Angka": str(number), "Disebut oleh": said_by, "Sumber": source})
    send(page, "Simpan angka", "Angka yang disebut dicatat.")


def decide(page: Page, text: str) -> None:
    page.get_by_role("link", name="Tambah keputusan").click()
    page.get_by_label("Keputusan").fill(text)
    send(page, "Simpan keputusan", "Keputusan disimpan. Tambahkan tindak lanjutnya.")


def follow(page: Page, decision: str, told: Mapping[str, str], reach: str, holder: str = "") -> None:
    """An action of a decision in the areas that `reach` means; `holder` is chosen among those who are reminded."""
    page.get_by_role("listitem").filter(has_text=decision).get_by_role("link", name="Tambah tindak lanjut").click()
    fill(page, told)
    if holder:
        input_of(page, "Dikerjakan oleh").select_option(label=holder)
    page.get_by_label(reach, exact=True).check()
    assert_everyone_can_use(page)
    send(page, "Simpan tindak lanjut", "Tindak lanjut disimpan.")
