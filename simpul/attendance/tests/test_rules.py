"""Which badge is true, when somebody is through."""

from datetime import date
from uuid import UUID

import pytest

from simpul.attendance.rules.badges import FRONT, BadBadge, Badge, read_badge, sealed_badge
from simpul.attendance.rules.completing import COMPLETION, Completion, through

BATCH, OTHER, SARI = UUID(int=1, version=4), UUID(int=9, version=4), UUID(int=2, version=4)
UNTIL = date(2026, 11, 23)
KEY = b"kunci"
BADGE = sealed_badge(KEY, Badge(BATCH, SARI, UNTIL))


def test_a_badge_tells_whose_it_is() -> None:
    assert read_badge(KEY, BADGE, BATCH, UNTIL) == Badge(BATCH, SARI, UNTIL)
    assert read_badge(KEY, f" {BADGE.lower()} ", BATCH, UNTIL).participant == SARI
    # The browser reads the same text (client/tests/attendance.test.ts).
    assert BADGE == "SIMPUL-P1:AAAAAAAAABAABAAAAAAAAAAAAEAAAAAAAAAEAAEAAAAAAAAAAABAWSTHX5UY7EGXXNMPOWUY"


@pytest.mark.parametrize(
    ("text", "batch", "on", "code"),
    [
        ("https://contoh.id/x", BATCH, UNTIL, "kartu-bukan-simpul"),
        (FRONT + "ABC", BATCH, UNTIL, "kartu-bukan-simpul"),
        (FRONT + "!!!", BATCH, UNTIL, "kartu-bukan-simpul"),
        (BADGE[:-2] + "AA", BATCH, UNTIL, "kartu-palsu"),
        (BADGE.replace("WSTHX", "WSTHA"), BATCH, UNTIL, "kartu-palsu"),
        (sealed_badge(b"lain", Badge(BATCH, SARI, UNTIL)), BATCH, UNTIL, "kartu-palsu"),
        (BADGE, OTHER, UNTIL, "kartu-acara-lain"),
        (BADGE, BATCH, date(2026, 11, 24), "kartu-lewat-waktu"),
    ],
)
def test_a_forged_an_old_and_a_foreign_badge_are_each_told_apart(text: str, batch: UUID, on: date, code: str) -> None:
    with pytest.raises(BadBadge) as bad:
        read_badge(KEY, text, batch, on)
    assert bad.value.code == code


@pytest.mark.parametrize(
    ("share", "attended", "whole", "done"),
    [(100, 3, 3, True), (100, 2, 3, False), (80, 4, 5, True), (80, 3, 4, False), (67, 2, 3, False), (50, 0, 0, False)],
)
def test_somebody_is_through_by_the_share_of_days(share: int, attended: int, whole: int, done: bool) -> None:
    found = through(Completion(share=share, of="hari"), range(attended), range(whole))
    assert (found.done, found.attended, found.whole) == (done, attended, whole)


def test_a_day_that_is_none_of_the_event_does_not_count() -> None:
    assert through(Completion(share=100, of="hari"), {7, 8}, {7}).attended == 1


def test_the_rule_is_said_in_words() -> None:
    assert (
        COMPLETION.said(Completion(share=80, of="sesi"))
        == "Selesai bila hadir paling sedikit 80 persen dari sesi kegiatan."
    )
