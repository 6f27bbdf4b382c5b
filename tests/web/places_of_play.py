"""A place of every tier with something of everything in it, and its neighbour: what the walk over all pages needs.

`Place.value("user_id")` answers for an argument of an address. An argument that nobody has told of fails the walk.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from uuid import UUID

from PIL import Image

from simpul import standards
from simpul.accounts.models import Holding, User
from simpul.dossiers.models import Batch
from simpul.duplicates.models import Merge, Pair
from simpul.eligibility.models import Membership
from simpul.facts.models import Record
from simpul.heads.models import Head
from simpul.imports.commands import keep_list
from simpul.intake.models import HELD, Arrival
from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.library.commands import NewFile, Told, add_entry
from simpul.offices.models import Appointment, Decree, Team
from simpul.ordinances.models import Ordinance
from simpul.papers.commands import add_paper
from simpul.people.models import Household, Person
from simpul.phones.models import Phone
from simpul.photos.commands import Aim, keep_whole
from simpul.places.models import Area, Hamlet
from simpul.registry.models import Post
from simpul.reports.models import Submission
from simpul.services.models import OpenDay
from tests import factories
from tests.web import assessments_of_play as lomba
from tests.web.coaching_of_play import CoachingOfPlay
from tests.web.competence_of_play import CompetenceOfPlay
from tests.web.events_of_play import EventsOfPlay
from tests.web.exams_of_play import ExamsOfPlay
from tests.web.money_of_play import MoneyOfPlay
from tests.web.training_of_play import material_of, photo_of, request_of, session_of

MONTH = Period(2026, 10)
MOMENT = datetime(2026, 11, 10, tzinfo=UTC)
TIERS = ("pusat", "provinsi", "kabupaten", "kecamatan", "desa", "pos")


def picture(width: int = 40, height: int = 30) -> bytes:
    """A small JPEG."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "JPEG")
    return out.getvalue()


