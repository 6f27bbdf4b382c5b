"""Answering what no record tells, and counting the country once a day."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from simpul.audit.commands import changed, command
from simpul.kernel.actor import REGENCY, Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.places import queries as places
from simpul.readiness.models import Answer, AreaCount, Counting
from simpul.readiness.queries import counts_by_district, last_day
from simpul.readiness.queries.posts import ANSWER
from simpul.registry.queries import post_scope
from simpul.standards.readiness import Question, readiness_table

_AT_ONCE = 2_000
_NATION_TIME = "WIB"


@command("readiness.answer_question")
def answer_question(
    *, by: Actor, at: datetime, post_id: UUID, question: str, value: int, on: date, basis: str, id: UUID | None = None
) -> UUID:
    """Tell a fact about a post from a day on, with where it is known from; of the same day the last one counts.

    Refusals `keterangan-kesiapan-tidak-dikenal`, `keterangan-kesiapan-di-luar-batas`, `tanggal-belum-tiba`.
    """
    scope = post_scope(post_id)
    by.require(ANSWER, scope)
    asked = _question(question)
    if not 0 <= value <= asked.largest:
        raise Refusal("keterangan-kesiapan-di-luar-batas", field="value", paling=asked.largest)
    if on > day_at(at, places.zone(scope.area[-1], day_at(at, _NATION_TIME))):
        raise Refusal("tanggal-belum-tiba", field="on", on=on)
    told = {"value": value, "basis": worded(basis, "basis", 200), "by": by.id, "at": at}
    made = {"id": id} if id is not None else {}
    answer, _ = Answer.objects.update_or_create(
        post_id=post_id, question=question, on=on, defaults=told, create_defaults={**told, **made}
    )
    changed("readiness_answer", answer.id, after={"question": question, "value": value, "on": on.isoformat()})
    return answer.id


def _question(code: str) -> Question:
    found = next((one for one in readiness_table().questions if one.code == code), None)
    if found is None:
        raise Refusal("keterangan-kesiapan-tidak-dikenal", field="question")
    return found


def count_country(at: datetime) -> bool:
    """For the worker: strata and fields of every district, unless today's count was made; whether it was made now.

    Not audited: the counts follow from records, offices and answers.
    """
    day = day_at(at, _NATION_TIME)
    last = last_day()
    if last is not None and last >= day:
        return False
    try:
        rows = list(_rows(day))
    except Refusal:  # no areas yet
        return False
    with transaction.atomic():
        AreaCount.objects.all().delete()
        Counting.objects.all().delete()
        AreaCount.objects.bulk_create(rows, batch_size=_AT_ONCE)
        Counting.objects.create(day=day, at=at)
    return True


def _rows(day: date) -> Iterator[AreaCount]:
    """Regency by regency: no statement runs for minutes, and memory holds the posts of one."""
    for regency in places.below_ids(places.nation_id(), REGENCY):
        for area_id, cells in counts_by_district(regency, day).items():
            for (topic, state), number in cells.items():
                yield AreaCount(area_id=area_id, topic=topic, state=state, number=number)
