"""A new version of the checklist, published by a regency or above for itself and all below."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.coaching.commands.grounds import field_or_none
from simpul.coaching.models import Checklist
from simpul.coaching.queries.checklists import holding
from simpul.coaching.queries.seeing import PUBLISH
from simpul.coaching.rules.visits import new_codes
from simpul.kernel.actor import REGENCY, Actor
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.places import queries as places
from simpul.plans.commands.grounds import today_in


@command("coaching.publish_checklist")
def publish_checklist(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    valid_from: date,
    name: str,
    source: str,
    items: Sequence[tuple[str, str]],
    id: UUID | None = None,
) -> UUID:
    """Publish the items (field, question) as the checklist from a day to come. Visits keep the version they have.

    A question in the words of the version before it keeps its code, so that areas and years can be compared.
    Refusals: daftar-periksa-tingkat, daftar-periksa-mulai-nanti, daftar-periksa-salah.
    """
    scope = places.scope_of(area_id)
    by.require(PUBLISH, scope, exact=True)
    if id is not None and Checklist.objects.filter(id=id, by=by.id).exists():
        return id
    if len(scope.area) - 1 > REGENCY:
        raise Refusal("daftar-periksa-tingkat")
    if valid_from <= today_in(area_id, at):
        raise Refusal("daftar-periksa-mulai-nanti", field="valid_from")
    asked = [(field_or_none(field), worded(text, "items", 300)) for field, text in items]
    if not asked or len(set(asked)) < len(asked):
        raise Refusal("daftar-periksa-salah", field="items")
    coded = new_codes(asked, holding(scope.area, valid_from).items, valid_from)
    told = {
        "name": worded(name, "name", 120),
        "items": [[one.code, one.field, one.name] for one in coded],
        "source": worded(source, "source", 200),
        "by": by.id,
        "at": at,
    }
    made, _new = Checklist.objects.update_or_create(area_id=area_id, valid_from=valid_from, defaults=told)
    changed("coaching_checklist", made.id, after={"area": area_id, "from": valid_from.isoformat(), "items": len(coded)})
    return made.id
