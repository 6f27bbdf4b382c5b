"""The list of basic skills, and what badges ask for, as it read on a day: what the nation set last, else what came with
Simpul."""

from dataclasses import dataclass
from datetime import date

from simpul.competence.rules.topics import BADGES, SKILLS, BadgeRules, Skill
from simpul.ordinances.queries import Book, book
from simpul.ordinances.rules import Rule
from simpul.places import queries as places


@dataclass(frozen=True)
class SkillsView:
    """How many skills the list has (`total`, 0 where there is no list), those whose wording is known, the source."""

    total: int
    skills: tuple[Skill, ...]
    is_whole: bool
    source: str
    article: str
    trust: str
    since: date | None


_NONE = SkillsView(0, (), False, "", "", "", None)


class NationLists:
    """The lists that the nation sets, of all days, read once."""

    def __init__(self) -> None:
        self._nation = (places.nation_id(),)
        self._book: Book = book([SKILLS, BADGES])

    def on(self, day: date) -> SkillsView:
        """The list of that day."""
        rule = self._book.rule(SKILLS, self._nation, day)
        if rule is None:
            return _NONE
        told, source = rule.content, rule.source
        return SkillsView(
            told.total, told.skills, told.is_whole, source.ref, source.article, source.trust, rule.valid_from
        )

    def badges(self, day: date) -> Rule[BadgeRules] | None:
        """What the badges of that day ask for; None where none were given."""
        return self._book.rule(BADGES, self._nation, day)

    def name(self, code: str, day: date) -> str:
        """What a skill was called on that day; "" where the list of the day does not have it."""
        return next((one.name for one in self.on(day).skills if one.code == code), "")


def skills_on(day: date) -> SkillsView:
    """The list of basic skills on a day. Public: asks no actor."""
    return NationLists().on(day)
