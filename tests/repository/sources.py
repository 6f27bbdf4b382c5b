"""The files of this repository, read once: what the tests about the code look at."""

import ast
import functools
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DOORS = ("web", "api", "sync", "jobs")
KERNELS = ("kernel", "standards")


@functools.cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """Every file that is tracked or would be (not ignored), under its path from the root; of these suffixes only."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    paths = sorted({Path(name) for name in listed if name})
    return tuple(path for path in paths if (ROOT / path).is_file() and (not suffixes or path.suffix in suffixes))


@functools.cache
def text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path), filename=str(path))


def is_test(path: Path) -> bool:
    return "tests" in path.parts or path.name == "conftest.py"


def is_migration(path: Path) -> bool:
    return "migrations" in path.parts


def product() -> Iterator[Path]:
    """The Python files of the product: no tests, no migrations."""
    for path in files(".py"):
        if path.parts[0] in {"simpul", "config"} and not is_test(path) and not is_migration(path):
            yield path


def package(path: Path) -> str:
    """The first-level package of a product file: `places` for simpul/places/models.py."""
    return path.parts[1] if path.parts[0] == "simpul" else path.parts[0]


def domain() -> Iterator[Path]:
    """The product without its doors and its configuration."""
    for path in product():
        if path.parts[0] == "simpul" and package(path) not in DOORS:
            yield path


@functools.cache
def subjects() -> tuple[str, ...]:
    """The packages that hold tables."""
    return tuple(
        sorted(
            package(path)
            for path in product()
            if path.parts[0] == "simpul" and path.name == "models.py" and package(path) not in DOORS
        )
    )


def templates() -> tuple[Path, ...]:
    return tuple(path for path in files(".html", ".svg", ".txt") if "templates" in path.parts)


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Every string literal of a Python file with its line; parts of f-strings too, docstrings not."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value
