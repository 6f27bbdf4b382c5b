"""Birth, death and age."""

from datetime import date

from simpul.kernel.refusals import Refusal

# Ours: no resident of Indonesia is known to have grown older; it catches 1897 typed for 1997.
OLDEST = 125
# Up to this age months matter more than years (the card of the child counts in months).
MONTHS_MATTER_UNTIL = 6


def check_birth(born: date | None, today: date) -> None:
    """Refusal when the birth lies after the village's today or too long ago."""
    if born is None:
        return
    if born > today:
        raise Refusal("lahir-mendatang", field="birth_date", tanggal=_words(born), hari_ini=_words(today))
    if today.year - born.year > OLDEST:
        raise Refusal("umur-mustahil", field="birth_date", tanggal=_words(born), umur=today.year - born.year)


def check_death(died: date | None, born: date | None, today: date) -> None:
    """Refusal when the death lies after the village's today or before the birth."""
    if died is None:
        return
    if died > today:
        raise Refusal("meninggal-mendatang", field="died_on", tanggal=_words(died), hari_ini=_words(today))
    if born is not None and died < born:
        raise Refusal("meninggal-sebelum-lahir", field="died_on", tanggal=_words(died), lahir=_words(born))


def _words(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def age_text(born: date | None, on: date) -> str:
    """ "12 hari", "5 bulan", "2 tahun 3 bulan", "34 tahun"; "" when unknown or not yet born. By birthdays."""
    if born is None or born > on:
        return ""
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    if months < 1:
        return f"{(on - born).days} hari"
    years, rest = divmod(months, 12)
    if years == 0:
        return f"{rest} bulan"
    return f"{years} tahun {rest} bulan" if rest and years < MONTHS_MATTER_UNTIL else f"{years} tahun"
