"""What happened to a thing, in words: from the audit's entries to the steps that parts/timeline.html shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.audit.queries import Happening
from simpul.web import states, words

DEEDS = {
    "reports.finish_month": gettext_lazy("Laporan dikirim"),
    "reports.bulk_reports": gettext_lazy("Laporan dikirim"),
    "reports.accept_report": gettext_lazy("Laporan diterima"),
    "reports.return_report": gettext_lazy("Laporan dikembalikan"),
    "reports.send_area_report": gettext_lazy("Laporan dikirim"),
    "reports.reopen_report": gettext_lazy("Laporan dibuka lagi"),
    "reports.close_month": gettext_lazy("Bulan ditutup"),
    "reports.reopen_month": gettext_lazy("Bulan dibuka lagi"),
    "services.record_services": gettext_lazy("Dicatat"),
    "services.correct_record": gettext_lazy("Dibetulkan"),
    "services.void_record": gettext_lazy("Dibatalkan"),
    "services.save_grid": gettext_lazy("Dicatat di daftar"),
    "people.register_person": gettext_lazy("Didaftarkan"),
    "people.register_household": gettext_lazy("Didaftarkan"),
    "people.correct_person": gettext_lazy("Dibetulkan"),
    "people.correct_household": gettext_lazy("Dibetulkan"),
    "people.note_welfare": gettext_lazy("Kesejahteraan dicatat"),
    "people.mark_death": gettext_lazy("Keterangan meninggal diubah"),
    "people.read_nik": gettext_lazy("NIK dilihat"),
    "duplicates.merge_persons": gettext_lazy("Digabung dengan data ganda"),
    "duplicates.part_persons": gettext_lazy("Dipisahkan lagi"),
    "duplicates.merge_posts": gettext_lazy("Digabung dengan data ganda"),
    "duplicates.part_posts": gettext_lazy("Dipisahkan lagi"),
    "intake.correct_person": gettext_lazy("Dibetulkan"),
    "registry.found_post": gettext_lazy("Didirikan"),
    "imports.import_posts": gettext_lazy("Diimpor"),
    "imports.bring_in_people": gettext_lazy("Diimpor"),
    "imports.take_back_part": gettext_lazy("Impor dibatalkan"),
    "registry.move_post": gettext_lazy("Dipindahkan"),
    "registry.change_state": gettext_lazy("Keadaan diubah"),
    "registry.record_number": gettext_lazy("Nomor registrasi dicatat"),
    "registry.set_open_rule": gettext_lazy("Jadwal buka diubah"),
    "lifecycle.found_post": gettext_lazy("Didirikan"),
    "lifecycle.change_state": gettext_lazy("Keadaan diubah"),
    "lifecycle.move_post": gettext_lazy("Dipindahkan"),
    "lifecycle.merge_posts": gettext_lazy("Digabung"),
    "lifecycle.split_post": gettext_lazy("Dimekarkan"),
    "lifecycle.undo_step": gettext_lazy("Salah catat dibatalkan"),
    "offices.record_decree": gettext_lazy("SK dicatat"),
    "dossiers.start": gettext_lazy("Berkas dimulai"),
    "dossiers.put_item": gettext_lazy("Berkas diunggah"),
    "dossiers.complete": gettext_lazy("Diserahkan untuk diperiksa"),
    "dossiers.verify": gettext_lazy("Diperiksa"),
    "dossiers.send_back": gettext_lazy("Dikembalikan"),
    "dossiers.submit_batch": gettext_lazy("Diajukan ke Kemendagri"),
    "accounts.create_user": gettext_lazy("Akun dibuat"),
    "accounts.link_person": gettext_lazy("Pemilik akun dicatat"),
    "accounts.link_offices": gettext_lazy("Jabatan pemilik akun dicatat"),
    "accounts.hold_role": gettext_lazy("Peran diberikan"),
    "accounts.end_role": gettext_lazy("Peran diakhiri"),
}
# What a person can read of a change; the rest (ids, packed figures) stays in the audit.
SHOWN = {
    "state": gettext_lazy("Keadaan"),
    "late": gettext_lazy("Terlambat"),
    "nihil": gettext_lazy("Nihil"),
    "revision": gettext_lazy("Kiriman ke"),
    "note": gettext_lazy("Catatan"),
    "name": gettext_lazy("Nama"),
    "on": gettext_lazy("Tanggal"),
}


@dataclass(frozen=True)
class Change:
    """One thing that is different now."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Step:
    """One step: what, who, when, what changed, why."""

    what: str
    who: str
    when: str
    changes: tuple[Change, ...] = ()
    reason: str = ""


def steps(happenings: Iterable[Happening], zone: str = "WIB", names: Mapping[str, str] | None = None) -> list[Step]:
    """The newest first. `names` adds the words for keys of the change (questions of a form)."""
    shown = {**SHOWN, **(names or {})}
    found = [
        Step(
            what=str(DEEDS.get(one.command, _("Diubah"))),
            who=one.by_name,
            when=words.moment(one.at, zone),
            changes=tuple(_changes(one.before or {}, one.after or {}, shown)),
            reason=one.reason,
        )
        for one in happenings
    ]
    return found[::-1]


def _changes(before: Mapping[str, Any], after: Mapping[str, Any], shown: Mapping[str, Any]) -> Iterable[Change]:
    for key, name in shown.items():
        if key in after and before.get(key) != after[key]:
            yield Change(str(name), _say(before.get(key)), _say(after[key]))


def _say(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, int | float):
        return words.number(value)
    if isinstance(value, list):
        return ", ".join(_say(one) for one in value)
    return str(states.LOOKS[value].word) if value in states.LOOKS else str(value)
