"""The village that a file means, by the whole path of names; a person is asked where that is not sure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from simpul.places.models import Area
from simpul.places.rules.placing import (
    DISTRICT_AGREES,
    SURE,
    WORTH_ASKING,
    Scored,
    Wanted,
    decide,
    kind_fits,
    read_code,
    score,
    wanted,
    wanted_province,
)

from .areas import areas
from .views import AreaView

_LONGEST = 200  # letters: what is longer is no name, and comparing it would take long
_FEW = 5  # candidates that a person can look through
_NEAREST = 3  # where none of them is alike


@dataclass(frozen=True, slots=True)
class Placing:
    """`area_id` only when `sure`; else the candidates (best first, score 0 to 1) and, in words, why to ask."""

    area_id: int | None
    candidates: tuple[tuple[AreaView, float], ...]
    sure: bool
    why: str


@dataclass(frozen=True, slots=True)
class _Row:
    """What a comparison needs of one area."""

    id: int
    parent_id: int
    name: str
    key: str
    kind: str


class Gazetteer:
    """Places many rows of one file: each regency is read once and each question answered once."""

    def __init__(self) -> None:
        self._levels: dict[tuple[int, int], list[_Row]] = {}
        self._answers: dict[tuple[str, ...], Placing] = {}

    def place(
        self, *, village: str, district: str, regency: str, province: str | None = None, code: str | None = None
    ) -> Placing:
        """See `place_by_names`."""
        question = tuple((text or "")[:_LONGEST] for text in (village, district, regency, province, code))
        if question not in self._answers:
            self._answers[question] = self._place(*question)
        return self._answers[question]

    def _place(self, village: str, district: str, regency: str, province: str, code: str) -> Placing:
        want = wanted(village, 4)
        if not want.exact:
            return Placing(None, (), False, _("Nama desa atau kelurahan kosong. Isi namanya."))
        regencies = self._regencies(wanted(regency, 2), province)
        if not regencies:
            return self._without_regency(want, district, regency)
        wanted_district = wanted(district, 3)
        every = [one for found in regencies for one in self._scores(found.id, want, wanted_district)]
        scored = [one for one in every if one.village >= WORTH_ASKING]
        best, sure = decide(scored)
        if (by_code := self._by_code(code, scored)) is not None:
            return _placing(scored, by_code, sure=True, why="")
        why = "" if sure else _why(best, want, wanted_district)
        return _placing(scored or _nearest(every), best, sure=sure, why=why)

    def _regencies(self, want: Wanted, province: str) -> list[_Row]:
        """The regencies that may be meant: those of exactly that name, else the one that is nearly so."""
        found = [one for one in self._rows(2, None) if kind_fits(want, one.kind)]
        if province:
            inside = {one.id for one in self._provinces(province)}
            found = [one for one in found if one.parent_id in inside]
        exact = [one for one in found if score(want, one.name, one.key) == 1.0]
        near = [one for one in found if score(want, one.name, one.key) >= SURE]
        return exact or (near if len(near) == 1 else [])

    def _provinces(self, province: str) -> list[_Row]:
        want = wanted_province(province)
        return [one for one in self._rows(1, None) if score(want, one.name, one.key) >= SURE]

    def _scores(self, regency_id: int, want: Wanted, district: Wanted) -> list[Scored]:
        agreeing = {one.id: score(district, one.name, one.key) for one in self._rows(3, regency_id)}
        found = []
        for one in self._rows(4, regency_id):
            fit = score(want, one.name, one.key)
            # Of two that share a name in one district, the word in front tells which is meant.
            fit = fit if kind_fits(want, one.kind) else min(fit, 0.95)
            found.append(Scored(one.id, one.parent_id, fit, agreeing[one.parent_id]))
        return found

    def _by_code(self, text: str, scored: list[Scored]) -> Scored | None:
        """The village of a Kemendagri code, but only where the names say the same."""
        code, dotted = read_code(text)
        if code is None:
            return None
        named = Area.objects.filter(code=code.text, ended_on__isnull=True).values_list("id", flat=True).first()
        for one in scored:
            if one.area_id == named and one.village >= SURE and (dotted or one.district >= DISTRICT_AGREES):
                elsewhere = any(o.village == 1.0 and o.district == 1.0 for o in scored if o.area_id != named)
                return None if elsewhere and one.district < 1.0 else one
        return None

    def _without_regency(self, want: Wanted, district: str, regency: str) -> Placing:
        """Only candidates: a village is never placed by a name alone."""
        named = Area.objects.filter(level=4, ended_on__isnull=True, name_key__in=want.exact).order_by("code")[:200]
        near = wanted(district, 3)
        scored = [
            Scored(one.id, above.id, 1.0, score(near, above.name, above.name_key))
            for one in named.select_related("parent")
            if (above := one.parent) is not None
        ]
        why = (
            _("Kabupaten atau kota “%(name)s” tidak dikenal. Periksa tulisannya.") % {"name": regency}
            if regency.strip()
            else _("Kabupaten atau kota belum diisi. Nama desa saja tidak cukup.")
        )
        return _placing(scored, decide(scored)[0], sure=False, why=why)

    def _rows(self, level: int, regency_id: int | None) -> list[_Row]:
        place = (level, regency_id or 0)
        if place not in self._levels:
            found = Area.objects.filter(level=level, ended_on__isnull=True).order_by("code")
            if regency_id is not None:
                found = found.filter(l2=regency_id)
            rows = found.values_list("id", "parent_id", "name", "name_key", "kind")
            self._levels[place] = [_Row(*row) for row in rows]
        return self._levels[place]


def place_by_names(
    *, village: str, district: str, regency: str, province: str | None = None, code: str | None = None
) -> Placing:
    """The village of that path of names, under normalised spelling.

    Sure only when regency and district agree and one village there bears the name, exactly or by all but a letter.
    `code` helps only when it is a Kemendagri code whose village bears the name; a BPS code is never used.
    """
    return Gazetteer().place(village=village, district=district, regency=regency, province=province, code=code)


def _nearest(every: list[Scored]) -> list[Scored]:
    """Where no name is alike: the nearest few of the district that is named, for a village may have a new name."""
    there = [one for one in every if one.district >= DISTRICT_AGREES]
    return sorted(there, key=lambda one: (-one.village, one.area_id))[:_NEAREST]


def _placing(scored: list[Scored], best: Scored | None, *, sure: bool, why: str) -> Placing:
    ranked = sorted(scored, key=lambda one: (one is not best, -one.total, one.area_id))[:_FEW]
    shown = areas(one.area_id for one in ranked)
    candidates = tuple((shown[one.area_id], one.total) for one in ranked)
    return Placing(best.area_id if sure and best else None, candidates, sure, why)


def _why(best: Scored | None, want: Wanted, district: Wanted) -> str:
    if best is None:
        return _(
            "“%(name)s” tidak ada di sana. Periksa tulisannya. Bila desa itu berganti nama, pilih yang sekarang."
        ) % {"name": want.text}
    if not district.exact:
        return _("Kecamatan belum diisi. Isi kecamatan, atau pilih desa yang benar.")
    if best.district < DISTRICT_AGREES:
        return _("“%(name)s” tidak ada di kecamatan “%(district)s”. Pilih yang benar.") % {
            "name": want.text,
            "district": district.text,
        }
    if best.village == 1.0:
        return _("Ada dua “%(name)s” di kecamatan itu. Pilih yang benar.") % {"name": want.text}
    return _("“%(name)s” mirip beberapa nama di sana, tetapi tidak sama. Pilih yang benar.") % {"name": want.text}
