"""Tests of a training in a real browser: answered in a hall whose network fails, and what the office sees of it.

What is ticked is never lost and never counted twice: without network, when the sending fails, when only the answer of
the server is lost; with the code of the badge and signed in.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, Route, expect

from simpul.accounts.models import User
from simpul.exams import commands
from simpul.exams.commands import NewQuestion
from simpul.exams.models import Attempt, Paper
from simpul.exams.queries.links import token_of
from simpul.kernel.actor import SYSTEM
from simpul.participants.models import Participant
from tests import factories
from tests.journeys.browser import assert_everyone_can_use, sign_in
from tests.trainings_of_play import batch_of, participant
from tests.web.post_cast import today

AT = datetime(2026, 11, 22, 4, tzinfo=UTC)
ASKED = (
    ("Berapa kali balita ditimbang setahun?", "1", "12"),
    ("Siapa yang dihubungi bila ada api?", "Bidan", "Damkar"),
)
NO_NETWORK = "internetdisconnected"


@dataclass(frozen=True)
class Hall:
    """An open test of two questions, Sari with a code and an account, and the office."""

    batch: UUID
    paper: Paper
    link: str
    sari: User
    office: User


@pytest.fixture
def hall(transactional_db: None, live_server: Any) -> Hall:
    areas = factories.areas()
    post = factories.post(areas.penarukan, "Melati")
    person = factories.person(post, "Kadek Sari")
    days = (today() - timedelta(days=1), today())
    batch = batch_of(areas.buleleng, days=days)
    one = participant(batch, 1, "Kadek Sari", person, days=days)
    Participant.objects.filter(id=one.id).update(code="ABCD2345")
    told: dict[str, Any] = {"by": SYSTEM, "at": AT}
    ids = []
    for text, *options in ASKED:
        new = NewQuestion(text, 1, options=options, field="kesehatan")
        ids.append(commands.write_question(area_id=areas.buleleng.id, new=new, **told))
        commands.use_question(question_id=ids[-1], **told)
    paper_id = commands.set_paper(batch_id=batch.id, kind="akhir", question_ids=ids, **told)
    commands.open_paper(paper_id=paper_id, **told)
    paper = Paper.objects.get(id=paper_id)
    office = factories.user(name="Sekretariat")
    factories.holding(office, "sekretariat", areas.buleleng)
    sari = factories.user(name="Kadek Sari", person_id=person.id)
    factories.holding(sari, "kader", post, "kesehatan")
    return Hall(batch.id, paper, f"{live_server.url}/tes/{token_of(paper.id, 1)}/", sari, office)


def tick(page: Page, *options: str) -> None:
    for one in options:
        page.get_by_label(one).check()


def ticked(page: Page, *options: str) -> None:
    for one in options:
        expect(page.get_by_label(one)).to_be_checked()


def send(page: Page) -> None:
    page.get_by_role("button", name="Kirim jawaban").click()


def sent_once() -> None:
    """One sheet with both answers, right as they were ticked."""
    assert Attempt.objects.get().letters == "BB"


def test_what_is_ticked_without_network_is_sent_when_it_is_back(hall: Hall, phone: Page) -> None:
    phone.goto(hall.link)
    phone.get_by_label("Kode peserta").fill("abcd 2345")
    tick(phone, "B. 12")
    phone.reload()
    expect(phone.get_by_label("Kode peserta")).to_have_value("abcd 2345")
    ticked(phone, "B. 12")
    assert_everyone_can_use(phone)
    phone.context.set_offline(True)
    tick(phone, "B. Damkar")
    send(phone)
    expect(phone.get_by_text("Belum ada jaringan")).to_be_visible()
    assert not Attempt.objects.exists()
    phone.context.set_offline(False)
    expect(phone.get_by_role("heading", name="Terima kasih")).to_be_visible()
    sent_once()
    phone.goto(hall.link)
    expect(phone.get_by_label("Kode peserta")).to_have_value("")


def lost(route: Route) -> None:
    """The server never hears of what is sent."""
    route.abort(NO_NETWORK) if route.request.method == "POST" else route.continue_()


def unanswered(route: Route) -> None:
    """The server keeps what is sent, and its answer never comes back."""
    if route.request.method == "POST":
        route.fetch(max_redirects=0)
    lost(route)


def test_a_sending_that_fails_loses_nothing_and_one_whose_answer_is_lost_counts_once(hall: Hall, phone: Page) -> None:
    phone.goto(hall.link)
    phone.get_by_label("Kode peserta").fill("ABCD2345")
    tick(phone, "B. 12", "B. Damkar")

    for way, kept in ((lost, 0), (unanswered, 1)):
        phone.route(hall.link, way)
        with phone.expect_event("requestfailed"):
            send(phone)
        phone.unroute(hall.link)
        assert Attempt.objects.count() == kept
        phone.goto(hall.link)
        ticked(phone, "B. 12", "B. Damkar")
    send(phone)
    expect(phone.get_by_role("heading", name="Terima kasih")).to_be_visible()
    sent_once()


def test_who_is_signed_in_finds_the_test_under_their_position_and_the_office_its_result(
    hall: Hall, live_server: Any, phone: Page, desktop: Page
) -> None:
    sign_in(phone, live_server.url, hall.sari)
    phone.goto(f"{live_server.url}/posisi-saya/")
    assert_everyone_can_use(phone)
    phone.get_by_role("link", name="Kerjakan tes akhir").click()
    expect(phone.get_by_label("Kode peserta")).to_have_count(0)
    tick(phone, "B. 12", "B. Damkar")
    phone.reload()
    ticked(phone, "B. 12", "B. Damkar")
    assert_everyone_can_use(phone)
    send(phone)
    expect(phone.get_by_role("heading", name="Terima kasih")).to_be_visible()
    phone.get_by_role("link", name="Posisi saya").last.click()
    expect(phone.get_by_text("terkirim, nilainya tampak sesudah tes ditutup")).to_be_visible()
    sent_once()

    sign_in(desktop, live_server.url, hall.office)
    desktop.goto(f"{live_server.url}/ujian/{hall.batch}/")
    expect(desktop.get_by_text("1 dari 1 peserta sudah mengerjakan")).to_be_visible()
    assert_everyone_can_use(desktop)
    desktop.get_by_role("link", name="Hasil tiap peserta").click()
    expect(desktop.get_by_text("nilai tes akhir 100, diminta 60")).to_be_visible()
    assert_everyone_can_use(desktop)
