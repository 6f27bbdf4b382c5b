"""Writing records at the lowest level, and the rows that reports count."""

from datetime import UTC, date, datetime, timedelta

import pytest

from simpul.audit.commands import UnauditedWrite
from simpul.audit.models import Change, DirtyMark
from simpul.facts.commands import amend_record, rederive_records, void_record, write_in_bulk, write_records
from simpul.facts.models import Record
from simpul.facts.queries import (
    answers_of_post,
    days_with_records,
    known_payloads,
    latest_of_post,
    newest_of_persons,
    record,
    records_by_field,
    records_of_day,
    records_of_period,
    records_of_person,
    records_of_persons,
    records_of_post,
    stored_of_person,
    stored_record,
    subject_of,
)
from simpul.facts.rules import Amendment, Derived, Draft, digest
from simpul.kernel.actor import SYSTEM, Scope
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from tests import factories
from tests.cast import actor

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)


def scope(post, field="kesehatan") -> Scope:
    return Scope(area=post.village.path, post=post.id, field=field)


def draft(post, on=TODAY, *, field="kesehatan", service="kesehatan.a", **more) -> Draft:
    given = {"version": 1, "answers": {"x": 1}, "facts": {"x": 1}, "digest": "d", **more}
    return Draft(id=new_id(), scope=scope(post, field), service=service, on=on, **given)


def write(by, *drafts, at=AT) -> None:
    write_records(by=by, at=at, drafts=drafts)


def test_records_are_written_as_drafted_with_one_change_each(cast) -> None:
    a, b = draft(cast.post_a), draft(cast.post_a, date(2026, 10, 1))
    write(cast.kader_a, a, b)
    assert Record.objects.get(id=b.id).period == 20261001
    assert [c.sequence for c in Change.objects.order_by("id")] == [1, 2]
    assert set(DirtyMark.objects.values_list("feed", "period")) == {
        (cast.post_a.id, 20261101),
        (cast.post_a.id, 20261001),
    }


def test_the_bulk_writer_leaves_one_change_for_each_post_and_marks_the_same_months(cast) -> None:
    drafts = [draft(cast.post_a), draft(cast.post_a, date(2026, 10, 1)), draft(cast.post_b)]
    write_in_bulk(by=SYSTEM, at=AT, drafts=drafts)
    assert {(c.feed, c.after["count"]) for c in Change.objects.all()} == {(cast.post_a.id, 2), (cast.post_b.id, 1)}
    assert DirtyMark.objects.count() == 3
    with pytest.raises(Refusal):
        write_in_bulk(by=cast.kader_a, at=AT, drafts=drafts)


@pytest.mark.parametrize("who", ["kader_b", "kader_pu_a", "stranger", "resident"])
def test_a_stranger_writes_nothing_even_below_the_services(cast, who: str) -> None:
    with pytest.raises(Refusal) as refusal:
        write(getattr(cast, who), draft(cast.post_a))
    assert refusal.value.code == "tidak-berhak"
    assert not Record.objects.exists()


def test_a_sealed_draft_needs_the_right_to_read_sealed_ones(cast) -> None:
    sealed = draft(cast.post_a, field="trantibumlinmas", service="trantibumlinmas.a", sealed=True)
    with pytest.raises(Refusal):
        write(actor("kader", cast.post_a, "trantibumlinmas"), sealed)
    write(actor("koordinator", cast.post_a, "trantibumlinmas"), sealed)
    assert Record.objects.get().sealed


def test_amending_voiding_and_rederiving_keep_to_the_right_and_the_post(cast) -> None:
    one = draft(cast.post_a)
    write(cast.kader_a, one)
    new = Amendment(TODAY, 1, {"x": 2}, {"x": 2}, None)
    for by, place in [(cast.kader_b, scope(cast.post_a)), (cast.kader_b, scope(cast.post_b))]:
        with pytest.raises(Refusal):
            amend_record(by=by, at=AT, id=one.id, scope=place, revision=1, amendment=new, reason="")
        with pytest.raises(Refusal):
            void_record(by=by, at=AT, id=one.id, scope=place, reason="x")
    amend_record(by=cast.kader_a, at=AT, id=one.id, scope=scope(cast.post_a), revision=1, amendment=new, reason="")
    assert rederive_records(by=cast.kader_a, at=AT, derived={one.id: Derived("L", 5, True)}) == 1
    void_record(by=cast.kader_a, at=AT, id=one.id, scope=scope(cast.post_a), reason="x")
    row = Record.objects.get()
    assert (row.answers, row.sex, row.age_days, row.disability, row.void) == ({"x": 2}, "L", 5, True, True)
    assert Change.objects.count() == 4


