"""Finds the persons whom rows are about: by NIK, else by name and birth date in the village, else somebody is asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from simpul.kernel.refusals import Refusal
from simpul.people import queries as people
from simpul.people.queries import KnownPerson
from simpul.people.rules import clean_name, nik_of, person_key
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.registry import queries as registry
from simpul.registry.rules import post_key
from simpul.residents.rules.whom import Whom
from simpul.sheets.queries import Placer, Stop
from simpul.sheets.rules.kinds import ASK, ERROR, Setting
from simpul.sheets.rules.messages import message


class Unplaced(Stop):
    """The village of the row is not certain."""


@dataclass
class Found:
    """Whom a row is about. `known` None: nobody of that name and birth is registered in the village.

    `post_id`: where it happened: the post that the row names in the village, else the one that looks after the person.
    """

    whom: Whom
    village: AreaView
    known: KnownPerson | None
    post_id: UUID | None
    remarks: list[str] = field(default_factory=list)


class PersonFinder:
    """Finds persons for many rows at once. `action`: the right that the actor needs where the rows lie."""

    def __init__(self, setting: Setting, action: str) -> None:
        self.by, self.area_id = setting.by, setting.area_id
        self.placer = Placer(setting.by, action, setting.area_id, setting.answers)
        self.villages: dict[int, AreaView] = {}
        self.posts: dict[int, dict[str, UUID]] = {}

    def find(self, rows: Sequence[Whom]) -> list[Found | Stop]:
        """For each row whom it is about, or why that is not certain."""
        niks = [self._nik(one) for one in rows]
        known = people.known_people(
            by=self.by, niks={nik for nik in niks if isinstance(nik, str) and nik}, names=set(), kks=()
        )
        found = [
            nik if isinstance(nik, Stop) else self._by_nik(one, known.by_nik, nik)
            for one, nik in zip(rows, niks, strict=True)
        ]
        return self._by_name(rows, found)

    def _nik(self, one: Whom) -> str | Stop:
        try:
            nik = nik_of(one.nik)
        except Refusal as refusal:
            return Stop(ERROR, refusal.sentence)
        return nik.digits if nik else ""

    def _by_nik(self, one: Whom, by_nik: dict[str, KnownPerson | None], nik: str) -> "Found | Stop | AreaView":
        """Who has this NIK; else the village in which to look for the name."""
        try:
            if nik not in by_nik:
                return self._place(one)
            known = by_nik[nik]
            if known is None:
                raise Stop(ERROR, Refusal("nik-sudah-ada-di-tempat-lain").sentence)
            same_name = not one.name or person_key(one.name) == known.name_key
            if not same_name and one.birth_date != known.birth_date:
                raise Stop(ASK, message("nik-orang-lain"))
            return self._found(one, known, self._village(known.village_id))
        except Stop as stop:
            return stop

    def _place(self, one: Whom) -> AreaView:
        try:
            return self.placer.place(one.place)[0]
        except Stop as stop:
            raise Unplaced(stop.result, stop.message, stop.candidates) from None

    def _by_name(self, rows: Sequence[Whom], found: "Sequence[Found | Stop | AreaView]") -> list[Found | Stop]:
        names = {
            (place.id, person_key(one.name))
            for one, place in zip(rows, found, strict=True)
            if isinstance(place, AreaView)
        }
        known = people.known_people(by=self.by, niks=(), names=names, kks=()).by_name if names else {}
        return [
            self._named(one, place, known.get((place.id, person_key(one.name)), []))
            if isinstance(place, AreaView)
            else place
            for one, place in zip(rows, found, strict=True)
        ]

    def _named(self, one: Whom, village: AreaView, known: Sequence[KnownPerson]) -> Found | Stop:
        if one.nik and not one.name:
            return Stop(ASK, message("nik-belum-terdaftar"))
        try:
            clean_name(one.name)
        except Refusal as refusal:
            return Stop(ERROR, refusal.sentence)
        may_be = [person for person in known if _may_be(one, person)]
        surely = [person for person in may_be if self._surely(one, person)]
        if len(surely) == 1:
            return self._found(one, surely[0], village)
        if may_be:
            return Stop(ASK, message("orang-tidak-pasti", count=len(may_be)))
        return self._found(one, None, village)

    def _surely(self, one: Whom, person: KnownPerson) -> bool:
        """Born on the same day; or, where a day is missing, of the same mother or post."""
        if one.birth_date and person.birth_date:
            return True
        mothers = person_key(one.mother_name), person_key(person.mother_name)
        same_post = person.post_id is not None and self._post(one.post, person.village_id) == person.post_id
        return same_post or (all(mothers) and mothers[0] == mothers[1])

    def _found(self, one: Whom, known: KnownPerson | None, village: AreaView) -> Found:
        named, looks_after = self._post(one.post, village.id), known.post_id if known else None
        found = Found(one, village, known, named or looks_after)
        if one.spoilt:
            found.remarks.append(message("nik-rusak-dilewati"))
        if one.post and named is None:
            found.remarks.append(message("posyandu-belum-ada", name=one.post))
        elif named and looks_after not in (None, named):
            found.remarks.append(message("peserta-posyandu-lain", name=one.post))
        return found

    def _post(self, name: str, village_id: int) -> UUID | None:
        """The post of that name in the village."""
        if not name:
            return None
        if village_id not in self.posts:
            found = registry.known_posts(by=self.by, village_id=village_id)
            self.posts[village_id] = {post.name_key: post.id for post in found}
        return self.posts[village_id].get(post_key(name))

    def _village(self, village_id: int) -> AreaView:
        if village_id not in self.villages:
            self.villages[village_id] = places.area(village_id)
        village = self.villages[village_id]
        if self.area_id is not None and self.area_id not in village.path:
            raise Stop(ERROR, message("di-luar-wilayah", area=places.area(self.area_id).full_name))
        return village


def _may_be(one: Whom, person: KnownPerson) -> bool:
    """Whether nothing says that they are two: another NIK, sex, birth or mother does."""
    if (one.nik and person.nik_end) or (one.sex and one.sex != person.sex):
        return False
    if one.birth_date and person.birth_date and one.birth_date != person.birth_date:
        return False
    mothers = person_key(one.mother_name), person_key(person.mother_name)
    return not all(mothers) or mothers[0] == mothers[1]
