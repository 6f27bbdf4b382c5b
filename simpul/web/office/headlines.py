"""Which figures of each field stand on an area's first page. The first of each is drawn over twelve months.

A choice of presentation, not a rule: every other indicator is one touch away.
"""

HEADLINES: dict[str, tuple[str, ...]] = {
    "pendidikan": (
        "pendidikan.anak_didata",
        "pendidikan.anak_paud_persen",
        "pendidikan.tidak_sekolah",
        "pendidikan.peserta_kelas_orang_tua",
    ),
    "kesehatan": (
        "kesehatan.pengunjung",
        "kesehatan.balita_ditimbang",
        "kesehatan.d_per_s",
        "kesehatan.bumil_diperiksa",
        "kesehatan.lansia_diperiksa",
    ),
    "pekerjaan_umum": (
        "pekerjaan_umum.pendataan",
        "pekerjaan_umum.rt_air_terlindung_persen",
        "pekerjaan_umum.rt_jamban_persen",
        "pekerjaan_umum.jalan_prioritas",
    ),
    "perumahan": ("perumahan.pendataan", "perumahan.rtlh", "perumahan.rtlh_selesai", "perumahan.tanpa_rumah"),
    "trantibumlinmas": (
        "trantibumlinmas.patroli",
        "trantibumlinmas.kejadian",
        "trantibumlinmas.kejadian_ditangani_persen",
        "trantibumlinmas.poskamling_aktif",
    ),
    "sosial": (
        "sosial.bansos",
        "sosial.keluarga_prasejahtera",
        "sosial.rentan",
        "sosial.rentan_dilayani_persen",
    ),
}
LEADS: tuple[str, ...] = tuple(codes[0] for codes in HEADLINES.values())
ALL: tuple[str, ...] = tuple(code for codes in HEADLINES.values() for code in codes)
