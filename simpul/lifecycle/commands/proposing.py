"""Posts that a musyawarah wishes for."""

from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.lifecycle.commands.steps import require_paper
from simpul.lifecycle.models import Proposal
from simpul.lifecycle.queries.slips import RIGHT
from simpul.places import queries as places
from simpul.registry import queries as registry
from simpul.registry.rules import clean_name, name_fault, post_key


@command("lifecycle.propose")
def propose(
    *,
    by: Actor,
    at: datetime,
    village_id: int,
    name: str,
    held_on: date,
    held_at: str,
    hamlet_id: UUID | None = None,
    address: str = "",
    paper_id: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """Write down what a musyawarah has agreed: a post of that name. `held_on`, `held_at`: when and where it sat.

    Returns its id; an id known already changes nothing. It counts nowhere until `found_post`.
    """
    village = places.area(village_id)
    by.require(RIGHT, places.scope_of(village_id))
    if village.level != VILLAGE or village.ended_on is not None:
        raise Refusal("bukan-desa", field="village_id")
    if id is not None and Proposal.objects.filter(id=id).exists():
        return id
    one = Proposal(
        id=id or new_id(), village_id=village_id, hamlet_id=hamlet_id, name=clean_name(name),
        address=clean_name(address)[:300], held_on=held_on, held_at=clean_name(held_at)[:200], paper_id=paper_id,
        by=by.id, at=at,
    )  # fmt: skip
    one.name_key = post_key(one.name)
    _require_sound(by, at, one)
    one.save(force_insert=True)
    changed("proposal", one.id, after=_plain(one))
    return one.id


@command("lifecycle.add_minutes")
def add_minutes(*, by: Actor, at: datetime, proposal_id: UUID, paper_id: UUID) -> None:
    """Bring the minutes of the musyawarah; a better copy takes the place of the one before."""
    one = open_proposal(by, proposal_id)
    require_paper(paper_id, [one.village_id])
    before = _plain(one)
    one.paper_id = paper_id
    one.save(update_fields=["paper"])
    changed("proposal", one.id, before=before, after=_plain(one))


@command("lifecycle.withdraw_proposal")
def withdraw_proposal(*, by: Actor, at: datetime, proposal_id: UUID, reason: str) -> None:
    """A proposal that comes to nothing, or was a slip: it stays readable with the reason."""
    one = open_proposal(by, proposal_id)
    kept = clean_name(reason)[:300]
    if not kept:
        raise Refusal("alasan-wajib", field="reason")
    one.withdrawn_because = kept
    one.save(update_fields=["withdrawn_because"])
    changed("proposal", one.id, after={"withdrawn": True}, reason=kept)


def open_proposal(by: Actor, proposal_id: UUID) -> Proposal:
    """Internal: a proposal, locked, that is neither founded nor withdrawn."""
    one = Proposal.objects.select_for_update(of=("self",)).filter(id=proposal_id).first()
    if one is None or not by.may(RIGHT, places.scope_of(one.village_id)):
        raise Refusal("tidak-ditemukan")
    if one.post_id is not None or one.withdrawn_because:
        raise Refusal("usul-sudah-selesai")
    return one


def _require_sound(by: Actor, at: datetime, one: Proposal) -> None:
    if fault := name_fault(one.name):
        raise Refusal(fault, field="name")
    if not one.held_at:
        raise Refusal("musyawarah-tanpa-tempat", field="held_at")
    today = day_at(at, places.zone(one.village_id, day_at(at, "WIB")))
    if one.held_on > today:
        raise Refusal("tanggal-belum-tiba", field="held_on", on=one.held_on)
    if one.hamlet_id is not None and one.hamlet_id not in {h.id for h in places.hamlets(one.village_id)}:
        raise Refusal("dusun-bukan-desa-ini", field="hamlet_id")
    if one.paper_id is not None:
        require_paper(one.paper_id, [one.village_id])
    rival = next(
        (p for p in registry.known_posts(by=by, village_id=one.village_id) if p.name_key == one.name_key), None
    )
    if rival is not None:
        raise Refusal("nama-pos-sudah-ada", field="name", name=rival.name)
    same = Proposal.objects.filter(village_id=one.village_id, name_key=one.name_key)
    if same.filter(post__isnull=True, withdrawn_because="").exists():
        raise Refusal("usul-sudah-ada", field="name", name=one.name)


def _plain(one: Proposal) -> dict[str, object]:
    return {
        "village": one.village_id,
        "hamlet": str(one.hamlet_id) if one.hamlet_id else None,
        "name": one.name,
        "held_on": one.held_on.isoformat(),
        "held_at": one.held_at,
        "paper": str(one.paper_id) if one.paper_id else None,
    }
