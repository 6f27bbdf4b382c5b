"""Something a person should do now: "my work" is the sum of every subject's errands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Errand:
    """`kind` sorts and picks the icon (kembali, terlambat, jatuh_tempo, kurang, hari_buka); `title` is a sentence.

    `page` and `args` name the page to go to, without knowing any address.
    """

    kind: str
    title: str
    page: str
    args: Mapping[str, str] = field(default_factory=dict)
    due_on: date | None = None
    count: int = 1
