"""The only place that writes areas, their words and hamlets."""

from .areas import load_areas
from .attributes import set_attribute
from .hamlets import add_hamlet, edit_hamlet, end_hamlet

__all__ = [
    "add_hamlet",
    "edit_hamlet",
    "end_hamlet",
    "load_areas",
    "set_attribute",
]
