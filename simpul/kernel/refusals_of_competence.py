"""The sentences of refusals about certificates, abilities and plans after training: part of the catalogue."""

OF_COMPETENCE: dict[str, str] = {
    "dasar-sertifikat-tidak-dikenal": "Pilih siapa yang diberi sertifikat: yang lulus, atau yang ikut sampai selesai.",
    "sertifikat-sebelum-selesai": "Kegiatan ini selesai pada {tanggal}. Tanggal sertifikat tidak boleh sebelumnya.",
    "sertifikat-tanpa-penerima": (
        "Belum ada peserta yang menunggu sertifikat. Lengkapi kehadiran atau hasil ujian, lalu coba lagi."
    ),
    "sertifikat-sudah-dicabut": "Sertifikat ini sudah dicabut. Muat ulang halaman untuk melihat alasannya.",
    "sertifikat-tidak-berubah": "Nama dan keterangannya sama dengan yang lama. Tulis yang benar, atau biarkan.",
    "sertifikat-belum-siap": "Berkas sertifikat masih dibuat. Tunggu sampai selesai, lalu unduh.",
    "kunci-sertifikat-terkunci": (
        "Kunci penanda tangan sertifikat tidak dapat dibuka. Minta pengelola memeriksa SIMPUL_CERTIFICATE_KEY."
    ),
    "bimtek-tanpa-tanggal": "Tanggal kegiatan ini belum disebut. Lengkapi tanggalnya, lalu catat hasilnya.",
    "keterampilan-tidak-dikenal": "Keterampilan itu tidak ada dalam daftar. Pilih dari daftar.",
    "keterampilan-sudah-dicatat": "Keterampilan ini sudah tercatat untuk orang itu. Batalkan dulu catatan yang lama.",
    "keterampilan-sudah-batal": "Catatan kecakapan ini sudah dibatalkan. Muat ulang halamannya.",
    "rencana-bukan-peserta": "Desa/kelurahan itu di luar wilayah kegiatan ini. Pilih yang ada di wilayahnya.",
    "rencana-tidak-terbuka": "Rencana ini sudah selesai atau dibatalkan. Muat ulang halamannya.",
    "rencana-lewat": "Tanggal {tanggal} sudah lewat. Rencana dibuat untuk hari yang akan datang.",
}
