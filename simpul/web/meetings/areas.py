"""Which areas an invitation or an action speaks of: the area itself, all below, all villages or
only the desa, those without a bidan, or chosen ones."""

from typing import Any

from django.utils.translation import gettext as _

from simpul.budgets.queries import bidan_stand
from simpul.kernel.actor import REGENCY, VILLAGE
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.web.meetings.forms import CHOSEN, AreasForm
from simpul.web.office.areas import below_title
from simpul.web.request import Request

OWN, BELOW, VILLAGES = "sendiri", "bawah", "desa"
DESA, WITHOUT_BIDAN = "tanpa-kelurahan", "tanpa-bidan"


def offered(request: Request, place: AreaView, *, bidan: bool = False) -> dict[str, Any]:
    """What a form about areas offers at this area."""
    return {"reaches": _reaches(request, place, bidan), "below": _below(place), "within": place}


def _reaches(request: Request, place: AreaView, bidan: bool) -> list[tuple[str, str]]:
    found = [(OWN, place.full_name or place.name)]
    if place.level < VILLAGE:
        found.append((BELOW, _("Semua: %(what)s") % {"what": below_title(place)}))
        found.append((CHOSEN, _("Hanya yang saya pilih di bawah ini")))
    if REGENCY <= place.level < VILLAGE - 1:
        found.append((VILLAGES, _("Semua desa dan kelurahan")))
    if REGENCY <= place.level < VILLAGE:
        found.append((DESA, _("Semua desa, tanpa kelurahan")))
    if bidan and REGENCY <= place.level < VILLAGE and request.actor.may("budget.read", places.scope_of(place.id)):
        found.append((WITHOUT_BIDAN, _("Semua desa tanpa bidan")))
    return found


def _below(place: AreaView) -> list[tuple[str, str]]:
    """The areas directly below, to be ticked."""
    return [(str(one.id), one.label) for one in places.children(place.id)] if place.level < VILLAGE else []


def chosen_areas(request: Request, form: AreasForm, place: AreaView) -> list[int]:
    """The ids of the areas that the form speaks of."""
    reach = form.cleaned_data["reach"]
    if reach == OWN:
        return [place.id]
    if reach == BELOW:
        return places.child_ids(place.id)
    if reach == VILLAGES:
        return places.below_ids(place.id, VILLAGE)
    if reach == DESA:
        return [id for id, one in places.areas(places.below_ids(place.id, VILLAGE)).items() if not one.is_kelurahan]
    if reach == WITHOUT_BIDAN:
        stand = bidan_stand(by=request.actor, area_id=place.id, on=request.today)
        return [one.area.id for one in stand.lines if one.state == "tanpa-bidan"]
    return form.chosen()
