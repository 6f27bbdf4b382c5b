"""A rakor of a province with 500 invitees, their progress and decisions: its pages, letter and minutes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from django.db import connection
from django.test import Client

from simpul.decisions import commands as decisions
from simpul.kernel.actor import DISTRICT, SYSTEM, VILLAGE
from simpul.meetings import commands
from simpul.meetings.models import Invitation
from simpul.places import queries as places
from simpul.places.models import Area
from tests import factories
from tests.bench.timing import Line, ms, stopwatch, times

MANY, ROUNDS, SHEETS, DECISIONS = 500, 20, 3, 10
AT = datetime.now(UTC)
PAGES = (
    ("rapat", ""),
    ("daftar hadir", "hadir/"),
    ("daftar hadir, halaman terakhir", "hadir/?lembar=10"),
    ("kemajuan tiap wilayah", "kemajuan/"),
    ("menulis notulen", "notulen/"),
)
PAPERS = (("surat undangan", "undang/pdf/"), ("notulen dengan daftar hadir", "notulen/pdf/"))


def lines() -> Iterator[Line]:
    """Hold the meeting, then walk its pages as its organiser."""
    province = Area.objects.get(code="51", ended_on=None)
    villages = places.below_ids(province.id, VILLAGE)[:MANY]
    meeting = _meeting(province.id)
    with stopwatch() as taken:
        commands.invite(by=SYSTEM, at=AT, meeting_id=meeting, offices=["Perbekel"], area_ids=villages, kind="perangkat")
    yield Line(f"{MANY} jabatan diundang", f"{taken[0] * 1000:.0f} ms", "sekali kirim")
    _decide(meeting, province.id)
    client = _organiser(province)
    yield _page(client, "daftar hadir, belum ada yang dicatat", f"/rapat/{meeting}/hadir/")
    commands.move_meeting(by=SYSTEM, at=AT, meeting_id=meeting, state="selesai")
    there = list(Invitation.objects.filter(meeting_id=meeting).values_list("id", flat=True))[: MANY * 4 // 5]
    with stopwatch() as taken:
        commands.record_present(by=SYSTEM, at=AT, meeting_id=meeting, invitation_ids=there)
    yield Line(f"{len(there)} kehadiran dicatat", f"{taken[0] * 1000:.0f} ms", "sekali kirim")
    _tell(meeting, villages)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for name, page in PAGES:
        yield _page(client, name, f"/rapat/{meeting}/{page}")
    for name, page in PAPERS:
        found = times(partial(_get, client, f"/rapat/{meeting}/{page}"), SHEETS)
        yield Line(f"PDF {name}", ms(found), f"{SHEETS} kali; WeasyPrint saja: sekitar 4 ms sebaris")


def _page(client: Client, name: str, address: str) -> Line:
    found = times(partial(_get, client, address), ROUNDS)
    return Line(f"halaman {name}", ms(found), f"{ROUNDS} kali", "p95 di bawah 300 ms")


def _meeting(area_id: int) -> UUID:
    return commands.plan_meeting(
        by=SYSTEM,
        at=AT,
        area_id=area_id,
        body="pemerintah",
        kind="rakor",
        mode="tatap_muka",
        title="Rakor Posyandu enam SPM",
        on=AT.date(),
        venue="Balai provinsi",
    )


def _decide(meeting: UUID, area_id: int) -> None:
    """Ten decisions, each followed up in every kecamatan."""
    districts = places.below_ids(area_id, DISTRICT)
    for number in range(DECISIONS):
        decision = decisions.decide(by=SYSTEM, at=AT, meeting_id=meeting, text=f"Keputusan contoh {number}")
        told = {"title": f"Tindak lanjut contoh {number}", "owner": "Camat", "area_ids": districts}
        decisions.add_action(by=SYSTEM, at=AT, decision_id=decision, **told)


def _tell(meeting: UUID, villages: list[int]) -> None:
    """What each village entered before, and the minutes."""
    told = {"progress": "Enam bidang berjalan di semua posyandu.", "obstacle": "Kader bidang sosial belum lengkap."}
    for village in villages:
        commands.enter_progress(by=SYSTEM, at=AT, meeting_id=meeting, area_id=village, **told)
    course = "\n".join("Rapat membahas enam bidang pelayanan dan kendalanya." for _ in range(20))
    commands.write_minutes(by=SYSTEM, at=AT, meeting_id=meeting, course=course, conclusion="Disepakati.")


def _organiser(province: Area) -> Client:
    user = factories.user()
    factories.holding(user, "sekretariat", province)
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend="simpul.accounts.queries.Backend")
    return client


def _get(client: Client, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
