"""`make test` never leaves anything out in silence, and CI never leaves anything out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from run_tests import MISSING, Run

from tests.repository.sources import ROOT, text


@pytest.mark.parametrize("name", MISSING)
def test_what_is_missing_fails_in_ci(name: str) -> None:
    run = Run(in_ci=True, passed=["SQLite"])
    run.leave_out(name)
    assert run.exit_code == 1
    assert f"FAILED: {name} is missing" in run.summary()


@pytest.mark.parametrize("name", MISSING)
def test_what_is_missing_elsewhere_is_told_in_one_line_with_the_way_to_get_it(name: str) -> None:
    run = Run(in_ci=False, passed=["SQLite"])
    run.leave_out(name)
    assert run.exit_code == 0
    [line] = [line for line in run.summary().splitlines() if "left out" in line]
    assert name in line
    assert "apt-get install" in line


@pytest.mark.parametrize(("code", "expected"), [(0, 0), (1, 1), (5, 1)])
def test_a_step_that_fails_or_finds_no_test_fails_the_run(code: int, expected: int) -> None:
    run = Run()
    run.step("step", [sys.executable, "-c", f"raise SystemExit({code})"])
    assert run.exit_code == expected


def test_a_run_without_any_step_fails() -> None:
    assert Run().exit_code == 1


def test_ci_checks_and_tests_and_stops_at_the_first_failure() -> None:
    script = text(Path(".ci/run"))
    assert "set -e" in script
    assert {"make check", "make test"} <= set(script.splitlines())


def test_a_machine_without_a_browser_says_so(tmp_path: Path) -> None:
    """With nothing but a shell in the PATH the search ends with 1 and prints nothing."""
    nothing = {"PATH": str(tmp_path), "HOME": str(tmp_path)}
    found = subprocess.run(["/bin/sh", ROOT / "scripts/chromium"], env=nothing, capture_output=True, check=False)
    assert (found.returncode, found.stdout) == (1, b"")


def test_a_named_browser_is_taken_first(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_text("#!/bin/sh\necho version\n", encoding="utf-8")
    mine.chmod(0o755)
    environment = {**os.environ, "CHROMIUM": str(mine)}
    found = subprocess.run(["/bin/sh", ROOT / "scripts/chromium"], env=environment, capture_output=True, check=False)
    assert found.stdout.decode().strip() == str(mine)
