"""Whether two persons are probably one: a score made of points, each with its reason. Pure.

Twins (same mother, same birth date) are never told from each other by a name that is only nearly the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from simpul.duplicates.rules.names import DIFFERENT, NEAR, SAME, SHORTER, SOUND, Ear, Name, meet
from simpul.kernel.person_names import person_key
from simpul.kernel.speech import gettext_noop, translated
from simpul.standards.resemblance import Resemblance

REASONS = {
    "name_same": gettext_noop("nama sama"),
    "name_sound": gettext_noop("nama terdengar sama"),
    "name_shorter": gettext_noop("nama yang satu lebih pendek"),
    "name_near": gettext_noop("nama hampir sama"),
    "name_nameless": gettext_noop("yang satu bayi belum bernama"),
    "birth_same": gettext_noop("tanggal lahir sama"),
    "birth_swapped": gettext_noop("tanggal dan bulan lahir tertukar"),
    "birth_one_digit": gettext_noop("tanggal lahir beda satu angka"),
    "birth_year_only": gettext_noop("tahun lahir sama, yang satu 1 Januari"),
    "birth_estimated": gettext_noop("tahun lahir berdekatan, perkiraan"),
    "mother_same": gettext_noop("ibu sama"),
    "mother_near": gettext_noop("nama ibu hampir sama"),
    "phone_same": gettext_noop("nomor telepon sama"),
    "household_same": gettext_noop("keluarga sama"),
    "post_same": gettext_noop("posyandu sama"),
    "nik_claimed": gettext_noop("NIK yang sama dipakai"),
    "told": gettext_noop("ditandai petugas"),
    "nik_different": gettext_noop("NIK berbeda"),
    "birth_different": gettext_noop("tanggal lahir berbeda"),
    "mother_different": gettext_noop("ibu berbeda"),
    "sex_different": gettext_noop("jenis kelamin berbeda"),
    "village_other": gettext_noop("desa/kelurahan berbeda"),
    "post_name_sound": gettext_noop("nama terdengar sama"),
    "post_name_shorter": gettext_noop("nama yang satu lebih pendek"),
    "post_name_near": gettext_noop("nama hampir sama"),
    "post_name_different": gettext_noop("nama berbeda"),
    "post_hamlet_same": gettext_noop("dusun/banjar sama"),
    "post_hamlet_different": gettext_noop("dusun/banjar berbeda"),
    "post_near": gettext_noop("letaknya berdekatan"),
    "post_far": gettext_noop("letaknya berjauhan"),
}
_TWINS = "twins"
_NEAR_YEARS = 1
_PHONE = 9  # digits at the end: 0812..., +62 812... and 812... are one number


@dataclass(frozen=True, slots=True)
class Known:
    """A person as far as they are compared. `nik_end` "": without NIK; dates as told, perhaps estimated."""

    id: UUID
    village_id: int
    name: str
    sex: str
    birth_date: date | None = None
    birth_estimated: bool = False
    mother_name: str = ""
    mother_id: UUID | None = None
    household_id: UUID | None = None
    post_id: UUID | None = None
    phone: str = ""
    nik_end: str = ""
    died_on: date | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much speaks for one person: points in all, and the codes of the reasons in their order."""

    score: int
    reasons: tuple[str, ...] = ()


def words_of(reasons: tuple[str, ...] | list[str]) -> str:
    """ "tanggal lahir sama; nama terdengar sama; ibu sama"."""
    return "; ".join(translated(REASONS[code]) for code in reasons if code in REASONS)


@dataclass
class Judge:
    """Compares persons by the rules of a day; hears each name once."""

    rules: Resemblance
    ear: Ear = field(init=False)
    heard: dict[str, Name] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ear = Ear(self.rules)

    def hear(self, name: str) -> Name:
        if name not in self.heard:
            self.heard[name] = self.ear.hear(name)
        return self.heard[name]

    def judge(self, one: Known, other: Known) -> Likeness:
        """The score of two persons with its reasons; the order of the two does not matter."""
        found = list(dict.fromkeys(self._reasons(one, other)))
        return Likeness(sum(self.rules.points[code] for code in found), tuple(found))

    def _reasons(self, one: Known, other: Known) -> Iterator[str]:
        name, birth, mother = self._names(one, other), _births(one, other), self._mothers(one, other)
        yield f"name_{name}"
        if birth:
            yield f"birth_{birth}"
        if mother:
            yield f"mother_{mother}"
        if _are_twins(name, birth, mother, one, other):
            yield _TWINS
        yield from _circumstances(one, other)

    def _names(self, one: Known, other: Known) -> str:
        return (
            SAME if person_key(one.name) == person_key(other.name) else meet(self.hear(one.name), self.hear(other.name))
        )

    def _mothers(self, one: Known, other: Known) -> str:
        """same, near, different, or "" where one of them does not tell."""
        if one.mother_id and one.mother_id == other.mother_id:
            return "same"
        if not one.mother_name or not other.mother_name:
            return ""
        how = meet(self.hear(one.mother_name), self.hear(other.mother_name))
        return {SOUND: "same", SHORTER: "near", NEAR: "near"}.get(how, "different")


def _births(one: Known, other: Known) -> str:
    """same, swapped, one_digit, year_only, estimated, different, or "" where one is unknown."""
    born, other_born = one.birth_date, other.birth_date
    if born is None or other_born is None:
        return ""
    if born == other_born:
        return "same"
    if born.year == other_born.year and (born.month, born.day) == (other_born.day, other_born.month):
        return "swapped"
    if born.year == other_born.year and _first_of_january(born, other_born):
        return "year_only"
    if sum(a != b for a, b in zip(f"{born:%Y%m%d}", f"{other_born:%Y%m%d}", strict=True)) == 1:
        return "one_digit"
    estimated = one.birth_estimated or other.birth_estimated
    return "estimated" if estimated and abs(born.year - other_born.year) <= _NEAR_YEARS else "different"


def _first_of_january(*days: date) -> bool:
    return any((day.month, day.day) == (1, 1) for day in days)


def _are_twins(name: str, birth: str, mother: str, one: Known, other: Known) -> bool:
    """Born on one day to one mother, or into one family: a name that is nearly the same is that of a twin."""
    together = mother == "same" or (one.household_id is not None and one.household_id == other.household_id)
    apart = name in (NEAR, DIFFERENT) or (name == SHORTER and one.sex != other.sex)
    return birth in ("same", "year_only") and together and apart


def _circumstances(one: Known, other: Known) -> Iterator[str]:
    phones = phone_end(one.phone), phone_end(other.phone)
    if phones[0] and phones[0] == phones[1]:
        yield "phone_same"
    if one.household_id and one.household_id == other.household_id:
        yield "household_same"
    if one.post_id and one.post_id == other.post_id:
        yield "post_same"
    if one.sex != other.sex:
        yield "sex_different"
    if one.village_id != other.village_id:
        yield "village_other"
    if one.nik_end and other.nik_end:
        yield "nik_different"  # one NIK stands at one person only (people), so two are two


def phone_end(phone: str) -> str:
    """The last nine digits; "" for less."""
    digits = "".join(c for c in phone if c.isdigit())
    return digits[-_PHONE:] if len(digits) >= _PHONE else ""
