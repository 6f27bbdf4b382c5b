"""What every page knows: who is here, where they may go, what has just been done."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from simpul.kernel.actor import Actor, Grant
from simpul.places.queries import area
from simpul.web.request import Request


@dataclass(frozen=True)
class Way:
    """An entry of the menu."""

    href: str
    name: str
    icon: str
    here: bool


def page(request: Request) -> dict[str, Any]:
    """Context processor: menu, actor and demo mark."""
    actor: Actor | None = getattr(request, "actor", None)
    return {"actor": actor, "menu": _menu(request, actor) if actor else [], "demo": settings.DEMO}


def _menu(request: Request, actor: Actor) -> list[Way]:
    entries = [(reverse("home"), _("Pekerjaan saya"), "work")]
    if post := next((grant for grant in actor.grants if grant.post), None):
        entries += _known("post:home", {"post_id": post.post}, _("Posyandu"), "post")
        if paid := next((grant for grant in actor.where("incentive.post") if grant.post), None):
            entries += _known("incentives:post", {"post_id": paid.post}, _("Insentif"), "money")
    home = home_area_code(actor)
    entries += _of_area(actor, home) if home else _of_trainings(actor)
    return [Way(href, name, icon, _is_here(request.path, href)) for href, name, icon in entries]


def _of_trainings(actor: Actor) -> list[tuple[str, str, str]]:
    """Those who serve in a post only find their trainings here."""
    return _known("training:mine", {}, _("Bimtek"), "book") if _holds(actor, "training.read") else []


def _of_area(actor: Actor, home: str) -> list[tuple[str, str, str]]:
    """The pages of the area in which the actor holds office."""
    entries = []
    if _holds(actor, "report.read"):
        entries.append((reverse("area", kwargs={"code": home}), _("Wilayah"), "map"))
        entries += _known("reports", {"code": home}, _("Laporan"), "report")
    entries += _known("registry:posts", {"code": home}, _("Posyandu"), "post")
    if _holds(actor, "training.read"):
        entries += _known("activities", {"code": home}, _("Kegiatan"), "calendar")
    if _holds(actor, "budget.read"):
        entries += _known("budgets:area", {"code": home}, _("Anggaran"), "money")
    if _holds(actor, "account.manage"):
        entries.append((reverse("accounts", kwargs={"code": home}), _("Akun"), "person"))
    return entries


def home_area_code(actor: Actor, office: Grant | None = None) -> str:
    """The code of the area of that office (None: the actor's first); empty for those who serve in a post only."""
    chosen = office or next(iter(offices(actor)), None)
    return str(area(chosen.area_id).code) if chosen and chosen.area_id is not None else ""


def offices(actor: Actor) -> tuple[Grant, ...]:
    """The roles that the actor holds in areas."""
    return tuple(grant for grant in actor.grants if grant.post is None and grant.area_id is not None)


def _holds(actor: Actor, *actions: str) -> bool:
    return any(actor.where(action) for action in actions)


def _known(name: str, args: dict[str, Any], words: str, icon: str) -> list[tuple[str, str, str]]:
    """The entry, if that part of the product is installed."""
    try:
        return [(reverse(name, kwargs=args), words, icon)]
    except NoReverseMatch:
        return []


def _is_here(path: str, href: str) -> bool:
    return path == href if href == "/" else path.startswith(href)
