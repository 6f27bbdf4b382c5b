"""What is doubtful can be asked about before anything is written."""

from simpul.facts.models import Record
from simpul.services.commands import correct_record, record_services
from simpul.services.rules.shapes import WHOLE

from .conftest import AT, one


def test_a_doubtful_record_is_asked_about_and_not_written(cast, weighing) -> None:
    one(cast.kader_a, weighing(9.5))
    again = weighing(9.5)
    outcome = record_services(by=cast.kader_a, at=AT, items=[again], ask_first=True)[0]
    assert (outcome.state, outcome.saved) == ("asked", False)
    assert "sudah dicatat" in outcome.warnings[WHOLE]
    assert Record.objects.count() == 1


def test_what_is_sure_is_written_at_once(cast, weighing) -> None:
    outcome = record_services(by=cast.kader_a, at=AT, items=[weighing(9.5)], ask_first=True)[0]
    assert (outcome.state, Record.objects.count()) == ("accepted", 1)


def test_a_doubtful_correction_leaves_the_record_as_it_was(cast, weighing) -> None:
    item = weighing(9.5)
    one(cast.kader_a, item)
    given = {"by": cast.kader_a, "at": AT, "id": item.id, "revision": 1, "answers": {"bb": 1.4, "rujuk": False}}
    asked = correct_record(**given, ask_first=True)
    assert asked.state == "asked"
    assert Record.objects.get(id=item.id).answers["bb"] == 9.5
    assert correct_record(**given).state == "accepted"
