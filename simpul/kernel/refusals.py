"""The one catalogue of refusals: a code for machines, a sentence for people that says what to do."""

from typing import Any

SENTENCES: dict[str, str] = {
    # rights
    "tidak-berhak": "Anda belum diberi hak untuk ini di sini. Hubungi admin desa atau kelurahan bila seharusnya bisa.",
    "tidak-ditemukan": "Data ini tidak ditemukan, atau bukan wilayah Anda. Kembali ke daftar lalu cari lagi.",
    # intentions
    "maksud-tidak-dikenal": "Perintah ini belum dikenal di sini. Perbarui aplikasi lalu kirim lagi.",
    "isi-tidak-terbaca": "Kiriman ini tidak terbaca pada bagian {bagian}. Muat ulang halaman lalu isi lagi.",
    "pdf-belum-ada": "Mesin ini belum bisa membuat PDF. Unduh Excel, atau minta pengelola memasang pango.",
    # records
    "sudah-ada-lain": "Catatan dengan tanda ini sudah tersimpan dengan isi lain. Buka lalu perbaiki catatan itu.",
    "isian-keliru": "Ada isian yang perlu diperbaiki. Lihat tanda merah, perbaiki, lalu simpan lagi.",
    "sudah-diubah": "Catatan ini baru saja diubah oleh {oleh}. Muat ulang, lihat isinya, lalu perbaiki lagi.",
    "sudah-dibatalkan": "Catatan ini sudah dibatalkan. Buat catatan baru bila pelayanannya memang terjadi.",
    "alasan-wajib": "Tulis alasannya agar orang lain mengerti mengapa ini diubah.",
    "alasan-terlalu-panjang": "Alasannya terlalu panjang. Ringkas menjadi paling banyak {paling} huruf.",
    "tanggal-mendatang": "Tanggal {tanggal} belum tiba di posyandu ini (hari ini {hari_ini}). Periksa tanggalnya.",
    "sebelum-lahir": "Tanggal {tanggal} sebelum orang ini lahir ({lahir}). Periksa tanggal catatan atau tanggal lahirnya.",
    "sesudah-meninggal": "Orang ini tercatat meninggal pada {meninggal}. Periksa tanggal catatan atau orangnya.",
    "tanggal-terlalu-lama": "Tanggal {tanggal} terlalu lama lalu. Periksa tahunnya.",
    "tempat-keliru": "Tulis nama tempat dalam satu baris, paling banyak {paling} huruf.",
    "bulan-ditutup": "{bulan} sudah ditutup. Minta kabupaten/kota membukanya kembali bila catatan ini harus masuk.",
    "bulan-tidak-ditutup": "{bulan} tidak sedang ditutup. Muat ulang halaman untuk melihat keadaan terakhir.",
    "bukan-sasaran": "{sebab} Bila datanya benar, pilih layanan atau orang lain.",
    "layanan-tidak-dikenal": "Layanan ini tidak ada dalam daftar posyandu Anda. Muat ulang halaman lalu pilih lagi.",
    "layanan-tidak-berlaku": "{layanan} tidak berlaku pada {tanggal}. Periksa tanggalnya atau pilih layanan lain.",
    "pilih-orang": "{layanan} dicatat untuk seseorang. Pilih orangnya dari daftar, atau daftarkan dulu.",
    "pilih-keluarga": "{layanan} dicatat untuk sebuah keluarga. Pilih keluarganya dari daftar, atau daftarkan dulu.",
    "tulis-tempat": "{layanan} dicatat untuk sebuah tempat. Tulis nama atau letak tempatnya.",
    "bukan-warga-posyandu": "Orang atau keluarga ini bukan warga posyandu ini. Daftarkan dulu sebagai peserta.",
    "lahir-sesudah-catatan": "Ada catatan tanggal {tanggal}, sebelum tanggal lahir baru. Periksa tanggal lahir atau catatan itu.",
    "bukan-untuk-daftar": "{layanan} tidak dicatat per orang. Catat lewat formulirnya.",
    # open days
    "jadwal-belum-ada": "Posyandu ini belum punya jadwal hari buka. Isi jadwalnya dulu, misalnya Selasa pekan kedua.",
    "hari-buka-sudah-ada": "Sudah ada hari buka pada {tanggal}. Pilih tanggal lain.",
    "hari-buka-batal": "Hari buka ini sudah dibatalkan. Tambahkan hari buka baru bila posyandu tetap buka.",
    "hari-buka-ada-catatan": "Sudah ada catatan pada hari buka ini. Pindahkan atau batalkan catatannya dulu.",
    # places
    "wilayah-kosong": "Daftar wilayah belum dimuat. Jalankan `simpul load-places` lebih dulu.",
    "wilayah-daftar-salah": "Daftar wilayah tidak dapat dipakai, mulai dari {first}. Perbaiki berkasnya lalu ulangi.",
    "wilayah-tanpa-keputusan": "Perubahan wilayah harus menyebut keputusannya. Tulis nomor dan tahunnya.",
    "wilayah-tanggal-mendatang": "Tanggal berlaku {on} belum tiba. Terapkan daftar ini pada tanggal itu atau sesudahnya.",
    "wilayah-tanggal-mundur": "Wilayah terakhir berubah pada {last}. Tanggal berlaku harus sesudahnya.",
    "wilayah-kata-salah": "Isian itu tidak dikenal. Pakai zone (WIB, WITA, WIT), title:<jenis>, atau head:<jenis>.",
    "batas-tidak-terbaca": "Berkas batas wilayah tidak terbaca. Pakai GeoJSON dengan kode wilayah di tiap bentuk.",
    "dusun-bukan-di-desa": "Dusun, banjar, atau RT berada di desa atau kelurahan. Pilih desa atau kelurahannya.",
    "dusun-nama-kosong": "Jenis dan nama harus diisi, misalnya banjar dan Tegal. Paling banyak 20 dan 120 huruf.",
    "dusun-sudah-ada": "Nama atau kode itu sudah dipakai di desa/kelurahan ini. Pakai yang sudah ada, atau beri nama lain.",
    "dusun-induk-salah": "Induknya harus bagian dari desa/kelurahan yang sama. Pilih dari daftar.",
    "dusun-sudah-berakhir": "Bagian desa ini sudah berakhir. Muat ulang daftar lalu pilih lagi.",
    "dusun-tanggal-salah": "Tanggal akhir harus sesudah tanggal mulai ({since}). Periksa tanggalnya.",
    "dusun-masih-berisi": "Masih ada bagian di dalamnya. Akhiri bagian-bagian itu lebih dulu.",
    # registry: posts
    "nama-pos-kosong": "Nama posyandu belum terbaca. Tulis namanya dengan huruf atau angka, misalnya Melati 1.",
    "nama-pos-terlalu-panjang": "Nama posyandu terlalu panjang. Tulis paling banyak 120 huruf.",
    "nama-pos-sudah-ada": "Di desa/kelurahan ini sudah ada {name}. Beri nama lain, atau buka posyandu yang sudah ada.",
    "bukan-desa": "Posyandu berada di desa atau kelurahan. Pilih desa atau kelurahannya.",
    "dusun-bukan-desa-ini": "Dusun/banjar itu bukan bagian desa/kelurahan ini. Pilih dari daftar desa/kelurahan ini.",
    "nomor-registrasi-salah-bentuk": "Nomor registrasi berbentuk 11.01.10.2001.001. Salin dari surat Kemendagri.",
    "nomor-registrasi-bukan-desa-ini": "Nomor registrasi harus diawali kode desa/kelurahan ini ({code}). Periksa lagi.",
    "nomor-registrasi-dipakai": "Nomor registrasi itu sudah tercatat untuk posyandu lain. Periksa nomornya.",
    "letak-tidak-lengkap": "Letak perlu lintang dan bujur. Isi keduanya atau kosongkan keduanya.",
    "letak-di-luar-bumi": "Lintang dari -90 sampai 90, bujur dari -180 sampai 180. Periksa angkanya.",
    "jadwal-buka-tidak-terbaca": "Jadwal buka belum jelas. Tulis misalnya: tanggal 12, atau Selasa kedua.",
    "tanggal-belum-tiba": "Tanggal {on} belum tiba. Pakai tanggal hari ini atau sebelumnya.",
    "sebelum-perubahan-terakhir": "Sudah ada perubahan sejak {since}. Pakai tanggal {since} atau sesudahnya.",
    "keadaan-pos-tidak-dikenal": "Keadaan posyandu hanya aktif, istirahat, atau tutup. Pilih salah satu.",
    "sudah-diubah-orang-lain": "Data ini baru saja diubah orang lain. Muat ulang, lalu ubah lagi.",
    "pos-tutup": "Posyandu ini sudah tutup. Aktifkan lagi sebelum mengubahnya.",
    # registry: decrees, offices, teams, roster
    "sk-nomor-kosong": "Nomor SK dan nama penanda tangan harus diisi. Salin dari SK.",
    "sk-keperluan-tidak-dikenal": "SK ini untuk pendirian, pengurus, atau Tim Pembina. Pilih salah satu.",
    "sk-sudah-ada": "SK dengan nomor dan tanggal itu sudah tercatat di wilayah ini. Pakai yang sudah ada.",
    "sk-wilayah-lain": "SK itu dari wilayah lain. Pilih SK wilayah ini.",
    "akhir-sebelum-awal": "Tanggal akhir harus sesudah tanggal mulai. Periksa kedua tanggal.",
    "jabatan-tidak-dikenal": "Jabatan itu tidak ada di sini. Pilih dari daftar jabatan.",
    "jabatan-perlu-bidang": "Jabatan ini untuk satu bidang. Pilih bidangnya.",
    "jabatan-tanpa-bidang": "Jabatan ini tidak memakai bidang. Kosongkan bidangnya.",
    "bidang-tidak-dikenal": "Bidang itu tidak dikenal. Pilih salah satu dari enam bidang.",
    "jabatan-terisi": "Jabatan ini masih diisi orang lain. Akhiri dulu masa jabatan yang lama.",
    "jabatan-sudah-ada": "Orang ini sudah memegang jabatan ini. Tidak perlu dicatat lagi.",
    "jabatan-sudah-berakhir": "Jabatan ini sudah berakhir. Muat ulang halamannya.",
    "kader-satu-bidang": "Seorang kader melayani satu bidang. Bila terpaksa lebih, isi alasan dan tanggal berakhirnya.",
    "pengecualian-tidak-lengkap": "Pengecualian perlu alasan dan tanggal berakhir sesudah tanggal mulai. Isi keduanya.",
    "alasan-berhenti-tidak-dikenal": "Pilih alasan berhenti dari daftar.",
    "orang-tidak-ditemukan": "Orang ini tidak ditemukan, atau bukan wilayah Anda. Cari lagi, atau daftarkan dulu.",
    "orang-meninggal": "Orang ini tercatat meninggal sebelum tanggal itu. Periksa orang dan tanggalnya.",
    "tim-sudah-mulai": "Tim Pembina wilayah ini sudah mulai {since}. Pakai tanggal sesudahnya.",
    "terdaftar-di-pos-lain": "Orang ini terdaftar di posyandu lain. Minta petugas desa/kelurahan memindahkannya.",
    # accounts
    "akun-tidak-berlaku": "Akun ini tidak dapat dipakai. Hubungi admin wilayah Anda.",
    "akun-demo": "Akun contoh hanya ada dalam mode demo. Buat akun biasa untuk orang sungguhan.",
    "akun-sendiri": "Akun sendiri tidak bisa ditutup. Minta admin lain melakukannya.",
    "nama-masuk-salah": "Nama masuk: 4-60 huruf kecil, angka, atau titik, bukan NIK. Misalnya wayan.sari.",
    "nama-masuk-dipakai": "Nama masuk itu sudah dipakai. Pilih nama lain, misalnya dengan angka di belakangnya.",
    "nama-akun-salah": "Tulis nama lengkap, paling banyak 200 huruf.",
    "kata-sandi-lemah": "Kata sandi belum cukup aman. {sebab}",
    "kata-sandi-lama-salah": "Kata sandi lama tidak cocok. Ketik lagi kata sandi yang sekarang dipakai.",
    "hak-diri-sendiri": "Hak untuk diri sendiri tidak bisa diberikan sendiri. Minta admin lain memberikannya.",
    "peran-tidak-dikenal": "Peran itu tidak dikenal. Pilih dari daftar peran.",
    "peran-bukan-di-sini": "Peran itu tidak dipegang di tingkat ini. Pilih tempat atau peran yang sesuai.",
    "peran-perlu-tempat": "Pilih satu tempat untuk peran ini: posyandu atau wilayah.",
    "peran-perlu-bidang": "Peran ini untuk satu bidang. Pilih bidangnya.",
    "peran-tanpa-bidang": "Peran ini tidak memakai bidang. Kosongkan bidangnya.",
    "peran-sudah-ada": "Orang ini sudah memegang peran itu di sini. Tidak perlu diberikan lagi.",
    "peran-sudah-berakhir": "Peran ini sudah berakhir. Muat ulang halamannya.",
    "opd-wajib": "Petugas OPD bekerja untuk satu OPD. Pilih OPD-nya.",
    "opd-bukan-di-sini": "OPD itu bukan OPD wilayah ini. Pilih dari daftar, atau tambahkan dulu.",
    "opd-sudah-ada": "OPD dengan nama itu sudah ada di wilayah ini. Pakai yang sudah ada.",
    "bidang-bukan-opd": "Bidang itu tidak ditangani OPD ini. Pilih bidang lain atau kosongkan.",
    # people
    "terlalu-panjang": "{isian} terlalu panjang. Tulis paling banyak {paling} huruf.",
    "nama-kosong": "Tulis namanya dengan huruf.",
    "jenis-kelamin-wajib": "Pilih laki-laki atau perempuan.",
    "lahir-mendatang": "Tanggal lahir {tanggal} belum tiba (hari ini {hari_ini}). Periksa tanggalnya.",
    "umur-mustahil": "Lahir {tanggal} berarti umur {umur} tahun. Periksa tahunnya.",
    "meninggal-mendatang": "Tanggal meninggal {tanggal} belum tiba (hari ini {hari_ini}). Periksa tanggalnya.",
    "meninggal-sebelum-lahir": "Tanggal meninggal {tanggal} sebelum lahir {lahir}. Periksa kedua tanggal.",
    "nik-salah": "NIK terdiri atas 16 angka seperti di KTP atau KK. Periksa lagi, atau kosongkan bila belum ada.",
    "nik-sudah-ada": "NIK ini sudah tercatat atas nama {nama}. Buka datanya, jangan daftarkan dua kali.",
    "nik-sudah-ada-di-tempat-lain": "NIK ini sudah tercatat di tempat lain. Minta petugas desa/kelurahan memeriksanya.",
    "kk-salah": "Nomor KK terdiri atas 16 angka. Periksa lagi, atau kosongkan bila belum ada.",
    "kk-sudah-ada": "Nomor KK ini sudah tercatat. Cari keluarganya, atau minta petugas desa/kelurahan memeriksanya.",
    "mungkin-sudah-ada": "{nama}, lahir dan ibunya sama, sudah ada. Buka datanya, atau pastikan ini orang lain.",
    "mungkin-sudah-ada-di-desa": "Orang yang sama rupanya sudah tercatat di desa ini. Tanya petugas desa.",
    "orang-perlu-desa": "Warga dicatat di sebuah desa atau kelurahan. Pilih desa atau kelurahannya.",
    "ibu-keliru": "Ibu yang dipilih tidak cocok. Pilih seorang perempuan yang lahir lebih dulu.",
    "keluarga-tidak-ditemukan": "Keluarga ini tidak ditemukan di wilayah Anda. Cari lagi, atau daftarkan dulu.",
    "disabilitas-tidak-dikenal": "Pilih ragam disabilitas dari daftar, atau kosongkan.",
    "kelas-keluarga-tidak-dikenal": "Pilih kelas kesejahteraan keluarga dari daftar.",
    "sumber-tidak-dikenal": "Pilih sumber data kesejahteraan dari daftar.",
    "desil-salah": "Desil berupa angka 1 sampai 10. Kosongkan bila tidak diketahui.",
    "isian-tidak-bisa-diubah": "Isian itu tidak bisa diubah di sini. Muat ulang halamannya.",
    # reports
    "laporan-belum-mulai": "{masa} belum dimulai. Laporan dikirim setelah masa itu berjalan.",
    "masa-laporan-lain": "Laporan di sini dikirim per {masa}. Pilih {masa} yang akan dilaporkan.",
    "nihil-ada-catatan": "Bidang {bidang} punya catatan pada {masa}, jadi bukan nihil. Hapus tanda nihilnya.",
    "laporan-kosong": "Belum ada catatan pada {masa}. Catat pelayanannya, atau tandai nihil bidang yang tanpa kegiatan.",
    "laporan-sudah-diputus": "Laporan ini sudah {keadaan}. Muat ulang halaman untuk melihat keadaan terakhir.",
    "laporan-belum-diterima": "Laporan ini belum diterima, jadi belum bisa dibuka kembali. Terima atau kembalikan dulu.",
    "laporan-tanpa-tujuan": "Pusat menerima laporan provinsi dan tidak mengirim laporan ke atas.",
    "bukan-tingkat-penutup": "Bulan di wilayah ini ditutup oleh {tingkat}. Hubungi petugas {tingkat}.",
    "bulan-belum-berakhir": "{bulan} belum berakhir. Tutup mulai {tanggal}.",
    "aturan-laporan-salah": "Masa 1, 3, 6, atau 12 bulan; tanggal batas 1-28; penutup dari provinsi sampai desa.",
    "masa-laporan-mulai-nanti": "Masa laporan yang baru berlaku mulai tanggal 1 yang akan datang. Pilih tanggal itu.",
    "indikator-tidak-dikenal": "Angka yang diberi catatan tidak ada dalam laporan ini. Muat ulang lalu pilih lagi.",
}


class Refusal(Exception):
    """A command says no. `code` is one of SENTENCES; `params` fill its sentence; `field` names the input at fault."""

    def __init__(self, code: str, /, *, field: str | None = None, **params: Any) -> None:
        if code not in SENTENCES:
            raise KeyError(f"refusal code without a sentence: {code}")
        self.code, self.field, self.params = code, field, params
        super().__init__(code)

    @property
    def sentence(self) -> str:
        return SENTENCES[self.code].format(**self.params)

    def __str__(self) -> str:
        return self.sentence
