"""The meetings of the reports: Buleleng on 15 December and Kalimantan Tengah on 1 December 2025.

Offices only, no names. Who else was invited, the hours, the opener of the second, who does some of the actions and the
days of most the reports do not tell: they stay untold. The lists of those present are not told either, but who was
said to have come.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from simpul.budgets.queries import bidan_stand
from simpul.decisions import commands as decisions
from simpul.jobs.simulation.writing import noon
from simpul.kernel.actor import PROVINCE, REGENCY, SYSTEM, VILLAGE
from simpul.meetings import commands, queries
from simpul.places import queries as places
from simpul.places.queries import AreaView

BULELENG_ON, KALTENG_ON = date(2025, 12, 15), date(2025, 12, 1)
YEAR_END = date(2025, 12, 31)  # "hingga akhir tahun 2025"
REPORT = (
    "DPMD berencana mengadakan bimtek Posyandu enam SPM di tingkat kecamatan; Tim Pembina kecamatan dan Kasi terkait "
    "diharapkan hadir.\nLima poin ditekankan: anggaran bidan desa, bimtek di desa bulan Mei hingga Juni, sosialisasi "
    "kader, insentif dan PKK, larangan rangkap jabatan."
)
PURPOSE = (
    "Memantapkan implementasi dan menguatkan kelembagaan posyandu sebagai lembaga kemasyarakatan desa; memahami arti "
    "penting nomor registrasi; menyamakan persepsi dan memperkuat kolaborasi antar tim pembina."
)
SAID_BY = "Berita tentang rakor, 1 Desember 2025"


def write_meetings(today: date) -> None:
    """Both meetings as they were told, where those areas are known and the day has come."""
    buleleng, kubutambahan = places.area_by_code("51.08"), places.area_by_code("51.08.08")
    if buleleng and kubutambahan and today >= BULELENG_ON:
        _buleleng(buleleng, kubutambahan, today)
    kalteng = places.area_by_code("62")
    if kalteng and today >= KALTENG_ON:
        _kalteng(kalteng, today)


def _buleleng(area: AreaView, district: AreaView, today: date) -> None:
    at = noon(today)
    made = commands.plan_meeting(
        by=SYSTEM,
        at=at,
        area_id=area.id,
        body="pemerintah",
        kind="rakor",
        mode="tatap_muka",
        title="Rapat Koordinasi Posyandu Enam SPM",
        on=BULELENG_ON,
        venue="Rumah Plastik Mandiri, Desa Petandakan",
        opener_post="Kepala DPMD Kabupaten Buleleng",
    )
    topic = "Langkah strategis mengintegrasikan enam bidang layanan ke dalam posyandu"
    commands.set_agenda(by=SYSTEM, at=at, meeting_id=made, items=[(topic, "DPMD Kabupaten Buleleng")])
    _invite(made, "Kepala DPMD", [area.id], "perangkat", today)
    _invite(made, "Camat", [district.id], "perangkat", today)
    commands.move_meeting(by=SYSTEM, at=at, meeting_id=made, state="selesai")
    for one in queries.meeting(by=SYSTEM, meeting_id=made, today=today).invitations:
        camat = one.area.id == district.id
        commands.record_attendance(
            by=SYSTEM,
            at=at,
            invitation_id=one.id,
            state="diwakili" if camat else "hadir",
            delegate_post="Sekretaris Camat" if camat else "",
            acting=camat,
        )
        if camat:
            commands.report_meeting(by=SYSTEM, at=at, invitation_id=one.id, text=REPORT)
    _points(made, area, district, today)


def _points(meeting_id: UUID, area: AreaView, district: AreaView, today: date) -> None:
    """The plan of a bimtek in each kecamatan, and the five points."""
    villages = places.below_ids(district.id, VILLAGE)
    lacking = [one.area.id for one in bidan_stand(by=SYSTEM, area_id=area.id, on=today).lines if one.state == _LACKS]
    plan = _decided(meeting_id, "DPMD berencana mengadakan bimtek Posyandu enam SPM di tingkat kecamatan.", today)
    districts = _action(plan, "Bimtek Posyandu enam SPM di kecamatan", "DPMD", places.child_ids(area.id), today)
    _training(districts, "Bimtek Posyandu Enam SPM tingkat kecamatan", today)
    bidan = _decided(meeting_id, "Perbekel didorong menganggarkan bidan di desa yang belum memilikinya.", today)
    if lacking:
        _action(bidan, "Anggarkan bidan desa", "Perbekel", lacking, today)
    desa = _decided(meeting_id, "Bimtek Posyandu enam SPM di tingkat desa pada bulan Mei hingga Juni.", today)
    _action(desa, "Zoom Meeting tentang Posyandu enam SPM sebelum bimtek desa", "DPMD", [area.id], today)
    months = (date(2026, 5, 1), date(2026, 6, 30))
    held = _action(desa, "Bimtek di desa: konsumsi dari desa, narasumber DPMD", "Perbekel", villages, today, months)
    _training(held, "Bimtek Posyandu Enam SPM tingkat desa", today)
    for text, title, owner in _REST:
        where = [district.id] if owner == UNTOLD else villages
        _action(_decided(meeting_id, text, today), title, owner, where, today)


_LACKS = "tanpa-bidan"
UNTOLD = "pelaksana belum disebut"
# The offices of the reports whom Simpul knows as a role, at the level where they sit; the DPMD of the demo's kabupaten
# is its secretariat.
_ROLES = {
    "Perbekel": ("kepala_desa", VILLAGE),
    "DPMD": ("sekretariat", REGENCY),
    "Tim Pembina kabupaten/kota": ("tim_pembina", REGENCY),
    "Tim Pembina provinsi": ("tim_pembina", PROVINCE),
}
_REST = (
    (
        "Sosialisasi kepada seluruh kelembagaan, kader, pengurus, dan pembina tentang Posyandu enam SPM.",
        "Sosialisasi Posyandu enam SPM",
        UNTOLD,
    ),
    (
        "Perbekel diminta memperhatikan kegiatan PKK dan insentif kader.",
        "Perhatikan kegiatan PKK dan insentif kader",
        "Perbekel",
    ),
    (
        "Kader PKK dan kader posyandu tidak diperbolehkan merangkap jabatan.",
        "Periksa rangkap jabatan kader PKK dan kader posyandu",
        UNTOLD,
    ),
)


def _kalteng(area: AreaView, today: date) -> None:
    at = noon(today)
    made = commands.plan_meeting(
        by=SYSTEM,
        at=at,
        area_id=area.id,
        body="tim_pembina",
        kind="rakor",
        mode="tatap_muka",
        title="Rapat Koordinasi Tim Pembina Posyandu se-Kalimantan Tengah Tahun 2025",
        on=KALTENG_ON,
        venue="Aula Jayang Tingang, Kantor Gubernur Kalimantan Tengah",
        purpose=PURPOSE,
    )
    agenda = [
        ("Sambutan: memperkuat peran posyandu sebagai lembaga kemasyarakatan desa", "Kepala Dinas PMD"),
        ("Perkembangan, tantangan, dan strategi tiap kabupaten/kota", ""),
        ("Tindak lanjut program posyandu hingga akhir tahun 2025", ""),
        ("Penghargaan bagi pemenang tim posyandu se-Kalimantan Tengah", ""),
    ]
    commands.set_agenda(by=SYSTEM, at=at, meeting_id=made, items=agenda)
    regencies = places.child_ids(area.id)
    _invite(made, "Perwakilan kabupaten/kota", regencies, "pembina", today)
    commands.move_meeting(by=SYSTEM, at=at, meeting_id=made, state="selesai")
    there = [one.id for one in queries.meeting(by=SYSTEM, meeting_id=made, today=today).invitations]
    commands.record_present(by=SYSTEM, at=at, meeting_id=made, invitation_ids=there)
    for what, number in (("wilayah", 15), ("peserta", 210)):
        commands.state_number(by=SYSTEM, at=at, meeting_id=made, what=what, number=number, said_by=SAID_BY)
    _decided(made, "Anggaran Tim Pembina 2025 satu miliar rupiah, sekitar 70 % untuk pembinaan posyandu.", today)
    speed = _decided(made, "Percepatan pemberian nomor registrasi posyandu untuk memastikan validitas data.", today)
    by_year_end = (None, YEAR_END)
    owner = "Tim Pembina kabupaten/kota"
    _action(speed, "Percepat nomor registrasi posyandu", owner, regencies, today, by_year_end)
    onward = _decided(made, "Langkah tindak lanjut program posyandu disusun hingga akhir tahun 2025.", today)
    _action(onward, "Tindak lanjut program posyandu 2025", "Tim Pembina provinsi", [area.id], today, by_year_end)


def _invite(meeting_id: UUID, office: str, area_ids: Sequence[int], kind: str, today: date) -> None:
    commands.invite(by=SYSTEM, at=noon(today), meeting_id=meeting_id, offices=[office], area_ids=area_ids, kind=kind)


def _decided(meeting_id: UUID, text: str, today: date) -> UUID:
    return decisions.decide(by=SYSTEM, at=noon(today), meeting_id=meeting_id, text=text)


def _action(
    decision_id: UUID,
    title: str,
    owner: str,
    area_ids: Sequence[int],
    today: date,
    days: tuple[date | None, date | None] = (None, None),
) -> UUID:
    month_from, due_on = days
    role, level = _ROLES.get(owner, ("", None))
    fits = {one.level for one in places.areas(area_ids).values()} == {level}
    return decisions.add_action(
        by=SYSTEM,
        at=noon(today),
        decision_id=decision_id,
        title=title,
        owner=owner,
        role=role if fits else "",
        area_ids=area_ids,
        month_from=month_from,
        due_on=due_on,
    )


def _training(action_id: UUID, name: str, today: date) -> None:
    decisions.plan_training(by=SYSTEM, at=noon(today), action_id=action_id, kind="bimtek", name=name)
