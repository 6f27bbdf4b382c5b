"""The registry as anybody may read it: find a village by its name or path, and its posts."""

import re
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from simpul.kernel.actor import REGENCY, VILLAGE
from simpul.offices.queries import institution
from simpul.places import queries as places
from simpul.places.queries import ATTRIBUTION, AreaView
from simpul.published.queries import Published, Selection, published_counts, published_posts
from simpul.registry.queries import registered_post
from simpul.services.queries import next_open_days
from simpul.web.request import Request
from simpul.web.rights import PUBLIC, page
from simpul.web.walk import Stone, area_or_refusal

LISTED, POSTS_AT_MOST = 30, 200
# The door for machines; doors do not import each other, so its address is told here once (docs/how-to).
MACHINES = "/api/v1/registry/posts"
_NUMBER = re.compile(r"^\d{2}\.\d{2}\.\d{2}\.\d{4}\.\d{3}$")


@page(PUBLIC, methods=("GET",))
def search(request: Request) -> HttpResponse:
    """Find a village, or any area above, by a part of its name, its path, or its code; a number leads to its post."""
    text = request.GET.get("q", "").strip()[:100]
    if _NUMBER.match(text) and registered_post(text):
        return redirect("dossiers:registered", number=text)
    hits = places.search(text, limit=LISTED) if text else []
    nation = places.area(places.nation_id())
    values = {"text": text, "hits": hits, "children": places.children(nation.id), "machines": MACHINES}
    return render(request, "web/public/registry.html", values)


@page(PUBLIC, methods=("GET",))
def area(request: Request, code: str) -> HttpResponse:
    """The posts of a village, or the areas below any other one."""
    found = area_or_refusal(code)
    values = {
        "area": found,
        "trail": [Stone(step.label, _address(step)) for step in places.trail(found.id)],
        "machines": f"{MACHINES}?{urlencode({'area': found.code})}",
        "csv": f"{MACHINES}.csv?{urlencode({'area': found.code})}",
        "attribution": ATTRIBUTION,
        **(_village(found, request.today) if found.level == VILLAGE else _above(found)),
    }
    return render(request, "web/public/area.html", values)


def _address(step: AreaView) -> str:
    return reverse("open:area", kwargs={"code": step.code}) if step.level else reverse("open:search")


def _village(found: AreaView, today: date) -> dict[str, object]:
    posts = published_posts(Selection(area_id=found.id), limit=POSTS_AT_MOST)
    ids = [one.id for one in posts]
    served, opening = institution(ids, today), next_open_days(ids, today)
    lines = [(one, sorted(served[one.id].fields_with_kader), opening.get(one.id)) for one in sorted(posts, key=_order)]
    return {"posts": lines, "numbered": sum(1 for one in posts if one.number)}


def _order(one: Published) -> tuple[bool, str, str]:
    """Closed posts last."""
    return one.state == "tutup", one.label.casefold(), str(one.id)


def _above(found: AreaView) -> dict[str, object]:
    """Counts are told from the regency down: above, the figures of the month are the better answer."""
    counts = published_counts(found.id) if found.level >= REGENCY else {}
    return {"children": [(one, counts.get(one.id)) for one in places.children(found.id)], "counted": bool(counts)}
