"""Which values stand when two rows become one. Pure."""

from collections.abc import Collection, Mapping
from typing import Any

from simpul.kernel.speech import gettext_noop

# In the order in which a person reads them; what belongs together goes together.
FIELDS = {
    "name": gettext_noop("Nama"),
    "sex": gettext_noop("Jenis kelamin"),
    "birth_date": gettext_noop("Tanggal lahir"),
    "mother_name": gettext_noop("Nama ibu"),
    "household_id": gettext_noop("Keluarga"),
    "hamlet_id": gettext_noop("Dusun/banjar"),
    "address": gettext_noop("Alamat"),
    "phone": gettext_noop("Nomor telepon"),
    "disability": gettext_noop("Disabilitas"),
    "died_on": gettext_noop("Tanggal meninggal"),
}
_WITH = {"birth_date": ("birth_estimated",), "mother_name": ("mother_id",)}
_OF_A_VILLAGE = "hamlet_id"


def differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """The fields in which both tell something, and not the same: for a person to choose."""
    return [name for name in FIELDS if one[name] and other[name] and one[name] != other[name]]


def values_taken(lost: Mapping[str, Any], kept: Mapping[str, Any], chosen: Collection[str]) -> dict[str, Any]:
    """What the one that stays gets of the other: what was chosen, and what it lacks.

    A hamlet is one of a village: from another village it is not taken.
    """
    names = [name for name in FIELDS if lost[name] and (name in chosen or not kept[name]) and lost[name] != kept[name]]
    if lost["village_id"] != kept["village_id"]:
        names = [name for name in names if name != _OF_A_VILLAGE]
    whole = [more for name in names for more in (name, *_WITH.get(name, ())) if lost[more] != kept[more]]
    return {name: lost[name] for name in whole}
