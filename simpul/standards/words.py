"""Numbers and limits in Indonesian, for the sentences beside a field."""

from __future__ import annotations

from simpul.kernel.speech import tell

from .schema import Question


def number(value: float) -> str:
    """1234.5 -> '1.234,5'; whole numbers without decimals."""
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def with_unit(value: float, question: Question) -> str:
    """The number with the unit of its question: '9,5 kg', 'Rp 250.000'."""
    if question.unit == "Rp":
        return f"Rp {number(value)}"
    return f"{number(value)} {question.unit}".rstrip()


def limits(question: Question) -> str:
    """'antara 0,5 dan 40 kg', 'paling banyak 20', 'paling sedikit 1' or ''."""
    low, high = question.min, question.max
    if low is not None and high is not None:
        return tell("antara {dari} dan {sampai}", dari=number(low), sampai=with_unit(high, question))
    if high is not None:
        return tell("paling banyak {paling}", paling=with_unit(high, question))
    return tell("paling sedikit {paling}", paling=with_unit(low, question)) if low is not None else ""


def likely(value: float, question: Question) -> str:
    """A guess at a slipped decimal point or unit: 9500 for kg -> ' Mungkin maksudnya 9,5 kg?'; else ''."""
    low = question.min if question.warn_min is None else question.warn_min
    high = question.max if question.warn_max is None else question.warn_max
    if question.type != "decimal" or low is None or high is None or value <= high:
        return ""
    for divisor in (1000, 10) if question.unit == "kg" else (10, 100, 1000):
        guess = round(value / divisor, question.decimals)
        if low <= guess <= high:
            return " " + tell("Mungkin maksudnya {angka}?", angka=with_unit(guess, question))
    return ""
