"""How far a source is to be trusted, in words."""

from django.utils.translation import gettext as _

from simpul.kernel.speech import translated
from simpul.ordinances.rules import TRUSTS


def trust_words(code: str) -> str:
    """The words for a trust; what no source says Simpul has decided itself."""
    return translated(TRUSTS[code]) if code in TRUSTS else _("keputusan Simpul")
