"""For which years people plan and budget."""

from datetime import date

FIRST_YEAR = 2024  # Permendagri 13/2024: no budget for six fields before it
AHEAD = 6  # a Renstra looks five years ahead


def year_fault(year: int, today: date) -> str:
    """Code of the refusal for a year of the budget or a plan; "" for a sound one."""
    return "" if FIRST_YEAR <= year <= today.year + AHEAD else "tahun-anggaran-salah"
