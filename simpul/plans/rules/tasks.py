"""States of a task."""

NOT_BEGUN, RUNNING, DONE, DROPPED = "dibuat", "berjalan", "selesai", "batal"
TASK_STATES = (NOT_BEGUN, RUNNING, DONE, DROPPED)
OPEN = (NOT_BEGUN, RUNNING)


def task_fault(state: str, note: str, has_paper: bool) -> str:
    """Code of the refusal for a state of a task: done needs evidence in words or on paper, dropped needs a reason."""
    if state not in TASK_STATES:
        return "keadaan-tugas-tidak-dikenal"
    if state == DONE and not (note or has_paper):
        return "tugas-perlu-bukti"
    return "alasan-wajib" if state == DROPPED and not note else ""
