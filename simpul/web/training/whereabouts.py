"""What the pages about training share: the way to them, who organises, times and untold things in words."""

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from simpul import standards
from simpul.kernel.actor import Scope
from simpul.places.queries import AreaView
from simpul.training.queries import BatchView
from simpul.web import words
from simpul.web.errand_form import Errand
from simpul.web.request import Request
from simpul.web.walk import Stone, stones

READ, WRITE = "training.read", "training.write"


def trail_to(request: Request, area_id: int, *more: Stone) -> list[Stone]:
    """Nation to this area, then what lies below its page."""
    return [*stones(request.actor, area_id, READ, "training:area"), *more]


def organises(request: Request, place: AreaView) -> bool:
    """Whether the reader writes the programmes of that area."""
    return request.actor.may(WRITE, Scope(area=place.path), exact=True)


def batch_title(one: BatchView) -> str:
    """`Angkatan 1, Kabupaten Lebak`."""
    title = _("Angkatan %(number)d") % {"number": one.number}
    return f"{title}, {one.name or one.host_name}"


def when(one: BatchView) -> str:
    """The dates of a batch in words: `1–3 Desember 2025`, `Mei–Juni 2026 (rencana)`, or that nobody has told."""
    if one.starts_on and one.ends_on:
        return span(one)
    if one.month_from and one.month_to:
        months = words.long_month(one.month_from), words.long_month(one.month_to)
        return _("%(months)s (rencana)") % {"months": "–".join(dict.fromkeys(months))}
    days = _("%(n)d hari") % {"n": len(one.days)} if one.days else ""
    return ", ".join(filter(None, (_("tanggal belum disebut"), days)))


def span(one: BatchView) -> str:
    first, last = words.long_date(one.starts_on), words.long_date(one.ends_on)
    return first if first == last else f"{first} – {last}"


def programme_stone(one: BatchView) -> Stone:
    return Stone(one.programme_name, reverse("training:programme", kwargs={"programme_id": one.programme_id}))


def batch_stone(one: BatchView) -> Stone:
    return Stone(batch_title(one), reverse("training:batch", kwargs={"batch_id": one.id}))


def batch_errand(
    request: Request,
    one: BatchView,
    name: str,
    title: str,
    button: str,
    said: str,
    *,
    lead: str = "",
    page: str = "training:batch",
    to: Callable[[Any], str] | None = None,
) -> Errand:
    """An errand about a batch that leads back to one of its pages."""
    return Errand(
        name=name,
        title=title,
        lead=lead or f"{one.programme_name}. {batch_title(one)}",
        button=button,
        said=lambda: said,
        trail=trail_to(request, one.area_id, programme_stone(one), batch_stone(one)),
        back=reverse(page, kwargs={"batch_id": one.id}),
        to=to,
    )


def field_shorts(codes: Iterable[str]) -> str:
    """The short names of fields in one line."""
    return ", ".join(standards.field(code).short for code in codes)


def clock(minute: int | None) -> str:
    """Minutes from midnight as people write the time: `08.30`."""
    return "" if minute is None else f"{minute // 60:02d}.{minute % 60:02d}"


def hours(starts: int | None, ends: int | None) -> str:
    """`08.30–10.00`, or that the time is not told."""
    return f"{clock(starts)}–{clock(ends)}" if starts is not None else _("jam belum disebut")
