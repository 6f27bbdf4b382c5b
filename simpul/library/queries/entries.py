"""Regulations and materials on a day: which are in force, what replaced or amended them, where their text is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Q

from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.refusals import Refusal
from simpul.library.models import LIVE, Entry
from simpul.library.queries.seeing import may_write, visible
from simpul.library.rules import AMENDS, COMPLETES, REPLACED, REPLACES, Span, matches, states
from simpul.papers import queries as papers
from simpul.papers.queries import PaperView
from simpul.places import queries as places
from simpul.standards.regulations import KnownEntry, library_kind, regulation_table

MOST = 200


@dataclass(frozen=True)
class Other:
    """Another entry that one points at, or that points at it."""

    key: str
    label: str
    relation: str


@dataclass(frozen=True)
class EntryView:
    """A regulation or material on a day. `key` names it in addresses; `id` None: one that everybody knows.

    `title` and `number` "" and days None where nobody has told. `state`: berlaku, belum, berakhir, diganti,
    tanpa_tanggal. `points_at`: what it replaces, amends, completes; `pointed_at`: what does so to it.
    """

    key: str
    id: UUID | None
    kind: str
    kind_name: str
    group: str
    number: str
    title: str
    about: str
    field: str
    village_kind: str
    area_id: int
    area_name: str
    enacted_on: date | None
    in_force_from: date | None
    in_force_to: date | None
    state: str
    link: str
    has_file: bool
    source: str
    trust: str
    version: int
    may_write: bool
    points_at: tuple[Other, ...] = ()
    pointed_at: tuple[Other, ...] = ()

    @property
    def label(self) -> str:
        """What it is called in a line: its number, else its title."""
        return self.number or self.title


def entries(
    *,
    by: Actor,
    on: date,
    text: str = "",
    field: str = "",
    kind: str = "",
    group: str = "",
    in_force: bool = False,
) -> list[EntryView]:
    """The entries that somebody sees, by rank and newest first; at most 200 of their areas beside the known ones.

    `text`: words that stand in number, title or subject; `field`: those of this field and of all; `in_force`: not what
    has ended, is replaced, or does not hold yet.
    """
    known = [one for one in _known() if _wanted(one, text)]
    rows = Entry.objects.filter(LIVE & visible(by) & _told(text)).select_related("area").order_by("-enacted_on", "id")
    found = _with_states([*known, *(_view(by, row) for row in rows[:MOST])], on, by)
    order = {one.code: place for place, one in enumerate(regulation_table().kinds)}
    kept = [
        one
        for one in found
        if (not field or one.field in ("", field))
        and (not kind or one.kind == kind)
        and (not group or one.group == group)
        and (not in_force or one.state not in (REPLACED, "berakhir", "belum"))
    ]
    return sorted(kept, key=lambda one: (order[one.kind], -_year(one), one.label, one.key))


def entry(*, by: Actor, key: str, on: date) -> EntryView:
    """One entry; Refusal `tidak-ditemukan` for none and for one of areas that are not the actor's."""
    found = [one for one in _known() if one.key == key] or [_view(by, _row(by, key))]
    return _with_states(found, on, by)[0]


def entry_file(*, by: Actor, key: str) -> PaperView:
    """The file of an entry, for everybody who sees the entry; Refusal `tidak-ditemukan`."""
    row = _row(by, key)
    if row.paper_id is None:
        raise Refusal("tidak-ditemukan")
    return papers.paper(by=SYSTEM, id=row.paper_id)


def known_laws(keys: Collection[str], on: date) -> dict[str, EntryView]:
    """Internal: of the entries that everybody knows, these, by key."""
    return {one.key: one for one in _with_states([one for one in _known() if one.key in keys], on, None)}


def _row(by: Actor, key: str) -> Entry:
    try:
        id = UUID(key)
    except ValueError as error:
        raise Refusal("tidak-ditemukan") from error
    row = Entry.objects.filter(LIVE & visible(by), id=id).select_related("area").first()
    if row is None:
        raise Refusal("tidak-ditemukan")
    return row


def _told(text: str) -> Q:
    found = Q()
    for word in text.split()[:8]:
        found &= Q(number__icontains=word) | Q(title__icontains=word)
    return found


