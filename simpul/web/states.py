"""The look of every state: word, icon, colour, border. No two states of a report look alike, even in print."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Look:
    """The word a person reads, the icon's name, the class of colour and border."""

    word: str | Promise
    icon: str
    colour: str


LOOKS = {
    # reports
    "belum": Look(_("Belum lapor"), "missing", "hollow"),
    "nihil": Look(_("Nihil"), "zero", "plain"),
    "terlambat": Look(_("Terlambat"), "clock", "attention"),
    "dikembalikan": Look(_("Dikembalikan"), "back", "bad double"),
    "terkirim": Look(_("Menunggu diperiksa"), "send", "main"),
    "diterima": Look(_("Diterima"), "check", "good"),
    "ditutup": Look(_("Bulan ditutup"), "lock", "plain"),
    # participants of a training
    "terdaftar": Look(_("Terdaftar"), "check", "good"),
    "menunggu-kursi": Look(_("Daftar tunggu"), "clock", "attention"),
    "mundur": Look(_("Mundur"), "close", "hollow"),
    "digantikan": Look(_("Digantikan"), "back", "plain"),
    "terwakili": Look(_("Ada pesertanya"), "check", "good"),
    "belum-terwakili": Look(_("Belum ada peserta"), "missing", "hollow"),
    "lebih-kuota": Look(_("Melebihi kuota"), "warning", "attention"),
    # posts
    "aktif": Look(_("Aktif"), "check", "good"),
    "istirahat": Look(_("Istirahat"), "pause", "attention"),
    "tutup": Look(_("Tutup"), "close", "hollow"),
    # SK
    "sk-berlaku": Look(_("Berlaku"), "check", "good"),
    "sk-segera": Look(_("Segera habis"), "clock", "attention"),
    "sk-nanti": Look(_("Belum mulai berlaku"), "calendar", "main"),
    "sk-diganti": Look(_("Diganti"), "back", "plain"),
    "sk-berakhir": Look(_("Berakhir"), "close", "hollow"),
    # records and open days
    "sah": Look(_("Tercatat"), "check", "good"),
    "batal": Look(_("Dibatalkan"), "close", "bad double"),
    "rencana": Look(_("Direncanakan"), "calendar", "main"),
    "selesai": Look(_("Selesai"), "check", "good"),
    "dipindah": Look(_("Dipindah"), "calendar", "attention"),
    # phones, and what is held of what they sent
    "masuk-ulang": Look(_("Perlu kode baru"), "key", "attention"),
    "telepon-ditutup": Look(_("HP ditutup"), "lock", "bad double"),
    "ditahan": Look(_("Ditahan"), "pause", "attention"),
    "diterima-lewat-putusan": Look(_("Diterima"), "check", "good"),
    "ditolak": Look(_("Ditolak"), "close", "bad double"),
    "ditarik": Look(_("Ditarik pengirimnya"), "back", "plain"),
    # dossiers of registration
    "belum-mulai": Look(_("Belum mulai"), "missing", "hollow"),
    "draf": Look(_("Disusun desa"), "edit", "plain"),
    "lengkap": Look(_("Menunggu diperiksa"), "send", "main"),
    "diperiksa": Look(_("Diperiksa kecamatan"), "send", "main"),
    "diverifikasi": Look(_("Terverifikasi"), "check", "attention"),
    "diajukan": Look(_("Diajukan"), "clock", "attention"),
    "bernomor": Look(_("Bernomor"), "check", "good"),
    # certificates, abilities, plans after training
    "sertifikat-sah": Look(_("Sertifikat sah"), "check", "good"),
    "sertifikat-dicabut": Look(_("Sertifikat dicabut"), "close", "bad double"),
    "sertifikat-tidak-dikenal": Look(_("Tidak dikenal"), "missing", "attention"),
    "sertifikat-palsu": Look(_("Palsu"), "close", "bad double"),
    "sertifikat-tidak-terbaca": Look(_("Tidak terbaca"), "warning", "attention"),
    "sertifikat-menunggu": Look(_("Menunggu giliran"), "clock", "plain"),
    "sertifikat-menanda": Look(_("Sedang ditandatangani"), "clock", "main"),
    "sertifikat-mencetak": Look(_("Sedang dibuatkan PDF"), "print", "main"),
    "sertifikat-siap": Look(_("Siap diunduh"), "check", "good"),
    "sertifikat-berhenti": Look(_("Berhenti"), "warning", "bad double"),
    "terlatih": Look(_("Sudah dilatih"), "check", "good"),
    "kata-pos": Look(_("Menurut posyandu"), "clock", "plain"),
    "belum-dilatih": Look(_("Belum pernah dilatih"), "missing", "attention"),
    "rtl-terlambat": Look(_("Lewat tanggal"), "clock", "bad double"),
    # contests
    "lomba-berjalan": Look(_("Berjalan"), "clock", "main"),
    "lomba-diumumkan": Look(_("Diumumkan"), "check", "good"),
    "lomba-dibatalkan": Look(_("Dibatalkan"), "close", "bad double"),
    "final": Look(_("Final"), "lock", "good"),
    # plans, budgets, incentives
    "dibuat": Look(_("Belum mulai"), "missing", "hollow"),
    "berjalan": Look(_("Berjalan"), "clock", "main"),
    "diminta": Look(_("Menunggu jawaban"), "clock", "attention"),
    "disetujui": Look(_("Disetujui"), "check", "main"),
    "dianggarkan": Look(_("Dianggarkan"), "check", "good"),
    "ada-bidan": Look(_("Ada bidan"), "check", "good"),
    "tanpa-bidan": Look(_("Tanpa bidan"), "warning", "bad double"),
    "belum-didata": Look(_("Belum didata"), "missing", "hollow"),
    "belum-dibayar": Look(_("Belum dibayar"), "missing", "hollow"),
    "dibayar": Look(_("Dibayar"), "check", "good"),
    "dipersoalkan": Look(_("Dipersoalkan"), "warning", "bad double"),
    "terpenuhi": Look(_("Terpenuhi"), "check", "good"),
    "belum-terpenuhi": Look(_("Belum terpenuhi"), "missing", "hollow"),
    "belum-diketahui": Look(_("Belum diketahui"), "warning", "plain"),
    # meetings
    "hadir": Look(_("Hadir"), "check", "good"),
    "diwakili": Look(_("Diwakili"), "people", "main"),
    "izin": Look(_("Izin"), "pause", "plain"),
    "tidak_hadir": Look(_("Tidak hadir"), "close", "bad double"),
    # trainings, and requests for a speaker
    "kegiatan-draf": Look(_("Belum diumumkan"), "edit", "hollow"),
    "kegiatan-direncanakan": Look(_("Direncanakan"), "calendar", "main"),
    "kegiatan-dibuka": Look(_("Pendaftaran dibuka"), "people", "main"),
    "kegiatan-berlangsung": Look(_("Berlangsung"), "clock", "attention"),
    "kegiatan-selesai": Look(_("Selesai"), "check", "good"),
    "kegiatan-batal": Look(_("Dibatalkan"), "close", "bad double"),
    "narasumber-menunggu": Look(_("Menunggu jawaban"), "clock", "attention"),
    "narasumber-diterima": Look(_("Diterima"), "check", "good"),
    "narasumber-ditolak": Look(_("Ditolak"), "close", "bad double"),
    "narasumber-tanggal_lain": Look(_("Tanggal lain"), "calendar", "attention"),
    # accounts
    "nonaktif": Look(_("Tidak aktif"), "lock", "hollow"),
}


def look(state: str) -> Look:
    """How that state looks; a state without a look is an error of ours, and stands out in tests."""
    return LOOKS[state]