@dataclass
class Place(CoachingOfPlay, CompetenceOfPlay, EventsOfPlay, ExamsOfPlay, MoneyOfPlay):
    """An area, or a post in it. `child`: what reports to the area."""

    area: Area
    post: Post
    child: Area | None = None
    is_post: bool = False

    def value(self, page: str, name: str, field: str) -> object:
        """The value of an argument of a page's address, in this place."""
        return argument(page, name)(self, field)

    @cached_property
    def person(self) -> Person:
        return factories.person(self.post, household=self.household)

    @cached_property
    def household(self) -> Household:
        return factories.household(self.post.village, post=self.post)

    @cached_property
    def open_day(self) -> OpenDay:
        day = date(2026, 11, 10)
        return OpenDay.objects.create(post=self.post, on=day, planned_on=day, state="terjadwal")

    @cached_property
    def appointment(self) -> Appointment:
        return factories.appointment(factories.person(self.post), self.post, "kader", "sosial")

    @cached_property
    def team_member(self) -> Appointment:
        return factories.appointment(factories.person(self.post), self.team, "ketua")

    @cached_property
    def decree(self) -> Decree:
        """An SK about posts, of the place itself."""
        return factories.decree(self.area)

    @cached_property
    def paper(self) -> UUID:
        """A photographed SK of the area."""
        return add_paper(by=SYSTEM, at=MOMENT, area_id=self.area.id, name="SK.jpg", data=picture())

    @cached_property
    def ordinance(self) -> Ordinance:
        """A rule that the area has set itself."""
        return Ordinance.objects.filter(area=self.area).first() or factories.ordinance(self.area)

    @cached_property
    def library_entry(self) -> UUID:
        """A circular of the area, of the field whose agency walks."""
        told = Told(kind="edaran", title="Edaran", field="sosial")
        return add_entry(by=SYSTEM, at=MOMENT, area_id=self.area.id, told=told)

    @cached_property
    def law_of_all(self) -> UUID:
        """A circular of the nation with its photographed paper: everybody reads it."""
        told, file = Told(kind="edaran", title="Edaran"), NewFile("edaran.jpg", picture())
        return add_entry(by=SYSTEM, at=MOMENT, area_id=factories.areas().nation.id, told=told, file=file)

    @cached_property
    def membership(self) -> Membership:
        """Somebody of the village who may be in another body."""
        return factories.membership(self.person)

    @cached_property
    def head(self) -> Head:
        given = {"name": "I Nyoman Arta", "title": "Kepala", "valid_from": factories.LONG_AGO}
        return Head.objects.get_or_create(area=self.area, defaults=given)[0]

    def other_of(self, kind: str) -> UUID:
        """One more person, or post, of the village."""
        village = self.post.village
        return factories.person(village=village).id if kind == "orang" else factories.post(village).id

    def pair(self, kind: str, one: UUID) -> UUID:
        """Two of the village that may be one."""
        first, second = sorted((one, self.other_of(kind)))
        where = {"village": self.post.village, "other_village": self.post.village}
        return Pair.objects.create(kind=kind, one_id=first, other_id=second, score=60, found_at=MOMENT, **where).id

    def merge(self, kind: str, winner: UUID) -> UUID:
        """Two of the village that were made one."""
        told = {"kind": kind, "winner_id": winner, "loser_id": self.other_of(kind), "moved": {}, "at": MOMENT}
        where = {"village": self.post.village, "other_village": self.post.village}
        return Merge.objects.create(by=new_id(), by_name="Staf", **told, **where).id

    @cached_property
    def batch(self) -> Batch:
        """A batch of the area itself, so that whoever submits there sees it."""
        return Batch.objects.create(area=self.area, name="Tahap I")

    @cached_property
    def number(self) -> str:
        """The number of a registered post."""
        number = f"{self.post.village.code}.{self.area.level:03}"
        if not Post.objects.filter(number=number).exists():
            factories.post(self.post.village, f"Anggrek {number}", number=number, number_from=factories.LONG_AGO)
        return number

    @property
    def team(self) -> Team:
        return Team.objects.get_or_create(area=self.area, defaults={"valid_from": factories.LONG_AGO})[0]

    @cached_property
    def hamlet(self) -> Hamlet:
        return factories.hamlet(self.post.village, f"Banjar {self.post.name} {self.area.level}")

    def record(self, field: str) -> UUID:
        """A campaign of the field at the post."""
        found = Record.objects.filter(post=self.post, field=field).first()
        if found is None:
            found = Record.objects.create(
                post=self.post,
                field=field,
                service=f"{field}.penyuluhan",
                on=date(2026, 11, 10),
                period=Period(2026, 11).key,
                place="Balai",
                answers={},
                facts={},
                recorded_by=new_id(),
                recorded_at=datetime(2026, 11, 10, tzinfo=UTC),
                digest="0",
            )
        return found.id

    def photo(self, field: str) -> UUID:
        """A photo of such a record, as somebody of the post has sent it."""
        id, sender = new_id(), Actor(id=new_id(), name="Pengirim", is_system=True)
        keep_whole(by=sender, at=MOMENT, id=id, aim=Aim(self.post.id, field), data=picture())
        return id

    @cached_property
    def user(self) -> User:
        """An account of the area without any role: whoever manages accounts there manages it."""
        return factories.user(home=self.area)

    @cached_property
    def kept_list(self) -> UUID:
        """A list of residents that somebody has uploaded for the area, not yet brought in."""
        told = {"kind": "people", "area_id": self.area.id, "name": "warga.csv", "data": b"Nama,JK\nKadek Sari,P"}
        return keep_list(by=SYSTEM, at=MOMENT, id=new_id(), **told)

    @cached_property
    def holding(self) -> Holding:
        return factories.holding(factories.user(home=self.area), "kader", self.post, "sosial")

    @cached_property
    def phone(self) -> Phone:
        """Of a kader of the post."""
        return Phone.objects.create(
            user=self.holding.user, label="HP", secret_hash="", enrolled_at=MOMENT, enrolled_by=new_id()
        )

    @cached_property
    def arrival(self) -> Arrival:
        """A new resident whom the server could not judge alone."""
        return Arrival.objects.create(
            id=new_id(),
            by=self.holding.user_id,
            by_name=self.holding.user.name,
            name="register_resident",
            state=HELD,
            code="isi-tidak-terbaca",
            payload={"name": "Kadek Sari"},
            post_id=self.post.id,
            at=MOMENT,
        )

    @cached_property
    def submission(self) -> UUID:
        """A report that this area receives; for a post: its own."""
        sender = {"area_id": self.child.id} if self.child else {"post_id": self.post.id}
        found = Submission.objects.filter(kind="layanan", period=MONTH.key, **sender).first()
        if found is None:
            found = Submission.objects.create(
                kind="layanan",
                period=MONTH.key,
                receiver_id=self.area.id,
                state="terkirim",
                sent_by=new_id(),
                sent_at=datetime(2026, 11, 1, tzinfo=UTC),
                **sender,
            )
        return found.id


