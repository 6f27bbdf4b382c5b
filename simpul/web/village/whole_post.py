"""One SK appoints a whole post: every seat in one form, what is refused comes back to be mended."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from simpul.audit.commands import new_intention
from simpul.offices import commands, queries
from simpul.web.errand_form import Errand, carry_out, show, warn
from simpul.web.post.place import Place, place_of
from simpul.web.request import Request
from simpul.web.rights import of_post, page
from simpul.web.village.decree_fields import decree_options
from simpul.web.village.seats import WholePostForm, seats_of


@page("appointment.manage", scope=of_post)
def appoint(request: Request, post_id: UUID) -> HttpResponse:
    """Fill the seats of a post by one SK."""
    place = place_of(request, post_id)
    form = _form(request, place, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done, outcome = carry_out(request, form, "offices.appoint_post", lambda: _act(request, place, form))
        if done:
            refused = {row["seat"]: row["said"] for row in outcome["rows"] if row["state"] == "refused"}
            _say(request, outcome["rows"])
            if not refused:
                return redirect(_back(place))
            form = _again(request, place, form, refused, outcome["decree"])
    errand = Errand(
        name="offices.appoint_post",
        title=_("Satu SK untuk semua pengurus dan kader"),
        lead=place.post.label,
        button=_("Simpan semua"),
        trail=place.trail,
        back=_back(place),
        template="web/village/whole_post.html",
    )
    return show(request, form, errand)


def _back(place: Place) -> str:
    return reverse("registry:officers", kwargs={"post_id": place.post.id})


def _form(request: Request, place: Place, data: Mapping[str, Any] | None) -> WholePostForm:
    held = queries.officers(by=request.actor, post_id=place.post.id, on=place.today)
    return WholePostForm(
        data,
        seats=seats_of(held, place.today),
        village_id=place.post.village_id,
        by=request.actor,
        initial={"on": place.today},
        **decree_options(request, place.post.village_id),
    )


def _act(request: Request, place: Place, form: WholePostForm) -> dict[str, Any]:
    """Plain JSON: the SK, and what came of each seat that was filled in."""
    decree = form.decree_of(request, place.post.village_id, queries.OFFICERS)
    seated = form.items(place.post.id, decree)
    rows: list[dict[str, Any]] = [
        {"seat": seat, "state": "refused", "said": said} for seat, said in form.unknown.items()
    ]
    outcomes = commands.appoint_post(
        by=request.actor,
        at=request.at,
        post_id=place.post.id,
        items=list(seated.values()),
        on=form.cleaned_data["on"],
        because=form.cleaned_data["because"],
        decree_id=decree,
        # Nobody leaves while somebody whom the SK names is not found yet.
        whole=form.cleaned_data["whole"] and not rows,
    )
    for seat, one in zip(seated, outcomes, strict=True):
        rows.append({"seat": seat, "state": one.state, "said": one.sentence, "warnings": list(one.warnings)})
    return {"decree": decree and str(decree), "rows": rows}


def _say(request: Request, rows: Iterable[Mapping[str, Any]]) -> None:
    listed = list(rows)
    seated = len([row for row in listed if row["state"] != "refused"])
    if seated:
        messages.success(request, ngettext("%d jabatan dicatat.", "%d jabatan dicatat.", seated) % seated)
    warn(request, dict.fromkeys(one for row in listed for one in row.get("warnings", ())))


def _again(
    request: Request, place: Place, form: WholePostForm, refused: Mapping[str, str], decree: str | None
) -> WholePostForm:
    """The same form with only the rows that were refused, the SK picked that was just written down."""
    kept = {name: value for name, value in form.data.items() if not name.startswith(("duduk_", "orang_", "sk_"))}
    kept |= {name: form.data.get(name, "") for seat in refused for name in (f"duduk_{seat}", f"orang_{seat}")}
    fresh = _form(request, place, {**kept, "decree_id": decree or "", "intention": str(new_intention())})
    fresh.is_valid()
    for seat, said in refused.items():
        fresh.offer(seat)
        fresh.add_error(f"duduk_{seat}", said)
    return fresh
