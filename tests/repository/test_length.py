"""The length budget. No file has an exception: what grows too long is split where it has a seam."""

import ast
from collections import Counter
from pathlib import Path

from tests.repository.sources import files, is_migration, is_test, package, product, subjects, text, tree

FILE, TEST_FILE, FUNCTION, SUBJECT, ADR = 300, 400, 40, 2_000, 60


def lines(path: Path) -> int:
    return len(text(path).splitlines())


def test_no_file_is_longer_than_the_budget() -> None:
    long = {
        str(path): lines(path)
        for path in files(".py", ".ts", ".tsx", ".html")
        if not is_migration(path) and lines(path) > (TEST_FILE if is_test(path) else FILE)
    }
    assert long == {}


def test_no_function_is_longer_than_the_budget() -> None:
    long = {}
    for path in files(".py"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION:
                    long[f"{path}:{node.lineno} {node.name}"] = length
    assert long == {}


def test_no_subject_is_longer_than_the_budget() -> None:
    size: Counter[str] = Counter()
    for path in product():
        if package(path) in subjects():
            size[package(path)] += lines(path)
    assert {name: count for name, count in size.items() if count > SUBJECT} == {}


def test_no_decision_record_is_longer_than_the_budget() -> None:
    long = {str(path): lines(path) for path in files(".md") if path.parts[:2] == ("docs", "adr") and lines(path) > ADR}
    assert long == {}
