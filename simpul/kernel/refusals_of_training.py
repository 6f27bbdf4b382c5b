"""The sentences of refusals about training: part of the catalogue (refusals.py)."""

OF_TRAINING: dict[str, str] = {
    "pilihan-tidak-dikenal": "Pilihan ini tidak dikenal. Pilih dari daftar.",
    "program-sudah-ada": "Program dengan nama dan tahun itu sudah ada. Buka program itu lalu tambah angkatannya.",
    "program-batal": "Program ini sudah dibatalkan. Buat program baru bila kegiatannya tetap ada.",
    "tuan-rumah-wajib": "Pilih paling sedikit satu wilayah tempat kegiatan ini diadakan.",
    "nomor-angkatan-sudah-ada": "Nomor angkatan itu sudah dipakai. Pakai nomor berikutnya.",
    "keadaan-angkatan-salah": "Keadaan itu tidak bisa dipilih dari keadaan sekarang. Muat ulang halamannya lalu pilih lagi.",
    "angkatan-batal": "Angkatan ini sudah dibatalkan. Rencanakan lagi dulu sebelum mengubahnya.",
    "mulai-wajib": "Isi tanggal mulai dulu, atau kosongkan tanggal selesainya.",
    "hari-angkatan-salah": "Banyaknya hari satu angkatan harus 1 sampai 60. Periksa tanggal dan tahunnya.",
    "hari-sudah-dipakai": "Ada acara atau daftar hadir pada hari yang akan dihapus. Pindahkan dulu ke hari lain.",
}
