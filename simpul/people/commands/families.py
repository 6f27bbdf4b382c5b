"""Families and what sources say about their welfare."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.people.commands import shared
from simpul.people.models import Household, Person, Welfare
from simpul.people.queries.scoping import keys
from simpul.people.rules import clean_name, kk_digits
from simpul.standards.persons import person_words


@dataclass(frozen=True)
class HouseholdOutcome:
    """Which family was registered. `repeated`: the same form had come before."""

    id: UUID
    repeated: bool = False


@command("people.register_household")
def register_household(
    *,
    by: Actor,
    at: datetime,
    village_id: int,
    head_name: str,
    id: UUID | None = None,
    hamlet_id: UUID | None = None,
    address: str = "",
    kk: str = "",
    post_id: UUID | None = None,
    is_demo: bool = False,
) -> HouseholdOutcome:
    """A new family of a village; `post_id`: the post as which the actor registers it. One KK number, one family."""
    shared.village_of(by, "person.register", village_id, post_id)
    name = clean_name(head_name, field="head_name", label="Nama kepala keluarga")
    if id is not None and (known := _repeated(id, name)):
        return known
    one = Household(
        id=id or new_id(),
        village_id=village_id,
        head_name=name,
        hamlet_id=shared.check_hamlet(hamlet_id, village_id),
        address=shared.address(address),
        post_id=shared.own_post(by, "person.register", post_id),
        is_demo=shared.demo_of(by, is_demo),
    )
    _set_kk(one, kk)
    one.save(force_insert=True)
    changed("household", one.id, after=shared.plain_household(one), feed=one.post_id)
    return HouseholdOutcome(one.id)


def _repeated(id: UUID, name: str) -> HouseholdOutcome | None:
    known = Household.objects.filter(id=id).values_list("head_name", flat=True).first()
    if known is None:
        return None
    if known != name:
        raise Refusal("sudah-ada-lain")
    return HouseholdOutcome(id, repeated=True)


def _set_kk(one: Household, typed: str) -> None:
    digits = kk_digits(typed)
    found = keys().find(digits, "kk") if digits else None
    if found and Household.objects.filter(kk_hash=found).exclude(id=one.id).exists():
        raise Refusal("kk-sudah-ada", field="kk")
    one.kk_hash = found
    one.kk_sealed = keys().seal(digits, one.id) if digits else None
    one.kk_end = digits[-4:] if digits else ""


@command("people.correct_household")
def correct_household(
    *,
    by: Actor,
    at: datetime,
    id: UUID,
    version: int,
    head_name: str,
    hamlet_id: UUID | None,
    address: str,
    kk: str | None = None,
    reason: str = "",
) -> HouseholdOutcome:
    """Put right what is wrong about a family. `kk` None leaves the number as it is, "" takes it out."""
    one = shared.locked_household(by, "person.correct", id, version)
    before, hash_before = shared.plain_household(one), one.kk_hash
    one.head_name = clean_name(head_name, field="head_name", label="Nama kepala keluarga")
    one.hamlet_id = shared.check_hamlet(hamlet_id, one.village_id)
    one.address = shared.address(address)
    if kk is not None:
        _set_kk(one, kk)
    if shared.plain_household(one) != before or one.kk_hash != hash_before:
        one.version += 1
        one.save()
        old, new = shared.differing(before, shared.plain_household(one))
        for feed in _feeds_of(one):
            changed("household", one.id, before=old, after=new, feed=feed, reason=reason)
    return HouseholdOutcome(one.id)


def _feeds_of(family: Household) -> list[UUID | None]:
    """Every post that shows this family: the one that looks after it, and those of its members."""
    members = Person.objects.filter(household=family, post_id__isnull=False).values_list("post_id", flat=True)
    posts = {family.post_id, *members} - {None}
    return sorted(posts, key=str) or [None]


@command("people.note_welfare")
def note_welfare(
    *,
    by: Actor,
    at: datetime,
    household_id: UUID,
    status: str,
    source: str,
    on: date,
    decile: int | None = None,
) -> UUID:
    """What a source says about a family on a day; said again by the same source for that day, the new word holds."""
    family = shared.locked_household(by, "person.correct", household_id)
    _check_words(status, source, decile)
    today = shared.today(family.village_id, at)
    if on > today:
        raise Refusal("tanggal-mendatang", field="on", tanggal=f"{on:%d/%m/%Y}", hari_ini=f"{today:%d/%m/%Y}")
    one, new = Welfare.objects.get_or_create(
        household=family, source=source, on=on, defaults={"status": status, "decile": decile}
    )
    before = None if new else {"status": one.status, "decile": one.decile}
    if not new:
        one.status, one.decile = status, decile
        one.save(update_fields=["status", "decile"])
    after = {"status": status, "decile": decile, "source": source, "on": on.isoformat()}
    changed("household", family.id, before=before, after=after, feed=family.post_id)
    return one.id


def _check_words(status: str, source: str, decile: int | None) -> None:
    words = person_words()
    if status not in {word.code for word in words.welfare}:
        raise Refusal("kelas-keluarga-tidak-dikenal", field="status")
    if source not in {word.code for word in words.welfare_sources}:
        raise Refusal("sumber-tidak-dikenal", field="source")
    if decile is not None and not 1 <= decile <= 10:
        raise Refusal("desil-salah", field="decile")
