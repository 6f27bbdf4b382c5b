"""The measuring tools of the journeys measure: each finds what is planted."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.browser import assert_everyone_can_use, shot, violations

SOUND = """<!doctype html><html lang="id"><head><title>Simpul</title>
<meta name="viewport" content="width=device-width"></head><body><main><h1>Simpul</h1>{}</main></body></html>"""


def test_a_sound_page_has_no_violation(phone: Page) -> None:
    phone.set_content(SOUND.format("<p>Halaman yang baik.</p>"))
    assert_everyone_can_use(phone)


@pytest.mark.parametrize(
    ("planted", "rule"),
    [
        ('<p style="color:#999;background:#fff">Terlalu pucat.</p>', "color-contrast"),
        ("<input type=text>", "label"),
        ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">', "image-alt"),
    ],
)
def test_a_planted_violation_is_found(phone: Page, planted: str, rule: str) -> None:
    phone.set_content(SOUND.format(planted))
    assert [line for line in violations(phone) if line.startswith(rule)]


def test_a_page_wider_than_the_phone_is_found(phone: Page) -> None:
    phone.set_content(SOUND.format('<div style="width:900px">Terlalu lebar</div>'))
    with pytest.raises(AssertionError, match="wider than the screen"):
        assert_everyone_can_use(phone)


def test_a_picture_bears_the_width_of_its_screen(desktop: Page) -> None:
    desktop.set_content(SOUND.format("<p>Gambar.</p>"))
    path: Path = shot(desktop, "picture")
    assert path.name == "picture-1280.png"
    assert path.read_bytes().startswith(b"\x89PNG")
