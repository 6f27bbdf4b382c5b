"""Bringing in what each kind of list about residents holds, and taking it back."""

from .attendance import ATTENDANCE
from .households import HOUSEHOLDS
from .measurements import MEASUREMENTS

__all__ = ["ATTENDANCE", "HOUSEHOLDS", "MEASUREMENTS"]
