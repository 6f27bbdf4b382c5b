"""What the pages about assessments share: the way to them, errands that lead back, days of a stage in words."""

from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.assessments.queries import ContestPage
from simpul.places.queries import AreaView
from simpul.web import words
from simpul.web.errand_form import Errand
from simpul.web.request import Request
from simpul.web.walk import Stone, stones

READ = "assessment.read"
LEVELS = {
    0: gettext_lazy("nasional"),
    1: gettext_lazy("provinsi"),
    2: gettext_lazy("kabupaten/kota"),
    3: gettext_lazy("kecamatan"),
    4: gettext_lazy("desa/kelurahan"),
}


def trail_to(request: Request, area_id: int, *more: Stone) -> list[Stone]:
    """Nation to this area, then what lies below its page."""
    return [*stones(request.actor, area_id, READ, "assessments:area"), *more]


def contest_stone(found: ContestPage) -> Stone:
    """The link to a contest."""
    return Stone(found.name, reverse("assessments:contest", kwargs={"contest_id": found.id}))


def area_errand(
    request: Request, place: AreaView, name: str, title: str, button: str, said: str, **more: Any
) -> Errand:
    """An errand at an area that leads back to one of its pages."""
    back = reverse(more.pop("page", "assessments:area"), kwargs={"code": place.code})
    lead = more.pop("lead", place.full_name or place.name)
    trail = trail_to(request, place.id)
    return Errand(name=name, title=title, lead=lead, button=button, said=lambda: said, trail=trail, back=back, **more)


def contest_errand(
    request: Request, found: ContestPage, name: str, title: str, button: str, said: str, **more: Any
) -> Errand:
    """An errand about a contest that leads back to it."""
    back = reverse("assessments:contest", kwargs={"contest_id": found.id})
    trail = trail_to(request, found.area.id, contest_stone(found))
    lead = more.pop("lead", f"{found.name}, {found.year}")
    return Errand(name=name, title=title, lead=lead, button=button, said=lambda: said, trail=trail, back=back, **more)


def days_of(span: tuple[date | None, date | None]) -> str:
    """`13 Oktober 2025 – 17 Oktober 2025`; "belum disebut" where no day is known."""
    first, last = span
    if first is None and last is None:
        return _("belum disebut")
    told = [words.long_date(day) for day in dict.fromkeys((first, last)) if day is not None]
    return " – ".join(told)


def points(value: Fraction | None) -> str:
    """A total of 100 with two decimals; a dash while it is not known."""
    return "–" if value is None else f"{float(round(value, 2)):.2f}".replace(".", ",")


def id_of(text: str) -> UUID | None:
    """The id chosen in a form; None for none."""
    return UUID(text) if text else None
