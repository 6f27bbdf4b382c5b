"""What every journey of a report does: somebody of a secretariat fills in forms by their labels and sends them."""

import re
from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from simpul.accounts.models import User
from simpul.places.models import Area
from tests import factories


def secretary(place: Area) -> User:
    """Who writes down what the area organises."""
    user = factories.user(name=f"Sekretariat {place.name}")
    factories.holding(user, "sekretariat", place)
    return user


def input_of(page: Page, label: str) -> Locator:
    """The input with just this label, whether or not it may stay empty."""
    return page.get_by_label(re.compile(rf"^\s*{re.escape(label)}(\s*\(boleh kosong\))?\s*$"))


def fill(page: Page, told: Mapping[str, str]) -> None:
    for label, value in told.items():
        input_of(page, label).fill(value)


def send(page: Page, button: str, said: str) -> None:
    page.get_by_role("button", name=button).click()
    expect(page.get_by_text(said)).to_be_visible()


def figure(page: Page, name: str) -> Locator:
    """A big number by what stands above it."""
    return page.locator(".figure").filter(has=page.get_by_text(name, exact=True)).locator(".value")
