"""The phone's shell as the server gives it: small, closed to foreign scripts, the same for everybody."""

import json
import re

import pytest
from django.contrib.staticfiles.finders import find
from django.test import Client

from simpul.sync.page import BUILD

BUDGET = 100_000  # bytes of compressed script and style before first use (issue 3)


def test_script_and_style_of_the_phone_stay_within_their_budget() -> None:
    sent = [path.stat().st_size for kind in ("js", "css") for path in BUILD.glob(f"*.{kind}.gz")]
    assert sent
    assert sum(sent) <= BUDGET


def test_the_shell_allows_nothing_but_our_own_files() -> None:
    answer = Client().get("/hp/")
    assert answer.status_code == 200
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    assert "unsafe" not in policy
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>|\sstyle=|\son\w+=", answer.content.decode())
    assert inline == []


def test_the_shell_tells_those_whom_it_cannot_serve() -> None:
    page = Client().get("/hp/").content.decode()
    assert "Nyalakan JavaScript" in page
    assert "versi 85 atau lebih baru" in page


def test_the_worker_keeps_every_file_that_the_shell_names() -> None:
    script = Client().get("/hp/sw.js")
    assert script["Content-Type"].startswith("text/javascript")
    assert "no-cache" in script["Cache-Control"]
    worker = script.content.decode()
    named = re.findall(r"/static/hp/[\w.-]+", Client().get("/hp/").content.decode())
    assert named
    assert [name for name in named if name not in worker] == []
    assert not re.search(r"__[A-Z]+__", worker)


def test_every_file_that_the_worker_wants_is_served() -> None:
    kept = json.loads(
        re.findall(r'JSON\.parse\("(\[.*?\])"\)', _unescaped(Client().get("/hp/sw.js").content.decode()))[0]
    )
    assert [name for name in kept if find(name.removeprefix("/static/")) is None] == []


def _unescaped(script: str) -> str:
    return script.replace('\\"', '"')


@pytest.mark.parametrize("size", ["192x192", "512x512"])
def test_the_browser_can_put_it_on_the_home_screen(size: str) -> None:
    manifest = Client().get("/hp/manifest.webmanifest").json()
    assert (manifest["display"], manifest["start_url"], manifest["scope"]) == ("standalone", "/hp/", "/hp/")
    icons = [icon["src"] for icon in manifest["icons"] if icon["sizes"] == size]
    assert icons
    assert all(find(src.removeprefix("/static/")) for src in icons)


def test_nobody_changes_anything_here() -> None:
    assert Client().post("/hp/").status_code == 405
