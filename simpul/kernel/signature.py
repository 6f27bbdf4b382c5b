"""A place on paper where somebody signs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Signature:
    """Where somebody signs: the words above, the office, the name as far as it is known (else a line)."""

    above: str
    office: str
    name: str
