"""The pages to which "Kegiatan" leads. A part of the product adds its line here when its address exists."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from simpul.standards.rights import Action


@dataclass(frozen=True)
class WayTo:
    """A page about an area: the name of its address (argument `code`), its title, what one does there, its right."""

    page: str
    title: Any
    about: Any
    icon: str
    action: Action


WAYS: tuple[WayTo, ...] = (
    WayTo(
        "training:area",
        _("Bimtek dan pelatihan"),
        _("Program, angkatan, jadwal, narasumber, dan bahan."),
        "book",
        "training.read",
    ),
    WayTo(
        "training:calendar",
        _("Kalender narasumber"),
        _("Siapa berbicara di mana, dan permintaan narasumber."),
        "calendar",
        "training.read",
    ),
    WayTo(
        "meetings:area",
        _("Rapat"),
        _("Undangan, kehadiran, notulen, keputusan, dan tindak lanjutnya."),
        "people",
        "meeting.read",
    ),
    WayTo(
        "competence:area",
        _("Kecakapan kader"),
        _("Siapa belum pernah dilatih, menurut wilayah dan bidang."),
        "people",
        "competence.read",
    ),
    WayTo(
        "competence:follow-ups",
        _("Rencana tindak lanjut"),
        _("Apa yang dikerjakan sesudah bimtek, dan yang lewat tanggal."),
        "work",
        "competence.read",
    ),
    WayTo(
        "assessments:area",
        _("Penilaian dan penghargaan"),
        _("Lomba, juri, peringkat, penghargaan, dan masa bakti 10, 20, 30 tahun."),
        "check",
        "assessment.read",
    ),
    WayTo(
        "readiness:area",
        _("Strata dan kesiapan"),
        _("Strata posyandu dan kesiapan enam bidang, dengan alasannya."),
        "report",
        "readiness.read",
    ),
    WayTo(
        "library:area",
        _("Pustaka"),
        _("Peraturan, bahan, dan modul: yang berlaku dan yang menggantikannya."),
        "book",
        "post.read",
    ),
    WayTo(
        "coaching:area",
        _("Pembinaan"),
        _("Kunjungan, temuan, tindak lanjut, dan Laporan Pembinaan."),
        "check",
        "coaching.read",
    ),
    WayTo(
        "budgets:area",
        _("Anggaran"),
        _("Anggaran, target, tugas Tim Pembina, bidan, dan insentif."),
        "money",
        "budget.read",
    ),
)
