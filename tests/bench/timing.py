"""Clocks and lines of a report."""

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One measured thing beside its yardstick."""

    what: str
    figure: str
    yardstick: str
    wanted: str = ""


@contextmanager
def stopwatch() -> Iterator[list[float]]:
    """`with stopwatch() as taken: ...`; afterwards taken[0] is the time in seconds."""
    taken: list[float] = []
    begun = time.perf_counter()
    yield taken
    taken.append(time.perf_counter() - begun)


def times(act: Callable[[], object], rounds: int) -> list[float]:
    """How long each of `rounds` calls took, in milliseconds.

    As in the server (config/wsgi.py), the collector of garbage looks past what was there before.
    """
    gc.collect()
    gc.freeze()
    found = []
    for _ in range(rounds):
        with stopwatch() as taken:
            act()
        found.append(taken[0] * 1000)
    return found


def middle(found: list[float]) -> float:
    """The median."""
    return statistics.median(found)


def slow(found: list[float]) -> float:
    """The 95th percentile."""
    return sorted(found)[max(0, int(len(found) * 0.95) - 1)]


def ms(found: list[float]) -> str:
    """Median and 95th percentile in words."""
    return f"{middle(found):.1f} ms (p95 {slow(found):.1f})"
