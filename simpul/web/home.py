""" "Pekerjaan saya": what is due, what came back, what is missing; the sum of every subject's errands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from simpul.kernel.actor import Actor
from simpul.kernel.errand import Errand
from simpul.offices.queries import due as due_in_offices
from simpul.people.queries import due as due_in_people
from simpul.registry.queries import post_labels
from simpul.reports.queries import due as due_in_reports
from simpul.services.queries import due as due_in_services
from simpul.web import words
from simpul.web.context import home_area_code, offices
from simpul.web.pages import address
from simpul.web.request import Request
from simpul.web.rights import SIGNED_IN, page
from simpul.web.walk import Stone, area_or_refusal

SOURCES: tuple[Callable[..., list[Errand]], ...] = (
    due_in_reports,
    due_in_services,
    due_in_offices,
    due_in_people,
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
        "offices": _offices(request.actor),
    }
    return render(request, "web/home.html", values)


def errands(actor: Actor, at: datetime) -> list[Errand]:
    """Everything that waits for the actor, the earliest due first."""
    found = [errand for source in SOURCES for errand in source(by=actor, at=at)]
    return sorted(found, key=lambda one: (one.due_on or date.max, one.title))


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
    """The posts in which the actor serves, to go there with one touch."""
    ids = dict.fromkeys(grant.post for grant in actor.grants if grant.post is not None)
    labels = post_labels(ids)
    return [Stone(labels[id], reverse("post:home", kwargs={"post_id": id})) for id in ids if id in labels]


def _offices(actor: Actor) -> list[Stone]:
    """Where the actor holds office, to go there with one touch."""
    found = []
    for grant in offices(actor):
        code = home_area_code(actor, grant)
        found.append(Stone(area_or_refusal(code).full_name, reverse("area", kwargs={"code": code})))
    return list(dict.fromkeys(found))
