"""What the pages about competence share."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.competence.rules.finishing import Event
from simpul.places.queries import area
from simpul.web.activities.hub import trail_to_hub
from simpul.web.errand_form import Errand
from simpul.web.request import Request
from simpul.web.walk import Stone


def share(part: int, whole: int) -> int | None:
    """Whole per cent; None of nothing."""
    return part * 100 // whole if whole else None


def trail_of_batch(request: Request, event: Event, *more: Stone) -> list[Stone]:
    """Nation to the organiser, then the certificates of its batch."""
    href = reverse("competence:batch", kwargs={"batch_id": event.batch_id})
    return trail_to_hub(request, event.area_id, Stone(event.name, href), *more)


def batch_errand(
    request: Request, event: Event, name: str, title: str, button: str, said: str, lead: str = ""
) -> Errand:
    """An errand at a batch that leads back to its page."""
    return Errand(
        name=name,
        title=title,
        lead=lead or event.name,
        button=button,
        said=lambda: said,
        trail=trail_of_batch(request, event),
        back=batch_href(event.batch_id),
    )


def batch_href(batch_id: UUID) -> str:
    return reverse("competence:batch", kwargs={"batch_id": batch_id})


def village_trail(request: Request, village_id: int) -> list[Stone]:
    """Nation to the village, then its plans."""
    code = area(village_id).code
    return trail_to_hub(
        request, village_id, Stone(_("Rencana"), reverse("competence:follow-ups", kwargs={"code": code}))
    )
