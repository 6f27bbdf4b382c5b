"""A person who was entered twice: one row is read as the other. Called by duplicates, never by a door."""

from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, inside_a_command
from simpul.kernel.actor import Actor
from simpul.kernel.nik import Nik
from simpul.kernel.refusals import Refusal
from simpul.people.commands import shared
from simpul.people.models import Person
from simpul.people.queries.scoping import keys


def set_merged(*, by: Actor, at: datetime, loser: UUID, winner: UUID | None) -> None:
    """From now on `loser` is read as `winner` and belongs to no post; None: is somebody of their own again.

    Refusal `orang-sudah-digabung` when one of them is merged already.
    """
    lost = _locked(loser)
    if winner is not None and (lost.merged_into_id or _locked(winner).merged_into_id):
        raise Refusal("orang-sudah-digabung")
    before, feed = {"merged_into": str(lost.merged_into_id or "")}, lost.post_id
    Person.everyone.filter(id=loser).update(merged_into=winner, post_id=None, version=lost.version + 1)
    changed("person", loser, before=before, after={"merged_into": str(winner or "")}, feed=feed)


def pass_nik(*, by: Actor, at: datetime, giver: UUID, taker: UUID) -> bool:
    """The NIK goes from one row to the other, sealed anew for it; False when there is none. `nik-berbeda`: two NIK."""
    one, other = _locked(giver), _locked(taker)
    if one.nik_sealed is None:
        return False
    if other.nik_sealed is not None:
        raise Refusal("nik-berbeda")
    nik = Nik(keys().open(one.nik_sealed, one.id))
    for row, number in ((one, None), (other, nik)):
        end = row.nik_end
        shared.set_nik(row, number)
        row.version += 1
        row.save()
        changed("person", row.id, before={"nik_end": end}, after={"nik_end": row.nik_end}, feed=row.post_id)
    return True


def _locked(id: UUID) -> Person:
    if not inside_a_command():
        raise RuntimeError("persons are merged by the commands of duplicates")
    return Person.everyone.select_for_update().get(id=id)
