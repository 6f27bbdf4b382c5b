"""Who counts as a trained kader of a post: through a training counted here, or by the post's word alone."""

from datetime import date, timedelta

import pytest

from simpul.audit.commands import command
from simpul.audit.models import DirtyMark
from simpul.kernel.actor import SYSTEM
from simpul.offices.models import Appointment
from simpul.upkeep.commands import Span, tell_schooling
from simpul.upkeep.models import Schooling
from simpul.upkeep.queries.schooling import Trained, kader_trained
from simpul.upkeep.rules import longest
from tests import factories
from tests.cast import TODAY, Cast
from tests.trainings_of_play import AT

DAY = date(2026, 8, 21)


@command("upkeep.play_schooling")
def tell(*, by, at, told) -> None:
    tell_schooling(at, told)


def told(person, *spans: Span) -> None:
    tell(by=SYSTEM, at=AT, told={person.id: spans})


@pytest.fixture
def kader(cast: Cast):
    """Sari serves two fields by exception and so counts once; Rai; Widi, who was only told of."""
    made = [factories.person(cast.post_a, name) for name in ("Kadek Sari", "Luh Rai", "Made Widi")]
    for person, field in zip(made, ("kesehatan", "sosial", "pendidikan"), strict=True):
        factories.appointment(person, cast.post_a, field=field)
    factories.appointment(made[0], cast.post_a, field="perumahan")
    Appointment.objects.filter(person__in=(made[0], made[2])).update(trained_on=DAY)
    return made


def test_who_is_counted_and_told_of_counts_once(cast: Cast, kader) -> None:
    posts = [cast.post_a.id, cast.post_b.id]
    assert kader_trained(posts, TODAY) == {cast.post_a.id: Trained(0, 2), cast.post_b.id: Trained()}
    told(kader[0], (DAY, None))
    told(kader[1], (DAY, None))
    assert kader_trained([cast.post_a.id], TODAY)[cast.post_a.id] == Trained(2, 1)
    assert kader_trained([cast.post_a.id], DAY - timedelta(days=1))[cast.post_a.id] == Trained()
    assert Trained(2, 1).whole == 3


def test_what_ended_counts_no_more_and_what_is_told_anew_takes_its_place(cast: Cast, kader) -> None:
    told(kader[1], (DAY, TODAY))
    found = [kader_trained([cast.post_a.id], on)[cast.post_a.id].counted for on in (DAY, TODAY)]
    assert found == [1, 0]
    told(kader[1])
    assert not Schooling.objects.exists()


def test_the_months_of_the_posts_are_counted_anew_from_that_day_and_once(cast: Cast, kader) -> None:
    told(kader[1], (DAY, None))
    marked = set(DirtyMark.objects.values_list("feed", "period"))
    assert {feed for feed, _period in marked} == {cast.post_a.id}
    assert len(marked) == 4, "August to November"
    DirtyMark.objects.all().delete()
    told(kader[1], (DAY, None))
    assert not DirtyMark.objects.exists()


def test_only_a_command_tells_it(cast: Cast, kader) -> None:
    with pytest.raises(RuntimeError):
        tell_schooling(AT, {kader[0].id: [(DAY, None)]})


def test_of_two_trainings_on_one_day_the_longer_holds() -> None:
    later = DAY + timedelta(days=400)
    assert longest([(DAY, later), (DAY, None), (later, None)]) == {DAY: None, later: None}
    assert longest([(DAY, TODAY), (DAY, later)]) == {DAY: later}
