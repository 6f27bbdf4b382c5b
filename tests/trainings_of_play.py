"""A training with its batch, days and participants, for the subjects that begin where a training ends."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from simpul.attendance.models import Mark
from simpul.participants.models import Participant, Roll
from simpul.people.models import Person
from simpul.places.models import Area
from simpul.training.models import Batch, Day, Programme
from tests import factories

AT = datetime(2026, 11, 22, 4, tzinfo=UTC)
DAYS = (date(2026, 11, 10), date(2026, 11, 11))


def batch_of(area: Area, name: str = "Bina Posyandu", *, days: tuple[date, ...] = DAYS, number: int = 1) -> Batch:
    """The first batch of a programme for health and social affairs, held in the area on these days."""
    who = {"by": factories.some_id(1), "at": AT}
    programme = Programme.objects.create(
        area=area,
        kind="bimtek",
        name=name,
        name_key=factories.key(name),
        year=2026,
        fields=["kesehatan", "sosial"],
        state="berlangsung",
        **who,
    )
    dates = {"starts_on": days[0], "ends_on": days[-1]} if days else {}
    batch = Batch.objects.create(
        programme=programme, number=number, host=area, mode="tatap_muka", venue="Balai", state="selesai", **dates, **who
    )
    Day.objects.bulk_create([Day(batch=batch, number=at, on=on, **who) for at, on in enumerate(days, start=1)])
    Roll.objects.create(batch=batch)
    return batch


def participant(
    batch: Batch, place: int, name: str, person: Person | None = None, *, days: tuple[date, ...] = DAYS
) -> Participant:
    """Somebody with a seat who was there on these days; sure to be the person, if one is given."""
    made = Participant.objects.create(
        batch=batch,
        place=place,
        code=f"K{place:04}",
        name=name,
        name_key=factories.key(name),
        group="kader",
        position="kader",
        village=person.village if person else None,
        post_id=person.post_id if person else None,
        person=person,
        match="pasti" if person else "tidak",
        state="terdaftar",
        source="panitia",
        by=factories.some_id(1),
        at=AT,
    )
    Mark.objects.bulk_create(
        [Mark(participant=made, on=on, how="daftar", seen_at=AT, by=factories.some_id(1), at=AT) for on in days]
    )
    return made


def participants(batch: Batch, names: Sequence[str]) -> None:
    """As many as there are names, all there on every day; in bulk, for figures."""
    who = {"by": factories.some_id(1), "at": AT}
    told = {"group": "kader", "position": "kader", "match": "tidak", "state": "terdaftar", "source": "panitia"}
    rows = [
        Participant(
            batch=batch, place=place, code=f"K{place:05}", name=name, name_key=factories.key(name), **told, **who
        )
        for place, name in enumerate(names, start=1)
    ]
    Participant.objects.bulk_create(rows, batch_size=1_000)
    marks = [Mark(participant=one, on=on, how="daftar", seen_at=AT, **who) for one in rows for on in DAYS]
    Mark.objects.bulk_create(marks, batch_size=1_000)
