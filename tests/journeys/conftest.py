"""A real browser against a real server of this test, at the width of a phone and of a PC.

A journey takes `phone` or `desktop` (a page) and `live_server` (`live_server.url`). It fails when the page reports a
script error or a refused resource; a picture of the failure is left in test-artifacts/.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

# Playwright's sync API runs an event loop in this thread; Django would refuse the ORM beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.journeys.browser import chromium, shot, told

IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}
# Milliseconds until what should appear is called missing: a machine that does much else at once is no fault of ours.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)
FAILED = pytest.StashKey[bool]()
# A page that answers 4xx, or a network that a journey switched off, is its own business; the browser reports them too.
ON_PURPOSE = re.compile(r"the server responded with a status of 4|net::ERR_INTERNET_DISCONNECTED")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test that lies here is a browser test, whether it says so or not."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if call.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """SQLite in a file, as in a real place: in memory all threads of the server share one connection, and a page that
    asks for two things at once is told "table is locked"."""
    default = settings.DATABASES["default"]
    if default["ENGINE"].endswith("sqlite3"):
        default.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "journeys.sqlite3")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        reason = "no Chromium on this machine: sudo apt-get install chromium, or .venv/bin/playwright install chromium"
        pytest.fail(reason) if IN_CI else pytest.skip(reason)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def phone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of 360 px with touch, in the time zone of Bali."""
    context = browser.new_context(
        viewport=PHONE, has_touch=True, is_mobile=True, locale="id-ID", timezone_id="Asia/Makassar"
    )
    yield from watched(context, request)


@pytest.fixture
def desktop(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of 1280 px, in the time zone of Jakarta."""
    context = browser.new_context(viewport=DESKTOP, locale="id-ID", timezone_id="Asia/Jakarta")
    yield from watched(context, request)


def watched(context: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A new page whose complaints fail the journey."""
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and not ON_PURPOSE.search(message.text):
            complaints.append(f"{message.location.get('url', '')} {message.text}")

    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("console", heard)
    page.on("pageerror", lambda error: complaints.append(f"{page.url} {error}"))
    yield page
    if request.node.stash.get(FAILED, False):
        shot(page, f"failed-{request.node.name}")
    context.close()
    assert complaints == [], told(complaints)
