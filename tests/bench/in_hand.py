"""The phone in the hand: real Chromium slowed six times, offline, 300 residents and a year of records in its store."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

# Playwright's sync API runs an event loop in this thread; Django would refuse the ORM beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from playwright.sync_api import Browser, Page, sync_playwright

from simpul.accounts.models import Holding, User
from simpul.jobs.simulation.building import Size, build
from simpul.jobs.simulation.world import PlannedPost
from simpul.kernel.actor import SYSTEM
from simpul.phones import commands as phones
from simpul.places import queries as places
from tests.bench import fetching
from tests.bench.pushing import PEOPLE, served
from tests.bench.timing import Line, slow
from tests.journeys.browser import chromium
from tests.journeys.phone_in_hand import PIN, enrol, works_offline

SLOWER = 6
SAVES, LOADS = 40, 5
BUILT = Path("simpul/sync/static/hp")
WORDS = ["k", "ka", "kad", "a", "ad", "adi", "s", "sa", "sar", "w", "wa", "wat"]


def lines() -> Iterator[Line]:
    """What is loaded before first use, then how long a kader waits for each thing she does all morning."""
    size = sum(one.stat().st_size for one in BUILT.glob("*.gz") if re.search(r"\.(js|css)\.gz$", one.name)) / 1000
    yield Line("skrip dan gaya sebelum pemakaian pertama, termampat", f"{size:.0f} KB", "", "paling banyak 100 KB")
    today = datetime.now(UTC).date()
    post = _post(today)
    with served() as port, _browser() as browser:
        page = _enrolled(browser, f"http://127.0.0.1:{port}", post)
        page.context.set_offline(True)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        yield from _opening(page)
        yield _search(page)
        yield _saving(page)


def _post(today: date) -> PlannedPost:
    village = places.area_by_code("51.08.06.1020")
    (plan,) = build([(village, 1)], seed=3, size=Size(people=PEOPLE, months=0), today=today, say=lambda text: None)
    fetching.fill_year(plan.posts[0], today)
    return plan.posts[0]


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield running
        running.close()


def _enrolled(browser: Browser, address: str, post: PlannedPost) -> Page:
    user = User.objects.create(username="hp", name="Kader", home_id=None)
    Holding.objects.create(
        user=user, role="kader", field="kesehatan", post_id=post.post.id, valid_from=date(2024, 10, 1)
    )
    code = phones.make_code(by=SYSTEM, at=datetime.now(UTC), user_id=user.id).code
    page = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True).new_page()
    page.set_default_timeout(60_000)
    enrol(page, address, code)
    works_offline(page)
    page.locator(".hp-status").filter(has_text="Semua catatan sudah sampai").wait_for()
    return page


def _opening(page: Page) -> Iterator[Line]:
    opened, listed = [], []
    for _ in range(LOADS):
        page.reload(wait_until="commit")
        page.get_by_role("heading", name="Ketik PIN Anda").wait_for()
        opened.append(page.evaluate("performance.now()"))
        page.evaluate(_WATCH_LIST)
        page.keyboard.type(PIN)
        page.wait_for_function("() => window.listed")
        listed.append(page.evaluate("window.listed - window.typed"))
    hashed = [page.evaluate(_HASH) for _ in range(LOADS)]
    yield Line("halaman PIN tanpa jaringan", f"{slow(opened):.0f} ms", "", "di bawah 1.000 ms")
    beside = f"hash lambat PIN saja: {slow(hashed):.0f} ms"
    yield Line("dari PIN sampai daftar hari ini, termasuk hash", f"{slow(listed):.0f} ms", beside, "di bawah 1.500 ms")


def _search(page: Page) -> Line:
    taken = [page.evaluate(_SEARCH, word) for word in WORDS]
    return Line("mencari sambil mengetik, tiap huruf, p95", f"{slow(taken):.0f} ms", "", "di bawah 100 ms")


def _saving(page: Page) -> Line:
    page.evaluate("() => { const box = document.querySelector('#cari'); box.value = ''; "
                  "box.dispatchEvent(new Event('input', { bubbles: true })) }")  # fmt: skip
    saved = page.evaluate(_SAVE, SAVES)
    bare = page.evaluate(_BARE, SAVES)
    beside = f"satu baris polos ke IndexedDB: {slow(bare):.0f} ms"
    return Line(
        f"menyimpan kehadiran sampai tampak, p95 dari {len(saved)}", f"{slow(saved):.0f} ms", beside, "di bawah 100 ms"
    )


_WATCH_LIST = """() => {
  window.listed = 0;
  addEventListener("keydown", () => { window.typed = performance.now() }, true);
  new MutationObserver(() => {
    if (!window.listed && document.querySelector(".people li")) window.listed = performance.now();
  }).observe(document.body, { childList: true, subtree: true });
}"""
_HASH = """async () => {
  const begun = performance.now();
  const pin = await crypto.subtle.importKey("raw", new TextEncoder().encode("258025"), "PBKDF2", false, ["deriveBits"]);
  const rounds = { name: "PBKDF2", hash: "SHA-256", salt: new Uint8Array(16), iterations: 600000 };
  await crypto.subtle.deriveBits(rounds, pin, 256);
  return performance.now() - begun;
}"""
_SEARCH = """async (word) => {
  const box = document.querySelector("#cari");
  const begun = performance.now();
  box.value = word;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begun;
}"""
_SAVE = """async (many) => {
  const buttons = () => document.querySelectorAll(".people .button.slim");
  const taken = [];
  await new Promise((done) => setTimeout(done, 500));
  while (taken.length < many && buttons().length) {
    const before = buttons().length;
    const begun = performance.now();
    const seen = new Promise((done) => {
      const look = new MutationObserver(() => buttons().length < before && (look.disconnect(), done()));
      look.observe(document.body, { childList: true, subtree: true });
    });
    buttons()[0].click();
    await seen; // watched, not asked for each millisecond: that slowed down what it measured
    taken.push(performance.now() - begun);
  }
  return taken;
}"""
_BARE = """async (many) => {
  const base = await new Promise((done, fail) => {
    const asked = indexedDB.open("bench", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("rows");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const taken = [];
  for (let place = 0; place < many; place++) {
    const begun = performance.now();
    await new Promise((done, fail) => {
      const written = base.transaction("rows", "readwrite");
      written.objectStore("rows").put({ text: "x".repeat(400) }, place);
      written.oncomplete = done;
      written.onerror = () => fail(written.error);
    });
    taken.push(performance.now() - begun);
  }
  return taken;
}"""
