"""Which session is meant by the words of a list: its title, or its number in the timetable."""

import re
from collections.abc import Sequence

from simpul.kernel.names import name_key

_NUMBER = re.compile(r"(?:sesi|materi)?(?:ke)?(\d{1,3})")


def meant(words: str, titles: Sequence[str]) -> list[int]:
    """The places, counted from 0, of those that may be meant: by the whole title, else by number, else by a part."""
    key, keys = name_key(words), [name_key(title) for title in titles]
    if whole := [place for place, one in enumerate(keys) if one == key]:
        return whole
    if number := _NUMBER.fullmatch(key):
        place = int(number[1]) - 1
        return [place] if 0 <= place < len(titles) else []
    return [place for place, one in enumerate(keys) if key and key in one]
