"""What no committed file may hold: a registry's address, a path of one machine, work put off, a silenced check."""

import re
from pathlib import Path

import pytest

from tests.repository.sources import files, is_test, text

BINARY = {".png", ".ico", ".woff2", ".xlsx", ".xls", ".ods", ".pdf", ".jpg", ".mo", ".gz"}
# This file names what it looks for, and is not looked at. The hosts it does not name in full either.
HERE = Path("tests/repository/test_tracked_files.py")
REGISTRIES = [".".join(host) for host in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))]
REGISTRIES += [".".join(host) for host in (("deb", "debian", "org"), ("archive", "ubuntu", "com"))]
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home|Users)/[a-z]")
PUT_OFF = re.compile(r"\b(?:TODO|FIXME|XXX|HACK|NotImplementedError)\b|pragma: no cover")
SILENCED = re.compile(
    r"# ?noqa|type: ?ignore|mypy: ?ignore|@ts-(?:ignore|expect-error|nocheck)|eslint-disable|fmt: off"
)
SKIPPED = re.compile(r"pytest\.(?:mark\.)?(?:skip|xfail)|importorskip")
MOCKED = re.compile(r"unittest\.mock|unittest import mock|\bmocker\b|MagicMock")


def lines_with(pattern: re.Pattern[str], *, tests_only: bool = False) -> list[str]:
    return [
        f"{path}:{number} {line.strip()[:100]}"
        for path in files()
        if path.suffix not in BINARY and path != HERE and (is_test(path) or not tests_only)
        for number, line in enumerate(text(path).splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize("host", REGISTRIES)
def test_no_file_names_a_registry(host: str) -> None:
    assert lines_with(re.compile(re.escape(host))) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert lines_with(MACHINE) == []


def test_no_work_is_put_off_in_a_comment() -> None:
    assert lines_with(PUT_OFF) == []


def test_no_check_is_silenced() -> None:
    assert lines_with(SILENCED) == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    """Two reasons are good: no browser (with CI=true that fails), and a real file that may not lie in the project.

    `make test` names both in its last lines.
    """
    good = (re.compile(r"^tests/journeys/conftest\.py:.*pytest\.skip\(reason\)"), re.compile(r"SIMPUL_REAL_DATA"))
    found = lines_with(SKIPPED, tests_only=True)
    assert [line for line in found if not any(reason.search(line) for reason in good)] == []


def test_no_test_mocks_a_part_of_ours() -> None:
    assert lines_with(MOCKED, tests_only=True) == []


def test_no_lock_of_uv_is_tracked() -> None:
    assert Path("uv.lock") not in files()
