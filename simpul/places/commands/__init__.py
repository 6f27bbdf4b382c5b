"""The only place that writes areas, their words, hamlets and outlines."""

from .areas import load_areas
from .attributes import set_attribute
from .boundaries import BoundaryLoad, load_boundaries
from .hamlets import add_hamlet, edit_hamlet, end_hamlet

__all__ = [
    "BoundaryLoad",
    "add_hamlet",
    "edit_hamlet",
    "end_hamlet",
    "load_areas",
    "load_boundaries",
    "set_attribute",
]
