"""SK: what was decreed for posts and teams, and which SK took the place of which."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.offices.models import Decree, PostDecree
from simpul.offices.queries.decrees import ABOUT_POSTS, TEAM
from simpul.offices.queries.signers import head_titles
from simpul.offices.rules.signing import signer_offices, signs
from simpul.papers import queries as papers
from simpul.places import queries as places
from simpul.registry.queries.posts import post_scopes
from simpul.registry.rules import months_touched, term_fault

RIGHTS = dict.fromkeys(ABOUT_POSTS, "appointment.manage") | {TEAM: "team.manage"}


@command("offices.record_decree")
def record_decree(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    purpose: str,
    number: str,
    on: date,
    signer_name: str,
    signer_office: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
    post_ids: Iterable[UUID] = (),
    also: Collection[str] = (),
    replaces: Iterable[UUID] = (),
    id: UUID | None = None,
) -> UUID:
    """Write down an SK of an area and the posts of which it speaks; what it does: `pendirian`, `pengurus`,
    `perubahan` of posts (`also`: more than one of these), or `tim_pembina`.

    `signer_office` "": the head of the area. In force from `valid_from` (None: `on`) to `valid_to` (excluded);
    the SK that it replaces end that day.
    """
    if purpose not in RIGHTS or any(one not in RIGHTS or TEAM in (one, purpose) for one in also):
        raise Refusal("sk-keperluan-tidak-dikenal", field="purpose")
    by.require(RIGHTS[purpose], places.scope_of(area_id))
    if id is not None and Decree.objects.filter(id=id).exists():
        return id
    decree = Decree(
        id=id or new_id(), area_id=area_id, purpose=purpose, number=number, on=on, signer_name=signer_name,
        signer_office=signer_office.strip() or _head_of(area_id, on), valid_from=valid_from or on, valid_to=valid_to,
    )  # fmt: skip
    _require_sound(decree)
    decree.save(force_insert=True)
    changed("decree", decree.id, after=_plain(decree))
    for each in dict.fromkeys([purpose, *also]):
        _attach(decree, list(post_ids), each, at)
    for former in replaces:
        _replace(by, at, _locked(by, former), decree)
    return decree.id


@command("offices.attach_decree")
def attach_decree(
    *, by: Actor, at: datetime, decree_id: UUID, post_ids: Iterable[UUID], purpose: str | None = None
) -> None:
    """Say of which further posts an SK speaks; `purpose`: what it does for these (None: what it is for)."""
    decree = _locked(by, decree_id)
    if purpose is not None and (purpose not in RIGHTS or (purpose == TEAM) != (decree.purpose == TEAM)):
        raise Refusal("sk-keperluan-tidak-dikenal", field="purpose")
    _attach(decree, list(post_ids), purpose or decree.purpose, at)


@command("offices.attach_paper_to_decree")
def attach_paper_to_decree(*, by: Actor, at: datetime, decree_id: UUID, paper_id: UUID) -> None:
    """Say which paper is this SK; a better copy takes the place of the one before."""
    decree = _locked(by, decree_id)
    if papers.areas_of([paper_id]) != {paper_id: decree.area_id}:
        raise Refusal("sk-berkas-wilayah-lain", field="file")
    if decree.paper_id == paper_id:
        return
    before, decree.paper_id = decree.paper_id, paper_id
    decree.save(update_fields=["paper_id"])
    changed("decree", decree.id, before={"paper": before and str(before)}, after={"paper": str(paper_id)})


@command("offices.replace_decree")
def replace_decree(*, by: Actor, at: datetime, decree_id: UUID, new_id: UUID) -> None:
    """A newer SK takes the place of this one: it ends on the day on which the newer one begins, or ended before.

    Those in office by the old one stay in office until the new one appoints others.
    """
    _replace(by, at, _locked(by, decree_id), _locked(by, new_id))


@command("offices.correct_decree")
def correct_decree(
    *,
    by: Actor,
    at: datetime,
    decree_id: UUID,
    number: str,
    on: date,
    signer_name: str,
    signer_office: str,
    valid_from: date,
    valid_to: date | None,
) -> None:
    """Mend what was copied wrongly from the paper. A replaced SK keeps the end that its successor gave it."""
    decree = _locked(by, decree_id)
    before = _plain(decree)
    touched = _months(decree, at)
    decree.number, decree.on, decree.valid_from = number, on, valid_from
    decree.signer_name, decree.signer_office = signer_name, signer_office
    decree.valid_to = decree.valid_to if decree.replaced_by_id else valid_to
    _require_sound(decree)
    if (after := _plain(decree)) == before:
        return
    decree.save()
    changed("decree", decree.id, before=before, after=after)
    _tell_posts(decree, {*touched, *_months(decree, at)})


def _locked(by: Actor, decree_id: UUID) -> Decree:
    """The SK, for whoever may write such an SK down there."""
    decree = Decree.objects.select_for_update().filter(id=decree_id).first()
    if decree is None:
        raise Refusal("tidak-ditemukan")
    by.require(RIGHTS[decree.purpose], places.scope_of(decree.area_id))
    return decree


def _replace(by: Actor, at: datetime, old: Decree, new: Decree) -> None:
    if old.replaced_by_id == new.id:
        return
    if old.area_id != new.area_id or (TEAM in (old.purpose, new.purpose) and old.purpose != new.purpose):
        raise Refusal("sk-pengganti-lain", field="replaces")
    if old.replaced_by_id is not None:
        raise Refusal("sk-sudah-diganti", field="replaces", number=old.number)
    if new.valid_from <= old.valid_from:
        raise Refusal("sk-pengganti-lebih-lama", field="valid_from", since=old.valid_from)
    before, touched = _plain(old), _months(old, at)
    old.replaced_by_id = new.id
    old.valid_to = min(old.valid_to or new.valid_from, new.valid_from)
    old.save(update_fields=["replaced_by", "valid_to"])
    changed("decree", old.id, before=before, after=_plain(old))
    _tell_posts(old, {month for month in touched if month.last_day >= old.valid_to})


def _require_sound(decree: Decree) -> None:
    decree.number = " ".join(decree.number.split())[:100]
    decree.signer_name = " ".join(decree.signer_name.split())[:200]
    decree.signer_office = " ".join(decree.signer_office.split())[:100]
    if not decree.number or not decree.signer_name:
        raise Refusal("sk-nomor-kosong", field="signer_name" if decree.number else "number")
    if decree.purpose != TEAM:
        _require_signer(decree)
    rivals = Decree.objects.filter(area_id=decree.area_id, number=decree.number, on=decree.on)
    if rivals.exclude(id=decree.id).exists():
        raise Refusal("sk-sudah-ada", field="number")
    if fault := term_fault(decree.valid_from, decree.valid_to):
        raise Refusal(fault, field="valid_to")


def _require_signer(decree: Decree) -> None:
    """Posts are a matter of the village: the Kepala Desa or the Lurah signs, as the place calls them."""
    place = places.area(decree.area_id)
    if place.level != VILLAGE:
        raise Refusal("bukan-desa", field="purpose")
    titles = head_titles(place.id, decree.on)
    if not signs(decree.signer_office, titles):
        known = ", ".join(signer_offices(titles, place.name)[: len(titles)])
        raise Refusal("sk-penanda-tangan-keliru", field="signer_office", jabatan=known)


def _head_of(area_id: int, on: date) -> str:
    """The office that signs in an area: "Lurah Penarukan", "Perbekel Bila", in the words of the place."""
    return f"{places.head_title(area_id, on)} {places.area(area_id).name}".strip()[:100]


def _attach(decree: Decree, post_ids: list[UUID], purpose: str, at: datetime) -> None:
    known = set(PostDecree.objects.filter(decree=decree, purpose=purpose).values_list("post_id", flat=True))
    fresh = [post_id for post_id in dict.fromkeys(post_ids) if post_id not in known]
    if not fresh:
        return
    scopes = post_scopes(fresh)
    if any(post_id not in scopes or decree.area_id not in scopes[post_id].area for post_id in fresh):
        raise Refusal("sk-wilayah-lain", field="post_ids")
    PostDecree.objects.bulk_create([PostDecree(post_id=one, decree=decree, purpose=purpose) for one in fresh])
    for post_id in fresh:
        after = {"decree": str(decree.id), "purpose": purpose}
        changed("post", post_id, after=after, feed=post_id, periods=_months(decree, at))


def _months(decree: Decree, at: datetime) -> list[Period]:
    """The months that count the SK, up to now."""
    today = day_at(at, places.zone(decree.area_id, decree.on))
    return months_touched(max(decree.on, decree.valid_from), today)


def _tell_posts(decree: Decree, months: Collection[Period]) -> None:
    for post_id in dict.fromkeys(PostDecree.objects.filter(decree=decree).values_list("post_id", flat=True)):
        changed("post", post_id, after={"decree": str(decree.id)}, feed=post_id, periods=months)


def _plain(decree: Decree) -> dict[str, object]:
    return {
        "area": decree.area_id,
        "purpose": decree.purpose,
        "number": decree.number,
        "on": decree.on.isoformat(),
        "signer_office": decree.signer_office,
        "valid_from": decree.valid_from.isoformat(),
        "valid_to": decree.valid_to.isoformat() if decree.valid_to else None,
        "replaced_by": str(decree.replaced_by_id) if decree.replaced_by_id else None,
    }
