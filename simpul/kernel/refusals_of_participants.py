"""The sentences of refusals about participants of trainings: part of the catalogue (refusals.py)."""

OF_PARTICIPANTS: dict[str, str] = {
    # who is called, seats
    "kedudukan-tidak-dikenal": "Kedudukan itu tidak dikenal. Pilih dari daftar.",
    "bidang-perlu-dipilih": "Pilih bidang yang dilayani.",
    "sasaran-sudah-ada": "Sasaran itu sudah tercatat. Pilih kedudukan atau bidang lain.",
    "kuota-salah": "Tulis banyaknya kursi dengan angka, dari 1 sampai {paling}.",
    "kuota-di-luar": "{tempat} tidak termasuk wilayah kegiatan ini. Pilih tempat di {wilayah}.",
    "kuota-sudah-ada": "Kuota tempat itu sudah ada. Ubah yang sudah ada.",
    # invitations
    "undangan-tanpa-tujuan": "Tulis kepada siapa undangan ini ditujukan.",
    "undangan-sudah-ditarik": "Undangan ini sudah ditarik. Buat undangan baru.",
    "undangan-tidak-berlaku": "Tautan undangan ini tidak berlaku (salah, ditarik, atau lewat waktu). Hubungi panitia.",
    "terlalu-sering-mendaftar": "Terlalu banyak pendaftaran dari jaringan ini. Tunggu {menit} menit, lalu kirim lagi.",
    # registrations
    "peserta-tanpa-desa": "Pilih desa atau kelurahan Anda.",
    "peserta-telepon-perlu": "Tulis nomor telepon agar panitia dapat menghubungi.",
    "posyandu-desa-lain": "Tidak ada posyandu dengan nama itu di desa atau kelurahan ini. Yang ada: {pos}.",
    "telepon-tidak-terbaca": "Nomor telepon ini tidak terbaca. Tulis angkanya saja, misalnya 081234567890.",
    "peserta-di-luar-undangan": "Undangan ini untuk {tempat}. Pilih desa atau kelurahan di sana, atau hubungi panitia.",
    "peserta-pos-lain": "Posyandu itu tidak ada di desa atau kelurahan yang dipilih. Pilih lagi.",
    "peserta-sudah-terdaftar": "Orang ini sudah terdaftar pada kegiatan ini ({nama}). Tidak perlu didaftarkan lagi.",
    "peserta-sudah-keluar": "Peserta ini sudah mundur atau diganti. Daftarkan lagi bila ikut kembali.",
    "peserta-belum-dapat-kursi": "Peserta ini masih di daftar tunggu. Tambah kuota, atau tunggu ada yang mundur.",
    "belum-ada-peserta": "Belum ada peserta. Daftarkan peserta dulu, lalu cetak tandanya.",
    "pendaftaran-ditutup": "Pendaftaran kegiatan ini sudah ditutup. Hubungi panitia.",
    # attendance
    "bukan-hari-kegiatan": "{tanggal} bukan hari kegiatan ini. Pilih salah satu hari kegiatan.",
    "hari-kegiatan-belum-tiba": "{tanggal} belum tiba. Catat kehadiran pada harinya.",
    "hari-daftar-belum-disebut": "Harinya belum disebut. Isi Hari di “Berlaku untuk semua baris”.",
    "hari-daftar-berlebih": "Kegiatan ini hanya {banyak} hari. Periksa kolom harinya.",
    "arti-x-belum-disebut": "Tanda x bisa berarti hadir atau tidak. Pilih artinya di “Berlaku untuk semua baris”.",
    "bukan-sesi-hari-itu": "Sesi itu tidak pada hari ini. Pilih sesi dari daftar.",
    "kehadiran-tidak-ada": "Kehadiran itu tidak tercatat. Muat ulang halaman.",
    "kartu-bukan-simpul": "QR ini bukan kartu peserta Simpul. Arahkan kamera ke QR di kartu peserta.",
    "kartu-palsu": "Kartu ini tidak asli: segelnya tidak cocok. Periksa nama peserta pada daftar.",
    "kartu-acara-lain": "Kartu ini untuk kegiatan atau angkatan lain. Minta kartu kegiatan ini.",
    "kartu-lewat-waktu": "Kartu ini sudah lewat masa berlakunya. Periksa nama peserta pada daftar.",
    "kartu-tidak-berlaku": "Pemegang kartu ini tidak lagi terdaftar. Periksa nama peserta pada daftar.",
    "terlalu-banyak-sekali-kirim": "Terlalu banyak kehadiran dalam satu kiriman. Kirim paling banyak {paling}.",
    "impor-perlu-angkatan": "Mulai impor peserta atau kehadiran dari halaman angkatannya.",
}
