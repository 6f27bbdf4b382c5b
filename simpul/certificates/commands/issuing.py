"""Certificates of a batch: ordered by an office, made by the worker part by part, revoked and replaced one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Max

from simpul.audit.commands import changed, command, lock_feeds
from simpul.certificates.commands.keys import made_key
from simpul.certificates.models import Certificate, Issue, SigningKey
from simpul.certificates.queries.keys import signing_key
from simpul.certificates.rules.keys import number_of
from simpul.certificates.rules.payloads import LONGEST_EVENT, LONGEST_NAME, Claim, one_line, sign
from simpul.certificates.rules.states import ATTENDED, BASES, PASSED, PRINTING, READY, SIGNING, STOPPED, WAITING
from simpul.competence.commands.noting import note_abilities
from simpul.competence.queries.sources import event_of, finishers_of
from simpul.competence.rules.finishing import Event, Finisher
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.ids import area_feed, new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.places import queries as places

ISSUE = "certificate.issue"
PART = 200  # certificates signed in one transaction


@dataclass(frozen=True)
class Signing:
    """Who signs certificates, in what post, where and on which day; to whom they are given (`basis`: lulus, ikut).

    `address`: the page on which they are verified.
    """

    basis: str
    signer_name: str
    signer_post: str
    signed_at: str
    issued_on: date
    address: str


@command("certificates.order_certificates")
def order_certificates(*, by: Actor, at: datetime, batch_id: UUID, signing: Signing, id: UUID | None = None) -> UUID:
    """Have the certificates of a batch made for everybody who has none yet; the worker makes them.

    Refusal `sertifikat-tanpa-penerima` where nobody waits for one.
    """
    event = event_of(batch_id)
    by.require(ISSUE, places.scope_of(event.area_id), exact=True)
    if id is not None and Issue.objects.filter(id=id, by=by.id).exists():
        return id
    _sound(signing, event)
    lock_feeds([area_feed(event.area_id)])
    waiting = len(without_certificate(batch_id, signing.basis, at))
    if not waiting:
        raise Refusal("sertifikat-tanpa-penerima")
    made = _ordered(by, at, event, signing, waiting, id or new_id())
    if not SigningKey.objects.filter(in_use=True).exists():
        made_key(at)
    changed("certificate_issue", made.id, after={"batch": str(batch_id), "basis": signing.basis, "total": waiting})
    return made.id


def _sound(signing: Signing, event: Event) -> None:
    if signing.basis not in BASES:
        raise Refusal("dasar-sertifikat-tidak-dikenal", field="basis")
    if event.last_day is not None and signing.issued_on < event.last_day:
        raise Refusal("sertifikat-sebelum-selesai", field="issued_on", tanggal=event.last_day)


def _ordered(by: Actor, at: datetime, event: Event, signing: Signing, waiting: int, id: UUID) -> Issue:
    return Issue.objects.create(
        id=id,
        batch_id=event.batch_id,
        area_id=event.area_id,
        event=one_line(event.name, LONGEST_EVENT),
        first_day=event.first_day,
        last_day=event.last_day,
        minutes=event.minutes,
        venue=event.venue,
        basis=signing.basis,
        signer_name=worded(signing.signer_name, "signer_name", 200),
        signer_post=worded(signing.signer_post, "signer_post", 200),
        signed_at=worded(signing.signed_at, "signed_at", 120),
        issued_on=signing.issued_on,
        address=signing.address,
        total=waiting,
        by=by.id,
        by_name=by.name,
        at=at,
    )


def without_certificate(batch_id: UUID, basis: str, at: datetime) -> list[Finisher]:
    """Those of a batch who are to get a certificate and have none that is valid, in a fixed order."""
    have = set(
        Certificate.objects.filter(issue__batch_id=batch_id, revoked_on=None).values_list("participant", flat=True)
    )
    found = [one for one in finishers_of(batch_id, at) if one.participant_id not in have]
    wanted = [one for one in found if basis == ATTENDED or one.passed]
    return sorted(wanted, key=lambda one: (one.beside, one.name, str(one.participant_id)))


@command("certificates.sign_part")
def sign_part(*, by: Actor, at: datetime, issue_id: UUID) -> int:
    """Sign the next part of an order, and note what its persons have shown; how many are left."""
    issue = Issue.objects.select_for_update().filter(id=issue_id).first()
    if issue is None:
        raise Refusal("tidak-ditemukan")
    by.require(ISSUE, places.scope_of(issue.area_id), exact=True)
    if issue.state not in (WAITING, SIGNING):
        return 0
    lock_feeds([area_feed(issue.area_id)])
    waiting = without_certificate(issue.batch_id, issue.basis, at)
    part = waiting[:PART]
    event = event_of(issue.batch_id)
    # Given to who took part, it names what the training was about; given to who passed, what was passed.
    _write(issue, part if issue.basis == PASSED else [replace(one, fields=event.fields) for one in part], at)
    note_abilities(by, at, event, part)
    left = len(waiting) - len(part)
    issue.done += len(part)
    issue.total = issue.done + left
    issue.state = SIGNING if left else PRINTING
    issue.save()
    changed("certificate_issue", issue.id, after={"done": issue.done, "state": issue.state})
    return left


@command("certificates.stop_issue")
def stop_issue(*, by: Actor, at: datetime, issue_id: UUID, reason: str) -> None:
    """Write down that an order cannot go on, and why: who ordered it sees the reason and may order again."""
    issue = Issue.objects.select_for_update().filter(id=issue_id).first()
    if issue is None:
        raise Refusal("tidak-ditemukan")
    by.require(ISSUE, places.scope_of(issue.area_id), exact=not by.is_system)
    if issue.state in (READY, STOPPED):
        return
    issue.state, issue.trouble = STOPPED, reason[:300]
    issue.save()
    changed("certificate_issue", issue.id, after={"state": STOPPED}, reason=issue.trouble)


@command("certificates.revoke")
def revoke(*, by: Actor, at: datetime, certificate_id: UUID, reason: str) -> None:
    """Declare a certificate invalid from today on: the page that verifies it tells the day and the reason."""
    found = _to_change(by, certificate_id)
    _revoke(found, at, worded(reason, "reason", 300))


@command("certificates.reissue")
def reissue(*, by: Actor, at: datetime, certificate_id: UUID, name: str, beside: str, reason: str) -> UUID:
    """Replace a certificate whose name was wrong: the old number is revoked and points to the new one."""
    old = _to_change(by, certificate_id)
    name = worded(name, "name", LONGEST_NAME)
    beside = worded(beside, "beside", 200, may_be_empty=True)
    if (name, beside) == (old.name, old.beside):
        raise Refusal("sertifikat-tidak-berubah", field="name")
    lock_feeds([area_feed(old.area_id)])
    _revoke(old, at, worded(reason, "reason", 300))
    fields = tuple(filter(None, old.fields.split(",")))
    given = Finisher(old.participant, old.person_id, name, beside, old.village_id, passed=None, fields=fields)
    made = _write(old.issue, [given], at)[0]
    Certificate.objects.filter(id=old.id).update(replaced_by=made)
    changed("certificate", made.id, after={"number": made.number, "instead_of": old.number})
    return made.id


def _to_change(by: Actor, certificate_id: UUID) -> Certificate:
    rows = Certificate.objects.select_for_update(of=("self",)).select_related("issue")
    found = rows.filter(id=certificate_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    by.require(ISSUE, places.scope_of(found.area_id), exact=True)
    if found.revoked_on is not None:
        raise Refusal("sertifikat-sudah-dicabut")
    return found


def _revoke(found: Certificate, at: datetime, reason: str) -> None:
    found.revoked_on, found.revoked_because = _today(found.area_id, at), reason
    found.save()
    # The files of the order are made anew without it.
    files = Issue.objects.filter(id=found.issue_id, state__in=(PRINTING, READY))
    files.update(state=PRINTING, printed=0, claimed_at=None)
    changed("certificate", found.id, after={"revoked": found.revoked_on.isoformat()}, reason=reason)


def _today(area_id: int, at: datetime) -> date:
    return day_at(at, places.zone(area_id, day_at(at, "WIB")))


def _write(issue: Issue, given: Sequence[Finisher], at: datetime) -> list[Certificate]:
    """Numbered and signed in their order, under the lock of the area's feed."""
    key_id, key = signing_key()
    code, year = places.area(issue.area_id).code, issue.issued_on.year
    last = Certificate.objects.filter(area_id=issue.area_id, year=year).aggregate(last=Max("sequence"))["last"] or 0
    rows = []
    for sequence, one in enumerate(given, start=last + 1):
        number = number_of(settings.CERTIFICATE_KEY, code, year, sequence)
        rows.append(
            Certificate(
                issue=issue,
                participant=one.participant_id,
                person_id=one.person_id,
                area_id=issue.area_id,
                village_id=one.village_id,
                year=year,
                sequence=sequence,
                number=number,
                name=one_line(one.name, LONGEST_NAME),
                beside=one_line(one.beside, 200),
                fields=",".join(one.fields),
                payload=sign(_claim(issue, one, number, key_id), key),
                key_id=key_id,
                at=at,
            )
        )
    Certificate.objects.bulk_create(rows, batch_size=500)
    return rows


def _claim(issue: Issue, one: Finisher, number: str, key_id: str) -> Claim:
    return Claim(
        key_id=key_id,
        number=number,
        name=one.name,
        event=issue.event,
        first_day=issue.first_day,
        last_day=issue.last_day,
        minutes=issue.minutes,
        fields=one.fields,
        issued_on=issue.issued_on,
    )
