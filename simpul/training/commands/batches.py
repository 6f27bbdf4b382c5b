"""Batches of a programme: planned, given dates, opened, held, called off."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.places import queries as places
from simpul.standards.training import training_table
from simpul.training.commands.days import set_days
from simpul.training.commands.grounds import known, locked_batch, locked_programme, plain_day, sound_link
from simpul.training.models import Batch
from simpul.training.rules.batches import BatchTerms, terms_fault
from simpul.training.rules.states import BATCH_STATES, DRAFT, batch_fault


@command("training.add_batch")
def add_batch(
    *,
    by: Actor,
    at: datetime,
    programme_id: UUID,
    host_id: int,
    number: int | None = None,
    name: str = "",
    mode: str = "tatap_muka",
    venue: str = "",
    link: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    days: int | None = None,
    month_from: date | None = None,
    month_to: date | None = None,
    opener: str = "",
    opener_post: str = "",
    state: str = DRAFT,
    id: UUID | None = None,
) -> UUID:
    """Add a batch. `number` None: the next. Dates make its days; without dates `days` says how many there are."""
    programme = locked_programme(by, programme_id)
    if id is not None and Batch.objects.filter(id=id, by=by.id).exists():
        return id
    last = programme.batches.aggregate(last=Max("number"))["last"] or 0
    number = last + 1 if number is None else number
    if number < 1 or programme.batches.filter(number=number).exists():
        raise Refusal("nomor-angkatan-sudah-ada", field="number")
    if state not in BATCH_STATES or (state != DRAFT and batch_fault(DRAFT, state, "")):
        raise Refusal("keadaan-angkatan-salah", field="state")
    terms = BatchTerms(starts_on, ends_on, days, month_from, month_to, mode, link)
    told = _told(programme.area_id, at, terms, host_id=host_id, name=name, venue=venue, opener=opener, post=opener_post)
    made = Batch.objects.create(
        id=id or new_id(), programme=programme, number=number, state=state, by=by.id, at=at, **told
    )
    set_days(made, terms, by=by.id, at=at)
    changed("batch", made.id, after=_plain(made))
    return made.id


@command("training.change_batch")
def change_batch(
    *,
    by: Actor,
    at: datetime,
    batch_id: UUID,
    host_id: int,
    name: str = "",
    mode: str = "tatap_muka",
    venue: str = "",
    link: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    days: int | None = None,
    month_from: date | None = None,
    month_to: date | None = None,
    opener: str = "",
    opener_post: str = "",
) -> None:
    """Put a batch right or give it its dates. A day that already has sessions is moved, never thrown away."""
    found = locked_batch(by, batch_id)
    terms = BatchTerms(starts_on, ends_on, days, month_from, month_to, mode, link)
    told = _told(
        found.programme.area_id, at, terms, host_id=host_id, name=name, venue=venue, opener=opener, post=opener_post
    )
    before = _plain(found)
    for key, value in told.items():
        setattr(found, key, value)
    found.save()
    set_days(found, terms, by=by.id, at=at)
    changed("batch", found.id, before=before, after=_plain(found))


@command("training.move_batch")
def move_batch(*, by: Actor, at: datetime, batch_id: UUID, state: str, reason: str = "") -> None:
    """Say how far a batch is: planned, open for registration, running, held, or called off with a reason."""
    found = locked_batch(by, batch_id, called_off=True)
    text = worded(reason, "reason", 300, may_be_empty=True)
    if fault := batch_fault(found.state, state, text):
        raise Refusal(fault, field="reason" if fault == "alasan-wajib" else "state")
    before, found.state, found.reason = _plain(found), state, text
    found.save()
    changed("batch", found.id, before=before, after=_plain(found), reason=text)


def _told(
    area_id: int, at: datetime, terms: BatchTerms, *, host_id: int, name: str, venue: str, opener: str, post: str
) -> dict[str, object]:
    known(training_table().modes, terms.mode, area_id, at, "mode")
    code, field = terms_fault(terms)
    if code:
        raise Refusal(code, field=field)
    return {
        "host_id": places.area(host_id).id,
        "name": worded(name, "name", 120, may_be_empty=True),
        "mode": terms.mode,
        "venue": worded(venue, "venue", 200, may_be_empty=True),
        "link": sound_link(terms.link),
        "starts_on": terms.starts_on,
        "ends_on": terms.last_day,
        "month_from": terms.first_month,
        "month_to": terms.last_month,
        "opener": worded(opener, "opener", 120, may_be_empty=True),
        "opener_post": worded(post, "opener_post", 160, may_be_empty=True),
    }


def _plain(one: Batch) -> dict[str, object]:
    return {
        "programme": str(one.programme_id),
        "number": one.number,
        "area": one.host_id,
        "on": plain_day(one.starts_on),
        "until": plain_day(one.ends_on),
        "venue": one.venue,
        "state": one.state,
    }
