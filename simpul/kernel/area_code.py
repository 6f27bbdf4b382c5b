"""Kemendagri area codes: 2, 4, 6 or 10 digits, written with dots (`51.08.06.1020`)."""

import re
from dataclasses import dataclass

_SHAPE = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?", re.ASCII)
NATION_CODE = "0"
_LEVELS = {2: 1, 5: 2, 8: 3, 13: 4}


@dataclass(frozen=True, order=True)
class AreaCode:
    """A well-formed code; `AreaCode.parse` raises ValueError for anything else."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "AreaCode":
        text = text.strip()
        if text != NATION_CODE and not _SHAPE.fullmatch(text):
            raise ValueError(f"not a Kemendagri code: {text!r}")
        return cls(text)

    @property
    def level(self) -> int:
        """0 nation, 1 province, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan."""
        return 0 if self.text == NATION_CODE else _LEVELS[len(self.text)]

    @property
    def parent(self) -> "AreaCode | None":
        if self.level == 0:
            return None
        return AreaCode(self.text.rpartition(".")[0] or NATION_CODE)

    def __str__(self) -> str:
        return self.text
