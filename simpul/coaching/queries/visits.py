"""Visits of an area and to an area or a post; the field plan; findings and actions that are open."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from simpul.coaching.models import AgreedAction, Finding, Visit
from simpul.coaching.queries.checklists import version_of
from simpul.coaching.queries.seeing import READ, answers, seen_area, seen_visit, within, writes
from simpul.coaching.queries.views import (
    ActionView,
    AnswerView,
    FindingView,
    PhotoView,
    PlanMonth,
    VisitDetail,
    VisitView,
)
from simpul.coaching.rules.visits import CALLED_OFF, PLANNED, SIGNED, UNDONE, Version, unanswered
from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.papers import queries as papers
from simpul.papers.queries import PaperView
from simpul.places import queries as places
from simpul.registry.queries import post_labels, post_scope
from simpul.standards.budgets import name_of
from simpul.standards.coaching_visits import kind_table

AT_MOST = 200


def visits(*, by: Actor, area_id: int, year: int | None = None, limit: int = AT_MOST) -> list[VisitView]:
    """Visits to an area and to what lies in it, and those that its own team makes: the latest first."""
    area = seen_area(by, area_id)
    found = Visit.objects.filter(within(area) | Q(area_id=area.id)).exclude(state=CALLED_OFF)
    if year is not None:
        found = found.filter(planned_on__year=year)
    return visit_views(found.order_by("-planned_on", "-id")[:limit])


def visits_of_post(*, by: Actor, post_id: UUID, limit: int = AT_MOST) -> list[VisitView]:
    """Visits to one post, the latest first; Refusal `tidak-ditemukan` without the right."""
    if not by.may(READ, post_scope(post_id)):
        raise Refusal("tidak-ditemukan")
    found = Visit.objects.filter(post_id=post_id).exclude(state=CALLED_OFF)
    return visit_views(found.order_by("-planned_on", "-id")[:limit])


def field_plan(*, by: Actor, area_id: int, year: int, chair_only: bool = False) -> list[PlanMonth]:
    """The field plan of the Tim Pembina of an area by month, with results; months without a visit too (S4.9)."""
    area = seen_area(by, area_id)
    found = Visit.objects.filter(area_id=area.id, planned_on__year=year).exclude(state=CALLED_OFF)
    if chair_only:
        found = found.filter(leader__in=_chairs())
    listed = visit_views(found.order_by("planned_on", "id"))
    months = [Period(year, month) for month in range(1, 13)]
    return [PlanMonth(month, tuple(one for one in listed if one.planned_on in month)) for month in months]


def visit(*, by: Actor, visit_id: UUID, today: date) -> VisitDetail:
    """One visit; Refusal `tidak-ditemukan`. Drafts are read by the office that writes them only."""
    found = seen_visit(by, Visit.objects.filter(id=visit_id).first())
    version = version_of(found.checklist)
    mine = writes(by, found.area_id)
    open_to = mine or found.state == SIGNED
    said = {one.item: (one.value, one.note) for one in found.answers.order_by("item", "id")}
    view = visit_views([found])[0]
    findings = finding_views(found.findings.order_by("at", "id")) if open_to else []
    actions = action_views(by, found.actions.order_by("due_on", "id"), today) if open_to else []
    photos = found.photos.order_by("at", "id") if open_to else ()
    return VisitDetail(
        visit=view,
        checklist=version,
        visitors=tuple(found.visitors),
        summary=found.summary if open_to else "",
        reason=found.reason,
        answers=_answers(version, said if open_to else {}),
        photos=tuple(PhotoView(one.paper_id, one.caption) for one in photos),
        findings=tuple(findings),
        actions=tuple(actions),
        signed_at=found.signed_at,
        read_at=found.read_at,
        unanswered=len(unanswered(version.items, {item: value for item, (value, _note) in said.items()})),
        may_write=mine and found.state == PLANNED,
        may_read_off=found.state == SIGNED and found.read_at is None and answers(by, found),
        may_close=mine and found.state == SIGNED,
    )


def photo_file(*, by: Actor, visit_id: UUID, paper_id: UUID) -> PaperView:
    """The file of a photo of a visit, for everybody who reads the visit; Refusal `tidak-ditemukan`.

    Those who were visited have no right to papers of the area: the visit is what gives them this one.
    """
    found = seen_visit(by, Visit.objects.filter(id=visit_id).first())
    readable = writes(by, found.area_id) or found.state == SIGNED
    if not (readable and found.photos.filter(paper_id=paper_id).exists()):
        raise Refusal("tidak-ditemukan")
    return papers.paper(by=SYSTEM, id=paper_id)


def open_findings(*, by: Actor, area_id: int, limit: int = AT_MOST) -> list[FindingView]:
    """Findings of signed visits in an area that are not closed yet, the oldest first."""
    area = seen_area(by, area_id)
    found = Finding.objects.filter(within(area, "visit__visited__"), visit__state=SIGNED, closed_on__isnull=True)
    return finding_views(found.order_by("visit__held_on", "at", "id")[:limit])


def open_actions(*, by: Actor, area_id: int, today: date, limit: int = AT_MOST) -> list[ActionView]:
    """Actions agreed in signed visits in an area that are not done yet, the first due first."""
    area = seen_area(by, area_id)
    found = AgreedAction.objects.filter(within(area, "visit__visited__"), visit__state=SIGNED, state__in=UNDONE)
    return action_views(by, found.order_by("due_on", "id")[:limit], today)


def visit_views(found: Iterable[Visit]) -> list[VisitView]:
    """Internal: visits with what they found, in six statements for any number."""
    listed = list(found)
    ids = [one.id for one in listed]
    known = places.areas({one.area_id for one in listed} | {one.visited_id for one in listed})
    labels = post_labels(one.post_id for one in listed if one.post_id)
    counted = _counts(Finding.objects.filter(visit_id__in=ids), Q(closed_on__isnull=True))
    agreed = _counts(AgreedAction.objects.filter(visit_id__in=ids), Q(state__in=UNDONE))
    chairs = _chairs()
    return [
        VisitView(
            id=one.id,
            area=known[one.area_id],
            visited_area=known[one.visited_id],
            post_id=one.post_id,
            visited=labels[one.post_id] if one.post_id else known[one.visited_id].label,
            planned_on=one.planned_on,
            held_on=one.held_on,
            leader=one.leader,
            leader_name=name_of(kind_table().leaders, one.leader),
            by_chair=one.leader in chairs,
            purpose=one.purpose,
            state=one.state,
            findings=counted.get(one.id, (0, 0))[0],
            findings_open=counted.get(one.id, (0, 0))[1],
            actions=agreed.get(one.id, (0, 0))[0],
            actions_open=agreed.get(one.id, (0, 0))[1],
        )
        for one in listed
    ]


def finding_views(found: QuerySet[Finding]) -> list[FindingView]:
    """Internal: findings with what they are about."""
    listed = list(found.select_related("visit").annotate(left=Count("actions", filter=Q(actions__state__in=UNDONE))))
    names = {one.id: one for one in visit_views(one.visit for one in listed)}
    return [
        FindingView(
            id=one.id,
            visit_id=one.visit_id,
            visited=names[one.visit_id].visited,
            field=one.field,
            severity=one.severity,
            severity_name=name_of(kind_table().severities, one.severity),
            text=one.text,
            found_on=one.visit.held_on or one.visit.planned_on,
            closed_on=one.closed_on,
            outcome=one.outcome,
            actions_open=one.left,
        )
        for one in listed
    ]


def action_views(by: Actor, found: QuerySet[AgreedAction], today: date) -> list[ActionView]:
    """Internal: actions as the actor sees them."""
    listed = list(found.select_related("visit"))
    names = {one.id: one for one in visit_views({one.visit_id: one.visit for one in listed}.values())}
    may = {one.visit_id: answers(by, one.visit) or writes(by, one.visit.area_id) for one in listed}
    return [
        ActionView(
            id=one.id,
            visit_id=one.visit_id,
            visited=names[one.visit_id].visited,
            finding_id=one.finding_id,
            what=one.what,
            owner=one.owner,
            due_on=one.due_on,
            state=one.state,
            done_on=one.done_on,
            note=one.note,
            overdue=one.state in UNDONE and one.due_on < today,
            may_move=may[one.visit_id],
        )
        for one in listed
    ]


def _answers(version: Version, said: dict[str, tuple[str, str]]) -> tuple[AnswerView, ...]:
    values = kind_table().values
    found = []
    for item in version.items:
        value, note = said.get(item.code, ("", ""))
        name = name_of(values, value) if value else ""
        found.append(AnswerView(item.code, item.field, item.name, value, name, note))
    return tuple(found)


def _counts(found: QuerySet[Finding] | QuerySet[AgreedAction], left: Q) -> dict[UUID, tuple[int, int]]:
    rows = found.order_by().values_list("visit_id").annotate(n=Count("id"), open=Count("id", filter=left))
    return {visit: (n, still) for visit, n, still in rows}


def _chairs() -> set[str]:
    return {one.code for one in kind_table().leaders if one.chair}
