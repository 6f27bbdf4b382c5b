"""The days of a batch, kept in step with its dates."""

from datetime import datetime
from uuid import UUID

from django.db.models import ProtectedError

from simpul.kernel.refusals import Refusal
from simpul.training.models import Batch, Day
from simpul.training.rules.batches import BatchTerms, dates_of


def set_days(batch: Batch, terms: BatchTerms, *, by: UUID, at: datetime) -> None:
    """Internal: make, move or take away days so that they are those of the dates; Refusal `hari-sudah-dipakai`.

    Where neither dates nor a number of days are told, the days stay as they are.
    """
    dates = dates_of(terms)
    if dates is None:
        return
    old = {day.number: day for day in batch.days.all()}
    _drop([day for number, day in old.items() if number > len(dates)])
    batch.days.filter(number__in=old).update(on=None)  # dates may swap: none is held twice on the way
    for number, on in enumerate(dates, start=1):
        if number in old:
            batch.days.filter(number=number).update(on=on)
        else:
            Day.objects.create(batch=batch, number=number, on=on, by=by, at=at)


def _drop(days: list[Day]) -> None:
    """Take away days on which nothing rests: sessions and attendance protect theirs."""
    try:
        for day in days:
            day.delete()
    except ProtectedError as error:
        raise Refusal("hari-sudah-dipakai", field="ends_on") from error
