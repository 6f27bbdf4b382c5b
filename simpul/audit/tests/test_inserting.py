"""Many rows at once: by COPY on PostgreSQL, by INSERT on SQLite, the same rows either way."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError

from simpul.audit.commands import UnauditedWrite, changed, command, insert_many
from simpul.audit.models import Change
from simpul.kernel.actor import SYSTEM, Actor
from simpul.places.models import AreaList

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
MANY = 60
# What a copy could take for something else: its blanks, its ends of cells and rows, its word for nothing.
AWKWARD = ("", "\\N", "a\tb\nc\r\\", "\\.", '{"x": "\\u0041"}', "Ni Luh 'Ma\"ruf' — ᬩᬮᬶ", "NULL")

pytestmark = pytest.mark.django_db


def lists() -> list[AreaList]:
    words = [AWKWARD[at % len(AWKWARD)] + f" {at}" for at in range(MANY)]
    return [AreaList(decree=text, valid_from=date(2026, 1, 1), applied_at=AT, summary={"a": [text]}) for text in words]


@command("uji.insert")
def insert(*, by: Actor, at: datetime, rows: list[AreaList], tell: bool = True) -> None:
    insert_many(rows)
    if tell:
        changed("uji", 1)


def test_rows_are_kept_as_they_were_given() -> None:
    rows = lists()
    insert(by=SYSTEM, at=AT, rows=rows)
    names = ("decree", "valid_from", "applied_at", "summary")
    kept = set(map(repr, AreaList.objects.values_list(*names)))
    assert kept == {repr(tuple(getattr(one, name) for name in names)) for one in rows}


def test_what_many_changes_tell_is_kept_as_it_was_told() -> None:
    @command("uji.tell")
    def tell(*, by: Actor, at: datetime) -> None:
        for at_ in range(MANY):
            text = AWKWARD[at_ % len(AWKWARD)]
            changed("uji", at_, after={"text": text, "none": None}, reason=text)

    tell(by=SYSTEM, at=AT)
    for change in Change.objects.all():
        text = AWKWARD[int(change.object_id) % len(AWKWARD)]
        assert (change.before, change.after, change.reason) == (None, {"text": text, "none": None}, text)


def test_rows_inserted_in_numbers_must_be_told() -> None:
    with pytest.raises(UnauditedWrite):
        insert(by=SYSTEM, at=AT, rows=lists(), tell=False)
    with pytest.raises(UnauditedWrite):
        insert_many(lists())
    assert not AreaList.objects.exists()


def test_a_constraint_holds_for_many_rows_too() -> None:
    rows = lists()
    with pytest.raises(IntegrityError):
        insert(by=SYSTEM, at=AT, rows=[*rows, rows[0]])
    assert not AreaList.objects.exists()


def test_no_rows_are_no_write() -> None:
    insert(by=SYSTEM, at=AT, rows=[], tell=False)
    assert not AreaList.objects.exists()
