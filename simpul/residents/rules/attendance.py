"""A row of a list of those who came, read; and which activity of the catalogue its words mean."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from simpul.kernel.names import name_key
from simpul.residents.rules.whom import Whom, read_whom
from simpul.sheets.rules.cells import Cells, Fault
from simpul.sheets.rules.columns import Line
from simpul.sheets.rules.values import Unclear, day, plain
from simpul.standards import Question, Service
from simpul.standards.lists import list_kind

# What each of those who come to an open day is recorded with.
ATTENDANCE = "kesehatan.kehadiran"
_TICKS = {"✓", "✔", "√"}
_OPEN_DAY = frozenset({"haribuka", "haribukaposyandu", "posyandu", "kehadiran", "penimbangan"})


@dataclass(frozen=True, slots=True)
class ReadAttendance:
    """Somebody who came, or did not (`absent`). `activity` "" and `on` None: what holds for the whole list."""

    row: int
    whom: Whom
    activity: str
    on: date | None
    absent: bool
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity that names who came: in which question; `choice`: the answer that tells it from its like, if any."""

    service: Service
    question: str
    choice: tuple[str, str] | None = None


def read_attendance(lines: Iterable[Line]) -> Iterator[ReadAttendance]:
    """Each row, in order."""
    ticks = {key: word.value for word in list_kind("attendance").words_of("present") for key in word.keys}
    for line in lines:
        cells = Cells(line)
        present = cells.read("present", lambda text: _present(text, ticks), "")
        yield ReadAttendance(
            row=line.row,
            whom=read_whom(cells),
            activity=cells.text("activity"),
            on=cells.read("attended_on", day, None),
            absent=present == "tidak",
            faults=tuple(cells.faults),
        )


def _present(text: str, ticks: dict[str, str]) -> str:
    """ "hadir", "tidak", or "" for nothing; Unclear `kehadiran-tidak-terbaca`."""
    word = plain(text)
    if not word:
        return ""
    if word in _TICKS:
        return "hadir"
    if name_key(word) not in ticks:
        raise Unclear("kehadiran-tidak-terbaca")
    return ticks[name_key(word)]


def is_open_day(activity: str) -> bool:
    """Whether the words mean the open day itself: its service, or nothing at all."""
    return not activity or name_key(activity) in _OPEN_DAY


def activities(services: Sequence[Service]) -> list[tuple[str, Activity]]:
    """What can be said (key of the words) -> activity, for all services that name who came.

    An activity is called by the name of its service, or by a label of a choice that must be made in it ("Kelas ibu
    hamil" within "Kelas ibu hamil dan kelas ibu balita").
    """
    found = []
    for service in services:
        question = next((one for one in service.questions if one.type == "persons"), None)
        if question is not None and service.subject == "event":
            found.append((name_key(service.name), Activity(service, question.code)))
            found += [(name_key(label), Activity(service, question.code, told)) for label, told in _labels(service)]
    return found


def _labels(service: Service) -> Iterator[tuple[str, tuple[str, str]]]:
    asked: list[Question] = [one for one in service.questions if one.type == "choice" and one.required]
    for question in asked:
        for choice in question.choices:
            yield choice.label, (question.code, choice.code)
