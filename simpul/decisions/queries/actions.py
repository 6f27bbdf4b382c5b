"""What was decided and how far it is: by meeting, by area, what is late."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from simpul.budgets.queries.bidan import state_of_villages
from simpul.decisions.models import Action, Item
from simpul.decisions.queries.owning import owned, owns
from simpul.decisions.queries.views import ActionDetail, ActionView, AreaActions, ItemView
from simpul.decisions.rules.consequences import consequences
from simpul.decisions.rules.states import DONE, OPEN
from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.refusals import Refusal
from simpul.meetings.queries.seeing import answers, organises, own_agencies, seen_area, seen_meeting, within
from simpul.meetings.rules.states import CANCELLED
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.training.queries import batches_of_origin


def action(*, by: Actor, action_id: UUID, today: date) -> ActionDetail:
    """One action, area by area; Refusal `tidak-ditemukan`."""
    found = Action.objects.select_related("decision__meeting").filter(id=action_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    _meeting, area = seen_meeting(by, found.decision.meeting)
    items = _items(by, Item.objects.filter(action=found), today, organising=organises(by, area))
    return ActionDetail(
        action_views([found.id], today)[0],
        tuple(sorted(items, key=lambda one: one.area.code)),
        tuple(batches_of_origin(found.id)),
        organises(by, area),
        consequences(found.title, found.decision.text),
    )


def item(*, by: Actor, item_id: UUID, today: date) -> ItemView:
    """One action in one area; Refusal `tidak-ditemukan`."""
    found = Item.objects.filter(id=item_id)
    one = found.select_related("action__decision__meeting").first()
    if one is None:
        raise Refusal("tidak-ditemukan")
    area = places.area(one.action.decision.meeting.area_id)
    mine = owns(by, one.action, one.area_id, own_agencies(by, today))
    if not mine and not answers(by, places.area(one.area_id)):
        seen_meeting(by, one.action.decision.meeting)
    return _items(by, found, today, organising=organises(by, area))[0]


def open_items(*, by: Actor, area_id: int, today: date, limit: int = 200) -> list[ItemView]:
    """What the office of one area still has to do of what meetings decided, the earliest due first."""
    seen_area(by, area_id)
    found = standing().filter(area_id=area_id, state__in=OPEN)
    return _items(by, found.order_by(F("action__due_on").asc(nulls_last=True), "id")[:limit], today, organising=False)


def own_items(*, by: Actor, today: date, limit: int = 200) -> list[ItemView]:
    """What the actor was named for and still has to do, by role, agency or person; the earliest due first."""
    found = standing().filter(owned(by, today), state__in=OPEN).order_by(F("action__due_on").asc(nulls_last=True), "id")
    return _items(by, found[:limit], today, organising=False)


def actions_below(*, by: Actor, area_id: int, today: date) -> list[AreaActions]:
    """Each area directly below with what is open, late and done in it, the latest first (S3.10)."""
    area = seen_area(by, area_id)
    if area.level >= VILLAGE:
        return []
    child = f"area__l{area.level + 1}"
    late = Q(state__in=OPEN, action__due_on__lt=today)
    rows = standing().filter(within(area), **{f"{child}__isnull": False}).order_by().values_list(child)
    counted = rows.annotate(
        open=Count("id", filter=Q(state__in=OPEN)),
        late=Count("id", filter=late),
        done=Count("id", filter=Q(state=DONE)),
    )
    known = places.areas({row[0] for row in counted})
    found = [AreaActions(known[id], open_, late_, done) for id, open_, late_, done in counted]
    return sorted(found, key=lambda one: (-one.late, -one.open, one.area.code))


def actions_of(*, by: Actor, area_id: int, today: date, only_open: bool = True) -> list[ActionView]:
    """The actions of the meetings that the office of an area held, the earliest due first."""
    seen_area(by, area_id)
    found = Action.objects.filter(decision__meeting__area_id=area_id).exclude(decision__meeting__state=CANCELLED)
    if only_open:
        found = found.filter(items__state__in=OPEN).distinct()
    return action_views(found.order_by("id").values_list("id", flat=True), today)


def action_views(ids: Iterable[UUID], today: date) -> list[ActionView]:
    """Internal: actions with their items counted, the earliest due first."""
    wanted = list(ids)
    counts: dict[UUID, dict[str, int]] = {}
    rows = Item.objects.filter(action_id__in=wanted).order_by().values_list("action_id", "state")
    for action_id, state, number in rows.annotate(number=Count("id")):
        counts.setdefault(action_id, {})[state] = number
    found = Action.objects.select_related("decision__meeting").filter(id__in=wanted)
    listed = [_action(one, counts.get(one.id, {}), today) for one in found.order_by("id")]
    return sorted(listed, key=lambda one: (one.due_on or date.max, one.decision_number, str(one.id)))


def _action(one: Action, counts: Mapping[str, int], today: date) -> ActionView:
    decision = one.decision
    is_open = any(counts.get(state) for state in OPEN)
    return ActionView(
        id=one.id,
        meeting_id=decision.meeting_id,
        meeting_title=decision.meeting.title,
        meeting_on=decision.meeting.on,
        decision_number=decision.number,
        decision=decision.text,
        title=one.title,
        owner=one.owner,
        month_from=one.month_from,
        due_on=one.due_on,
        counts=counts,
        late=is_open and one.due_on is not None and one.due_on < today,
        area_id=decision.meeting.area_id,
    )


def standing() -> QuerySet[Item]:
    """Internal: all work but that of meetings that were called off."""
    return Item.objects.exclude(action__decision__meeting__state=CANCELLED)


def _items(by: Actor, found: QuerySet[Item], today: date, *, organising: bool) -> list[ItemView]:
    rows = list(found.select_related("action__decision__meeting"))
    known = places.areas({one.area_id for one in rows})
    bidan = state_of_villages([one.id for one in known.values() if one.level == VILLAGE], today)
    own = own_agencies(by, today)

    def movable(one: Item) -> bool:
        return organising or answers(by, known[one.area_id]) or owns(by, one.action, one.area_id, own)

    return [_item(one, known[one.area_id], today, movable(one), bidan) for one in rows]


def _item(
    one: Item, area: AreaView, today: date, may_move: bool, bidan: Mapping[int, tuple[bool | None, str]]
) -> ItemView:
    due = one.action.due_on
    has, asked = bidan.get(area.id, (None, ""))
    return ItemView(
        id=one.id,
        action_id=one.action_id,
        title=one.action.title,
        owner=one.action.owner,
        area=area,
        state=one.state,
        due_on=due,
        done_on=one.ended_on if one.state == DONE else None,
        note=one.note,
        paper_id=one.paper_id,
        late=one.state in OPEN and due is not None and due < today,
        meeting_id=one.action.decision.meeting_id,
        meeting_title=one.action.decision.meeting.title,
        may_move=may_move,
        bidan=has,
        asked=asked,
    )
