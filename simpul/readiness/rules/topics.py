"""Which rules of strata count in an area: a dated rule that the nearest area sets."""

from typing import Literal

from pydantic import Field

from simpul.kernel.speech import gettext_noop, tell
from simpul.ordinances.rules import Topic
from simpul.standards import Shape
from simpul.standards.readiness import StrataSet, readiness_table


def strata_set(code: str) -> StrataSet:
    """The set of that code, which the rules name."""
    return next(one for one in readiness_table().sets if one.code == code)


class StrataChosen(Shape):
    """Which set of readiness.toml."""

    rules: Literal["klasik", "jateng", "aktif"] = Field(title=gettext_noop("Aturan strata"))


STRATA: Topic[StrataChosen] = Topic(
    code="readiness.strata",
    name=gettext_noop("Strata posyandu"),
    about=gettext_noop(
        "Kumpulan aturan yang dipakai untuk menghitung strata; tiap hasil dijelaskan syarat demi syarat."
    ),
    shape=StrataChosen,
    labels={"rules": {one.code: one.name for one in readiness_table().sets}},
    said=lambda content: tell(
        gettext_noop("Strata dihitung menurut: {name}."),
        name=strata_set(content.rules).name,
    ),
)
TOPICS = (STRATA,)
