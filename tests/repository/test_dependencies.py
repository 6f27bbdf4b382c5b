"""Few dependencies, each with its reason, each used, all locked with hashes."""

import ast
import json
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repository.sources import ROOT, product, text, tree

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = [Requirement(line) for line in PYPROJECT["project"]["dependencies"]]
MOST = 20
# Needed without an import: Django's driver, the server started as a program, zone files.
WITHOUT_IMPORT = {"psycopg", "granian", "tzdata", "argon2-cffi"}
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==([^ ;\\]+)", re.MULTILINE | re.IGNORECASE)


def pins(name: str) -> dict[str, str]:
    """Package and version of each line of a lock."""
    lock = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    return {canonicalize_name(package): version for package, version in PIN.findall(lock)}


def test_there_are_few_of_them() -> None:
    assert len(RUNTIME) <= MOST


def test_each_has_its_reason_beside_it() -> None:
    block = text(Path("pyproject.toml")).partition("dependencies = [")[2].partition("\n]")[0]
    lines = [line for line in block.splitlines() if line.strip().startswith('"')]
    assert len(lines) == len(RUNTIME)
    assert [line for line in lines if not re.search(r"#\s*\w+", line)] == []


def imported() -> set[str]:
    """The distributions that the product imports or names in its settings."""
    modules = {name.partition(".")[0] for name in re.findall(r"[\"']([a-z_]+)[.\"']", text(Path("config/settings.py")))}
    for path in product():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.partition(".")[0])
    known = packages_distributions()
    return {
        canonicalize_name(name) for module in modules - set(sys.stdlib_module_names) for name in known.get(module, [])
    }


def test_each_is_used() -> None:
    declared = {canonicalize_name(requirement.name) for requirement in RUNTIME}
    assert declared - imported() - WITHOUT_IMPORT == set()


def test_whatever_the_product_imports_is_declared() -> None:
    declared = {canonicalize_name(requirement.name) for requirement in RUNTIME}
    assert imported() - declared - {"simpul"} == set()


@pytest.mark.parametrize(("lock", "group"), [("runtime", None), ("dev", "dev"), ("dev", "build"), ("node", "node")])
def test_the_lock_is_in_step_with_what_is_asked_for(lock: str, group: str | None) -> None:
    wanted = RUNTIME if group is None else [Requirement(line) for line in PYPROJECT["dependency-groups"][group]]
    locked = pins(lock)
    wrong = [
        str(requirement)
        for requirement in wanted
        if not requirement.specifier.contains(locked.get(canonicalize_name(requirement.name), "0"), prereleases=True)
    ]
    assert wrong == []


def test_tests_run_on_the_versions_that_operators_get() -> None:
    runtime, dev = pins("runtime"), pins("dev")
    assert {name: version for name, version in runtime.items() if dev.get(name) != version} == {}


def test_every_pin_has_hashes_and_no_lock_has_an_address() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.lock")):
        written = lock.read_text(encoding="utf-8")
        assert len(re.findall(r"== ?[^\n]*\\\n\s+--hash=sha256:", written)) == len(PIN.findall(written)), lock.name
        assert "://" not in written, lock.name


def test_the_client_s_lock_has_hashes_and_no_address() -> None:
    packages = json.loads(text(Path("client/package-lock.json")))["packages"]
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [
        name for name, entry in packages.items() if name and not entry.get("link") and "integrity" not in entry
    ] == []


def test_the_client_names_exact_versions() -> None:
    package = json.loads(text(Path("client/package.json")))
    loose = {
        name: version
        for kind in ("dependencies", "devDependencies")
        for name, version in package.get(kind, {}).items()
        if not re.fullmatch(r"\d+\.\d+\.\d+", version)
    }
    assert loose == {}
