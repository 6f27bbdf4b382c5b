"""What the report of an import says about a row: plain sentences that say what to do."""

MESSAGES = {
    "sel-terlalu-panjang": "Isi kolom {column} terlalu panjang. Periksa berkasnya, mungkin kolom tergeser.",
    "kode-tidak-dikenal": "Kode wilayah {code} tidak ada dalam daftar Kemendagri. Periksa kode desa/kelurahan.",
    "kode-bukan-desa": "Kode {code} bukan kode desa/kelurahan. Isi kode seperti 51.08.06.1020.",
    "kode-bps": "Kode {code} adalah kode BPS, bukan kode Kemendagri. Isi kode seperti 51.08.06.1020 atau nama desa.",
    "kode-bps-dilewati": "Kode BPS dilewati; tempat dicari dari nama.",
    "kode-tanpa-titik": "Kode {code} tanpa titik bisa kode BPS atau Kemendagri. Tulis dengan titik.",
    "kode-bukan-nama": "Kode {code} menunjuk desa lain daripada namanya. Pilih yang benar.",
    "desa-kosong": "Desa/kelurahan belum diisi. Isi nama desa/kelurahan atau kodenya.",
    "puskesmas-lain": (
        "Puskesmas {puskesmas} di berkas ini melayani {district}, dan di sana juga ada {village}. Pilih yang benar."
    ),
    "di-luar-wilayah": "Desa/kelurahan ini di luar {area}. Periksa kolom wilayahnya.",
    "baris-kembar": "Sama dengan baris {row} dalam berkas ini.",
    "sudah-ada": "Sudah terdaftar sebagai {label}.",
    "jadwal-dilewati": "Jadwal buka “{text}” belum jelas, jadi dilewati. Isi di halaman posyandu.",
}
COLUMNS = {
    "name": "nama posyandu",
    "village": "desa/kelurahan",
    "district": "kecamatan",
    "regency": "kabupaten/kota",
    "province": "provinsi",
    "code": "kode wilayah",
    "number": "nomor registrasi",
    "address": "alamat",
    "open_rule": "jadwal buka",
}
_LONGEST_QUOTE = 60


def message(code: str, /, **words: object) -> str:
    """The sentence with its words; what is quoted from the file is cut short."""
    told = {name: _short(COLUMNS.get(str(word), str(word))) for name, word in words.items()}
    return MESSAGES[code].format(**told)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"
