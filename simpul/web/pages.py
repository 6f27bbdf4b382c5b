"""Where an errand or a doubt of a subject is seen to: it names the page, this table knows the address."""

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from simpul.places.queries import area

# page -> names of addresses, each with the arguments of the path (address's name: errand's name); the first whose
# arguments are all there is taken, and what is left over stands in the query
PAGES: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "reports.inbox": (("reports", {"code": "code"}),),
    "reports.submission": (("submission", {"submission_id": "id"}),),
    "reports.send": (("post:finish", {"post_id": "post_id"}),),
    "rows": (("post-indicator", {"post_id": "post_id", "indicator": "indikator"}),),
    "open_day": (("post:open-day", {"open_day_id": "id"}),),
    "open_days": (("post:open-days", {"post_id": "post_id"}),),
    "roster": (("people:list", {"post_id": "post_id"}),),
    "post": (("post:home", {"post_id": "post_id"}), ("post:home", {"post_id": "post"})),
    "posts": (("registry:post", {"post_id": "post"}), ("registry:posts", {"code": "area"})),
    "officers": (("registry:officers", {"post_id": "post"}), ("registry:team", {"code": "area"})),
    "upkeep": (("upkeep:area", {"code": "area"}),),
    "memberships": (("upkeep:memberships", {"code": "area"}),),
    "decrees": (("registry:decrees", {"code": "area"}),),
    "proposals": (("registry:proposals", {"code": "area"}),),
    "duplicates.persons": (("duplicates:persons", {"code": "area"}),),
    "dossiers": (("dossiers:area", {"code": "area"}),),
    "checks": (("checks:area", {"code": "area"}),),
    "coaching.reports": (("coaching:reports", {"code": "code"}),),
    "coaching.visit": (("coaching:visit", {"visit_id": "id"}),),
    "tasks": (("budgets:tasks", {"code": "area"}),),
    "bidan": (("budgets:village", {"code": "area"}),),
    "penilaian": (("assessments:judge", {"judge_id": "judge_id"}),),
    "incentives": (("incentives:area", {"code": "area"}),),
    "follow_ups": (("competence:follow-ups", {"code": "area"}),),
    "follow_ups_of_post": (("competence:post", {"post_id": "post"}),),
    "meeting.mine": (("meetings:mine", {}),),
    "meeting.actions": (("meetings:actions", {"code": "area"}),),
    "meeting.progress": (("meetings:progress", {"meeting_id": "id"}),),
    "meeting": (("meetings:meeting", {"meeting_id": "id"}),),
    "training.request": (("training:request", {"request_id": "id"}),),
    "phones.held": (("phones:held", {}),),
    "people.without_birth_date": (("people:without-birth-date", {}),),
}


class Pointer(Protocol):
    """What points at a page: an errand, a doubt."""

    @property
    def page(self) -> str: ...

    @property
    def args(self) -> Mapping[str, str]: ...


def address(pointer: Pointer) -> str:
    """The address; empty when that page is not part of this installation."""
    for name, wanted in PAGES.get(pointer.page, ()):
        if set(wanted.values()) <= set(pointer.args):
            path = {key: _of_path(given, pointer.args[given]) for key, given in wanted.items()}
            rest = {key: value for key, value in pointer.args.items() if key not in wanted.values()}
            try:
                return reverse(name, kwargs=path) + (f"?{urlencode(rest)}" if rest else "")
            except NoReverseMatch:
                continue
    return ""


def _of_path(name: str, value: str) -> str:
    """Addresses name areas by code; errands by id."""
    return area(int(value)).code if name == "area" else value
