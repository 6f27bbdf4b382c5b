"""One version, told in one way; decision records that can be found by number."""

import json
import re
import tomllib
from collections import Counter
from pathlib import Path

from tests.repository.sources import ROOT, files, text

VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def records() -> list[Path]:
    return [path for path in files(".md") if path.parts[:2] == ("docs", "adr")]


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    entries = re.findall(r"^## \[?v?(\d+\.\d+\.\d+)\]?", text(Path("CHANGELOG.md")), re.MULTILINE)
    assert entries[:1] == [VERSION]


def test_the_client_has_the_same_version() -> None:
    assert json.loads(text(Path("client/package.json")))["version"] == VERSION


def test_a_decision_record_bears_its_number_in_name_and_title() -> None:
    wrong = [
        str(path)
        for path in records()
        if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name) or not re.match(rf"# {path.name[:4]}\. \S", text(path))
    ]
    assert wrong == []


def test_no_two_decision_records_share_a_number() -> None:
    count = Counter(path.name[:4] for path in records())
    assert [number for number, times in count.items() if times > 1] == []


def test_a_decision_record_says_how_we_shall_notice_that_it_was_wrong() -> None:
    assert records(), "no decision record found"
    assert [str(path) for path in records() if not re.search(r"\bwrong\b", text(path), re.IGNORECASE)] == []


def test_the_command_lines_of_the_readme_exist() -> None:
    """Every `make x` that the README or the contributors' guide tells is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", text(Path("Makefile")), re.MULTILINE))
    told = {
        target
        for name in ("README.md", "CONTRIBUTING.md")
        for target in re.findall(r"`make ([a-z-]+)", text(Path(name)))
        + re.findall(r"^\s*make ([a-z-]+)", text(Path(name)), re.MULTILINE)
    }
    assert told - targets == set()
    assert {"demo", "test"} <= told
