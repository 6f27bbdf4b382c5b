"""What an action most likely sets going elsewhere, by its own words; what they do not name stays possible."""

import re

TRAINING, BIDAN = "bimtek", "bidan"

# Whole words: "bidan" is no part of "bidang". An action about a bimtek for bidan names both.
_WORDS = {
    TRAINING: re.compile(r"\b(bimtek|bimbingan teknis|pelatihan|(?:di|me|ber)?latih)\b", re.IGNORECASE),
    BIDAN: re.compile(r"\bbidan\b", re.IGNORECASE),
}


def consequences(title: str, decision: str) -> frozenset[str]:
    """What the title of an action names; where it names nothing, what the decision it follows from names."""
    return _named(title) or _named(decision)


def _named(text: str) -> frozenset[str]:
    return frozenset(code for code, words in _WORDS.items() if words.search(text))
