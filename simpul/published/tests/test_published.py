"""What the open registry tells has changed, and how it is read whole."""

from datetime import UTC, datetime, timedelta

from simpul.audit.queries import changed_ids, changed_mark
from simpul.kernel.actor import SYSTEM
from simpul.places.commands import edit_hamlet
from simpul.published.queries import Selection, published_mark, published_posts, published_stream
from tests import factories

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def renamed_banjar():
    """A post in a banjar that got another name at AT, and a post elsewhere."""
    banjar = factories.hamlet(factories.areas().penarukan)
    post = factories.post(hamlet=banjar)
    factories.post()
    edit_hamlet(by=SYSTEM, at=AT, id=banjar.id, kind="banjar", name="Tengah")
    return post, banjar


def test_a_post_whose_hamlet_is_called_otherwise_has_changed(db) -> None:
    before = published_mark(Selection())
    post, banjar = renamed_banjar()
    assert [one.id for one in published_posts(Selection(changed_since=AT), limit=9)] == [post.id]
    assert changed_ids("hamlet", AT) == [str(banjar.id)]
    assert changed_ids("hamlet", AT + timedelta(seconds=1)) == []
    assert changed_mark("hamlet") > changed_mark("area") == 0
    assert published_mark(Selection()) != before


def test_after_more_changes_than_a_list_holds_everything_is_read_again(db) -> None:
    renamed_banjar()
    assert changed_ids("hamlet", AT, at_most=0) is None


def test_the_whole_country_is_read_by_village_and_name(db) -> None:
    areas = factories.areas()
    for village, name in ((areas.ampukung, "A"), (areas.penarukan, "C"), (areas.penarukan, "B")):
        factories.post(village, name)
    assert [one.label for one in published_stream(Selection())] == ["Posyandu B", "Posyandu C", "Posyandu A"]
