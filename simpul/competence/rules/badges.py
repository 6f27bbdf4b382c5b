"""Which badges somebody has earned from the basic skills that were seen, and what is still missing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """What a badge asks for: groups that must be whole, and one of the others where there are some."""

    code: str
    needs: tuple[str, ...]
    any_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Earned:
    """A badge, and the groups that are still missing; of `one_of` one is enough."""

    code: str
    missing: tuple[str, ...]
    one_of: tuple[str, ...] = ()

    @property
    def is_earned(self) -> bool:
        return not self.missing and not self.one_of


def whole_groups(groups: Collection[str], skills: Collection[str], listed: Sequence[tuple[str, str]]) -> set[str]:
    """The groups that are whole: assessed as such, or each of their listed skills was. `listed`: (skill, group)."""
    by_group: dict[str, set[str]] = {}
    for skill, group in listed:
        by_group.setdefault(group, set()).add(skill)
    return set(groups) | {group for group, wanted in by_group.items() if wanted <= set(skills)}


def earned(asked: Sequence[Asked], whole: Collection[str]) -> list[Earned]:
    """Each badge with what is missing for it, in their order."""
    return [
        Earned(
            one.code,
            tuple(group for group in one.needs if group not in whole),
            () if not one.any_of or any(group in whole for group in one.any_of) else one.any_of,
        )
        for one in asked
    ]
