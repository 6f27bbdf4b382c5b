"""At the door of a hall whose network is away for an hour: the page opens, marks stay, and each is sent once (S0.9).

Names are made up. A badge's code and the text of its QR are typed, as a scanner in the hand types them.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, Route, expect

from simpul.accounts.models import User
from simpul.attendance.models import Mark
from simpul.attendance.queries import badge_text
from simpul.kernel.civil_time import day_at
from simpul.participants.models import Participant
from simpul.participants.rules.states import BY_ORGANISER, NOBODY, SEATED
from simpul.participants.tests.conftest import batch_of
from simpul.places.models import Area
from tests import factories
from tests.journeys.browser import assert_everyone_can_use, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ("Ayu Ari", "Komang Dewi", "Luh Eka", "Made Indah", "Putu Lestari")
SENDING = "**/hadir/kirim/"


def secretary(place: Area) -> User:
    user = factories.user(name=f"Sekretariat {place.name}")
    factories.holding(user, "sekretariat", place)
    return user


def enrol(batch: UUID, village: Area) -> list[Participant]:
    """Five who have a seat."""
    told = {
        "group": "kader",
        "position": "kader",
        "state": SEATED,
        "source": BY_ORGANISER,
        "match": NOBODY,
        "village": village,
        "at": datetime.now(UTC),
    }
    return [
        Participant.objects.create(
            batch_id=batch, place=n, code=f"AAAA{n:04}".replace("0", "B"), name=name, name_key=name.lower(), **told
        )
        for n, name in enumerate(NAMES, start=1)
    ]


def opened(page: Page, address: str) -> None:
    """The page, once it has kept all that it needs."""
    page.goto(address)
    expect(page.get_by_text("tetap terbuka bila jaringan putus")).to_be_visible()


def enter(page: Page, text: str) -> None:
    field = page.get_by_label("Nama, kode, atau desa")
    field.fill(text)
    field.press("Enter")


def mark_three_and_a_code(phone: Page, people: list[Participant]) -> None:
    for name in NAMES[:3]:
        phone.get_by_label(name).check()
        expect(phone.get_by_text(f"{name}: hadir.")).to_be_visible()
    code = people[3].code
    enter(phone, f"{code[:4]}-{code[4:].lower()}")
    expect(phone.get_by_text("Made Indah: hadir.")).to_be_visible()


def show_bad_badges(phone: Page, batch: UUID, other: UUID, holder: UUID, today: date) -> None:
    """What the browser itself can tell: another event's, one of nobody on the list, too old. The last one is forged."""
    enter(phone, badge_text(other, holder, today))
    expect(phone.get_by_text("Kartu ini untuk kegiatan atau angkatan lain.")).to_be_visible()
    enter(phone, badge_text(batch, UUID(int=7, version=4), today))
    expect(phone.get_by_text("Kartu ini tidak ada pada daftar peserta")).to_be_visible()
    enter(phone, badge_text(batch, holder, today - timedelta(days=2)))
    expect(phone.get_by_text("Kartu ini sudah lewat masa berlakunya.")).to_be_visible()
    true = badge_text(batch, holder, today)
    enter(phone, true[:-2] + ("AA" if not true.endswith("AA") else "BA"))
    expect(phone.get_by_text("Putu Lestari: hadir.")).to_be_visible()


def network_fails(phone: Page) -> None:
    """Nothing gets through: a page that is being loaded escapes the browser's own switch for a moment."""
    phone.context.route(SENDING, lambda route: route.abort("internetdisconnected"))
    phone.context.set_offline(True)


def network_returns(phone: Page) -> None:
    phone.context.unroute(SENDING)
    phone.context.set_offline(False)


def test_an_hour_without_network_at_the_door(live_server: Any, phone: Page, desktop: Page) -> None:
    areas = factories.areas()
    today = day_at(datetime.now(UTC), "WITA")
    batch, other = batch_of(areas, days=(today - timedelta(days=1), today)), batch_of(areas, days=(today,), number=2)
    people = enrol(batch, areas.penarukan)
    organiser = secretary(areas.buleleng)
    sign_in(phone, live_server.url, organiser)
    address = f"{live_server.url}/peserta/{batch}/hadir/"
    opened(phone, address)
    assert_everyone_can_use(phone)

    network_fails(phone)
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Kehadiran")
    mark_three_and_a_code(phone, people)
    assert_everyone_can_use(phone)
    show_bad_badges(phone, batch, other, people[4].id, today)
    phone.reload()
    expect(phone.get_by_text("5 kehadiran menunggu jaringan.")).to_be_visible()
    assert Mark.objects.count() == 0

    network_returns(phone)
    # Only the server knows the seals of badges.
    expect(phone.get_by_text("Putu Lestari: Kartu ini tidak asli")).to_be_visible()
    expect(phone.locator("[data-attend-waiting]")).to_be_hidden()
    phone.reload()
    expect(phone.locator("[data-attend-count]")).to_have_text("4")
    assert sorted(Mark.objects.values_list("participant__name", flat=True)) == list(NAMES[:4])
    assert set(Mark.objects.values_list("on", flat=True)) == {today}
    at_another_door(desktop, live_server.url, organiser, batch, people[0])


def at_another_door(page: Page, server: str, organiser: User, batch: UUID, one: Participant) -> None:
    """The same people again: nothing is added."""
    held: list[Route] = []
    sign_in(page, server, organiser)
    page.route("**/hadir/peserta/**", lambda route: held.append(route))
    page.goto(f"{server}/peserta/{batch}/hadir/")
    expect(page.get_by_label(one.name)).to_be_disabled()
    enter(page, one.code)  # quicker than the list of names
    held[0].continue_()
    expect(page.get_by_text(f"{one.name} sudah tercatat hadir.")).to_be_visible()
    page.unroute("**/hadir/peserta/**")
    page.goto(f"{server}/peserta/{batch}/")
    assert_everyone_can_use(page)
    assert Mark.objects.count() == 4


def test_what_is_kept_is_forgotten_with_the_one_who_kept_it(live_server: Any, phone: Page) -> None:
    areas = factories.areas()
    today = day_at(datetime.now(UTC), "WITA")
    batch = batch_of(areas, days=(today - timedelta(days=1), today))
    enrol(batch, areas.penarukan)
    sign_in(phone, live_server.url, secretary(areas.buleleng))
    address = f"{live_server.url}/peserta/{batch}/hadir/"
    opened(phone, address)
    phone.get_by_text("Menu", exact=True).click()
    phone.get_by_role("button", name="Keluar").click()
    expect(phone.get_by_label("Nama pengguna")).to_be_visible()
    phone.wait_for_load_state("networkidle")
    assert phone.evaluate("caches.keys()") == []
    phone.context.set_offline(True)
    phone.goto(address)
    expect(phone.get_by_text("Halaman ini belum pernah dibuka di peramban ini")).to_be_visible()
    expect(phone.get_by_text(NAMES[0])).to_have_count(0)
