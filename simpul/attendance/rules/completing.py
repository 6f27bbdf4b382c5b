"""When a participant is through: which share of the days, or of the sessions, they were there for."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from simpul.kernel.speech import gettext_noop, tell, translated
from simpul.ordinances.rules import Topic
from simpul.standards import Shape

_OF = {"hari": gettext_noop("hari kegiatan"), "sesi": gettext_noop("sesi kegiatan")}


class Completion(Shape):
    """The share of days or sessions, in per cent, that somebody must have been there for."""

    share: int = Field(title=gettext_noop("Hadir paling sedikit (persen)"), ge=1, le=100)
    of: Literal["hari", "sesi"] = Field(title=gettext_noop("Dihitung dari"))


def _said(content: Completion) -> str:
    words = gettext_noop("Selesai bila hadir paling sedikit {share} persen dari {of}.")
    return tell(words, share=content.share, of=translated(_OF[content.of]))


COMPLETION = Topic(
    code="training.completion",
    name=gettext_noop("Peserta bimtek yang dihitung selesai"),
    about=gettext_noop("Berapa bagian kegiatan yang harus dihadiri peserta."),
    shape=Completion,
    said=_said,
    labels={"of": _OF},
)
TOPICS: tuple[Topic, ...] = (COMPLETION,)


@dataclass(frozen=True)
class Through:
    """Whether somebody is through: `attended` of `whole` days or sessions (`of`), at least `share` per cent asked."""

    done: bool
    attended: int
    whole: int
    share: int
    of: str


def through(rule: Completion, attended: Collection[object], whole: Collection[object]) -> Through:
    """What follows from where they were. Of an event without days or sessions nobody is through."""
    asked = set(whole)
    there = len(asked.intersection(attended))
    done = bool(asked) and there * 100 >= rule.share * len(asked)
    return Through(done, there, len(asked), rule.share, rule.of)
