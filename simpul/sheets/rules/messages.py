"""What the report of an import says about a row: plain sentences that say what to do."""

from simpul.kernel.speech import tell

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
    "angka-rusak": (
        "Angka di kolom {column} rusak oleh lembar kerja (misalnya 3,2E+15). Jadikan kolomnya Teks lalu isi lagi."
    ),
    "jenis-kelamin-tidak-terbaca": "Kolom {column} tidak terbaca. Tulis L atau P.",
    "tanggal-tidak-terbaca": "Kolom {column} tidak terbaca. Tulis seperti 31/12/2020.",
    "tahun-dua-angka": "Tahun di kolom {column} hanya dua angka. Tulis empat angka, seperti 31/12/2020.",
    "nik-orang-lain": "NIK ini sudah dipakai orang dengan nama dan tanggal lahir lain. Periksa NIK-nya.",
    "mungkin-sudah-ada-warga": "Mungkin sudah terdaftar. Lengkapi NIK, tanggal lahir, atau nama ibunya.",
    "tanggal-lahir-beda": "Tanggal lahir berbeda dari yang tercatat dan tidak diubah. Periksa di halaman warganya.",
    "posyandu-belum-ada": "Posyandu {name} belum terdaftar di desa ini, jadi belum dipilihkan.",
    "baris-kembar": "Sama dengan baris {row} dalam berkas ini.",
    "sudah-ada": "Sudah terdaftar sebagai {label}.",
    "nik-rusak-dilewati": "NIK rusak oleh lembar kerja dan tidak dipakai; orangnya dicari dari nama dan lahirnya.",
    "nik-belum-terdaftar": "NIK ini belum terdaftar. Tulis juga namanya, atau daftarkan dulu.",
    "peserta-posyandu-lain": "Peserta posyandu lain; dicatat di Posyandu {name} seperti di baris ini.",
    "orang-tidak-pasti": "Belum pasti siapa: {count} orang bernama sama di desa ini. Lengkapi NIK atau lahirnya.",
    "anak-belum-terdaftar": "Belum terdaftar di desa ini. Daftarkan dulu, atau pilih di “Berlaku untuk semua baris”.",
    "anak-baru-kurang": "Belum terdaftar. Untuk didaftarkan perlu jenis kelamin dan tanggal lahir.",
    "anak-baru-tanpa-posyandu": "Belum terdaftar. Untuk didaftarkan perlu nama posyandu yang sudah ada di desa ini.",
    "anak-tanpa-posyandu": "Belum masuk posyandu mana pun. Isi kolom posyandu.",
    "hasil-kosong": "Baris ini tidak berisi hasil. Isi berat, tinggi, imunisasi, atau vitamin A.",
    "tanggal-hasil-kosong": "Kolom {column} belum diisi. Tulis tanggalnya, seperti 31/12/2020.",
    "tempat-imunisasi-kosong": (
        "Tempat imunisasi belum diisi. Isi kolomnya, atau pilih sekali di “Berlaku untuk semua baris”."
    ),
    "imunisasi-tidak-dikenal": "Kolom {column} tidak terbaca. Tulis seperti BCG, OPV 1, DPT-HB-Hib 2.",
    "imunisasi-tanggal-lain": "{dose} sudah tercatat pada {on}. Periksa tanggalnya.",
    "kapsul-tanpa-umur": "Tanggal lahir belum diketahui, jadi kapsulnya belum jelas. Tulis biru atau merah.",
    "kolom-dilewati": "Dilewati karena tidak terbaca: {columns}.",
    "akan-dicatat": "{what}, {on}.",
    "sudah-tercatat": "Sudah tercatat.",
    "sudah-tercatat-lain": "Pada {on} sudah tercatat dengan angka lain. Periksa mana yang benar di catatannya.",
    "baris-lain-berbeda": "Baris {row} menyebut angka lain untuk hari yang sama. Sisakan yang benar.",
    "jabatan-tidak-terbaca": "Kolom {column} tidak terbaca. Tulis seperti Ketua atau Kader Kesehatan.",
    "jabatan-kosong": "Jabatan belum disebut. Isi kolom jabatan, atau sebutkan sekali untuk semua baris.",
    "bidang-tidak-terbaca": "Bidang di kolom {column} tidak terbaca. Tulis salah satunya, seperti Kesehatan.",
    "bidang-lebih-dari-satu": "Kolom {column} menyebut lebih dari satu bidang. Tulis satu baris untuk tiap bidang.",
    "bidang-dilewati": "Jabatan {position} tidak punya bidang, jadi bidangnya dilewati.",
    "posyandu-kosong": "Posyandu belum disebut. Isi kolom posyandu, atau sebutkan sekali untuk semua baris.",
    "posyandu-tidak-ada": "Posyandu {name} belum terdaftar di {village}. Pilih yang benar, atau daftarkan dulu.",
    "posyandu-dari-atas": "Posyandu {name} diambil dari baris di atasnya.",
    "kelamin-dari-nik": "Jenis kelamin diambil dari NIK.",
    "mulai-menjabat-kosong": "Mulai menjabat belum disebut. Isi kolom TMT atau tanggal SK, atau sebutkan sekali.",
    "sk-tanggal-kosong": "Tanggal SK {number} belum disebut. Isi kolom tanggal SK, atau sebutkan sekali.",
    "sk-penanda-tangan-kosong": "SK {number} belum tercatat. Sebutkan nama penanda tangannya, atau catat SK-nya dulu.",
    "orang-sama-tidak-pasti": "Nama ini juga ada di baris {row}. Isi NIK atau tanggal lahir keduanya.",
    "jabatan-baru": "{position}, {post}, mulai {since}.",
    "jabatan-sudah-tercatat": "Sudah tercatat sebagai {position} di {post}.",
    "lembaga-tidak-terbaca": "Kolom {column} tidak terbaca. Tulis seperti Kader PKK, Pengurus RT, atau LPM.",
    "kunci-kosong": "Kunci jawaban belum diisi. Tulis huruf pilihan yang benar, seperti B.",
    "kunci-tidak-terbaca": "Kolom {column} bukan salah satu pilihannya. Tulis huruf pilihan yang benar, seperti B.",
    "kunci-dua-arti": "Kolom {column} bisa berarti dua pilihan. Tulis isi pilihan yang benar selengkapnya.",
    "soal-tanpa-pilihan": "Pilihan jawaban belum ada. Isi pilihannya, atau tulis kunci Benar atau Salah.",
    "kunci-dibaca": "Jawaban benar: {answer}.",
    "materi-tidak-dikenal": "Materi {module} tidak ada dalam kurikulum, jadi dikosongkan.",
    "soal-mirip": "Soal yang berbunyi sama sudah ada dengan pilihan lain. Periksa apakah keduanya perlu.",
    "soal-sudah-ada": "Sudah ada di bank soal.",
    "soal-kunci-lain": "Sudah ada di bank soal dengan kunci lain. Periksa mana yang benar, lalu ubah di bank soal.",
    "baris-kunci-lain": "Sama dengan baris {row} tetapi kuncinya lain. Sisakan yang benar.",
    "kedudukan-kosong": "Jabatan peserta belum disebut. Isi kolom jabatan, atau pilih sekali untuk semua baris.",
    "lembaga-kosong": "Lembaga belum disebut. Isi kolom lembaga, atau pilih sekali untuk semua baris.",
    "lembaga-dari-atas": "Lembaga diambil dari baris di atasnya.",
    "anggota-cocok": "Cocok dengan warga yang tercatat, menurut NIK.",
    "anggota-mungkin": "Mungkin warga yang tercatat: nama, tanggal lahir, dan desanya sama. Jawab sesudah dimasukkan.",
    "anggota-tak-dikenal": "Belum ada warga yang cocok. Dicatat dengan namanya.",
    "anggota-mungkin-tanpa-lahir": "Tanpa NIK dan tanggal lahir tidak bisa dicocokkan dengan warga. Lengkapi bila ada.",
    "kk-kosong": "Nomor KK belum diisi. Isi nomor KK pada tiap baris.",
    "kata-tidak-dikenal": "Isi kolom {column} tidak dikenal. Pakai kata yang ada di petunjuk impor keluarga.",
    "desil-tidak-terbaca": "Kolom {column} tidak terbaca. Tulis angka 1 sampai 10.",
    "bukan-penduduk-lagi": "Dilewati: menurut daftar sudah meninggal atau pindah.",
    "anggota-keluarga": "Keluarga {name}.",
    "kepala-keluarga-kosong": "Kepala keluarga dari KK ini belum ada. Letakkan anggota satu KK berurutan.",
    "kepala-keluarga-lain": "Kepala keluarga yang tercatat: {name}. Tidak diubah.",
    "keluarga-lain": "Tercatat di keluarga lain dan tidak dipindahkan. Periksa di halaman warganya.",
    "dusun-belum-ada": "Dusun {name} belum terdaftar di desa ini, jadi belum dipilihkan.",
    "kelas-tanpa-sumber": (
        "Kelas kesejahteraan dilewati: sumber atau tanggalnya belum ada, atau sesudah hari ini. "
        "Isi di barisnya atau di “Berlaku untuk semua baris”."
    ),
    "kelas-sudah-lain": "Sumber yang sama sudah menyebut kelas lain untuk tanggal itu. Tidak diubah.",
    "kehadiran-tidak-terbaca": "Kolom {column} tidak terbaca. Tulis hadir atau tidak.",
    "peserta-tidak-pada-daftar": "Belum pada daftar peserta. Samakan nama dan desanya, atau daftarkan dulu.",
    "peserta-lebih-dari-satu": "Ada beberapa peserta bernama sama. Isi desa, telepon, atau kode tanda pesertanya.",
    "hadir-pada": "Hadir pada {days}.",
    "hadir-di-sesi": "Hadir di {n} sesi: {sessions}.",
    "tidak-hadir": "Tidak hadir, dilewati.",
    "peserta-belum-terdaftar": "Belum terdaftar di desa ini. Daftarkan dulu sebagai warga.",
    "hadir-hari-buka": "Hadir pada hari buka {on}.",
    "kegiatan-tidak-dikenal": "Kegiatan “{what}” tidak mencatat nama peserta, atau tidak dikenal. Yang ada:",
    "kegiatan-belum-dicatat": "{what} pada {on} belum dicatat di posyandu ini. Catat dulu kegiatannya.",
    "kegiatan-lebih-dari-satu": "{what} pada {on} tercatat lebih dari sekali. Tambahkan pesertanya di catatannya.",
    "jadwal-dilewati": "Jadwal buka “{text}” belum jelas, jadi dilewati. Isi di halaman posyandu.",
}
_LONGEST_QUOTE = 60


def message(code: str, /, **words: object) -> str:
    """The sentence with its words; what is quoted from the file is cut short."""
    told = {name: _short(str(word)) for name, word in words.items()}
    return tell(MESSAGES[code], **told)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"
