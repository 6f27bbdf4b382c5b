"""The one catalogue of refusals: a code for machines, a sentence for people that says what to do."""

from typing import Any

SENTENCES: dict[str, str] = {
    # rights
    "tidak-berhak": "Anda belum diberi hak untuk ini di sini. Hubungi admin desa atau kelurahan bila seharusnya bisa.",
    "tidak-ditemukan": "Data ini tidak ditemukan, atau bukan wilayah Anda. Kembali ke daftar lalu cari lagi.",
    # records
    "sudah-ada-lain": "Catatan dengan tanda ini sudah tersimpan dengan isi lain. Buka lalu perbaiki catatan itu.",
    "isian-keliru": "Ada isian yang perlu diperbaiki. Lihat tanda merah, perbaiki, lalu simpan lagi.",
    "sudah-diubah": "Catatan ini baru saja diubah oleh {oleh}. Muat ulang, lihat isinya, lalu perbaiki lagi.",
    "sudah-dibatalkan": "Catatan ini sudah dibatalkan. Buat catatan baru bila pelayanannya memang terjadi.",
    "alasan-wajib": "Tulis alasannya agar orang lain mengerti mengapa ini diubah.",
    "tanggal-mendatang": "Tanggal {tanggal} belum tiba di posyandu ini (hari ini {hari_ini}). Periksa tanggalnya.",
    "sebelum-lahir": "Tanggal {tanggal} sebelum {nama} lahir ({lahir}). Periksa tanggal catatan atau tanggal lahirnya.",
    "sesudah-meninggal": "{nama} tercatat meninggal pada {meninggal}. Periksa tanggal catatan atau orangnya.",
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
    # open days
    "jadwal-belum-ada": "Posyandu ini belum punya jadwal hari buka. Isi jadwalnya dulu, misalnya Selasa pekan kedua.",
    "hari-buka-sudah-ada": "Sudah ada hari buka pada {tanggal}. Pilih tanggal lain.",
    "hari-buka-batal": "Hari buka ini sudah dibatalkan. Tambahkan hari buka baru bila posyandu tetap buka.",
    "hari-buka-ada-catatan": "Sudah ada catatan pada hari buka ini. Pindahkan atau batalkan catatannya dulu.",
}


class Refusal(Exception):
    """A command says no. `code` is one of SENTENCES; `params` fill its sentence; `field` names the input at fault."""

    def __init__(self, code: str, *, field: str | None = None, **params: Any) -> None:
        if code not in SENTENCES:
            raise KeyError(f"refusal code without a sentence: {code}")
        self.code, self.field, self.params = code, field, params
        super().__init__(code)

    @property
    def sentence(self) -> str:
        return SENTENCES[self.code].format(**self.params)

    def __str__(self) -> str:
        return self.sentence