def test_what_a_command_writes_is_always_told_to_the_audit(cast) -> None:
    with pytest.raises(UnauditedWrite):
        write_records.__wrapped__(by=cast.kader_a, at=AT, drafts=[draft(cast.post_a)])


def test_rows_of_a_post_are_those_of_the_days_and_fields_asked_for(cast, django_assert_num_queries) -> None:
    days = [date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 1)]
    both = [draft(cast.post_a, day) for day in days]
    pu = draft(cast.post_a, days[1], field="pekerjaan_umum", service="pekerjaan_umum.a")
    write(SYSTEM, *both, pu, draft(cast.post_b, days[1]))
    void_record(by=SYSTEM, at=AT, id=both[2].id, scope=both[2].scope, reason="x")
    post, first, last = cast.post_a.id, days[1], days[2]
    with django_assert_num_queries(1):
        rows = records_of_post(post, first, last)
    assert {(row.id, row.date, row.on, row.void) for row in rows} == {
        (both[1].id, first, first, False),
        (pu.id, first, first, False),
    }
    assert [row.service for row in records_of_post(post, first, last, {"pekerjaan_umum"})] == ["pekerjaan_umum.a"]
    assert [row.void for row in records_of_post(post, first, last, {"kesehatan"}, with_void=True)] == [False, True]


def test_a_stock_takes_the_latest_record_of_each_subject(cast) -> None:
    kid = factories.person(cast.post_a)
    family = factories.household(post=cast.post_a)
    common = {"service": "sosial.a", "field": "sosial"}
    drafts = [
        draft(cast.post_a, TODAY - timedelta(days=days), facts={"n": n}, **{**common, **about})
        for days, n, about in [
            (40, 1, {"person_id": kid.id}),
            (10, 2, {"person_id": kid.id}),
            (0, 3, {"person_id": kid.id}),
            (30, 4, {"household_id": family.id}),
            (20, 5, {"place": "Sumur  Tegal"}),
            (15, 6, {"place": "sumur tegal"}),
            (5, 7, {}),
            (5, 8, {}),
            (3, 9, {"service": "sosial.b", "person_id": kid.id}),
        ]
    ]
    write(SYSTEM, *drafts)
    void_record(by=SYSTEM, at=AT, id=drafts[1].id, scope=drafts[1].scope, reason="x")
    rows = latest_of_post(cast.post_a.id, TODAY - timedelta(days=1), {"sosial.a"})
    assert sorted(row.facts["n"] for row in rows) == [1, 4, 6, 7, 8]
    assert {row.subject_id for row in rows} >= {kid.id, family.id, "sumur tegal"}


def test_of_two_on_the_same_day_a_stock_takes_the_one_made_later(cast) -> None:
    kid = factories.person(cast.post_a)
    two = [draft(cast.post_a, facts={"n": n}, person_id=kid.id) for n in (1, 2)]
    write(SYSTEM, *two)
    (row,) = latest_of_post(cast.post_a.id, TODAY, {"kesehatan.a"})
    assert row.id == max(one.id for one in two)


def test_a_record_about_nothing_in_particular_is_its_own_subject() -> None:
    id = new_id()
    assert subject_of(None, None, "  ", id) == id


def test_days_with_records_are_counted_without_void_ones(cast) -> None:
    a, b, c = draft(cast.post_a), draft(cast.post_a), draft(cast.post_a, date(2026, 11, 1))
    write(SYSTEM, a, b, c)
    void_record(by=SYSTEM, at=AT, id=c.id, scope=c.scope, reason="x")
    assert days_with_records([cast.post_a.id], date(2026, 11, 1), TODAY) == {(cast.post_a.id, TODAY): 2}
    month = Period.of(TODAY)
    assert list(records_by_field([cast.post_a.id], date(2026, 11, 1), TODAY)) == [
        (cast.post_a.id, a.field, month, 2, TODAY)
    ]


