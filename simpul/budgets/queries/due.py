"""Requests for the budget of a bidan that nobody has answered."""

from datetime import datetime

from django.utils.translation import gettext as _

from simpul.budgets.models import BidanRequest
from simpul.budgets.rules.states import ASKED
from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.errand import Errand


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """Requests that the actor's village should answer. Page `bidan` with args area."""
    heads = {
        grant.area_id for grant in by.where("budget.write") if grant.level == VILLAGE and grant.area_id is not None
    }
    asked = BidanRequest.objects.filter(village_id__in=heads, state=ASKED)
    return [_request(one) for one in asked.order_by("village_id", "year")]


def _request(one: BidanRequest) -> Errand:
    title = _("Permintaan anggaran bidan desa %(year)d menunggu jawaban.") % {"year": one.year}
    return Errand("jatuh_tempo", title, "bidan", {"area": str(one.village_id)})
