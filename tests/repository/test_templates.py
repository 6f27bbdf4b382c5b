"""Templates hold no rule and no script: thresholds stand in standards and rules, scripts and styles in client/."""

import re
from pathlib import Path

import pytest

from tests.repository.sources import ROOT, files, product, strings, templates, text

COMPARISON = re.compile(r"\{%\s*(?:el)?if\b[^%]*?(?:<=?|>=?)\s*['\"]?-?(\d+(?:\.\d+)?)")
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)[^>]*>"  # a script without src
    r"|<style\b(?![^>]*\bnonce=)"
    r"|\sstyle\s*="
    r"|\son[a-z]+\s*=\s*[\"']"
    r"|(?:href|src|action)\s*=\s*[\"']\s*javascript:",
    re.IGNORECASE,
)
STATIC = re.compile(r"\{%\s*static\s+[\"']([^\"']+)[\"']")
NAMED = re.compile(r"\{%\s*(?:extends|include)\s+[\"']([^\"']+)[\"']")
SQL = re.compile(r"\b(?:SELECT|WHERE|HAVING|CASE WHEN)\b.*?[a-z_\"]\s*(?:<=?|>=?)\s*-?(\d+(?:\.\d+)?)", re.DOTALL)
# Made by the client's build, so not tracked.
BUILT = {"build/app.js", "build/app.css"}


def thresholds(template: str) -> list[str]:
    """Comparisons with a number other than 0 and 1: those two only ask whether there is any, or several."""
    return [match[0] for match in COMPARISON.finditer(template) if match[1] not in {"0", "1"}]


def name_of(path: Path) -> str:
    return str(path).partition("/templates/")[2]


def test_no_template_compares_with_a_threshold() -> None:
    assert {str(path): found for path in templates() if (found := thresholds(text(path)))} == {}


@pytest.mark.parametrize("planted", ["{% if sd < -2 %}", "{% elif x.value >= 140 %}", '{% if a and b > "2.5" %}'])
def test_a_planted_threshold_is_found(planted: str) -> None:
    assert thresholds(planted)


@pytest.mark.parametrize("fine", ["{% if rows|length > 1 %}", "{% if total > 0 %}", "{% if a < b %}", "<b>3 > 2</b>"])
def test_asking_for_any_or_several_is_no_threshold(fine: str) -> None:
    assert thresholds(fine) == []


def test_no_sql_compares_with_a_threshold() -> None:
    found = [
        f"{path}:{line} {match[0]}"
        for path in product()
        for line, value in strings(path)
        if (match := SQL.search(value)) and match[1] not in {"0", "1"}
    ]
    assert found == []


def test_no_template_holds_a_script_or_a_style() -> None:
    found = {
        str(path): [match[0] for match in INLINE.finditer(text(path))]
        for path in templates()
        if INLINE.search(text(path))
    }
    assert found == {}


@pytest.mark.parametrize(
    "planted",
    ["<script>alert(1)</script>", '<p style="color:red">', '<a onclick="x()">', '<a href="javascript:x()">', "<style>"],
)
def test_a_planted_script_or_style_is_found(planted: str) -> None:
    assert INLINE.search(planted)


def test_every_template_is_used() -> None:
    named = {value for path in product() for _, value in strings(path)}
    named |= {match[1] for path in templates() for match in NAMED.finditer(text(path))}
    # Django looks for the pages of errors by itself.
    named |= {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
    folders = {str(Path(name_of(path)).parent) for path in templates()}
    assert folders, "no template found"
    assert [str(path) for path in templates() if name_of(path) not in named] == []


def test_every_template_that_is_named_exists() -> None:
    present = {name_of(path) for path in templates()}
    named = {match[1] for path in templates() for match in NAMED.finditer(text(path))}
    assert named - present == set()


def test_every_static_file_that_a_template_names_exists() -> None:
    named = {match[1] for path in templates() for match in STATIC.finditer(text(path))}
    present = {str(path).partition("/static/")[2] for path in files() if "/static/" in str(path)}
    assert named - present - BUILT == set()


def test_the_built_script_and_style_weigh_less_than_the_budget() -> None:
    """150 KB compressed for all that a page loads (the build runs in `make setup`)."""
    import gzip

    built = [ROOT / "simpul/web/static" / name for name in sorted(BUILT)]
    weight = sum(len(gzip.compress(path.read_bytes())) for path in built)
    assert 0 < weight <= 150 * 1024
