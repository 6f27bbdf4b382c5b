"""What is accepted but asked about: a service recorded twice in a day, a figure far from the last one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from simpul.kernel.period import Period
from simpul.kernel.speech import gettext_noop, tell
from simpul.services.rules.shapes import WHOLE
from simpul.standards import Question, Service
from simpul.standards.words import with_unit

# How far back a figure is still compared with (docs/rules/pencatatan.md): three open days.
LOOK_BACK = timedelta(days=100)
JUMPED_SINCE_LAST_MONTH = gettext_noop(
    "{apa}: Bulan lalu {dulu}, sekarang {sekarang}, benar? Periksa kembali atau ukur ulang."
)
JUMPED_SINCE = gettext_noop(
    "{apa}: Pada {tanggal} {dulu}, sekarang {sekarang}, benar? Periksa kembali atau ukur ulang."
)

Row = tuple[UUID, str, date, Mapping[str, Any], UUID]  # person, service, day, answers, record


@dataclass
class Past:
    """Recent records of persons by service, oldest first; also those of the same list."""

    rows: dict[tuple[UUID, str], list[tuple[date, Mapping[str, Any], UUID]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Past":
        past = cls()
        for person, service, on, answers, record in rows:
            past.add(person, service, on, answers, record)
        return past

    def add(self, person: UUID, service: str, on: date, answers: Mapping[str, Any], record: UUID) -> None:
        self.rows[person, service].append((on, answers, record))

    def same_day(self, person: UUID, service: str, on: date, record: UUID) -> bool:
        """Whether another record says that the person had this service on that day."""
        return any(day == on and other != record for day, _, other in self.rows.get((person, service), ()))

    def newest(self, person: UUID, service: str, before: date) -> tuple[date, Mapping[str, Any]] | None:
        """The newest record of a service before a day: its day and answers."""
        found = [(day, answers) for day, answers, _ in self.rows.get((person, service), ()) if day < before]
        return max(found, key=lambda one: one[0]) if found else None

    def last(self, person: UUID, service: str, question: str, before: date) -> tuple[date, Any] | None:
        """The newest answer to a question before a day."""
        found = [
            (day, answers[question])
            for day, answers, _ in self.rows.get((person, service), ())
            if day < before and answers.get(question) is not None
        ]
        return max(found, key=lambda one: one[0]) if found else None


def doubts(
    service: Service, person: UUID, on: date, answers: Mapping[str, Any], id: UUID, past: Past
) -> dict[str, str]:
    """Sentences by question code ("" for the whole record) that ask whether it is right."""
    found: dict[str, str] = {}
    if past.same_day(person, service.code, on, id):
        said = gettext_noop("{layanan} sudah dicatat untuk orang ini pada {tanggal}. Batalkan bila tercatat dua kali.")
        found[WHOLE] = tell(said, layanan=service.name, tanggal=on)
    for question in service.questions:
        value = answers.get(question.code)
        if question.warn_change is None or not isinstance(value, int | float):
            continue
        before = past.last(person, service.code, question.code, on)
        if before and (sentence := change(question, *before, value, on)):
            found[question.code] = sentence
    return found


def change(question: Question, day: date, before: float, now: float, on: date) -> str | None:
    """Says "Bulan lalu 9,5 kg, sekarang 5,9 kg, benar?" when the figure moved by more than the catalogue's fraction."""
    if not before or question.warn_change is None or abs(now - before) <= question.warn_change * abs(before):
        return None
    last_month = Period.of(day) == Period.of(on).shift(-1)
    return tell(
        JUMPED_SINCE_LAST_MONTH if last_month else JUMPED_SINCE,
        apa=question.label,
        tanggal=day,
        dulu=with_unit(before, question),
        sekarang=with_unit(now, question),
    )
