"""A village or kecamatan asks an office for a speaker; the office answers (S2.7)."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from simpul.accounts import queries as accounts
from simpul.arrangements.models import SpeakerRequest
from simpul.arrangements.queries.requests import may_answer
from simpul.arrangements.rules.requests import ACCEPTED, ASKED, DECLINED, OTHER_DATE, answer_fault
from simpul.audit.commands import changed, command
from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.places import queries as places
from simpul.plans.commands.grounds import today_in
from simpul.training.commands.grounds import known_fields, plain_day
from simpul.training.queries import batch as seen_batch

ASK = "speaker.ask"
DATES_AT_MOST = 5


@command("arrangements.ask_speaker")
def ask_speaker(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    asked_id: int,
    topic: str,
    wished: Iterable[date],
    agency_id: UUID | None = None,
    field: str = "",
    place: str = "",
    batch_id: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """Ask the office of an area above (its secretariat, or one of its agencies) for a speaker on one of these days."""
    area = places.area(area_id)
    by.require(ASK, places.scope_of(area_id), exact=True)
    if id is not None and SpeakerRequest.objects.filter(id=id, by=by.id).exists():
        return id
    today = today_in(area_id, at)
    if asked_id not in area.path[:-1] or not _stands(agency_id, asked_id, today):
        raise Refusal("tujuan-narasumber-salah", field="asked")
    made = SpeakerRequest.objects.create(
        id=id or new_id(),
        area_id=area_id,
        asked_id=asked_id,
        agency_id=agency_id,
        batch_id=seen_batch(by=by, batch_id=batch_id).id if batch_id else None,
        topic=worded(topic, "topic", 200),
        field="".join(known_fields([field] if field else [], "field")),
        place=worded(place, "place", 200, may_be_empty=True),
        wished=_wished(wished, today),
        state=ASKED,
        by=by.id,
        at=at,
    )
    changed("speaker_request", made.id, after=_plain(made))
    return made.id


@command("arrangements.answer_request")
def answer_request(
    *,
    by: Actor,
    at: datetime,
    request_id: UUID,
    state: str,
    on: date | None = None,
    speaker: str = "",
    reason: str = "",
) -> None:
    """Accept (`on` which day), decline with a reason, or offer another day with a reason. May be answered anew."""
    found = _locked(request_id)
    if not may_answer(by, found):
        raise Refusal("tidak-berhak", action="speaker.answer")
    text = worded(reason, "reason", 300, may_be_empty=True)
    if fault := answer_fault(found.state, state, text, on is not None):
        raise Refusal(fault, field={"alasan-wajib": "reason", "tanggal-narasumber-wajib": "on"}.get(fault, "state"))
    before = _plain(found)
    found.state, found.reason, found.on = state, text, None if state == DECLINED else on
    found.speaker = worded(speaker, "speaker", 160, may_be_empty=True)
    found.answered_by, found.answered_at = by.id, at
    found.save()
    changed("speaker_request", found.id, before=before, after=_plain(found), reason=text)


@command("arrangements.agree_date")
def agree_date(*, by: Actor, at: datetime, request_id: UUID) -> None:
    """Agree to the other day that the office has offered."""
    found = _locked(request_id)
    by.require(ASK, places.scope_of(found.area_id), exact=True)
    if found.state != OTHER_DATE:
        raise Refusal("bukan-tanggal-lain")
    before, found.state = _plain(found), ACCEPTED
    found.save()
    changed("speaker_request", found.id, before=before, after=_plain(found))


def _locked(request_id: UUID) -> SpeakerRequest:
    found = SpeakerRequest.objects.select_for_update().filter(id=request_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    return found


def _stands(agency_id: UUID | None, asked_id: int, today: date) -> bool:
    known = {one.id for one in accounts.agencies(by=SYSTEM, area_id=asked_id, on=today)} if agency_id else set()
    return agency_id is None or agency_id in known


def _wished(days: Iterable[date], today: date) -> list[str]:
    wished = sorted(set(days))
    if not 1 <= len(wished) <= DATES_AT_MOST:
        raise Refusal("tanggal-narasumber-wajib", field="wished")
    if wished[0] < today:
        raise Refusal("tanggal-narasumber-lewat", field="wished", tanggal=wished[0])
    return [day.isoformat() for day in wished]


def _plain(one: SpeakerRequest) -> dict[str, object]:
    return {
        "area": one.area_id,
        "asked": one.asked_id,
        "name": one.topic,
        "state": one.state,
        "on": plain_day(one.on),
        "speaker": one.speaker,
    }
