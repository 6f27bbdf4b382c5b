"""What the pages about tests share: the way to them, and errands that lead back."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.kernel.refusals import Refusal
from simpul.participants.queries import Ground, ground_of
from simpul.participants.queries.ground import MANAGE
from simpul.web.errand_form import Errand
from simpul.web.request import Request
from simpul.web.walk import Stone, stones

KINDS = {"awal": gettext_lazy("Tes awal"), "akhir": gettext_lazy("Tes akhir")}


def ground_for(request: Request, batch_id: UUID) -> Ground:
    """The batch, for those who look after it; Refusal `tidak-ditemukan`."""
    ground = ground_of(batch_id, request.at)
    if not ground.may(request.actor, MANAGE):
        raise Refusal("tidak-ditemukan")
    return ground


def at(page: str, ground: Ground) -> str:
    """The address of a page about the tests of a batch."""
    return reverse(f"exams:{page}", kwargs={"batch_id": ground.batch_id})


def trail_to(request: Request, ground: Ground, *more: Stone) -> list[Stone]:
    """Nation to the organiser, the batch, its tests, then what lies below."""
    way = stones(request.actor, ground.area.id, "training.read", "training:area")
    batch = Stone(ground.title, reverse("training:batch", kwargs={"batch_id": ground.batch_id}))
    return [*way, batch, Stone(_("Tes dan hasil"), at("batch", ground)), *more]


def errand_of(
    request: Request, ground: Ground, name: str, title: str, button: str, said: str, *, back: str = "batch"
) -> Errand:
    """An errand about the tests of a batch."""
    return Errand(
        name=name,
        title=title,
        lead=ground.title,
        button=button,
        said=lambda: said,
        trail=trail_to(request, ground),
        back=at(back, ground),
    )
