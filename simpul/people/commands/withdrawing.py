"""Families and words about them, taken back as long as nobody has used them."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.people.commands import shared
from simpul.people.models import Household, Welfare
from simpul.people.queries.known import in_use
from simpul.people.queries.scoping import scope_of


@command("people.withdraw_families")
def withdraw_families(*, by: Actor, at: datetime, ids: Collection[UUID], notes: Collection[UUID] = ()) -> set[UUID]:
    """Take back families whom a list brought by mistake, and what it said about welfare (`notes`, each by its id).

    A family goes that nobody has changed or used since; who stays is returned, with the notes that stay.
    """
    said = Welfare.objects.select_related("household__village").filter(id__in=list(notes))
    unsaid = [one for one in said if by.may("person.correct", scope_of(one.household))]
    for one in unsaid:
        before = {"status": one.status, "decile": one.decile, "source": one.source, "on": one.on.isoformat()}
        changed("household", one.household_id, before=before, feed=one.household.post_id)
    Welfare.objects.filter(id__in=[one.id for one in unsaid]).delete()
    found = Household.objects.select_for_update(of=("self",)).select_related("village").filter(id__in=list(ids))
    used = in_use(ids, of=Household)
    going = [family for family in found if family.id not in used and by.may("person.register", scope_of(family))]
    for family in going:
        changed("household", family.id, before=shared.plain_household(family), feed=family.post_id)
    Household.objects.filter(id__in=[family.id for family in going]).delete()
    return {*ids, *notes} - {family.id for family in going} - {one.id for one in unsaid}
