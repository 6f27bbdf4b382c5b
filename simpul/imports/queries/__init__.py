"""Lists that were brought in, and what would come of them, before anything is written."""

from .kinds import KINDS, kind_of
from .lists import (
    ImportView,
    Preview,
    headings_of,
    import_view,
    imports_in,
    kinds_at,
    may_import,
    preview,
    rows_of,
    setting_at,
    sheet_of,
)

__all__ = [
    "KINDS",
    "ImportView",
    "Preview",
    "headings_of",
    "import_view",
    "imports_in",
    "kind_of",
    "kinds_at",
    "may_import",
    "preview",
    "rows_of",
    "setting_at",
    "sheet_of",
]
