"""What village staff should see to: SK that run out, proposals that wait for an SK."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.errand import Errand
from simpul.lifecycle.queries.proposals import open_proposals
from simpul.lifecycle.queries.slips import RIGHT
from simpul.offices.queries import decrees_ending
from simpul.places import queries as places

# Own decisions (docs/rules/kelembagaan.md): as many days as for the end of a term; a month for the SK of a new post.
SOON_DAYS = 90
WAITING_DAYS = 30


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """SK that end soon and are not replaced, proposals without SK for a month: for the staff of a village.

    Pages: `decrees` and `proposals` with args area.
    """
    errands: list[Errand] = []
    villages = [g.area_id for g in by.where(RIGHT) if g.level == VILLAGE and g.post is None and g.area_id is not None]
    for village_id in dict.fromkeys(villages):
        on = day_at(at, places.zone(village_id, day_at(at, "WIB")))
        errands += _ending(by, village_id, on) + _waiting(by, village_id, on)
    return errands


def _ending(by: Actor, village_id: int, on: date) -> list[Errand]:
    found = decrees_ending(by=by, area_id=village_id, on=on, days=SOON_DAYS)
    if not found:
        return []
    title = ngettext(
        "SK %(number)s segera habis masa berlakunya. Siapkan SK penggantinya.",
        "%(count)d SK segera habis masa berlakunya. Siapkan SK penggantinya.",
        len(found),
    ) % {"number": found[0].number, "count": len(found)}
    last = found[0].valid_to
    return [Errand("jatuh_tempo", title, "decrees", {"area": str(village_id)}, due_on=last, count=len(found))]


def _waiting(by: Actor, village_id: int, on: date) -> list[Errand]:
    old = [p for p in open_proposals(by=by, area_id=village_id) if p.held_on <= on - timedelta(days=WAITING_DAYS)]
    if not old:
        return []
    title = _("Usulan %(post)s menunggu SK pendirian. Catat SK-nya, atau cabut usulannya.") % {"post": old[0].label}
    if len(old) > 1:
        title = _("%(count)d usulan posyandu menunggu SK pendirian. Catat SK-nya, atau cabut.") % {"count": len(old)}
    return [Errand("kurang", title, "proposals", {"area": str(village_id)}, count=len(old))]
