"""The head of a post finds their own page: the SK, until when, what was learnt, and ticks off what was promised."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from simpul.accounts.models import User
from simpul.competence.models import FollowUp
from tests import factories
from tests.journeys.browser import assert_everyone_can_use, sign_in
from tests.web.competence_of_play import CompetenceOfPlay
from tests.web.post_cast import stage, today

pytestmark = pytest.mark.django_db(transaction=True)


def head_of_melati() -> User:
    """In office by an SK that soon ends; home from a training with a certificate and a plan."""
    cast, play = stage(), CompetenceOfPlay()
    person = factories.person(cast.post, "Ni Luh Rai", born=today() - timedelta(days=12_000))
    play.area, play.post, play.person = factories.areas().buleleng, cast.post, person
    decree = factories.decree(cast.post.village, "pengurus", number="SK 9/2026")
    factories.appointment(person, cast.post, "ketua", decree=decree, valid_to=today() + timedelta(days=30))
    user = factories.user(name="Ni Luh Rai", person_id=person.id)
    factories.holding(user, "ketua", cast.post)
    assert play.certificate
    assert play.plan_after_training
    return user


def test_my_position_my_sk_my_certificate_and_what_i_promised(phone: Page, live_server: Any) -> None:
    sign_in(phone, live_server.url, head_of_melati())
    phone.goto(live_server.url)
    phone.get_by_role("link", name="Posisi saya").click()
    for said in ("SK 9/2026", "30 hari lagi", "Latih kader lain"):
        expect(phone.get_by_text(said).first).to_be_visible()
    assert_everyone_can_use(phone)
    phone.get_by_role("link", name="Latih kader lain").click()
    phone.get_by_label("Hasilnya").fill("Dua kader dilatih")
    assert_everyone_can_use(phone)
    phone.locator("button.main").click()
    expect(phone.get_by_text("Rencana selesai.")).to_be_visible()
    assert FollowUp.objects.get().done_on == today()
    phone.goto(f"{live_server.url}/posisi-saya/")
    expect(phone.get_by_text("Latih kader lain")).to_have_count(0)
    expect(phone.get_by_role("link", name="PDF")).to_be_visible()
    phone.get_by_role("link", name="Bimtek Melati A").click()
    expect(phone.get_by_role("main").get_by_text("Ni Luh Rai").first).to_be_visible()
    assert_everyone_can_use(phone)
