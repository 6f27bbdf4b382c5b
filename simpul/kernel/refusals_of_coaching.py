"""The sentences of refusals about coaching: part of the catalogue (refusals.py)."""

OF_COACHING: dict[str, str] = {
    "pilihan-pembinaan-salah": "Pilihan ini tidak dikenal. Pilih dari daftar.",
    "kunjungan-bukan-wilayah-bawah": "Tim Pembina mengunjungi posyandu atau wilayah di bawahnya. Pilih tujuan lain.",
    "kunjungan-sudah-disahkan": "Hasil kunjungan ini sudah disahkan. Rencanakan kunjungan baru untuk yang berikutnya.",
    "kunjungan-batal": "Kunjungan ini sudah dibatalkan. Rencanakan kunjungan baru.",
    "kunjungan-belum-disahkan": "Hasil kunjungan ini belum disahkan. Tunggu sampai Tim Pembina mengesahkannya.",
    "kunjungan-tanpa-tanggal": "Isi dulu tanggal kunjungan dilaksanakan, lalu sahkan lagi.",
    "butir-belum-dijawab": "{jumlah} butir belum dijawab. Jawab semuanya; pilih Tidak berlaku bila tidak cocok.",
    "butir-tidak-dikenal": "Butir itu tidak ada dalam daftar periksa kunjungan ini. Muat ulang halamannya.",
    "hasil-tindakan-wajib": "Tulis hasilnya, atau alasan mengapa tidak jadi.",
    "temuan-sudah-selesai": "Temuan ini sudah ditutup. Muat ulang halamannya.",
    "batas-sebelum-hari-ini": "Batas waktu sudah lewat. Pilih hari ini atau sesudahnya.",
    "daftar-periksa-tingkat": "Daftar periksa ditetapkan kabupaten/kota, provinsi, atau pusat. Hubungi tim di atas.",
    "daftar-periksa-mulai-nanti": "Versi baru mulai berlaku besok atau sesudahnya. Pilih tanggal lain.",
    "daftar-periksa-salah": "Baris ini tidak terbaca. Tulis satu butir per baris, atau bidang: butir.",
}
