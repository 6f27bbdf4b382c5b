"""Orders and certificates for the offices that gave them, and one's own for whoever holds one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from simpul.certificates.models import Certificate, Issue
from simpul.certificates.rules.states import PRINTING, READY, SIGNING, WAITING
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.people.queries import PersonFacts, snapshots
from simpul.places import queries as places
from simpul.places.queries import AreaView

READ, NAMES = "certificate.read", "competence.names"


@dataclass(frozen=True)
class IssueView:
    """An order: `done` of `total` are signed, `printed` stand in the files so far."""

    id: UUID
    batch_id: UUID
    area_id: int
    area: str
    event: str
    basis: str
    state: str
    total: int
    done: int
    printed: int
    signer_name: str
    signer_post: str
    issued_on: date
    trouble: str
    by_name: str
    at: datetime

    @property
    def is_working(self) -> bool:
        """Whether the worker is still at it."""
        return self.state in (WAITING, SIGNING, PRINTING)

    @property
    def is_ready(self) -> bool:
        """Whether its files can be fetched."""
        return self.state == READY


@dataclass(frozen=True)
class CertificateView:
    """A certificate as it was given. `replaced_by`: the number that stands in its place."""

    id: UUID
    issue_id: UUID
    batch_id: UUID
    area_id: int
    person_id: UUID | None
    number: str
    name: str
    beside: str
    event: str
    first_day: date | None
    last_day: date | None
    minutes: int
    fields: tuple[str, ...]
    signer_name: str
    signer_post: str
    issued_on: date
    revoked_on: date | None
    revoked_because: str
    replaced_by: str
    payload: str


def issues_of_batch(*, by: Actor, batch_id: UUID) -> list[IssueView]:
    """The orders for a batch that the actor may see, latest first."""
    rows = list(Issue.objects.filter(batch_id=batch_id).order_by("-at", "id"))
    known = places.areas({one.area_id for one in rows})
    return [_issue(one, known[one.area_id].label) for one in rows if by.may(READ, Scope(area=known[one.area_id].path))]


def issue(*, by: Actor, issue_id: UUID) -> IssueView:
    """One order; Refusal `tidak-ditemukan` for none and for one of another area."""
    found = Issue.objects.filter(id=issue_id).first()
    if found is None or not by.may(READ, places.scope_of(found.area_id)):
        raise Refusal("tidak-ditemukan")
    return _issue(found, places.area(found.area_id).label)


def certificates_of_batch(*, by: Actor, batch_id: UUID, text: str = "", limit: int = 3_000) -> list[CertificateView]:
    """The certificates of a batch, in the order of their numbers; `text`: a part of the name or number."""
    found = Certificate.objects.filter(issue__batch_id=batch_id)
    if text:
        found = found.filter(Q(name__icontains=text) | Q(number__icontains=text))
    rows = found.select_related("issue", "replaced_by").order_by("year", "sequence", "id")[:limit]
    return _allowed(by, rows)


def certificate(*, by: Actor, certificate_id: UUID) -> CertificateView:
    """One certificate, for its office and for whoever it was given to."""
    rows = Certificate.objects.filter(id=certificate_id).select_related("issue", "replaced_by")
    found = _allowed(by, rows)
    if not found:
        raise Refusal("tidak-ditemukan")
    return found[0]


def certificates_of_person(*, by: Actor, person_id: UUID) -> list[CertificateView]:
    """One's own certificates, latest first; of somebody else those of the actor's areas."""
    mine = Q(person_id=person_id) | Q(person__merged_into=person_id)
    rows = Certificate.objects.filter(mine).select_related("issue", "replaced_by").order_by("-issue__issued_on", "id")
    return _allowed(by, rows)


def working_issues() -> list[tuple[UUID, UUID, str]]:
    """Internal: (id, who ordered it, state) of the orders that the worker has to go on with, oldest first."""
    found = Issue.objects.filter(state__in=(WAITING, SIGNING, PRINTING)).order_by("at", "id")
    return list(found.values_list("id", "by", "state"))


def _allowed(by: Actor, rows: Iterable[Certificate]) -> list[CertificateView]:
    rows = list(rows)
    known = places.areas({id for one in rows for id in (one.area_id, one.village_id) if id is not None})
    people = snapshots({one.person_id for one in rows if one.person_id is not None})
    return [_view(one) for one in rows if _sees(by, one, known, people)]


def _sees(by: Actor, one: Certificate, known: Mapping[int, AreaView], people: Mapping[UUID, PersonFacts]) -> bool:
    """The office that gave it, who it was given to, and those who read the kader of that village or post by name."""
    if one.person_id is not None and one.person_id == by.person_id:
        return True
    facts = people.get(one.person_id) if one.person_id is not None else None
    where = None if one.village_id is None else Scope(known[one.village_id].path, facts.post_id if facts else None)
    return by.may(READ, Scope(area=known[one.area_id].path)) or (where is not None and by.may(NAMES, where))


def _issue(one: Issue, area: str) -> IssueView:
    return IssueView(
        id=one.id,
        batch_id=one.batch_id,
        area_id=one.area_id,
        area=area,
        event=one.event,
        basis=one.basis,
        state=one.state,
        total=one.total,
        done=one.done,
        printed=one.printed,
        signer_name=one.signer_name,
        signer_post=one.signer_post,
        issued_on=one.issued_on,
        trouble=one.trouble,
        by_name=one.by_name,
        at=one.at,
    )


def _view(one: Certificate) -> CertificateView:
    return CertificateView(
        id=one.id,
        issue_id=one.issue_id,
        batch_id=one.issue.batch_id,
        area_id=one.area_id,
        person_id=one.person_id,
        number=one.number,
        name=one.name,
        beside=one.beside,
        event=one.issue.event,
        first_day=one.issue.first_day,
        last_day=one.issue.last_day,
        minutes=one.issue.minutes,
        fields=tuple(filter(None, one.fields.split(","))),
        signer_name=one.issue.signer_name,
        signer_post=one.issue.signer_post,
        issued_on=one.issue.issued_on,
        revoked_on=one.revoked_on,
        revoked_because=one.revoked_because,
        replaced_by=one.replaced_by.number if one.replaced_by else "",
        payload=one.payload,
    )
