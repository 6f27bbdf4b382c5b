"""Whether a budget line may stand as it is typed, and what is doubtful about it."""

from datetime import date

from simpul.standards.budgets import MoneySource

WARNINGS = {
    "sumber-tidak-lazim": "Sumber dana ini tidak lazim di wilayah ini. Periksa lagi sumbernya.",
    "belanja-melebihi-anggaran": "Belanja baris ini melebihi anggarannya. Periksa, atau catat perubahan anggaran.",
    "belanja-tanpa-bukti": "Belanja ini belum ada buktinya. Unggah kuitansi atau SPJ bila sudah ada.",
    "sebelum-tahun-anggaran": "Tanggal belanja di luar tahun anggarannya. Periksa tanggalnya.",
}


def source_fault(source: MoneySource, kind: str) -> tuple[str, str]:
    """(code of the refusal, code of the warning) for money of this source in an area of that kind.

    A kelurahan has no APBDes and a desa no DPA kecamatan: each has its own, and they are equals.
    """
    if source.belongs_to(kind):
        return "", ""
    return ("sumber-bukan-di-sini", "") if source.elsewhere == "tolak" else ("", "sumber-tidak-lazim")


def spending_warnings(*, spent: int, amount: int, year: int, on: date, has_paper: bool) -> tuple[str, ...]:
    """Codes of WARNINGS for money spent; `spent` with the new entry."""
    found = []
    if spent > amount:
        found.append("belanja-melebihi-anggaran")
    if on.year != year:
        found.append("sebelum-tahun-anggaran")
    if not has_paper:
        found.append("belanja-tanpa-bukti")
    return tuple(found)
