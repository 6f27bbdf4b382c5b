"""Two at the same moment, on a database where that can happen."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.offices import commands as offices
from simpul.offices.commands import NewAppointment
from simpul.registry import commands
from simpul.registry.commands import Enrolment, NewPost
from simpul.registry.commands.overtaking import judged_anew_if_overtaken
from simpul.registry.models import Post, RosterEntry
from simpul.registry.queries.grounds import lock_posts
from tests import factories
from tests.cast import play

AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
DAY = date(2026, 10, 5)


def together(*acts: Callable[[], list]) -> list[str]:
    """Each act in its own thread and connection, begun at the same moment; the states of their first outcomes."""
    start = Barrier(len(acts))

    def run(act: Callable[[], list]) -> str:
        start.wait(timeout=10)
        try:
            outcome = act()[0]
            return outcome.code or outcome.state
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_who_found_the_same_post_at_once_one_is_told_so() -> None:
    village = play().areas.penarukan.id

    def found(name: str) -> Callable[[], list]:
        items = [NewPost(id=new_id(), village_id=village, name=name)]
        return lambda: commands.found_posts(by=SYSTEM, at=AT, items=items)

    assert together(found("Anggrek II"), found("ANGGREK 2")) == ["accepted", "nama-pos-sudah-ada"]
    assert Post.objects.filter(name_key="anggrek2").count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_who_enrol_the_same_person_at_once_one_is_told_so() -> None:
    cast = play()
    person = factories.person()

    def enrol(by, post) -> Callable[[], list]:
        items = [Enrolment(person_id=person.id, post_id=post.id)]
        return lambda: commands.enrol(by=by, at=AT, items=items, on=DAY)

    both = together(enrol(cast.kader_a, cast.post_a), enrol(cast.kader_b, cast.post_b))
    assert both == ["accepted", "terdaftar-di-pos-lain"]
    assert RosterEntry.objects.filter(person=person).count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_who_fill_one_seat_at_once_one_is_told_so() -> None:
    cast = play()

    def appoint(person) -> Callable[[], list]:
        item = NewAppointment(
            id=new_id(), person_id=person.id, post_id=cast.post_a.id, position="ketua", valid_from=DAY
        )
        return lambda: offices.appoint(by=cast.staf_desa, at=AT, items=[item])

    both = together(appoint(factories.person(cast.post_a)), appoint(factories.person(cast.post_a)))
    assert both == ["accepted", "jabatan-terisi"]


@pytest.mark.django_db
def test_whoever_was_overtaken_judges_once_more_and_not_for_ever() -> None:
    tries: list[int] = []

    def act() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise IntegrityError("somebody was faster")
        return "judged anew"

    assert judged_anew_if_overtaken(act) == "judged anew"
    with pytest.raises(IntegrityError):
        judged_anew_if_overtaken(lambda: (_ for _ in ()).throw(IntegrityError("always")))


@pytest.mark.django_db
def test_posts_can_be_held_in_any_order() -> None:
    cast = play()
    lock_posts([cast.post_b.id, cast.post_a.id, new_id()])
    assert Post.objects.count() == 3
