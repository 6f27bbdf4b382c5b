"""What the pages about budgets share: the way to them, the year, cells of money."""

from uuid import UUID

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.kernel import money
from simpul.places.queries import AreaView, area
from simpul.web import words
from simpul.web.errand_form import Errand
from simpul.web.papers import take_in
from simpul.web.request import Request
from simpul.web.table import Cell
from simpul.web.walk import Stone, stones

READ = "budget.read"


def trail_to(request: Request, area_id: int, page: str = "budgets:area", *more: Stone) -> list[Stone]:
    """Nation to this area, then what lies below its page."""
    action = "incentive.read" if page.startswith("incentives:") else READ
    return [*stones(request.actor, area_id, action, page), *more]


def chosen_year(request: Request) -> int:
    """The year of `?tahun=2026`; what cannot be read falls back to this year."""
    text = request.GET.get("tahun", "")
    return int(text) if len(text) == 4 and text.isascii() and text.isdecimal() and text > "1999" else request.today.year


def money_cell(value: int | None, href: str = "", beside: str = "") -> Cell:
    """Rupiah that can be sorted and summed in a sheet."""
    return Cell(value, words.money(value), href, beside=beside, numeric=True)


def share_cell(part: int, whole: int) -> Cell:
    """The part of a whole in per cent; the export keeps one decimal."""
    found = money.tenths(part, whole)
    return Cell(None if found is None else found / 10, money.share(part, whole), numeric=True)


def area_errand(
    request: Request, place: AreaView, name: str, title: str, button: str, said: str, *, page: str, lead: str = ""
) -> Errand:
    """An errand at an area that leads back to one of its pages."""
    return Errand(
        name=name,
        title=title,
        lead=lead or place.full_name or place.name,
        button=button,
        said=lambda: said,
        trail=trail_to(request, place.id, page),
        back=reverse(page, kwargs={"code": place.code}),
    )


def paper_from(request: Request, form: forms.Form, area_id: int) -> UUID | None:
    """The paper that came with the form, if one did."""
    return take_in(request, form, area_id) if form.cleaned_data.get("file") else None


def below_stone(area_id: int, page: str = "budgets:area", name: str = "") -> Stone:
    """A link to a page of an area."""
    return Stone(name or _("Anggaran"), reverse(page, kwargs={"code": area(area_id).code}))
