"""A test about the code fails with the whole list of what it found, one place a line."""

from typing import Any


def pytest_assertrepr_compare(op: str, left: Any, right: Any) -> list[str] | None:
    if op != "==" or right not in ([], {}, set()):
        return None
    places = [f"{key}: {value}" for key, value in left.items()] if isinstance(left, dict) else sorted(map(str, left))
    return [f"{len(places)} found where none may be", *places]
