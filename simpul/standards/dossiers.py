"""The papers that a request for a registration number may need; which an area asks for is a rule of that area
(simpul/dossiers/rules.py: PAPERS)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .schema import Code, Shape

Owner = Literal["desa", "kecamatan", "kabupaten"]


class PaperItem(Shape):
    """One paper of a list: who prepares it, and of which SK the paper will do."""

    code: Code
    name: str = Field(min_length=3, max_length=120)
    owner: Owner
    required: bool = True
    decree: Literal["", "pendirian", "pengurus", "tim_pembina"] = ""
