"""What a journey does with a page beyond clicking: sign in, look at it, ask whether everyone can use it."""

import json
import subprocess
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.test import Client
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent.parent
SHOTS = ROOT / "test-artifacts"
AXE = ROOT / "client" / "node_modules" / "axe-core" / "axe.min.js"
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def chromium() -> str | None:
    """The path of this machine's Chromium; None when it has none."""
    found = subprocess.run([ROOT / "scripts" / "chromium"], capture_output=True, text=True, check=False)
    return found.stdout.strip() or None


def sign_in(page: Page, address: str, user: AbstractBaseUser) -> None:
    """Open a session for `user` at the live server `address`, past the login page (which has a journey of its own)."""
    client = Client()
    client.force_login(user, backend="simpul.accounts.queries.Backend")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])


def violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA on the page as it stands, one line each: rule, place, advice."""
    # evaluate() runs beside the page's own scripts, so the strict CSP stays as it is for users.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "async (tags) => (await axe.run(document, {runOnly: tags, resultTypes: ['violations']})).violations",
        WCAG_22_AA,
    )
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def assert_everyone_can_use(page: Page) -> None:
    """No violation of WCAG 2.2 AA, and nothing that makes the page scroll sideways."""
    assert violations(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px wider than the screen"


def weight_of_scripts_and_styles(page: Page, address: str) -> int:
    """Bytes of script and style, as sent compressed, that opening `address` loads."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    kinds: dict[str, str] = {}
    sizes: dict[str, float] = {}
    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(address, wait_until="networkidle")
    session.detach()
    return int(sum(size for request, size in sizes.items() if kinds.get(request) in {"Script", "Stylesheet"}))


def shot(page: Page, name: str) -> Path:
    """A picture of the whole page under test-artifacts/, named with the width of the screen."""
    SHOTS.mkdir(exist_ok=True)
    width = (page.viewport_size or {"width": 0})["width"]
    path = SHOTS / f"{name}-{width}.png"
    page.screenshot(path=path, full_page=True)
    return path


def told(messages: list[str]) -> str:
    return json.dumps(messages, ensure_ascii=False, indent=1)
