"""What is doubtful can be asked about before anything is written."""

from datetime import date

from simpul.audit.models import Entry
from simpul.facts.models import Record
from simpul.kernel.ids import new_id
from simpul.people.queries import PersonFacts
from simpul.services.commands import correct_record, record_services, tried_services
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


def test_what_would_be_answered_is_told_without_writing(cast, weighing) -> None:
    items = [weighing(9.5), weighing(9500)]
    tried = tried_services(by=cast.kader_a, at=AT, items=items, newcomers={})
    assert [outcome.state for outcome in tried] == ["accepted", "refused"]
    assert [o.state for o in tried_services(by=cast.stranger, at=AT, items=items, newcomers={})] == ["refused"] * 2
    assert (Record.objects.count(), Entry.objects.count()) == (0, 0)
    assert record_services(by=cast.kader_a, at=AT, items=items) == tried


def test_a_child_about_to_be_registered_is_judged_as_if_it_were(cast, weighing) -> None:
    child = new_id()
    item, told = weighing(9.5, person_id=child), ("Bima", "L", date(2025, 11, 1))
    born = PersonFacts(child, *told, False, None, None, cast.areas.penarukan.id, cast.post_a.id, None)
    tried = tried_services(by=cast.kader_a, at=AT, items=[item], newcomers={child: born})
    assert tried[0].state == "accepted"
    assert tried_services(by=cast.kader_a, at=AT, items=[item], newcomers={})[0].code == "bukan-warga-posyandu"
