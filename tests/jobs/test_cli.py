"""The command line of operators: help before anything is configured, a sentence instead of a trace."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from simpul.jobs.cli import COMMANDS, simpul

ROOT = Path(__file__).resolve().parents[2]
BARE = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
CALL = [sys.executable, "-c", "from simpul.jobs.cli import main; main()"]


def test_help_names_every_command_on_a_machine_without_any_setting() -> None:
    told = subprocess.run([*CALL, "--help"], env=BARE, capture_output=True, text=True, check=True).stdout
    assert all(name in told for name in COMMANDS)


def test_without_keys_the_operator_is_told_which_one_is_missing() -> None:
    done = subprocess.run([*CALL, "migrate"], env=BARE, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "SIMPUL_SECRET_KEY belum diatur" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_tells_how_it_is_used(name) -> None:
    result = CliRunner().invoke(simpul, [name, "--help"])
    assert result.exit_code == 0
    assert "Usage" in result.output


def test_an_unknown_command_is_wrong_use() -> None:
    assert CliRunner().invoke(simpul, ["hapus-semua"]).exit_code == 2
