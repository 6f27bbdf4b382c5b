"""Cells that stand once for all rows below them, as merged cells of a printed list do."""

from collections.abc import Collection, Mapping

from simpul.sheets.rules.values import plain

# Another village begins anew: what was said before it was said of the one before.
_ANEW = ("village", "code")


def carried(before: Mapping[str, str], told: Mapping[str, str], merged: Collection[str]) -> dict[str, str]:
    """What holds for a row: what it tells itself in the merged fields, else what the rows above it told."""
    own = {field: text for field in merged if plain(text := told.get(field, ""))}
    return {**({} if any(field in own for field in _ANEW) else before), **own}