Argument = Callable[[Place, str], object]


def _service(subject: str) -> Argument:
    return lambda place, field: next(
        one.code for one in standards.services() if one.field == field and one.subject == subject and not one.sealed
    )


ARGUMENTS: dict[str, Argument] = {
    "code": lambda place, field: place.area.code,
    "field": lambda place, field: field,
    "indicator": lambda place, field: f"{field}.catatan",
    "post_id": lambda place, field: place.post.id,
    "user_id": lambda place, field: place.user.id,
    "holding_id": lambda place, field: place.holding.id,
    "submission_id": lambda place, field: place.submission,
    "open_day_id": lambda place, field: place.open_day.id,
    "person_id": lambda place, field: place.person.id,
    "appointment_id": lambda place, field: place.appointment.id,
    "phone_id": lambda place, field: place.phone.id,
    "arrival_id": lambda place, field: place.arrival.id,
    "batch_id": lambda place, field: place.batch.id,
    "import_id": lambda place, field: place.kept_list,
    "membership_id": lambda place, field: place.membership.id,
    "head_id": lambda place, field: place.head.id,
    "kind": lambda place, field: "tanpa-ketua",
    "ordinance_id": lambda place, field: place.ordinance.id,
    "topic": lambda place, field: place.ordinance.topic,
    "item": lambda place, field: "musyawarah",
    "number": lambda place, field: place.number,
    "proposal_id": lambda place, field: factories.proposal(place.area).id,
    "step_id": lambda place, field: factories.step(place.post).id,
    "decree_id": lambda place, field: place.decree.id,
    "pair_id": lambda place, field: place.pair("orang", place.person.id),
    "merge_id": lambda place, field: place.merge("orang", place.person.id),
    "service": _service("person"),
    "visit_id": lambda place, field: place.visit.id,
    "action_id": lambda place, field: place.agreed.id,
    "finding_id": lambda place, field: place.finding.id,
    "line_id": lambda place, field: place.budget_line,
    "spending_id": lambda place, field: place.spending,
    "target_id": lambda place, field: place.target,
    "task_id": lambda place, field: place.task,
    "request_id": lambda place, field: place.bidan_request,
    "activity_id": lambda place, field: place.pkk_activity,
    "rate_id": lambda place, field: place.rate,
    "list_id": lambda place, field: place.payment.list_id,
    "payment_id": lambda place, field: place.payment.id,
    "issue_id": lambda place, field: place.certificate_issue,
    "certificate_id": lambda place, field: place.certificate,
    "ability_id": lambda place, field: place.ability,
    "follow_up_id": lambda place, field: place.plan_after_training,
    "ending": lambda place, field: "zip",
    "key": lambda place, field: place.law_of_all,
    "entry_id": lambda place, field: place.library_entry,
    "told": lambda place, field: "bukan-sertifikat",
    "question": lambda place, field: "coverage",
    "meeting_id": lambda place, field: place.meeting.id,
    "decision_id": lambda place, field: place.decision.id,
    "item_id": lambda place, field: place.item,
    "call_id": lambda place, field: place.call,
}
# Where the name alone does not tell: (how the page's name begins, argument).
OF_PAGE: dict[tuple[str, str], Argument] = {
    ("assessments:", "award_id"): lambda place, field: lomba.award_of(place.area),
    ("assessments:", "contest_id"): lambda place, field: lomba.contest_of(place.area).id,
    ("assessments:", "entrant_id"): lambda place, field: lomba.entrant_of(place.area),
    ("assessments:", "judge_id"): lambda place, field: lomba.judge_of(place.area),
    ("assessments:", "instrument_id"): lambda place, field: lomba.instrument_of(place.area).id,
    ("assessments:", "criterion_id"): lambda place, field: lomba.criterion_of(place.area),
    ("competence:", "batch_id"): lambda place, field: place.finished_batch.id,
    ("training:", "batch_id"): lambda place, field: place.finished_batch.id,
    ("training:", "programme_id"): lambda place, field: place.finished_batch.programme_id,
    ("training:", "session_id"): lambda place, field: session_of(place.finished_batch),
    ("training:", "material_id"): lambda place, field: material_of(place.finished_batch, place.paper),
    ("training:", "photo_id"): lambda place, field: photo_of(place.finished_batch, place.paper),
    ("training:", "request_id"): lambda place, field: request_of(place.area),
    ("training:", "kind"): lambda place, field: "acara",
    ("training:", "id"): lambda place, field: session_of(place.finished_batch),
    ("participants:", "batch_id"): lambda place, field: place.finished_batch.id,
    ("participants:", "participant_id"): lambda place, field: place.attendee,
    ("participants:", "invitation_id"): lambda place, field: place.letter.id,
    ("invited:", "token"): lambda place, field: place.way_in,
    ("meetings:", "action_id"): lambda place, field: place.action.id,
    ("meetings:", "agency_id"): lambda place, field: place.agency.id,
    ("meetings:", "invitation_id"): lambda place, field: place.invited.id,
    ("exams:", "batch_id"): lambda place, field: place.finished_batch.id,
    ("exams:", "participant_id"): lambda place, field: place.attendee,
    ("exams:", "question_id"): lambda place, field: place.question,
    ("exams:", "paper_id"): lambda place, field: place.exam_paper,
    ("exams:", "checklist_id"): lambda place, field: place.checklist,
    ("exams:", "item_id"): lambda place, field: place.practice_step,
    ("exams:", "kind"): lambda place, field: "akhir",
    ("tests:test", "token"): lambda place, field: place.test_token,
    ("tests:event", "token"): lambda place, field: place.event_token,
    ("coaching:photo", "paper_id"): lambda place, field: place.visit_photo(place.paper),
    ("coaching:submission", "submission_id"): lambda place, field: place.coaching_submission.id,
    ("report-rules-of", "kind"): lambda place, field: "pembinaan",
    ("post:record-photo", "id"): lambda place, field: place.photo(field),
    ("post:record", "id"): lambda place, field: place.record(field),
    ("post:choose-household", "service"): _service("household"),
    ("duplicates:post-", "pair_id"): lambda place, field: place.pair("posyandu", place.post.id),
    ("duplicates:post-", "merge_id"): lambda place, field: place.merge("posyandu", place.post.id),
    ("people:household", "id"): lambda place, field: place.household.id,
    ("people:", "id"): lambda place, field: place.person.id,
    ("paper", "id"): lambda place, field: place.paper,
    ("budgets:village", "code"): lambda place, field: place.post.village.code,
    ("registry:hamlet", "code"): lambda place, field: place.hamlet.village.code,
    ("registry:team", "code"): lambda place, field: place.team.area.code,
    ("registry:hamlet", "id"): lambda place, field: place.hamlet.id,
    ("upkeep:team", "code"): lambda place, field: place.team.area.code,
    ("upkeep:team", "appointment_id"): lambda place, field: place.team_member.id,
    ("registry:team", "appointment_id"): lambda place, field: place.team_member.id,
}


