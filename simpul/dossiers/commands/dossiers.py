"""One dossier: begun and filled by the village, verified by the offices above, or given back."""

from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.dossiers.models import Dossier, Item
from simpul.dossiers.queries.lists import list_at, list_of
from simpul.dossiers.rules import (
    COMPLETE,
    DRAFT,
    IN_THE_VILLAGE,
    OWNERS,
    RETURNED,
    after_verifying,
    kept_list,
    may_bring,
    may_send_back,
    missing,
    owners_before,
)
from simpul.kernel.actor import DISTRICT, REGENCY, VILLAGE, Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.papers.queries import areas_of
from simpul.registry.queries import numbered, post_scope
from simpul.standards.dossiers import PaperItem


@command("dossiers.start")
def start(*, by: Actor, at: datetime, post_id: UUID) -> UUID:
    """Begin the dossier of a post that has no number yet. Begun already: nothing happens."""
    by.require("dossier.prepare", post_scope(post_id))
    if known := Dossier.objects.filter(post_id=post_id).first():
        return known.id
    if numbered([post_id], date.max):
        raise Refusal("berkas-pos-sudah-bernomor")
    made = Dossier.objects.create(post_id=post_id, state=DRAFT, since=at)
    changed("dossier", made.id, after={"post": str(post_id), "state": DRAFT})
    return made.id


@command("dossiers.put_item")
def put_item(*, by: Actor, at: datetime, post_id: UUID, code: str, paper_id: UUID) -> None:
    """Let a paper stand for one line of the list; a better one takes its place. Each office brings its own papers:
    the village those of desa, the district and the regency theirs until the dossier is verified."""
    scope = post_scope(post_id)
    if not by.may("dossier.prepare", scope) and not _office_levels(by, scope):
        by.require("dossier.prepare", scope)
    dossier = _locked(post_id)
    item = _wanted(dossier, scope, code, at)
    level = OWNERS[item.owner]
    _require_owner(by, scope, level)
    if not may_bring(dossier.state, item.owner):
        raise Refusal("berkas-sudah-diserahkan")
    if areas_of([paper_id]) != {paper_id: scope.area[level]}:
        raise Refusal("berkas-desa-lain", field="file")
    known = Item.objects.filter(dossier=dossier, code=code).first()
    if known is not None and known.paper_id == paper_id:
        return
    Item.objects.update_or_create(dossier=dossier, code=code, defaults={"paper_id": paper_id})
    before = {"paper": str(known.paper_id)} if known else None
    changed("dossier", dossier.id, before=before, after={"item": code, "paper": str(paper_id)})


@command("dossiers.complete")
def complete(*, by: Actor, at: datetime, post_id: UUID) -> None:
    """Hand the dossier on: every paper that is needed is there."""
    dossier, scope = _held_by_village(by, post_id)
    rule = list_at(scope.area, day_at(at, "WIB"))
    _require_papers(dossier, rule.content.items, VILLAGE)
    dossier.papers = kept_list(rule)
    move(dossier, COMPLETE, at)


@command("dossiers.verify")
def verify(*, by: Actor, at: datetime, post_id: UUID) -> None:
    """Say as the office of the district or the regency that the dossier is in order."""
    dossier, level = _in_office(by, post_id)
    state = after_verifying(dossier.state, level)
    if not state:
        raise Refusal("berkas-bukan-giliran")
    _require_papers(dossier, list_of(dossier, post_scope(post_id).area, day_at(at, "WIB")).items, level)
    move(dossier, state, at)


@command("dossiers.send_back")
def send_back(*, by: Actor, at: datetime, post_id: UUID, reason: str) -> None:
    """Give the dossier back to the village with the reason; it leaves its batch."""
    dossier, level = _in_office(by, post_id)
    if not may_send_back(dossier.state, level):
        raise Refusal("berkas-bukan-giliran")
    if not reason.strip():
        raise Refusal("alasan-wajib", field="reason")
    dossier.batch = dossier.papers = None
    move(dossier, RETURNED, at, reason=" ".join(reason.split())[:300])


def move(dossier: Dossier, state: str, at: datetime, reason: str = "") -> None:
    """Internal to this subject: into the next state, held from now on by somebody else."""
    before, dossier.state, dossier.since, dossier.reason = dossier.state, state, at, reason
    dossier.save()
    changed("dossier", dossier.id, before={"state": before}, after={"state": state}, reason=reason)


def _held_by_village(by: Actor, post_id: UUID) -> tuple[Dossier, Scope]:
    scope = post_scope(post_id)
    by.require("dossier.prepare", scope)
    dossier = _locked(post_id)
    if dossier.state not in IN_THE_VILLAGE:
        raise Refusal("berkas-sudah-diserahkan")
    return dossier, scope


def _in_office(by: Actor, post_id: UUID) -> tuple[Dossier, int]:
    """The dossier, and the level as whose office the actor judges it: the regency before the district."""
    levels = _office_levels(by, post_scope(post_id))
    if not levels:
        raise Refusal("tidak-berhak", action="dossier.verify")
    return _locked(post_id), levels[0]


def _locked(post_id: UUID) -> Dossier:
    found = Dossier.objects.select_for_update().filter(post_id=post_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    if numbered([post_id], date.max):
        raise Refusal("berkas-pos-sudah-bernomor")
    return found


def _require_papers(dossier: Dossier, items: tuple[PaperItem, ...], level: int) -> None:
    """Refusal `berkas-belum-lengkap` while the office of a level, or one below it, still has to bring something."""
    present = set(dossier.items.values_list("code", flat=True))
    if lacking := missing(items, present, owners_before(level)):
        raise Refusal("berkas-belum-lengkap", kurang=", ".join(item.name for item in lacking))


def _wanted(dossier: Dossier, scope: Scope, code: str, at: datetime) -> PaperItem:
    items = list_of(dossier, scope.area, day_at(at, "WIB")).items
    found = next((item for item in items if item.code == code), None)
    if found is None:
        raise Refusal("berkas-tidak-diminta")
    return found


def _require_owner(by: Actor, scope: Scope, level: int) -> None:
    if level == VILLAGE:
        by.require("dossier.prepare", scope)
    elif level not in _office_levels(by, scope):
        raise Refusal("berkas-pemilik-lain")


def _office_levels(by: Actor, scope: Scope) -> list[int]:
    """As the office of which levels the actor handles this dossier: the regency before the district."""
    areas = ((level, Scope(area=scope.area[: level + 1])) for level in (REGENCY, DISTRICT))
    return [level for level, area in areas if by.may("dossier.verify", area, exact=True)]
