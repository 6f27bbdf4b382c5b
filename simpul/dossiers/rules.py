"""The way of a dossier: who holds it in which state, which step leads on, which papers it needs.

Ours: docs/rules/registrasi.md.
"""

from collections.abc import Collection, Iterable
from datetime import date
from difflib import SequenceMatcher
from typing import Any, Self

from pydantic import Field, model_validator

from simpul.kernel.actor import DISTRICT, REGENCY, VILLAGE
from simpul.kernel.names import name_key
from simpul.kernel.speech import gettext_noop, tell, translated
from simpul.ordinances.rules import Rule, Topic, shipped
from simpul.standards import Shape
from simpul.standards.dossiers import PaperItem

NONE, DRAFT, RETURNED, COMPLETE = "belum-mulai", "draf", "dikembalikan", "lengkap"
LOOKED_AT, VERIFIED, SUBMITTED, NUMBERED = "diperiksa", "diverifikasi", "diajukan", "bernomor"
# What is stored; that a post has its number is told by the post, that nothing was begun by the absence of a dossier.
STORED = (DRAFT, RETURNED, COMPLETE, LOOKED_AT, VERIFIED, SUBMITTED)
STATES = (NONE, *STORED, NUMBERED)
IN_THE_VILLAGE = frozenset({DRAFT, RETURNED})
_OPEN_ABOVE = IN_THE_VILLAGE | {COMPLETE, LOOKED_AT}
HOLDERS = {
    NONE: "desa/kelurahan",
    DRAFT: "desa/kelurahan",
    RETURNED: "desa/kelurahan",
    COMPLETE: "kecamatan atau kabupaten/kota",
    LOOKED_AT: "kabupaten/kota",
    VERIFIED: "kabupaten/kota",
    SUBMITTED: "Kemendagri",
    NUMBERED: "",
}
# Minutes after which the counts of provinces and the nation are made anew. Ours.
COUNTED_EVERY = 10
_VERIFY = {
    (DISTRICT, COMPLETE): LOOKED_AT,
    (REGENCY, COMPLETE): VERIFIED,  # a look by the district is welcome, not needed
    (REGENCY, LOOKED_AT): VERIFIED,
}
_SEND_BACK = {
    DISTRICT: frozenset({COMPLETE}),
    REGENCY: frozenset({COMPLETE, LOOKED_AT, VERIFIED, SUBMITTED}),  # submitted: Kemendagri gave it back
}


# The office that prepares a paper, and the level as which it acts.
OWNERS = {"desa": VILLAGE, "kecamatan": DISTRICT, "kabupaten": REGENCY}
OWNER_NAMES = {
    "desa": gettext_noop("desa/kelurahan"),
    "kecamatan": gettext_noop("kecamatan"),
    "kabupaten": gettext_noop("kabupaten/kota"),
}


class PaperList(Shape):
    """The papers that an area asks of its posts, in their order."""

    items: tuple[PaperItem, ...] = Field(min_length=1, max_length=40)

    @model_validator(mode="after")
    def _no_paper_twice(self) -> Self:
        for field in ("code", "name"):
            values = [getattr(item, field) for item in self.items]
            if len(set(values)) != len(values):
                raise ValueError(f"a paper stands twice in the list ({field})")
        return self


# Letters that two names share, as a part of all: from here on one is the other corrected. Ours.
_STILL_THE_SAME = 0.7


def same_paper(name: str, other: str) -> bool:
    """Whether a name in a list is another one only corrected, so that what was brought for it still stands."""
    return SequenceMatcher(None, name_key(name), name_key(other)).ratio() >= _STILL_THE_SAME


def _said(content: PaperList) -> str:
    optional = tell(gettext_noop("{nama} (tidak wajib)"), nama="{nama}")
    names = (
        translated(item.name) if item.required else optional.format(nama=translated(item.name))
        for item in content.items
    )
    return "; ".join(names)


PAPERS = Topic(
    code="dossiers.papers",
    name=gettext_noop("Berkas permohonan nomor registrasi"),
    about=gettext_noop(
        "Berkas yang diminta dari setiap posyandu sebelum nomornya dimohonkan, dan siapa yang menyiapkannya."
    ),
    shape=PaperList,
    said=_said,
)


def listed(rule: Rule[PaperList] | None) -> Rule[PaperList]:
    """The rule in force, or before any was: the first that came with Simpul for the whole nation."""
    return rule if rule is not None else shipped(PAPERS)[0][1]


def kept_list(rule: Rule[PaperList]) -> dict[str, Any]:
    """The list as a dossier keeps it from the day on which it was handed on."""
    return {
        **rule.content.model_dump(mode="json"),
        "since": rule.valid_from.isoformat(),
        "ref": rule.source.ref,
        "trust": rule.source.trust,
    }


def read_list(kept: dict[str, Any]) -> tuple[tuple[PaperItem, ...], date, str, str]:
    """What `kept_list` kept: the papers, from which day their list holds, its source, the trust in that."""
    items = PaperList.model_validate({"items": kept["items"]}).items
    return items, date.fromisoformat(kept["since"]), kept["ref"], kept["trust"]


def missing(items: Iterable[PaperItem], present: Collection[str], owners: Collection[str] = OWNERS) -> list[PaperItem]:
    """The papers that these owners still have to bring."""
    return [item for item in items if item.required and item.code not in present and item.owner in owners]


def owners_before(level: int) -> frozenset[str]:
    """Whose papers must be there before the office of a level lets a dossier go on: its own and those below it."""
    return frozenset(owner for owner, of in OWNERS.items() if of >= level)


def may_bring(state: str, owner: str) -> bool:
    """Whether a paper of that owner can be brought or changed: the village's while it holds the dossier, those of the
    offices above until the regency has verified it."""
    return state in (IN_THE_VILLAGE if owner == "desa" else _OPEN_ABOVE)


def after_verifying(state: str, level: int) -> str:
    """The state after the office of a level found the dossier in order; "" where it has nothing to verify."""
    return _VERIFY.get((level, state), "")


def may_send_back(state: str, level: int) -> bool:
    """Whether the office of a level can give the dossier back to the village."""
    return state in _SEND_BACK.get(level, frozenset())


def months_left(active: int, numbered: int, before: int | None, months: int) -> int | None:
    """Months until every active post has its number, at the pace since `months` ago, when `before` had theirs;
    0 when all have, None when nothing moved or nothing was counted then."""
    left = active - numbered
    if left <= 0:
        return 0
    if before is None or numbered <= before:
        return None
    return -(-left * months // (numbered - before))
