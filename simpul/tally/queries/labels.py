"""Names of the cells that do not come from the catalogue: the institution and the state of reports."""

from django.utils.translation import gettext_lazy as _

IN = "laporan.masuk"  # waiting or accepted: the sum of two cells
LABELS = {
    "lembaga.pos_aktif": _("Posyandu aktif"),
    "lembaga.pos_sk": _("Posyandu ber-SK pendirian"),
    "lembaga.pos_sk_pengurus": _("Posyandu ber-SK pengurus"),
    "lembaga.pos_nomor": _("Posyandu bernomor registrasi"),
    "lembaga.pos_enam_bidang": _("Melayani keenam bidang"),
    "lembaga.kader_aktif": _("Kader aktif"),
    "lembaga.kader_terlatih": _("Kader terlatih"),
    "lembaga.kader_bimtek": _("Terlatih dalam bimtek yang tercatat"),
    "lembaga.tim_pembina": _("Tim Pembina terbentuk"),
    "laporan.diharapkan": _("Laporan ditunggu"),
    "laporan.belum": _("Belum lapor"),
    "laporan.nihil": _("Nihil"),
    "laporan.terkirim": _("Menunggu diperiksa"),
    "laporan.terlambat": _("Terlambat"),
    "laporan.dikembalikan": _("Dikembalikan"),
    "laporan.diterima": _("Diterima"),
    IN: _("Laporan masuk"),
}
