"""Plans after a training: written down by the village or the organiser, ticked off with a note and a photo."""

from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.competence.models import FollowUp
from simpul.competence.queries.sources import event_of
from simpul.competence.rules.states import DONE, DROPPED, PLANNED
from simpul.kernel.actor import VILLAGE, Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.papers.queries import areas_of
from simpul.places import queries as places
from simpul.registry.queries import post_scope

WRITE = "followup.write"


@command("competence.plan_follow_up")
def plan_follow_up(
    *,
    by: Actor,
    at: datetime,
    batch_id: UUID,
    village_id: int,
    what: str,
    responsible: str,
    due_on: date,
    field: str = "",
    post_id: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """What is to be done after a training in a village, or in one of its posts, by whom and until when."""
    event_of(batch_id)
    scope = _scope(village_id, post_id)
    by.require(WRITE, scope)
    if id is not None and FollowUp.objects.filter(id=id, by=by.id).exists():
        return id
    if due_on < (today := _today(village_id, at)):
        raise Refusal("rencana-lewat", field="due_on", tanggal=due_on, hari_ini=today)
    made = FollowUp.objects.create(
        id=id or new_id(),
        batch_id=batch_id,
        village_id=village_id,
        post_id=post_id,
        what=worded(what, "what", 300),
        field=field,
        responsible=worded(responsible, "responsible", 200),
        due_on=due_on,
        by=by.id,
        by_name=by.name,
        at=at,
    )
    changed("follow_up", made.id, after={"village": village_id, "due_on": due_on.isoformat(), "what": made.what})
    return made.id


@command("competence.finish_follow_up")
def finish_follow_up(
    *, by: Actor, at: datetime, follow_up_id: UUID, on: date, note: str, photo_id: UUID | None = None
) -> None:
    """Tick a plan off: when it was done, what came of it, perhaps a photo kept in that village."""
    found = _open(by, follow_up_id)
    if on > (today := _today(found.village_id, at)):
        raise Refusal("tanggal-mendatang", field="on", tanggal=on, hari_ini=today)
    if photo_id is not None and areas_of([photo_id]).get(photo_id) != found.village_id:
        raise Refusal("bukti-wilayah-lain", field="file")
    found.state, found.done_on, found.photo_id = DONE, on, photo_id
    found.note = worded(note, "note", 300)
    found.save()
    changed("follow_up", found.id, after={"state": DONE, "on": on.isoformat()})


@command("competence.drop_follow_up")
def drop_follow_up(*, by: Actor, at: datetime, follow_up_id: UUID, reason: str) -> None:
    """Give a plan up, with the reason."""
    found = _open(by, follow_up_id)
    found.state, found.note = DROPPED, worded(reason, "reason", 300)
    found.save()
    changed("follow_up", found.id, after={"state": DROPPED}, reason=found.note)


def _open(by: Actor, follow_up_id: UUID) -> FollowUp:
    found = FollowUp.objects.select_for_update(of=("self",)).filter(id=follow_up_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    by.require(WRITE, _scope(found.village_id, found.post_id))
    if found.state != PLANNED:
        raise Refusal("rencana-tidak-terbuka")
    return found


def _scope(village_id: int, post_id: UUID | None) -> Scope:
    area = places.area(village_id)
    if area.level != VILLAGE:
        raise Refusal("rencana-bukan-peserta", field="village")
    if post_id is None:
        return Scope(area=area.path)
    scope = post_scope(post_id)
    if scope.area != area.path:
        raise Refusal("rencana-bukan-peserta", field="village")
    return scope


def _today(area_id: int, at: datetime) -> date:
    return day_at(at, places.zone(area_id, day_at(at, "WIB")))
