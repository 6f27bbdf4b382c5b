"""How the names of Indonesia are compared: titles dropped, short forms read, spelled by their sound, in any order."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from simpul.kernel.person_names import person_key
from simpul.standards.resemblance import Resemblance

# How two names meet, best first; the codes are those of the points in standards/resemblance.toml.
SAME, SOUND, SHORTER, NEAR, NAMELESS, DIFFERENT = "same", "sound", "shorter", "near", "nameless", "different"
_SLIP_FROM = 4  # letters: a shorter word with another letter is another word


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared. `words` are sounds, sorted, titles left out; `whole`: one after
    the other as written. `telling`: those that point at somebody.

    `nameless`: a child that has no name yet ("By. Ny. Sari"), called by its mother's.
    """

    words: tuple[str, ...]
    whole: str
    telling: frozenset[str]
    nameless: bool = False


class Ear:
    """Hears names by the rules of a day."""

    def __init__(self, rules: Resemblance) -> None:
        self.rules = rules
        self.sound = lru_cache(maxsize=50_000)(self._sound)
        self.usual = frozenset(self._sound(word) for word in rules.usual)

    def hear(self, name: str) -> Name:
        """The name as it is compared; a name of titles alone keeps them."""
        written = person_key(name.partition(",")[0]).split() or person_key(name).split()  # degrees follow a comma
        nameless = bool(written) and written[0] in self.rules.nameless
        kept = [word for word in written if word not in self.rules.titles and word not in self.rules.nameless]
        sounds = [self.sound(word) for word in kept or written]
        words = frozenset(sounds)
        return Name(tuple(sorted(sounds)), "".join(sounds), (words - self.usual) or words, nameless)

    def _sound(self, word: str) -> str:
        """A word as it is heard: without accents, in the spelling of today, no letter doubled, no h at the end."""
        plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        text = self.rules.spellings.get(plain, plain)
        for written, heard in self.rules.sounds:
            text = text.replace(written, heard)
        single = "".join(c for at, c in enumerate(text) if at == 0 or c != text[at - 1])
        return single.rstrip("h") or single


def meet(one: Name, other: Name) -> str:
    """How two names meet: sound, shorter (all words of one are in the other), near (a slip of a letter), ...

    That they are written the same is not known here: see `persons.judge`.
    """
    if one.nameless or other.nameless:
        return NAMELESS
    if one.words == other.words or one.whole == other.whole:
        return SOUND
    short, long = sorted((one, other), key=lambda name: len(name.words))
    if len(short.words) < len(long.words) and _within(short, long):
        return SHORTER
    return NEAR if _near(one, other) else DIFFERENT


def _within(short: Name, long: Name) -> bool:
    """Whether every word of the shorter name is one of the longer, or its first letter; one at least tells."""
    left = list(long.words)
    tells = False
    for word in sorted(short.words, key=len, reverse=True):
        found = next((one for one in left if one == word or (len(word) == 1 and one.startswith(word))), None)
        if found is None:
            return False
        left.remove(found)
        tells = tells or (len(word) > 1 and word in long.telling)
    return tells


def _near(one: Name, other: Name) -> bool:
    """The same words but for one that differs by a slip, or that is cut to its first letter."""
    if len(one.words) != len(other.words):
        return False
    mine, yours = _without_common(one.words, other.words)
    return len(mine) == len(yours) == 1 and _slip_or_letter(mine[0], yours[0])


def _without_common(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[list[str], list[str]]:
    mine, yours = list(one), list(other)
    for word in one:
        if word in yours:
            mine.remove(word)
            yours.remove(word)
    return mine, yours


def _slip_or_letter(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    return len(short) >= _SLIP_FROM and one_slip(short, long)


def one_slip(short: str, long: str) -> bool:
    """Whether one letter was changed, left out or added, or two neighbours changed places."""
    if len(long) - len(short) > 1 or len(short) > len(long):
        return False
    at = next((n for n, c in enumerate(short) if c != long[n]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[:at] + short[at : at + 2][::-1] + short[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped == long
