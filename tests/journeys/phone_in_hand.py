"""A kader's phone in a journey: enrolled by a code, opened by a PIN, looked at as she looks at it."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Browser, BrowserType, Page, expect

from simpul.accounts.models import User
from simpul.accounts.queries import actor_for
from simpul.phones.commands import make_code
from tests.journeys.browser import chromium

PIN = "258025"
SAVED = re.compile("tersimpan di HP ini")


def code_for(user: User, by: User) -> str:
    """A code that somebody of the village has just made for that account."""
    now = timezone.now()
    return make_code(by=actor_for(by.id, now.date()), at=now, user_id=user.id).code


def enrol(page: Page, address: str, code: str) -> None:
    """From the QR to the open day, as on the first visit."""
    page.goto(f"{address}/hp/#kode={code}")
    page.get_by_role("button", name="Lanjut: buat PIN").click()
    type_pin(page)
    expect(page.get_by_role("heading", name="Ketik PIN yang sama sekali lagi")).to_be_visible()
    type_pin(page)
    expect(page.get_by_role("navigation", name="Bagian")).to_be_visible(timeout=20_000)


def type_pin(page: Page, pin: str = PIN) -> None:
    """On the big keys."""
    for digit in pin:
        page.get_by_role("button", name=digit, exact=True).click()


def unlock(page: Page, pin: str = PIN) -> None:
    type_pin(page, pin)
    expect(page.locator("#isi")).to_be_visible(timeout=20_000)


def works_offline(page: Page) -> None:
    """The service worker has kept every file; only then may the network go."""
    page.evaluate("async () => (await navigator.serviceWorker.ready).active.state")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")


def step(page: Page, name: str) -> None:
    page.get_by_role("group", name="Langkah").get_by_role("button", name=re.compile(name)).click()


def weigh(page: Page, name: str, kilograms: str) -> None:
    """From the list of the second step to the list again."""
    page.get_by_role("link", name=re.compile(f"^{name}")).click()
    page.get_by_label("Berat badan (BB)").fill(kilograms)
    page.get_by_role("radio", name="Tidak").first.check()
    page.get_by_role("button", name=re.compile("^(Simpan|Sudah benar. Simpan)$")).click()
    expect(page.get_by_role("status").filter(has_text=f"{name}: tersimpan di HP ini")).to_be_visible()


def send(page: Page) -> None:
    """Kiriman, Kirim sekarang, until nothing is left here."""
    page.locator("a.hp-status").click()
    page.get_by_role("button", name="Kirim sekarang").click()
    expect(left(page)).to_have_text("0", timeout=30_000)


def left(page: Page):
    """The figure of what is saved here and has not arrived."""
    return page.locator(".counts .figure").filter(has_text="Tersimpan di HP ini").locator("dd")


class OwnChromium:
    """A Chromium of its own process and profile, so that it can be killed like a phone that falls into the water."""

    def __init__(self, kind: BrowserType, profile: Path) -> None:
        self.kind, self.profile = kind, profile
        self.process: subprocess.Popen[bytes] | None = None
        self.browser: Browser | None = None

    def start(self) -> Page:
        port_file = self.profile / "DevToolsActivePort"
        port_file.unlink(missing_ok=True)
        flags = ["--headless=new", "--no-sandbox", "--remote-debugging-port=0", f"--user-data-dir={self.profile}"]
        self.process = subprocess.Popen(
            [chromium() or "chromium", *flags, "--window-size=360,740", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        port = _first_line(port_file)
        self.browser = self.kind.connect_over_cdp(f"http://127.0.0.1:{port}")
        page = self.browser.contexts[0].pages[0]
        page.set_default_timeout(20_000)
        return page

    def kill(self) -> None:
        """At once, with all its children and without a word to anybody."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None
        if self.browser is not None:
            self.browser.close()
            self.browser = None


@contextmanager
def own_chromium(kind: BrowserType, profile: Path) -> Iterator[OwnChromium]:
    phone = OwnChromium(kind, profile)
    try:
        yield phone
    finally:
        phone.kill()


def _first_line(path: Path, tries: int = 200) -> str:
    """The first line of a file that another process is about to write."""
    for _ in range(tries):
        if path.exists() and (lines := path.read_text(encoding="utf-8").splitlines()):
            return lines[0]
        time.sleep(0.05)
    raise AssertionError(f"{path} did not come")
