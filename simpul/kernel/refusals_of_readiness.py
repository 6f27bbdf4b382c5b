"""Refusals about strata and readiness."""

OF_READINESS: dict[str, str] = {
    "keterangan-kesiapan-tidak-dikenal": "Pertanyaan itu tidak dikenal. Pilih dari daftar.",
    "keterangan-kesiapan-di-luar-batas": "Isi angka bulat dari 0 sampai {paling}.",
}
