"""Whether a regulation is in force on a day, and what of it is not known. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

REPLACES, AMENDS, COMPLETES = "mengganti", "mengubah", "melengkapi"
RELATIONS = (REPLACES, AMENDS, COMPLETES)
IN_FORCE, NOT_YET, ENDED, REPLACED, UNKNOWN = "berlaku", "belum", "berakhir", "diganti", "tanpa_tanggal"
TRUSTS = ("strong", "medium", "weak", "unverified")


@dataclass(frozen=True)
class Span:
    """When something holds: [begins, ends); None where nobody has told. `replaces`: keys of entries."""

    begins: date | None
    ends: date | None
    replaces: tuple[str, ...] = ()


def states(spans: Mapping[str, Span], on: date) -> dict[str, str]:
    """The state of each entry on a day. What replaces another does so from its own first day on.

    One whose beginning nobody has told counts as begun; what it replaces is replaced.
    """
    replaced = {
        key for one in spans.values() if one.begins is None or one.begins <= on for key in one.replaces if key in spans
    }
    return {key: REPLACED if key in replaced else state(one, on) for key, one in spans.items()}


def state(span: Span, on: date) -> str:
    """The state by its own days alone."""
    if span.ends is not None and span.ends <= on:
        return ENDED
    if span.begins is None:
        return UNKNOWN
    return IN_FORCE if span.begins <= on else NOT_YET


def span_fault(begins: date | None, ends: date | None) -> str:
    """Code of the refusal for days that cannot be, else ""."""
    return "akhir-sebelum-awal" if begins and ends and ends <= begins else ""


def matches(wanted: str, texts: Iterable[str]) -> bool:
    """Whether every word that somebody looks for stands somewhere in these texts, be it a part of a word."""
    told = " ".join(texts).casefold()
    return all(word in told for word in wanted.casefold().split())
