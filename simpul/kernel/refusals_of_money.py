"""The sentences of refusals about money, plans, budgets and incentives: part of the catalogue (refusals.py)."""

OF_MONEY: dict[str, str] = {
    # money
    "uang-tidak-terbaca": "Tulis jumlahnya dengan angka, misalnya 250.000, 1,5 juta, atau 1 miliar.",
    "uang-bukan-bulat": "Tulis rupiah bulat tanpa sen, misalnya 250.000.",
    "uang-terlalu-besar": "Jumlah ini terlalu besar untuk dicatat. Periksa banyaknya nol.",
    "uraian-kosong": "Isian ini belum ditulis. Tulis dengan kata-kata.",
    "uraian-terlalu-panjang": "Tulisan ini terlalu panjang. Ringkas menjadi paling banyak {paling} huruf.",
    # budgets
    "jumlah-harus-ada": "Tulis jumlah yang lebih dari nol rupiah.",
    "sumber-dana-tidak-dikenal": "Sumber dana itu tidak dikenal. Pilih dari daftar.",
    "keperluan-tidak-dikenal": "Keperluan itu tidak dikenal. Pilih dari daftar.",
    "sumber-bukan-di-sini": (
        "{sumber} bukan sumber dana {wilayah}. Desa memakai APBDes, kelurahan memakai DPA kecamatan."
    ),
    "tahun-anggaran-salah": "Tahun ini di luar masa program. Periksa tahunnya.",
    "baris-anggaran-sudah-ada": (
        "Baris dengan tahun, sumber, keperluan, dan nama itu sudah ada. Ubah baris itu, jangan dicatat dua kali."
    ),
    "baris-anggaran-batal": "Baris anggaran ini sudah dibatalkan. Muat ulang halamannya.",
    "baris-ada-belanja": (
        "Baris ini sudah dibelanjakan atau menjadi dasar usulan bidan. Batalkan dulu belanjanya, atau catat perubahan."
    ),
    "anggaran-tidak-berubah": "Jumlah baru sama dengan jumlah sekarang. Tulis jumlah sesudah perubahan.",
    "bukti-wilayah-lain": "Berkas bukti itu dari wilayah lain. Unggah di halaman wilayah ini.",
    "belanja-sudah-batal": "Belanja ini sudah dibatalkan. Muat ulang halamannya.",
    "daftar-insentif-belum-dibayar": (
        "Belum ada pembayaran baru dalam daftar insentif itu. Catat dulu siapa yang sudah dibayar."
    ),
    "target-sudah-ada": "Target indikator itu untuk tahun yang sama sudah ada. Batalkan dulu yang lama.",
    "target-nilai-salah": "Tulis target dengan angka nol atau lebih, paling banyak dua angka di belakang koma.",
    "target-sudah-batal": "Target ini sudah dibatalkan. Muat ulang halamannya.",
    "tugas-pokok-tidak-dikenal": "Tugas pokok itu tidak dikenal. Pilih dari daftar.",
    "keadaan-tugas-tidak-dikenal": "Pilih keadaan tugas: dibuat, berjalan, selesai, atau batal.",
    "tugas-perlu-bukti": "Tugas selesai perlu bukti. Tulis apa hasilnya, atau unggah berkasnya.",
    "bukan-anggota-tim": (
        "Orang itu bukan anggota Tim Pembina wilayah ini. Pilih dari daftar, atau tulis nama kantornya."
    ),
    "bidan-sudah-dicatat": "Keadaan bidan pada tanggal itu sudah dicatat. Pakai tanggal lain, atau tanggal hari ini.",
    "permintaan-sudah-ada": "Permintaan anggaran bidan untuk tahun itu sudah ada. Buka yang sudah ada.",
    "permintaan-sudah-dijawab": "Permintaan ini sudah dijawab begitu. Muat ulang halamannya.",
    "permintaan-perlu-anggaran": "Pilih baris anggaran bidan desa yang memuatnya, atau catat dulu barisnya.",
    "permintaan-baris-lain": (
        "Baris anggaran itu bukan untuk bidan desa di desa/kelurahan ini. Pilih baris yang sesuai."
    ),
    "desa-sudah-ada-bidan": "Desa/kelurahan ini tercatat sudah ada bidannya. Perbaiki dulu catatannya bila keliru.",
    "kegiatan-sudah-ada": "Kegiatan itu pada tanggal yang sama sudah dicatat. Tidak perlu dicatat lagi.",
    "kegiatan-tidak-dikenal": "Jenis kegiatan itu tidak dikenal. Pilih dari daftar.",
    "kegiatan-sudah-batal": "Kegiatan ini sudah dibatalkan. Muat ulang halamannya.",
    "bukan-desa-atau-kelurahan": "Ini dicatat di desa atau kelurahan. Buka halaman desa atau kelurahannya.",
    # incentives
    "tarif-sudah-ada": "Tarif jabatan itu sejak tanggal itu sudah ada. Pakai tanggal mulai yang lain.",
    "masa-tidak-dikenal": "Masa itu tidak dikenal. Pilih dari daftar.",
    "tarif-masa-salah": "Tarif berlaku per bulan, triwulan, semester, atau tahun. Pilih salah satu.",
    "insentif-tanpa-tarif": (
        "Belum ada tarif insentif yang berlaku di sini. Tetapkan dulu tarifnya dengan dasar hukumnya."
    ),
    "insentif-tanpa-penerima": (
        "Tidak ada penerima yang belum masuk daftar untuk masa ini. Periksa SK dan masa jabatan kadernya."
    ),
    "insentif-terlalu-banyak": (
        "Lebih dari {paling} penerima dalam satu daftar. Buat daftar per kecamatan atau per desa."
    ),
    "masa-belum-berakhir": "{masa} belum berakhir. Daftar dibuat mulai {tanggal}.",
    "pembayaran-sudah-dicatat": "Pembayaran ini sudah dicatat begitu. Muat ulang halamannya.",
    "pembayaran-keadaan-salah": "Pilih keadaan pembayaran: belum, dibayar, atau dipersoalkan.",
    "daftar-insentif-batal": "Daftar ini sudah dibatalkan. Buat daftar baru bila perlu.",
    "daftar-insentif-ada-bayaran": (
        "Sudah ada yang dibayar dalam daftar ini. Catat dulu pembayarannya kembali menjadi belum."
    ),
    "daftar-insentif-terlalu-panjang": (
        "PDF memuat paling banyak {paling} penerima. Unduh Excel untuk daftar sepanjang ini."
    ),
}
