"""What a person, or the kader of a post, is able to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.competence.models import LIVE, Ability
from simpul.competence.queries.scopes import person_scope
from simpul.competence.queries.skills import NationLists, SkillsView
from simpul.competence.rules.badges import Asked, Earned, earned, whole_groups
from simpul.competence.rules.states import FIELD, GROUP, MODULE, SKILL, TRAINING
from simpul.competence.rules.topics import Badge, BadgeRules
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.ordinances.rules import Rule
from simpul.people.queries import true_ids
from simpul.places import queries as places
from simpul.registry.queries import post_labels, post_scope
from simpul.standards import Source, fields
from simpul.standards.competence import competence_table
from simpul.upkeep.queries import kader_of_village

NAMES = "competence.names"


@dataclass(frozen=True)
class AbilityView:
    """Something that a person has shown. `ended`: it no longer holds on the day that was asked for."""

    id: UUID
    kind: str
    code: str
    name: str
    batch_id: UUID | None
    since: date
    valid_to: date | None
    shown_by: str
    noted_by: str
    ended: bool


@dataclass(frozen=True)
class BadgeView:
    """A badge (Tanda Kecakapan): earned, or what is missing for it; from which source its rule comes."""

    code: str
    name: str
    is_earned: bool
    missing: tuple[str, ...]
    one_of: tuple[str, ...]
    source: str
    trust: str


@dataclass(frozen=True)
class Competence:
    """A person on a day: all that was shown, by kind, and the badges. `trained`: through at least one training."""

    person_id: UUID
    trained: bool
    abilities: tuple[AbilityView, ...]
    badges: tuple[BadgeView, ...]

    def of_kind(self, *kinds: str) -> list[AbilityView]:
        """What still holds of these kinds."""
        return [one for one in self.abilities if one.kind in kinds and not one.ended]

    @property
    def fields(self) -> frozenset[str]:
        """The SPM fields that were passed."""
        return frozenset(one.code for one in self.of_kind(FIELD))

    @property
    def basic(self) -> list[AbilityView]:
        """Basic skills and groups of them."""
        return self.of_kind(SKILL, GROUP)


@dataclass(frozen=True)
class KaderLine:
    """A kader of a post: the fields that they serve, and what they have shown."""

    person_id: UUID
    name: str
    serves: tuple[str, ...]
    told_trained_on: date | None
    competence: Competence


def competence_of(*, by: Actor, person_id: UUID, on: date) -> Competence:
    """One's own competence, or that of somebody whose area or post one reads by name."""
    if by.person_id != person_id and not by.may(NAMES, person_scope(person_id)):
        raise Refusal("tidak-ditemukan")
    return competences([person_id], on)[person_id]


def competence_of_village(*, by: Actor, village_id: int, on: date) -> list[tuple[str, list[KaderLine]]]:
    """(post, its kader) of a village with what each has shown: posts by name, the untrained first."""
    if not by.may(NAMES, places.scope_of(village_id)):
        raise Refusal("tidak-ditemukan")
    by_post: dict[UUID, list[KaderLine]] = {}
    for post, line in _lines(village_id, on):
        by_post.setdefault(post, []).append(line)
    labels = post_labels(by_post)
    return sorted((labels[post], sorted(lines, key=_untrained_first)) for post, lines in by_post.items())


def competence_of_post(*, by: Actor, post_id: UUID, on: date) -> list[KaderLine]:
    """The kader of a post with what each has shown, the untrained first."""
    scope = post_scope(post_id)
    if not by.may(NAMES, scope):
        raise Refusal("tidak-ditemukan")
    return sorted((line for post, line in _lines(scope.area[-1], on) if post == post_id), key=_untrained_first)


