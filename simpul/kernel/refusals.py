"""The one catalogue of refusals: a code for machines, a sentence for people that says what to do."""

from typing import Any

SENTENCES: dict[str, str] = {
    # rights
    "tidak-berhak": "Anda belum diberi hak untuk ini di sini. Hubungi admin desa atau kelurahan bila seharusnya bisa.",
    "tidak-ditemukan": "Data ini tidak ditemukan, atau bukan wilayah Anda. Kembali ke daftar lalu cari lagi.",
}


class Refusal(Exception):
    """A command says no. `code` is one of SENTENCES; `params` fill its sentence; `field` names the input at fault."""

    def __init__(self, code: str, *, field: str | None = None, **params: Any) -> None:
        if code not in SENTENCES:
            raise KeyError(f"refusal code without a sentence: {code}")
        self.code, self.field, self.params = code, field, params
        super().__init__(code)

    @property
    def sentence(self) -> str:
        return SENTENCES[self.code].format(**self.params)

    def __str__(self) -> str:
        return self.sentence
