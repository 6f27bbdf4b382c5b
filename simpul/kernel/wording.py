"""A line that somebody typed in their own words: tidied, and neither empty nor endless."""

from simpul.kernel.names import tidy
from simpul.kernel.refusals import Refusal


def worded(text: str, field: str, at_most: int, *, may_be_empty: bool = False) -> str:
    """The line without doubled blanks; Refusal `uraian-kosong`, `uraian-terlalu-panjang` for this input."""
    clean = tidy(text)
    if not clean and not may_be_empty:
        raise Refusal("uraian-kosong", field=field)
    if len(clean) > at_most:
        raise Refusal("uraian-terlalu-panjang", field=field, paling=at_most)
    return clean
