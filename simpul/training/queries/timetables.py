"""The timetable of a batch: sessions with speakers and materials, clashes, fields without a speaker."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.kernel.actor import Actor
from simpul.kernel.names import name_key
from simpul.standards.budgets import name_of
from simpul.standards.training import curriculum, training_table
from simpul.training.models import Batch, Material, Session, Speaking
from simpul.training.queries.programmes import BatchView, batch
from simpul.training.rules.states import CANCELLED, DRAFT
from simpul.training.rules.timetable import Clash, Slot, clashes, without_speaker


@dataclass(frozen=True)
class SpeakingView:
    """A speaker at a batch; `session_id` None: not told at which session. `name` "": only the agency is told."""

    id: UUID
    speaker_id: UUID
    session_id: UUID | None
    name: str
    agency: str
    post: str
    fields: tuple[str, ...]

    @property
    def title(self) -> str:
        """Name, post and agency as far as they are told."""
        return ", ".join(filter(None, (self.name, self.post, self.agency)))


@dataclass(frozen=True)
class MaterialView:
    """Something to read: a file (`paper_id`), a link, or an entry of the library (`library_key`)."""

    id: UUID
    batch_id: UUID
    session_id: UUID | None
    title: str
    variant: str
    variant_name: str
    paper_id: UUID | None
    link: str
    library_key: str


@dataclass(frozen=True)
class SessionView:
    """A session; `starts` and `ends` in minutes from midnight, None untold. `module`: see ModuleView.code."""

    id: UUID
    batch_id: UUID
    day_id: UUID
    day_number: int
    on: date | None
    module: str
    title: str
    kind: str
    kind_name: str
    way: str
    way_name: str
    mode: str
    mode_name: str
    fields: tuple[str, ...]
    starts: int | None
    ends: int | None
    room: str
    link: str
    speakers: tuple[SpeakingView, ...]
    materials: tuple[MaterialView, ...]


@dataclass(frozen=True)
class ClashView:
    """Two sessions that cannot both be as they stand: of this batch, or one of another (`elsewhere`: its programme)."""

    kind: str
    first: str
    second: str
    on: date | None
    speaker: str
    elsewhere: str


@dataclass(frozen=True)
class Timetable:
    """All of it. `speakers`, `materials`: those of no session; `without_speaker`: claimed fields nobody covers."""

    batch: BatchView
    sessions: tuple[SessionView, ...]
    speakers: tuple[SpeakingView, ...]
    materials: tuple[MaterialView, ...]
    clashes: tuple[ClashView, ...]
    without_speaker: tuple[str, ...]


def timetable(*, by: Actor, batch_id: UUID) -> Timetable:
    """The sessions by day and time; Refusal `tidak-ditemukan`."""
    held = batch(by=by, batch_id=batch_id)
    sessions = session_views(Session.objects.filter(day__batch_id=batch_id))
    loose = [_speaking(one) for one in _spoken(Speaking.objects.filter(batch_id=batch_id, session=None))]
    every: list[tuple[tuple[str, ...], tuple[str, ...]]] = [(one.fields, ()) for one in loose]
    every += [(one.fields, session.fields) for session in sessions for one in session.speakers]
    return Timetable(
        batch=held,
        sessions=tuple(sessions),
        speakers=tuple(loose),
        materials=tuple(_material(one) for one in Material.objects.filter(batch_id=batch_id, session=None)),
        clashes=tuple(_clashes(held, sessions)),
        without_speaker=without_speaker(held.fields, every),
    )


def session(*, by: Actor, session_id: UUID) -> SessionView | None:
    """One session of a batch that the actor sees; None for none."""
    found = session_views(Session.objects.filter(id=session_id))
    if found:
        batch(by=by, batch_id=found[0].batch_id)
    return found[0] if found else None


def sessions_of(batch_ids: Iterable[UUID]) -> list[SessionView]:
    """Internal: the sessions of these batches."""
    return session_views(Session.objects.filter(day__batch_id__in=list(batch_ids)))


def session_views(found: QuerySet[Session]) -> list[SessionView]:
    """Internal: sessions in the order of days and times, in three queries."""
    listed = list(found.select_related("day").order_by("day__batch_id", "day__number", "starts", "id"))
    ids = [one.id for one in listed]
    speakers: dict[UUID | None, list[SpeakingView]] = {}
    for one in _spoken(Speaking.objects.filter(session_id__in=ids)):
        speakers.setdefault(one.session_id, []).append(_speaking(one))
    materials: dict[UUID | None, list[MaterialView]] = {}
    for each in Material.objects.filter(session_id__in=ids):
        materials.setdefault(each.session_id, []).append(_material(each))
    return [_session(one, tuple(speakers.get(one.id, ())), tuple(materials.get(one.id, ()))) for one in listed]


def _session(one: Session, speakers: tuple[SpeakingView, ...], materials: tuple[MaterialView, ...]) -> SessionView:
    table = curriculum()
    told = ("id", "day_id", "module", "title", "kind", "way", "mode", "starts", "ends", "room", "link")
    return SessionView(
        batch_id=one.day.batch_id,
        day_number=one.day.number,
        on=one.day.on,
        kind_name=name_of(table.kinds, one.kind),
        way_name=name_of(table.ways, one.way),
        mode_name=name_of(training_table().modes, one.mode),
        fields=tuple(one.fields),
        speakers=speakers,
        materials=materials,
        **{name: getattr(one, name) for name in told},
    )


def _spoken(found: QuerySet[Speaking]) -> QuerySet[Speaking]:
    return found.select_related("speaker").order_by("speaker__agency_key", "speaker__name_key", "id")


def _speaking(one: Speaking) -> SpeakingView:
    who = one.speaker
    return SpeakingView(one.id, who.id, one.session_id, who.name, who.agency, who.post, tuple(one.fields))


def _material(one: Material) -> MaterialView:
    name = name_of(training_table().variants, one.variant)
    return MaterialView(
        id=one.id,
        batch_id=one.batch_id,
        session_id=one.session_id,
        title=one.title,
        variant=one.variant,
        variant_name=name,
        paper_id=one.paper_id,
        link=one.link,
        library_key=one.library_key,
    )


def _clashes(held: BatchView, sessions: list[SessionView]) -> list[ClashView]:
    """Clashes within the batch, and with sessions of other batches on the same dates."""
    others = _others(held, sessions)
    by_id = {one.id: one for one in [*sessions, *(one for one, _batch in others)]}
    names = {one.id: batch.programme.name for one, batch in others}
    slots = [_slot(one, f"{held.host_id}/{name_key(held.venue)}" if held.venue else "") for one in sessions]
    slots += [_slot(one, f"{b.host_id}/{name_key(b.venue)}" if b.venue else "") for one, b in others]
    own = {one.id for one in sessions}
    return [_clash(one, by_id, names) for one in clashes(slots) if one.first in own or one.second in own]


def _clash(one: Clash, sessions: dict[UUID, SessionView], names: dict[UUID, str]) -> ClashView:
    first, second = sessions[one.first], sessions[one.second]
    speaker = next((who.name for who in first.speakers if _key(who) == one.speaker), "")
    elsewhere = names.get(one.first) or names.get(one.second) or ""
    return ClashView(one.kind, first.title, second.title, first.on or second.on, speaker, elsewhere)


def _others(held: BatchView, sessions: list[SessionView]) -> list[tuple[SessionView, Batch]]:
    """Sessions of other batches on these dates with one of the same speakers, or in the same venue."""
    dates = {one.on for one in sessions if one.on}
    if not dates:
        return []
    people = {who.speaker_id: who for one in sessions for who in one.speakers if who.name}
    same = Q(speakings__speaker__name_key__in={name_key(who.name) for who in people.values()})
    if held.venue:
        same |= Q(day__batch__venue=held.venue, day__batch__host_id=held.host_id)
    found = Session.objects.filter(same, day__on__in=dates).exclude(day__batch_id=held.id)
    found = found.exclude(day__batch__state__in=(DRAFT, CANCELLED)).distinct()
    views = session_views(Session.objects.filter(id__in=found.order_by().values("id")))
    batches = Batch.objects.select_related("programme").in_bulk({one.batch_id for one in views})
    return [(one, batches[one.batch_id]) for one in views]


def _slot(one: SessionView, venue: str) -> Slot:
    room = f"{venue}/{name_key(one.room)}" if venue and one.room else ""
    people = frozenset(_key(who) for who in one.speakers if who.name)
    return Slot(one.id, one.batch_id, one.on or one.day_id, one.starts, one.ends, room, people)


def _key(who: SpeakingView) -> str:
    return f"{name_key(who.name)}/{name_key(who.agency)}"
