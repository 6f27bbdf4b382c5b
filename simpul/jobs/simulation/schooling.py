"""A made-up bimtek with what came of it, and made-up coaching visits: certificates, skills, plans, findings.

The trainings of the reports stay as they were told: nobody was marked there, so nobody gets a certificate.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from simpul import standards
from simpul.attendance.commands import NewMark, mark_present
from simpul.certificates import commands as certificates
from simpul.certificates import queries as certificate_queries
from simpul.coaching import commands as coaching
from simpul.coaching import queries as coaching_queries
from simpul.competence import commands as competence
from simpul.competence.rules.states import GROUP
from simpul.jobs.simulation.examining import write_exams
from simpul.jobs.simulation.world import MadeOfficer, PlannedPost, PlannedVillage
from simpul.jobs.simulation.writing import noon
from simpul.kernel.actor import SYSTEM
from simpul.kernel.refusals import Refusal
from simpul.participants.commands import NewParticipant, call_position, register_participants
from simpul.places.queries import AreaView
from simpul.training import commands as training
from simpul.training import queries as training_queries
from simpul.training.rules.states import HELD

PLACE = "51.08"
KADER = "kader"
HELD_AGO, DAYS, VILLAGES, POSTS = 95, 2, 4, 1
ABSENT_EVERY = 9  # every ninth was not there on the second day
SKILLED = ("bayi_balita", "ibu", "remaja")
CHECKED_ON = "https://simpul.contoh/sertifikat/"
# (what, due how many days after the training, whether it is done); today is 95 days after.
PLANS = (
    ("Melatih kader lain di posyandu dengan modul yang dibawa pulang", 30, True),
    ("Menyusun jadwal kunjungan rumah enam bidang", 60, False),
    ("Rapat koordinasi dengan kepala lingkungan", 105, False),
)
# (how many days ago, what was found, what was agreed, days until it was due)
VISITS = (
    (40, "Papan jadwal hari buka belum dipasang", "Memasang papan jadwal di depan pos", 25),
    (20, "Buku bidang sosial belum lengkap", "Melengkapi buku bidang sosial", 45),
)
PLANNED_IN = 12


def write_schooling(villages: Sequence[PlannedVillage], *, today: date) -> None:
    """In the first villages of Buleleng, where there are any; its other villages stay untrained."""
    near = [one for one in villages if one.area.code.startswith(PLACE)][:VILLAGES]
    if not near:
        return
    posts = [(village, plan) for village in near for plan in village.posts[:POSTS]]
    day = today - timedelta(days=HELD_AGO)
    batch = _bimtek(near[0].area, day, today)
    people = _attend(batch, posts, day, today)
    stayed = [one for number, one in enumerate(people, start=1) if number % ABSENT_EVERY]
    write_exams(batch, near[0].area.path[2], people, stayed, held=day + timedelta(days=DAYS - 1))
    competence.note_results(by=SYSTEM, at=noon(today), batch_id=batch)
    _certificates(batch, near[0], day, today)
    for number, (_village, plan) in enumerate(posts):
        _skills(plan, 2 + (number == 0), day, today)
    for village in near[:2]:
        _plans(batch, village, day, today)
    for number, told in enumerate(VISITS):
        _visit(*posts[number % len(posts)], told, today)
    _visit_to_come(*posts[-1], today)


def _kader(plan: PlannedPost) -> list[MadeOfficer]:
    return [one for one in plan.officers if one.position == KADER]


def _bimtek(village: AreaView, day: date, today: date) -> UUID:
    """The regency holds it, two days."""
    at, regency = noon(today), village.path[2]
    programme = training.plan_programme(
        by=SYSTEM,
        at=at,
        area_id=regency,
        kind="bimtek",
        name="Bimtek kader enam SPM (contoh)",
        year=day.year,
        fields=[one.code for one in standards.fields()],
        theme="Layanan dasar di posyandu",
        objectives="Data contoh: bimtek karangan agar sertifikat dan kecakapan dapat dilihat.",
    )
    return training.add_batch(
        by=SYSTEM,
        at=at,
        programme_id=programme,
        host_id=regency,
        name="",
        venue="Aula contoh",
        starts_on=day,
        days=DAYS,
        opener_post="Ketua Tim Pembina Posyandu kabupaten",
        state=HELD,
    )


def _attend(batch: UUID, posts: Sequence[tuple[PlannedVillage, PlannedPost]], day: date, today: date) -> list[UUID]:
    at = noon(today)
    call_position(by=SYSTEM, at=at, batch_id=batch, position=KADER)
    items = [
        NewParticipant(
            name=one.person.name,
            position=KADER,
            field=one.field,
            village_id=village.area.id,
            post_id=plan.post.id,
            person_id=one.person.id,
        )
        for village, plan in posts
        for one in _kader(plan)
    ]
    seated = register_participants(by=SYSTEM, at=at, batch_id=batch, items=items)
    ids = [one.id for one in seated if not isinstance(one, Refusal)]
    marks = [
        NewMark(on=held.on, participant_id=id)
        for number, id in enumerate(ids, start=1)
        for turn, held in enumerate(training_queries.batches_by_id([batch])[batch].days)
        if held.on is not None and not (turn and number % ABSENT_EVERY == 0)
    ]
    mark_present(by=SYSTEM, at=at, batch_id=batch, marks=marks)
    return ids


def _certificates(batch: UUID, village: PlannedVillage, day: date, today: date) -> None:
    """Signed and printed at once, for nobody waits for a worker; the last one is revoked."""
    at = noon(today)
    signing = certificates.Signing(
        basis="ikut",
        signer_name=f"{village.head_name} (contoh)",
        signer_post="Ketua Tim Pembina Posyandu kabupaten",
        signed_at="Singaraja",
        issued_on=day + timedelta(days=DAYS - 1),
        address=CHECKED_ON,
    )
    issue = certificates.order_certificates(by=SYSTEM, at=at, batch_id=batch, signing=signing)
    while certificates.sign_part(by=SYSTEM, at=at, issue_id=issue):
        pass
    made = certificate_queries.certificates_of_batch(by=SYSTEM, batch_id=batch)
    reason = "Nama yang tercetak milik peserta lain (contoh)"
    certificates.revoke(by=SYSTEM, at=at, certificate_id=made[-1].id, reason=reason)

    def now() -> datetime:
        return at

    certificates.print_issue(issue, now)


def _skills(plan: PlannedPost, many: int, day: date, today: date) -> None:
    """What a bidan has seen of the first kader of a post: two groups make the first badge."""
    for one in _kader(plan)[:1]:
        for code in SKILLED[:many]:
            competence.assess_skill(
                by=SYSTEM, at=noon(today), person_id=one.person.id, kind=GROUP, code=code,
                on=day + timedelta(days=20), how="Dilihat saat hari buka (contoh)",
            )  # fmt: skip


def _plans(batch: UUID, village: PlannedVillage, day: date, today: date) -> None:
    after = day + timedelta(days=DAYS)
    for what, days, done in PLANS:
        plan = competence.plan_follow_up(
            by=SYSTEM, at=noon(after), batch_id=batch, village_id=village.area.id, what=what,
            responsible="Ketua posyandu", due_on=day + timedelta(days=days), post_id=village.posts[0].post.id,
        )  # fmt: skip
        if done:
            note = "Sudah dilaksanakan, 7 kader hadir (contoh)"
            competence.finish_follow_up(
                by=SYSTEM, at=noon(today), follow_up_id=plan, on=day + timedelta(days=days - 3), note=note
            )


def _visit(village: PlannedVillage, plan: PlannedPost, told: tuple[int, str, str, int], today: date) -> None:
    """The kecamatan visits a post, finds one thing and agrees on one; signed off on the same day."""
    ago, found, agreed, days = told
    held = today - timedelta(days=ago)
    at = noon(held)
    visit = coaching.plan_visit(
        by=SYSTEM, at=at, area_id=village.area.path[3], post_id=plan.post.id, planned_on=held, leader="ketua",
        purpose="Pembinaan rutin (contoh)",
    )  # fmt: skip
    items = [one.code for one in coaching_queries.visit(by=SYSTEM, visit_id=visit, today=held).answers]
    answers = {code: ("tidak" if number % 7 == 3 else "ya", "") for number, code in enumerate(items)}
    coaching.note_visit(
        by=SYSTEM, at=at, visit_id=visit, held_on=held, answers=answers,
        visitors=["Kasi kecamatan", "TP PKK kecamatan"],
        summary="Layanan berjalan; administrasi perlu dirapikan (contoh).",
    )  # fmt: skip
    finding = coaching.note_finding(by=SYSTEM, at=at, visit_id=visit, severity="sedang", text=f"{found} (contoh)")
    coaching.agree_action(
        by=SYSTEM, at=at, visit_id=visit, what=agreed, owner="Ketua posyandu", due_on=held + timedelta(days=days),
        finding_id=finding,
    )  # fmt: skip
    coaching.sign_visit(by=SYSTEM, at=at, visit_id=visit)


def _visit_to_come(village: PlannedVillage, plan: PlannedPost, today: date) -> None:
    coaching.plan_visit(
        by=SYSTEM, at=noon(today), area_id=village.area.path[3], post_id=plan.post.id, leader="ketua",
        planned_on=today + timedelta(days=PLANNED_IN), purpose="Pembinaan rutin (contoh)",
    )  # fmt: skip
