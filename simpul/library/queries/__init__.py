"""What the library holds, as far as somebody's areas go."""

from .entries import EntryView, Other, entries, entry, entry_file, known_laws
from .seeing import RIGHT, may_write

__all__ = ["RIGHT", "EntryView", "Other", "entries", "entry", "entry_file", "known_laws", "may_write"]
