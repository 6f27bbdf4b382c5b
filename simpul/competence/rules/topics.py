"""What may be ruled about abilities: for how long one holds; and, by the nation alone, the list of basic skills and
what each badge asks for."""

from collections.abc import Collection
from typing import Annotated, Self

from pydantic import Field, model_validator

from simpul.kernel.actor import NATION
from simpul.kernel.speech import gettext_noop, tell
from simpul.ordinances.rules import Topic
from simpul.standards import Shape
from simpul.standards.competence import competence_table
from simpul.standards.schema import Code

EMPTY, ALONE, TWICE = "kosong", "satu", "dua-kali"


class Validity(Shape):
    """For how many months an ability holds; 0: without end."""

    months: int = Field(
        title=gettext_noop("Kecakapan berlaku (bulan)"),
        description=gettext_noop("0: tidak berakhir."),
        ge=0,
        le=120,
    )


def _said(content: Validity) -> str:
    if not content.months:
        return tell(gettext_noop("Kecakapan dari bimtek tidak berakhir."))
    return tell(gettext_noop("Kecakapan dari bimtek berlaku {months} bulan."), months=content.months)


VALIDITY = Topic(
    code="competence.validity",
    name=gettext_noop("Masa berlaku kecakapan"),
    about=gettext_noop("Berapa lama kecakapan kader berlaku sesudah bimtek. Ketentuan resminya belum kami temukan."),
    shape=Validity,
    said=_said,
)


class Skill(Shape):
    """A basic skill in the wording of its source. The code stays when the wording changes."""

    code: Code
    group: Code
    name: Annotated[str, Field(min_length=3, max_length=300)]


class SkillList(Shape):
    """The list of basic skills: how many it has, and those of which the wording is known, in the order of the list."""

    total: int = Field(title=gettext_noop("Banyaknya keterampilan dasar"), ge=1, le=99)
    skills: tuple[Skill, ...] = ()

    @model_validator(mode="after")
    def _sound(self) -> Self:
        codes, groups = {one.code for one in self.skills}, {one.code for one in competence_table().groups}
        if len(codes) < len(self.skills) or len(self.skills) > self.total:
            raise ValueError("a skill stands twice, or there are more than the list has")
        if unknown := {one.group for one in self.skills} - groups:
            raise ValueError(f"unknown groups: {sorted(unknown)}")
        return self

    @property
    def is_whole(self) -> bool:
        """Whether each of its skills has its wording: only then can single skills add up to a group."""
        return len(self.skills) == self.total


def _told(content: SkillList) -> str:
    if not content.skills:
        return tell(gettext_noop("{total} keterampilan dasar; bunyinya belum dicatat."), total=content.total)
    words = gettext_noop("{total} keterampilan dasar, {known} sudah dicatat bunyinya: {names}.")
    names = "; ".join(one.name for one in content.skills)
    return tell(words, total=content.total, known=len(content.skills), names=names)


SKILLS = Topic(
    code="competence.skills",
    name=gettext_noop("Daftar keterampilan dasar kader (kesehatan)"),
    about=gettext_noop(
        "Bunyi resmi keterampilan dasar menurut Kementerian Kesehatan. Yang sudah dinilai memakai bunyi yang berlaku "
        "pada hari penilaiannya."
    ),
    shape=SkillList,
    said=_told,
    set_at=frozenset({NATION}),
)


class Badge(Shape):
    """What a badge asks for: groups that must be whole, and one of the others where there are some."""

    code: Code
    name: Annotated[str, Field(min_length=3, max_length=120)]
    needs: tuple[Code, ...] = ()
    any_of: tuple[Code, ...] = ()


class BadgeRules(Shape):
    """The badges that are given (Tanda Kecakapan), lowest first."""

    badges: tuple[Badge, ...]

    @model_validator(mode="after")
    def _sound(self) -> Self:
        table = competence_table()
        codes, known = [one.code for one in self.badges], {one.code for one in table.badges}
        groups = {one.code for one in table.groups}
        if len(set(codes)) < len(codes) or not set(codes) <= known:
            raise ValueError("a badge stands twice, or is none that we know")
        for one in self.badges:
            if not set(one.needs) | set(one.any_of) <= groups:
                raise ValueError(f"{one.code} asks for an unknown group")
            if fault := fault_of(one.needs, one.any_of):
                raise ValueError(f"{one.code}: {fault}")
        return self


def fault_of(needs: Collection[str], any_of: Collection[str]) -> str:
    """What is wrong with what a badge asks for: `kosong` (nothing), `satu` (no choice among one), `dua-kali` (asked for
    in both ways); "" where nothing is."""
    if not needs and not any_of:
        return EMPTY
    if len(set(any_of)) == 1:
        return ALONE
    return TWICE if set(needs) & set(any_of) else ""


def _asked(content: BadgeRules) -> str:
    if not content.badges:
        return tell(gettext_noop("Tidak ada Tanda Kecakapan yang diberikan."))
    return "; ".join(_asked_for(one) for one in content.badges) + "."


def _asked_for(one: Badge) -> str:
    names = {group.code: group.name for group in competence_table().groups}
    needs, any_of = (", ".join(names[code] for code in codes) for codes in (one.needs, one.any_of))
    if not any_of:
        return tell(gettext_noop("{name}: {needs}"), name=one.name, needs=needs)
    if not needs:
        return tell(gettext_noop("{name}: salah satu dari {any_of}"), name=one.name, any_of=any_of)
    words = gettext_noop("{name}: {needs}, ditambah salah satu dari {any_of}")
    return tell(words, name=one.name, needs=needs, any_of=any_of)


BADGES = Topic(
    code="competence.badges",
    name=gettext_noop("Syarat Tanda Kecakapan Kader Purwa, Madya, Utama"),
    about=gettext_noop(
        "Kelompok keterampilan dasar yang harus lengkap untuk tiap tingkat. Tanda pada suatu hari mengikuti syarat "
        "yang berlaku pada hari itu."
    ),
    shape=BadgeRules,
    said=_asked,
    set_at=frozenset({NATION}),
)
TOPICS = (VALIDITY, SKILLS, BADGES)
