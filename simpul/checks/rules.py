"""Which faults the check looks for, in words, and when it runs. Ours: docs/rules/registrasi.md."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from simpul.kernel.civil_time import day_at
from simpul.kernel.speech import gettext_noop as _

# One o'clock in Jakarta: the posts are closed in all three time zones, and the day is a new one in each.
_NIGHT_AT_UTC = 18
NATION_TIME = "WIB"


@dataclass(frozen=True)
class Kind:
    """A kind of fault: what it is called, what to do about it, on which page."""

    code: str
    name: str
    remedy: str
    page: Literal["posts", "officers", "dossier"]


KINDS: tuple[Kind, ...] = (
    Kind(
        "desa-berakhir",
        _("Desa/kelurahannya tidak ada lagi dalam daftar wilayah"),
        _("Pindahkan posyandu ke desa/kelurahan penggantinya."),
        "posts",
    ),
    Kind(
        "nomor-desa-lain",
        _("Nomor registrasinya tidak diawali kode desa/kelurahannya"),
        _("Periksa nomornya. Bila kode wilayah berubah, tanyakan nomor baru ke Kemendagri."),
        "posts",
    ),
    Kind(
        "nomor-kembar",
        _("Nomor registrasinya juga dipakai posyandu lain"),
        _("Cocokkan dengan surat Kemendagri, lalu betulkan nomor yang salah."),
        "posts",
    ),
    Kind(
        "sk-berakhir",
        _("SK sudah berakhir, tetapi pengurus atau kadernya masih menjabat"),
        _("Catat SK yang baru, atau akhiri masa jabatannya."),
        "officers",
    ),
    Kind("tanpa-ketua", _("Belum ada ketua"), _("Angkat ketua dengan SK, lalu catat di sini."), "officers"),
    Kind("tanpa-sk", _("Belum ada SK pendirian yang berlaku"), _("Catat SK pendiriannya."), "posts"),
    Kind(
        "menjabat-di-pos-tutup",
        _("Sudah tutup, tetapi masih ada yang menjabat"),
        _("Akhiri masa jabatan pengurus dan kadernya."),
        "officers",
    ),
    Kind("wafat-menjabat", _("Jabatan masih atas nama orang yang meninggal"), _("Akhiri jabatannya."), "officers"),
    Kind(
        "diajukan-tanpa-surat",
        _("Berkas tercatat diajukan, tetapi tanpa kiriman atau surat"),
        _("Kembalikan berkasnya, lalu ajukan lagi dalam kiriman."),
        "dossier",
    ),
)
KIND_OF = {kind.code: kind for kind in KINDS}


def night_of(at: datetime) -> date:
    """The night whose check is due at a moment: the day in Jakarta that began with the last one o'clock."""
    moment = at.astimezone(UTC)
    last = moment.replace(hour=_NIGHT_AT_UTC, minute=0, second=0, microsecond=0)
    return day_at(last if last <= moment else last - timedelta(days=1), NATION_TIME)
