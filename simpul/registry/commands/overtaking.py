"""Two people write the same at the same moment: the second judges anew instead of failing."""

from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, transaction

R = TypeVar("R")


def judged_anew_if_overtaken(act: Callable[[], R]) -> R:
    """Read, judge and write in a savepoint; when a constraint says that somebody was faster, do it once more.

    The second time the other's rows are there to be read. `act` tells `changed` only after its rows are written.
    """
    try:
        with transaction.atomic():
            return act()
    except IntegrityError:
        with transaction.atomic():
            return act()
