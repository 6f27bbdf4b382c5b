""" "Pekerjaan saya": what is due, what came back, what is missing; the sum of every subject's errands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from simpul.arrangements.queries import due as due_in_arrangements
from simpul.assessments.queries import due as due_in_assessments
from simpul.budgets.queries import due as due_in_budgets
from simpul.checks.queries import due as due_in_checks
from simpul.coaching.queries import due as due_in_coaching
from simpul.competence.queries import due as due_in_competence
from simpul.decisions.queries import due as due_in_decisions
from simpul.dossiers.queries import due as due_in_dossiers
from simpul.duplicates.queries import due as due_in_duplicates
from simpul.heads.queries import due as due_in_heads
from simpul.incentives.queries import due as due_in_incentives
from simpul.intake.queries import due as due_in_intake
from simpul.kernel.actor import Actor
from simpul.kernel.errand import Errand
from simpul.lifecycle.queries import due as due_in_lifecycle
from simpul.meetings.queries import due as due_in_meetings
from simpul.people.queries import due as due_in_people
from simpul.plans.queries import due as due_in_plans
from simpul.registry.queries import post_grounds, post_labels
from simpul.reports.queries import due as due_in_reports
from simpul.services.queries import due as due_in_services
from simpul.upkeep.queries import due as due_in_upkeep
from simpul.web import words
from simpul.web.context import home_area_code, offices
from simpul.web.pages import address
from simpul.web.request import Request
from simpul.web.rights import SIGNED_IN, page
from simpul.web.walk import Stone, area_or_refusal

SOURCES: tuple[Callable[..., list[Errand]], ...] = (
    due_in_reports,
    due_in_services,
    due_in_upkeep,
    due_in_heads,
    due_in_people,
    due_in_intake,
    due_in_dossiers,
    due_in_plans,
    due_in_budgets,
    due_in_incentives,
    due_in_arrangements,
    due_in_meetings,
    due_in_decisions,
    due_in_competence,
    due_in_duplicates,
    due_in_checks,
    due_in_lifecycle,
    due_in_coaching,
    due_in_assessments,
)
# What came back first, then what is late, due, open today, missing.
GROUPS = (
    ("kembali", _("Dikembalikan kepada Anda"), "back"),
    ("terlambat", _("Terlambat"), "clock"),
    ("jatuh_tempo", _("Harus dikerjakan"), "work"),
    ("hari_buka", _("Hari buka"), "calendar"),
    ("kurang", _("Masih kurang"), "missing"),
)


@dataclass(frozen=True)
class Line:
    """An errand as shown: its sentence, where it leads, when it is due."""

    title: str
    kind: str
    icon: str
    href: str
    when: str


@page(SIGNED_IN, methods=("GET",))
def home(request: Request) -> HttpResponse:
    """The first page of every actor."""
    groups = group(errands(request.actor, request.at), request.today)
    values = {
        "groups": groups,
        "nothing": not groups,
        "posts": _posts(request.actor),
        "records": bool(request.actor.where("record.write")),
        "offices": _offices(request.actor),
    }
    return render(request, "web/home.html", values)


def errands(actor: Actor, at: datetime) -> list[Errand]:
    """Everything that waits for the actor, the earliest due first, else in the order in which its subject tells it."""
    found = [errand for source in SOURCES for errand in source(by=actor, at=at)]
    return sorted(found, key=lambda one: one.due_on or date.max)


def group(found: Iterable[Errand], today: date) -> list[tuple[str, list[Line]]]:
    """Errands under their headings; a kind without heading stands under the last."""
    known = {kind for kind, *_rest in GROUPS}
    listed = list(found)
    groups = []
    for kind, title, icon in GROUPS:
        mine = [one for one in listed if one.kind == kind or (kind == GROUPS[-1][0] and one.kind not in known)]
        if mine:
            groups.append((str(title), [_line(one, kind, icon, today) for one in mine]))
    return groups


def _line(errand: Errand, kind: str, icon: str, today: date) -> Line:
    return Line(errand.title, kind, icon, address(errand), _when(errand.due_on, today))


def _when(due_on: date | None, today: date) -> str:
    if due_on is None:
        return ""
    if due_on == today:
        return str(_("hari ini"))
    if due_on < today:
        return str(_("seharusnya %(day)s")) % {"day": words.long_date(due_on)}
    return str(_("paling lambat %(day)s")) % {"day": words.long_date(due_on)}


def _posts(actor: Actor) -> list[Stone]:
    """The posts in which the actor serves and that are not closed, to go there with one touch."""
    served = dict.fromkeys(grant.post for grant in actor.grants if grant.post is not None)
    grounds = post_grounds(served)
    ids = [id for id in served if id in grounds and grounds[id].closed_on is None]
    labels = post_labels(ids)
    return [Stone(labels[id], reverse("post:home", kwargs={"post_id": id})) for id in ids if id in labels]


def _offices(actor: Actor) -> list[Stone]:
    """Where the actor holds office and reads its figures, to go there with one touch."""
    found = []
    for grant in offices(actor):
        if "report.read" not in grant.actions:
            continue
        code = home_area_code(actor, grant)
        found.append(Stone(area_or_refusal(code).full_name, reverse("area", kwargs={"code": code})))
    return list(dict.fromkeys(found))
