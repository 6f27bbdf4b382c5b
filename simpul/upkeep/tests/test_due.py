"""What pengurus and village staff should see to: errands, and the posts that lack something."""

from datetime import UTC, date, datetime

import pytest

from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.offices import commands, queries
from simpul.offices.commands import NewAppointment, Outcome
from simpul.offices.queries.officers import held_by_the_dead
from simpul.registry import commands as registry
from simpul.upkeep import queries as upkeep
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)
SINCE = date(2026, 9, 1)
SIX = ("pendidikan", "kesehatan", "pekerjaan_umum", "perumahan", "trantibumlinmas", "sosial")


def appoint(cast: Cast, person, position: str = "kader", **more) -> Outcome:
    given = {"id": new_id(), "person_id": person.id, "position": position, "valid_from": SINCE, **more}
    given.setdefault("post_id", cast.post_a.id)
    return commands.appoint(by=cast.staf_desa, at=AT, items=[NewAppointment(**given)])[0]


def decree(cast: Cast, *, by=None, **more):
    given = {
        "area_id": cast.areas.penarukan.id,
        "purpose": "pendirian",
        "number": "12 Tahun 2026",
        "on": date(2026, 10, 3),
        "signer_name": "I Made Arta",
    }
    return commands.record_decree(by=by or cast.staf_desa, at=AT, **{**given, **more})


def test_the_village_is_reminded_of_what_its_posts_lack(cast: Cast) -> None:
    day = date(2027, 1, 31)
    appoint(cast, factories.person(cast.post_a), "ketua", valid_to=day)
    errands = upkeep.due(by=cast.staf_desa, at=AT)
    assert [(e.kind, e.page, e.count, e.due_on) for e in errands] == [
        ("kurang", "posts", 2, None),
        ("kurang", "posts", 2, None),
        ("jatuh_tempo", "posts", 1, day),
    ]
    assert [e.args.get("lack") for e in errands] == ["sk", "kader", "masa"]
    decree(cast, post_ids=[cast.post_a.id])
    [bare, *_] = upkeep.due(by=cast.staf_desa, at=AT)
    assert "Posyandu Melati B" in bare.title
    assert {e.args.get("post") for e in upkeep.due(by=cast.ketua_a, at=AT)} == {str(cast.post_a.id)}


def test_others_are_not_reminded(cast: Cast) -> None:
    for by in (cast.kader_a, cast.kasi, cast.regency_office, cast.resident, SYSTEM):
        assert upkeep.due(by=by, at=AT) == []


@pytest.mark.parametrize("lack", ["sk", "nomor", "kader", "masa"])
def test_posts_that_lack_something_are_listed_page_by_page_and_not_to_strangers(cast: Cast, lack: str) -> None:
    complete = factories.post(cast.areas.penarukan, "Anggrek")
    for field in SIX:
        appoint(cast, factories.person(complete), field=field, post_id=complete.id)
    decree(cast, post_ids=[complete.id])
    registry.record_number(by=cast.staf_desa, at=AT, post_id=complete.id, number="51.08.06.1020.001")
    for post in (cast.post_a, cast.post_b):
        appoint(cast, factories.person(post), "ketua", post_id=post.id, valid_to=date(2026, 12, 31))
    asked = {"area_id": cast.areas.penarukan.id, "lack": lack, "on": TODAY}
    first = upkeep.posts_lacking(by=cast.regency_team, limit=1, **asked)
    rest = upkeep.posts_lacking(by=cast.regency_team, after=first.after, **asked)
    assert [p.id for p in (*first.posts, *rest.posts)] == [cast.post_a.id, cast.post_b.id]
    assert rest.after is None
    for by in (cast.stranger, cast.other_village_head, cast.resident):
        assert upkeep.posts_lacking(by=by, **asked).posts == ()


def test_an_unknown_lack_finds_nothing(cast: Cast) -> None:
    found = upkeep.posts_lacking(by=cast.staf_desa, area_id=cast.areas.penarukan.id, lack="gaji", on=TODAY)
    assert found.posts == ()


def test_an_office_of_somebody_who_died_counts_until_the_village_ends_it(cast: Cast) -> None:
    person = factories.person(cast.post_a)
    office = appoint(cast, person, field="sosial")
    type(person).objects.filter(id=person.id).update(died_on=date(2026, 11, 1))
    assert queries.institution([cast.post_a.id], TODAY)[cast.post_a.id].kader_active == 1
    waiting = {e.args["lack"]: e for e in upkeep.due(by=cast.staf_desa, at=AT) if "lack" in e.args}["wafat"]
    assert (waiting.count, "meninggal" in waiting.title) == (1, True)
    asked = {"area_id": cast.areas.penarukan.id, "lack": "wafat", "on": TODAY}
    assert [p.id for p in upkeep.posts_lacking(by=cast.staf_desa, **asked).posts] == [cast.post_a.id]
    assert held_by_the_dead([cast.post_a.id], date(2026, 10, 31)).count() == 0
    ended = {"appointment_id": office.id, "on": date(2026, 11, 1), "because": "meninggal"}
    commands.end_appointment(by=cast.staf_desa, at=AT, **ended)
    assert queries.institution([cast.post_a.id], TODAY)[cast.post_a.id].kader_active == 0
    assert upkeep.posts_lacking(by=cast.staf_desa, **asked).posts == ()
