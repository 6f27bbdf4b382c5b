"""Figures of areas and posts. Everything that takes `by` is cut to what that actor may see."""

from .below import Below, BelowRow, Column, below
from .completeness import Completeness
from .figures import Figures, Line, figures
from .records import CountedRecord, rows
from .strip import Strip, StripFigure, strip
from .trends import Point, Series, series

__all__ = [
    "Below",
    "BelowRow",
    "Column",
    "Completeness",
    "CountedRecord",
    "Figures",
    "Line",
    "Point",
    "Series",
    "Strip",
    "StripFigure",
    "below",
    "figures",
    "rows",
    "series",
    "strip",
]
