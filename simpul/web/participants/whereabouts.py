"""What the pages about participants share: the way to them, who may write, errands that lead back."""

from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from simpul.kernel.refusals import Refusal
from simpul.participants.queries import Ground, ground_of
from simpul.participants.queries.ground import MANAGE, READ
from simpul.places.queries import areas
from simpul.web.errand_form import Errand
from simpul.web.request import Request
from simpul.web.walk import Stone, stones


def ground_for(request: Request, batch_id: UUID, *, manage: bool = False) -> Ground:
    """The batch; Refusal `tidak-ditemukan` for whom it does not concern, `tidak-berhak` for who only reads."""
    ground = ground_of(batch_id, request.at)
    if manage and not ground.may(request.actor, MANAGE):
        raise Refusal("tidak-berhak", action=MANAGE)
    if not ground.may(request.actor, READ) and not concerns(request, ground):
        raise Refusal("tidak-ditemukan")
    return ground


def concerns(request: Request, ground: Ground) -> bool:
    """Whether the reader serves somewhere within the area of the organiser."""
    held = {grant.area_id for grant in request.actor.where(READ) if grant.area_id is not None}
    return any(ground.covers(one.path) for one in areas(held).values())


def manages(request: Request, ground: Ground) -> bool:
    """Whether the reader looks after the list."""
    return ground.may(request.actor, MANAGE)


def trail_to(request: Request, ground: Ground, *more: Stone) -> list[Stone]:
    """Nation to the organiser, the batch, then what lies below its page of participants."""
    way = stones(request.actor, ground.area.id, "training.read", "training:area")
    return [*way, batch_stone(ground), Stone(_("Peserta"), at("batch", ground)), *more]


def batch_stone(ground: Ground) -> Stone:
    """The page of the batch itself."""
    try:
        return Stone(ground.title, reverse("training:batch", kwargs={"batch_id": ground.batch_id}))
    except NoReverseMatch:
        return Stone(ground.title)


def at(page: str, ground: Ground) -> str:
    """The address of a page about this batch."""
    return reverse(f"participants:{page}", kwargs={"batch_id": ground.batch_id})


def errand_of(
    request: Request, ground: Ground, name: str, title: str, button: str, said: str, *, back: str = "", lead: str = ""
) -> Errand:
    """An errand about a batch that leads back to one of its pages."""
    return Errand(
        name=name,
        title=title,
        lead=lead or ground.title,
        button=button,
        said=(lambda: said) if said else None,
        trail=trail_to(request, ground),
        back=back or at("batch", ground),
    )
