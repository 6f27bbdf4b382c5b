"""One meaning of a condition, for questions that appear and for records that count."""

from __future__ import annotations

from collections.abc import Callable

from .schema import Condition

Test = Callable[[object], bool]


def test_of(condition: Condition) -> Test:
    """The condition as a function of one value. None never passes; a list passes when one of its values does."""
    one = _of_one_value(condition)

    def any_of(value: object) -> bool:
        if value is None:
            return False
        if isinstance(value, list | tuple):
            return any(one(part) for part in value)
        return one(value)

    return any_of


def _of_one_value(condition: Condition) -> Test:
    equals, low, high = condition.equals, condition.min, condition.max
    allowed = None if condition.in_ is None else frozenset(condition.in_)

    def one(value: object) -> bool:
        if (equals is not None and value != equals) or (allowed is not None and value not in allowed):
            return False
        return (low is None and high is None) or _within(value, low, high)

    return one


def _within(value: object, low: float | None, high: float | None) -> bool:
    if not isinstance(value, int | float):
        return False
    return (low is None or value >= low) and (high is None or value <= high)