def argument(page: str, name: str) -> Argument:
    """How to fill an argument of a page; KeyError for one that nobody has told of."""
    return (
        next((one for (start, of), one in OF_PAGE.items() if of == name and page.startswith(start)), None)
        or (ARGUMENTS[name])
    )


def inside() -> dict[str, Place]:
    """The place of each tier where roles are held."""
    areas = factories.areas()
    post = factories.post(areas.penarukan, "Melati Dalam")
    way = [areas.nation, areas.bali, areas.buleleng, areas.kec_buleleng, areas.penarukan]
    found = {
        tier: Place(area, post, way[number + 1] if number + 1 < len(way) else None)
        for number, (tier, area) in enumerate(zip(TIERS, way, strict=False))
    }
    return {**found, "pos": Place(areas.penarukan, post, is_post=True)}


def beside() -> dict[str, Place]:
    """The neighbour of each tier; the nation has none."""
    areas = factories.areas()
    karangasem = factories.area("51.07", "Karangasem", areas.bali)
    kubu = factories.area("51.07.08", "Kubu", karangasem)
    tianyar = factories.area("51.07.08.2003", "Tianyar", kubu)
    away = factories.post(tianyar, "Anggrek")
    near = factories.post(areas.tambakan, "Mawar")
    return {
        "provinsi": Place(areas.kalsel, factories.post(areas.ampukung, "Kenanga"), areas.tabalong),
        "kabupaten": Place(karangasem, away, kubu),
        "kecamatan": Place(areas.kubutambahan, near, areas.tambakan),
        "desa": Place(areas.kaliuntu, factories.post(areas.kaliuntu, "Teratai")),
        "pos": Place(areas.penarukan, factories.post(areas.penarukan, "Melati Luar"), is_post=True),
    }
