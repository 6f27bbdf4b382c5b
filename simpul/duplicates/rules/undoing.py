"""Whether a merge can still be undone. Pure."""

from datetime import date, timedelta

from simpul.kernel.refusals import Refusal


def check_undo(*, undone: bool, merged_again: bool, merged_on: date, today: date, days: int) -> None:
    """Refusal when it was undone, when the one that stayed was itself merged since, or when its time is over."""
    if undone:
        raise Refusal("gabungan-sudah-dibatalkan")
    if merged_again:
        raise Refusal("gabungan-digabung-lagi")
    if today > last_day(merged_on, days):
        raise Refusal("gabungan-lewat-waktu", tanggal=last_day(merged_on, days))


def last_day(merged_on: date, days: int) -> date:
    """The last day on which a merge of that day can be undone."""
    return merged_on + timedelta(days=days)
