"""States of a piece of work, and what each needs."""

NOT_BEGUN, RUNNING, DONE, DROPPED = "dibuat", "berjalan", "selesai", "batal"
ITEM_STATES = (NOT_BEGUN, RUNNING, DONE, DROPPED)
OPEN = (NOT_BEGUN, RUNNING)
ENDED = (DONE, DROPPED)


def item_fault(state: str, note: str, has_paper: bool) -> str:
    """Code of the refusal: done needs evidence in words or on paper, dropped needs a reason."""
    if state not in ITEM_STATES:
        return "keadaan-tugas-tidak-dikenal"
    if state == DONE and not (note or has_paper):
        return "tugas-perlu-bukti"
    return "alasan-wajib" if state == DROPPED and not note else ""
