"""What the commands of people have in common: where an act lies, what a row looks like in the audit."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul.kernel.actor import VILLAGE, Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.nik import Nik
from simpul.kernel.refusals import Refusal
from simpul.people.models import Household, Person
from simpul.people.queries.families import seen_families
from simpul.people.queries.persons import duplicates
from simpul.people.queries.scoping import keys, scope_of, within
from simpul.people.queries.snapshots import true_ids
from simpul.people.rules import LONGEST_NAME, clean
from simpul.places import queries as places
from simpul.standards.persons import person_words

ADDRESS, PHONE, REASON = 300, 30, 300


def village_of(by: Actor, action: str, village_id: int, post_id: UUID | None) -> places.AreaView:
    """The village, where the actor has the right: in their area, or as the post `post_id` of that very village."""
    village = places.area(village_id)
    if village.level != VILLAGE or village.ended_on is not None:
        raise Refusal("orang-perlu-desa", field="village_id")
    scope = Scope(area=village.path, post=post_id)
    by.require(action, scope)
    covering = [grant for grant in by.where(action) if grant.covers(scope)]
    if not by.is_system and not any(grant.post is None or grant.area_id == village_id for grant in covering):
        raise Refusal("tidak-berhak", action=action)
    return village


def own_post(by: Actor, action: str, post_id: UUID | None) -> UUID | None:
    """The post, if the actor acts as that post. Others come into a post's care through its roster only."""
    return post_id if any(grant.post == post_id for grant in by.where(action)) else None


def demo_of(by: Actor, is_demo: bool) -> bool:
    """Only the system itself marks something as demo: nobody hides a real person so."""
    if is_demo and not by.is_system:
        raise Refusal("tidak-berhak", action="person.register")
    return is_demo


def today(village_id: int, at: datetime) -> date:
    """The village's calendar day."""
    return day_at(at, places.zone(village_id, at.date()))


def locked_person(by: Actor, action: str, id: UUID, version: int | None = None) -> Person:
    """A person whom the actor may see, locked; the right to act on them; not changed by others meanwhile."""
    id = true_ids([id]).get(id, id)
    seen = Person.objects.select_for_update(of=("self",)).select_related("village")
    found = seen.filter(within(by, "person.read"), id=id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    by.require(action, scope_of(found))
    if version is not None and version != found.version:
        raise Refusal("sudah-diubah-orang-lain")
    return found


def locked_household(by: Actor, action: str, id: UUID, version: int | None = None) -> Household:
    """A family that the actor may see and act on, locked."""
    seen = Household.objects.filter(seen_families(by), id=id).values("id")
    found = Household.objects.select_for_update(of=("self",)).select_related("village").filter(id__in=seen).first()
    if found is None:
        raise Refusal("keluarga-tidak-ditemukan")
    if not by.may(action, scope_of(found)) and not _of_a_member(by, action, found):
        raise Refusal("tidak-berhak", action=action)
    if version is not None and version != found.version:
        raise Refusal("sudah-diubah-orang-lain")
    return found


def _of_a_member(by: Actor, action: str, family: Household) -> bool:
    return Person.objects.filter(within(by, action), household=family).exists()


def check_hamlet(hamlet_id: UUID | None, village_id: int) -> UUID | None:
    """The hamlet, if it is one of the village."""
    if hamlet_id is not None and places.hamlet(hamlet_id).village_id != village_id:
        raise Refusal("dusun-bukan-desa-ini", field="hamlet_id")
    return hamlet_id


def check_household(by: Actor, household_id: UUID | None) -> UUID | None:
    """The family, if the actor may see it."""
    if household_id is not None and not Household.objects.filter(seen_families(by), id=household_id).exists():
        raise Refusal("keluarga-tidak-ditemukan", field="household_id")
    return household_id


def check_mother(by: Actor, mother_id: UUID | None, born: date | None, child: UUID | None = None) -> UUID | None:
    """The mother among the persons: a woman whom the actor may see, born before the child."""
    if mother_id is None:
        return None
    mother = Person.objects.filter(within(by, "person.read"), id=mother_id).first()
    if mother is None:
        raise Refusal("tidak-ditemukan", field="mother_id")
    younger = born is not None and mother.birth_date is not None and mother.birth_date >= born
    if mother.sex != "P" or younger or mother.id == child:
        raise Refusal("ibu-keliru", field="mother_id")
    return mother_id


def check_disability(kind: str) -> str:
    """A kind from the list, or "" for none or unknown."""
    if kind and kind not in {word.code for word in person_words().disabilities}:
        raise Refusal("disabilitas-tidak-dikenal", field="disability")
    return kind


def check_sex(sex: str) -> str:
    if sex not in ("L", "P"):
        raise Refusal("jenis-kelamin-wajib", field="sex")
    return sex


def address(text: str) -> str:
    return clean(text, field="address", label="Alamat", longest=ADDRESS)


def mother_name(text: str) -> str:
    return clean(text, field="mother_name", label="Nama ibu", longest=LONGEST_NAME)


def phone(text: str) -> str:
    return clean(text, field="phone", label="Nomor telepon", longest=PHONE)


def reason_given(text: str) -> str:
    """A reason, which must be there."""
    kept = clean(text, field="reason", label="Alasan", longest=REASON)
    if not kept:
        raise Refusal("alasan-wajib", field="reason")
    return kept


def refuse_same_nik(by: Actor, nik: Nik | None, village_id: int, but: UUID | None = None) -> None:
    """One NIK, one person. The other one is named only to those who may see them."""
    if nik is None:
        return
    for same in duplicates(by=by, village_id=village_id, nik=nik.digits, but=but):
        if same.person is None:
            raise Refusal("nik-sudah-ada-di-tempat-lain", field="nik")
        raise Refusal("nik-sudah-ada", field="nik", nama=same.person.name, person_id=same.person.id)


def set_nik(one: Person, nik: Nik | None) -> None:
    """Seal the NIK into the row (None takes it out)."""
    one.nik_sealed = keys().seal(nik.digits, one.id) if nik else None
    one.nik_hash = keys().find(nik.digits) if nik else None
    one.nik_end = nik.digits[-4:] if nik else ""


_AUDITED = (
    "name sex birth_date birth_estimated mother_name mother_id household_id village_id hamlet_id post_id address "
    "phone disability nik_end died_on version"
).split()


def plain(one: Person) -> dict[str, Any]:
    """A person as the audit keeps them: plain JSON, of the NIK only the end."""
    return {name: _json(getattr(one, name)) for name in _AUDITED}


def plain_household(one: Household) -> dict[str, Any]:
    """A family as the audit keeps it."""
    names = ("head_name", "village_id", "hamlet_id", "post_id", "address", "kk_end", "version")
    return {name: _json(getattr(one, name)) for name in names}


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Only what changed, before and after."""
    names = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in names}, {name: after[name] for name in names}


def _json(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