def test_single_records_and_lists_show_only_what_the_actor_may_read(cast) -> None:
    kid = factories.person(cast.post_a)
    health = draft(cast.post_a, person_id=kid.id)
    sealed = draft(cast.post_a, field="trantibumlinmas", service="trantibumlinmas.a", sealed=True, person_id=kid.id)
    write(SYSTEM, health, sealed)
    sees = {
        "kader_a": [health.id],
        "kader_pu_a": [],
        "ketua_a": [health.id],
        "kader_b": [],
        "stranger": [],
        "resident": [],
    }
    for who, expected in sees.items():
        by = getattr(cast, who)
        assert [view.id for view in records_of_person(by=by, person_id=kid.id)] == expected
        if expected:
            assert record(by=by, id=health.id).answers == {"x": 1}
            assert [view.id for view in records_of_day(by=by, post_id=cast.post_a.id, on=TODAY)] == expected
        with pytest.raises(Refusal) as refusal:
            record(by=by, id=sealed.id)
        assert refusal.value.code == "tidak-ditemukan"
    for who in ("kader_b", "stranger", "resident"):
        with pytest.raises(Refusal):
            records_of_day(by=getattr(cast, who), post_id=cast.post_a.id, on=TODAY)
        with pytest.raises(Refusal):
            records_of_period(
                by=getattr(cast, who), post_id=cast.post_a.id, service="kesehatan.a", period=Period(2026, 11)
            )


def test_what_commands_look_up_of_records(cast) -> None:
    kid = factories.person(cast.post_a)
    one = draft(cast.post_a, person_id=kid.id, digest="abc")
    write(cast.kader_a, one)
    assert known_payloads([one.id, new_id()]) == {one.id: ("abc", cast.kader_a.id)}
    assert newest_of_persons([kid.id], ["kesehatan.a"], TODAY, TODAY) == [
        (kid.id, "kesehatan.a", TODAY, {"x": 1}, one.id)
    ]
    assert stored_record(one.id).scope == scope(cast.post_a)
    assert [stored.id for stored in stored_of_person(kid.id)] == [one.id]


def test_the_digest_tells_content_and_not_order() -> None:
    assert digest({"a": 1, "b": [2]}, None) == digest({"b": [2], "a": 1}, None)
    assert len({digest({"a": 1}), digest({"a": "1"}), digest({"a": 1}, None), digest({"a": True})}) == 4


def test_the_recount_reads_answers_as_they_were_entered(cast) -> None:
    kept, void = draft(cast.post_a, place="Sumur"), draft(cast.post_a)
    write(SYSTEM, kept, void, draft(cast.post_b), draft(cast.post_a, date(2026, 12, 1)))
    void_record(by=SYSTEM, at=AT, id=void.id, scope=void.scope, reason="x")
    rows = answers_of_post(cast.post_a.id, TODAY)
    assert rows == [(kept.id, "kesehatan.a", 1, TODAY, {"x": 1}, None, None, "Sumur", False)]


def test_records_of_many_persons_are_those_that_the_actor_may_read(cast) -> None:
    ayu, bima = factories.person(cast.post_a, "Ayu"), factories.person(cast.post_b, "Bima")
    write(SYSTEM, *(draft(post, person_id=one.id) for post, one in ((cast.post_a, ayu), (cast.post_b, bima))))
    write(SYSTEM, draft(cast.post_a, person_id=ayu.id, service="kesehatan.b"))
    write(SYSTEM, draft(cast.post_a, date(2026, 10, 1), person_id=ayu.id))

    def seen(by) -> list:
        given = {"person_ids": [ayu.id, bima.id], "services": ["kesehatan.a"], "since": TODAY, "until": TODAY}
        return [one.person_id for one in records_of_persons(by=by, **given)]

    assert (sorted(seen(cast.bidan)), seen(cast.kader_a)) == (sorted([ayu.id, bima.id]), [ayu.id])
    for stranger in (cast.kader_c, cast.kader_pu_a, cast.stranger, cast.resident):
        assert seen(stranger) == []
