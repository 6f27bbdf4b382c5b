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
    # posts
    "aktif": Look(_("Aktif"), "check", "good"),
    "istirahat": Look(_("Istirahat"), "pause", "attention"),
    "tutup": Look(_("Tutup"), "close", "hollow"),
    # records and open days
    "sah": Look(_("Tercatat"), "check", "good"),
    "batal": Look(_("Dibatalkan"), "close", "bad double"),
    "rencana": Look(_("Direncanakan"), "calendar", "main"),
    "selesai": Look(_("Selesai"), "check", "good"),
    "dipindah": Look(_("Dipindah"), "calendar", "attention"),
    # accounts
    "nonaktif": Look(_("Tidak aktif"), "lock", "hollow"),
}


def look(state: str) -> Look:
    """How that state looks; a state without a look is an error of ours, and stands out in tests."""
    return LOOKS[state]
