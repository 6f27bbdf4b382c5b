"""States of programmes and batches, and how one follows another."""

DRAFT, PLANNED, OPEN, RUNNING, HELD, CANCELLED = "draf", "direncanakan", "dibuka", "berlangsung", "selesai", "batal"
BATCH_STATES = (DRAFT, PLANNED, OPEN, RUNNING, HELD, CANCELLED)
LIVE_STATES = (PLANNED, OPEN, RUNNING, HELD)  # what others may see
PROGRAMME_STATES = (RUNNING, HELD, CANCELLED)

# A batch goes forward; one that was called off, or opened too early, may be planned again.
_NEXT = {
    DRAFT: {PLANNED, OPEN, RUNNING, HELD, CANCELLED},
    PLANNED: {DRAFT, OPEN, RUNNING, HELD, CANCELLED},
    OPEN: {PLANNED, RUNNING, HELD, CANCELLED},
    RUNNING: {OPEN, HELD, CANCELLED},
    HELD: {RUNNING},
    CANCELLED: {DRAFT, PLANNED},
}


def batch_fault(now: str, then: str, reason: str) -> str:
    """Code of the refusal for the next state of a batch; "" when it may follow."""
    if then not in _NEXT[now]:
        return "keadaan-angkatan-salah"
    return "alasan-wajib" if then == CANCELLED and not reason else ""


def next_states(now: str) -> tuple[str, ...]:
    """The states that may follow, in their usual order."""
    return tuple(state for state in BATCH_STATES if state in _NEXT[now])