def _lines(village_id: int, on: date) -> list[tuple[UUID, KaderLine]]:
    serving: dict[tuple[UUID, UUID], tuple[str, date | None, list[str]]] = {}
    for post, person, name, field, told in kader_of_village(village_id, on):
        serving.setdefault((post, person), (name, told, []))[2].append(field)
    known = competences({person for _post, person in serving}, on)
    return [
        (post, KaderLine(person, name, tuple(served), told, known[person]))
        for (post, person), (name, told, served) in serving.items()
    ]


def _untrained_first(line: KaderLine) -> tuple[bool, str, str]:
    return line.competence.trained, line.name, str(line.person_id)


def competences(person_ids: Iterable[UUID], on: date) -> dict[UUID, Competence]:
    """Internal, in bulk: what these persons have shown by a day, also under a name that was merged into theirs."""
    ids = list(person_ids)
    mine = Q(person_id__in=ids) | Q(person__merged_into__in=ids)
    rows = _sound().filter(mine, since__lte=on).select_related("person")
    found: dict[UUID, list[AbilityView]] = {}
    names, lists = names_of_codes(), NationLists()
    merged = true_ids({one.person_id for one in rows} - set(ids))
    for one in rows:
        found.setdefault(merged.get(one.person_id, one.person_id), []).append(_view(one, on, names, lists))
    listed, asked = lists.on(on), lists.badges(on)
    return {id: _competence(id, tuple(found.get(id, ())), listed, asked) for id in ids}


def names_of_codes() -> Mapping[tuple[str, str], str]:
    """What abilities are called, basic skills excepted: (kind, code) -> name."""
    table = competence_table()
    return {
        **{(FIELD, one.code): one.name for one in fields()},
        **{(MODULE, one.code): one.name for one in table.modules},
        **{(GROUP, one.code): one.name for one in table.groups},
    }


def _sound() -> QuerySet[Ability]:
    return Ability.objects.filter(LIVE).order_by("-since", "kind", "code", "id")


def _view(one: Ability, on: date, names: Mapping[tuple[str, str], str], lists: NationLists) -> AbilityView:
    name = lists.name(one.code, one.since) if one.kind == SKILL else names.get((one.kind, one.code), "")
    return AbilityView(
        id=one.id,
        kind=one.kind,
        code=one.code,
        name=one.shown_by if one.kind == TRAINING else name or one.code,
        batch_id=one.batch_id,
        since=one.since,
        valid_to=one.valid_to,
        shown_by=one.shown_by,
        noted_by=one.by_name,
        ended=one.valid_to is not None and one.valid_to <= on,
    )


def _competence(
    person_id: UUID, abilities: tuple[AbilityView, ...], listed: SkillsView, asked: Rule[BadgeRules] | None
) -> Competence:
    holding = {(one.kind, one.code) for one in abilities if not one.ended}
    whole = whole_groups(
        {code for kind, code in holding if kind == GROUP},
        {code for kind, code in holding if kind == SKILL},
        [(one.code, one.group) for one in listed.skills] if listed.is_whole else [],
    )
    return Competence(
        person_id=person_id,
        trained=any(kind == TRAINING for kind, _code in holding),
        abilities=abilities,
        badges=_badges(asked, whole) if asked is not None else (),
    )


def _badges(asked: Rule[BadgeRules], whole: set[str]) -> tuple[BadgeView, ...]:
    rules = asked.content.badges
    found = earned([Asked(one.code, one.needs, one.any_of) for one in rules], whole)
    groups = {one.code: one.name for one in competence_table().groups}
    return tuple(_badge(rule, one, groups, asked.source) for rule, one in zip(rules, found, strict=True))


def _badge(rule: Badge, one: Earned, groups: Mapping[str, str], source: Source) -> BadgeView:
    return BadgeView(
        code=rule.code,
        name=rule.name,
        is_earned=one.is_earned,
        missing=tuple(groups.get(code, code) for code in one.missing),
        one_of=tuple(groups.get(code, code) for code in one.one_of),
        source=source.ref,
        trust=source.trust,
    )