def _wanted(one: EntryView, text: str) -> bool:
    return matches(text, (one.number, one.title, one.about))


def _year(one: EntryView) -> int:
    told = one.enacted_on or one.in_force_from
    return told.year if told else next((k.year or 0 for k in regulation_table().entries if k.code == one.key), 0)


def _known() -> list[EntryView]:
    nation = places.area(places.nation_id())
    return [_of_standards(one, nation.id, nation.name) for one in regulation_table().entries]


def _of_standards(one: KnownEntry, area_id: int, area_name: str) -> EntryView:
    kind = library_kind(one.kind)
    relations = [(REPLACES, key) for key in one.replaces] + [(AMENDS, key) for key in one.amends]
    return EntryView(
        key=one.code,
        id=None,
        kind=one.kind,
        kind_name=kind.name if kind else one.kind,
        group=kind.group if kind else "",
        number=one.number,
        title=one.title,
        about=one.about,
        field=one.field or "",
        village_kind="",
        area_id=area_id,
        area_name=area_name,
        enacted_on=one.enacted_on,
        in_force_from=one.in_force_from,
        in_force_to=one.in_force_to,
        state="",
        link=one.link,
        has_file=False,
        source=", ".join(filter(None, (one.source.ref, one.source.article))),
        trust=one.source.trust,
        version=1,
        may_write=False,
        points_at=tuple(Other(key, "", relation) for relation, key in relations),
    )


def _view(by: Actor, row: Entry) -> EntryView:
    kind = library_kind(row.kind)
    return EntryView(
        key=str(row.id),
        id=row.id,
        kind=row.kind,
        kind_name=kind.name if kind else row.kind,
        group=kind.group if kind else "",
        number=row.number,
        title=row.title,
        about="",
        field=row.field,
        village_kind=row.village_kind,
        area_id=row.area_id,
        area_name=row.area.full_name or row.area.name,
        enacted_on=row.enacted_on,
        in_force_from=row.in_force_from,
        in_force_to=row.in_force_to,
        state="",
        link=row.link,
        has_file=row.paper_id is not None,
        source=row.source,
        trust=row.trust,
        version=row.version,
        may_write=may_write(by, row.area_id, row.field),
        points_at=(Other(row.of_key, "", row.relation),) if row.relation else (),
    )


def _with_states(found: list[EntryView], on: date, by: Actor | None) -> list[EntryView]:
    """The entries with their states and with what points at them, those besides that point being read too."""
    keys = {one.key for one in found}
    known = {one.key: one for one in _known()}
    pointing = Entry.objects.filter(LIVE, of_key__in=keys).select_related("area")
    pointing = pointing.filter(visible(by)) if by is not None else pointing.none()
    others = {str(row.id): _view(by, row) for row in pointing[:MOST]} if by is not None else {}
    everything = {**known, **others, **{one.key: one for one in found}}
    spans = {
        key: Span(
            one.in_force_from or one.enacted_on,
            one.in_force_to,
            tuple(other.key for other in one.points_at if other.relation == REPLACES),
        )
        for key, one in everything.items()
    }
    told = states(spans, on)
    labels = {key: one.label for key, one in everything.items()} | _labels(found, everything)
    return [
        replace(
            one,
            state=told[one.key],
            points_at=tuple(replace(other, label=labels.get(other.key, "")) for other in one.points_at),
            pointed_at=tuple(_pointing(one.key, everything.values())),
        )
        for one in found
    ]


def _pointing(key: str, everything: Iterable[EntryView]) -> Iterable[Other]:
    for one in everything:
        for other in one.points_at:
            if other.key == key and other.relation in (REPLACES, AMENDS, COMPLETES):
                yield Other(one.key, one.label, other.relation)


def _labels(found: Iterable[EntryView], known: Collection[str]) -> dict[str, str]:
    """What the entries are called that are pointed at and stand not in the list."""
    wanted = {other.key for one in found for other in one.points_at} - set(known)
    rows = Entry.objects.filter(id__in=[UUID(key) for key in wanted])
    return {str(id): number or title for id, number, title in rows.values_list("id", "number", "title")}
