"""When a participant has passed: the dated rule of an area, and each criterion told with its figure."""

from dataclasses import dataclass

from pydantic import Field

from simpul.kernel.speech import gettext_noop, tell
from simpul.ordinances.rules import Topic
from simpul.standards import Shape


class Passing(Shape):
    """What is asked. 0: that criterion is not asked. All in per cent."""

    score: int = Field(title=gettext_noop("Nilai tes akhir paling sedikit (0: tidak diminta)"), ge=0, le=100)
    practice: int = Field(title=gettext_noop("Langkah praktik paling sedikit, persen (0: tidak diminta)"), ge=0, le=100)
    attendance: bool = Field(title=gettext_noop("Harus selesai hadir"))
    help_counts: bool = Field(title=gettext_noop("Langkah yang dibantu ikut dihitung"))


def _said(content: Passing) -> str:
    parts = [
        tell(gettext_noop("selesai hadir")) if content.attendance else "",
        tell(gettext_noop("nilai tes akhir paling sedikit {n}"), n=content.score) if content.score else "",
        tell(gettext_noop("praktik paling sedikit {n} persen"), n=content.practice) if content.practice else "",
    ]
    asked = ", ".join(filter(None, parts))
    return (
        tell(gettext_noop("Lulus bila {syarat}."), syarat=asked) if asked else tell(gettext_noop("Tanpa syarat lulus."))
    )


PASSING = Topic(
    code="training.passing",
    name=gettext_noop("Peserta bimtek yang dihitung lulus"),
    about=gettext_noop("Kehadiran, nilai tes akhir, dan praktik yang diminta."),
    shape=Passing,
    said=_said,
)
TOPICS: tuple[Topic, ...] = (PASSING,)


@dataclass(frozen=True)
class Shown:
    """What is known of a participant. `score`, `practice` None: not tested; `tested`, `practised`: the event had it."""

    done: bool
    attended: int
    whole: int
    score: float | None
    tested: bool
    practice: float | None
    practised: bool


@dataclass(frozen=True)
class Verdict:
    """Whether somebody passed, and why: one sentence for each criterion that was asked. None: nothing to judge by."""

    passed: bool | None
    reasons: tuple[str, ...]
    lacking: tuple[str, ...]


_ATTENDED = gettext_noop("hadir {n} dari {whole}")
_SCORE = gettext_noop("nilai tes akhir {n}, diminta {asked}")
_NO_SCORE = gettext_noop("tes akhir belum dikerjakan")
_PRACTICE = gettext_noop("praktik {n} persen, diminta {asked} persen")
_NO_PRACTICE = gettext_noop("praktik belum dinilai")


def judge(rule: Passing, shown: Shown) -> Verdict:
    """Criterion by criterion. One that the event had nothing for (no test, no practice) is not asked of anybody."""
    told: list[tuple[bool, str]] = []
    if rule.attendance:
        told.append((shown.done, tell(_ATTENDED, n=shown.attended, whole=shown.whole)))
    if rule.score and shown.tested:
        told.append(_against(shown.score, rule.score, _SCORE, _NO_SCORE))
    if rule.practice and shown.practised:
        told.append(_against(shown.practice, rule.practice, _PRACTICE, _NO_PRACTICE))
    met = tuple(sentence for fine, sentence in told if fine)
    lacking = tuple(sentence for fine, sentence in told if not fine)
    return Verdict(not lacking if told else None, met, lacking)


def _against(found: float | None, asked: int, words: str, without: str) -> tuple[bool, str]:
    if found is None:
        return False, tell(without)
    return found >= asked, tell(words, n=f"{found:g}".replace(".", ","), asked=asked)
