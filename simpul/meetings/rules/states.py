"""States of a meeting and of an invited office, and when one may follow another."""

PLANNED, HELD, CANCELLED = "rencana", "selesai", "batal"
MEETING_STATES = (PLANNED, HELD, CANCELLED)

UNTOLD, PRESENT, DELEGATE, EXCUSED, ABSENT = "", "hadir", "diwakili", "izin", "tidak_hadir"
ATTENDANCE = (UNTOLD, PRESENT, DELEGATE, EXCUSED, ABSENT)
THERE = (PRESENT, DELEGATE)

WRITER, CHAIR = "penulis", "pimpinan"


def attendance_fault(state: str, persons: int, delegate_post: str) -> tuple[str, str]:
    """(code of the refusal, the input at fault) for how an office took part; "" when it may stand."""
    if state not in ATTENDANCE:
        return "kehadiran-tidak-dikenal", "state"
    if state == DELEGATE and not delegate_post:
        return "jabatan-wakil-wajib", "delegate_post"
    if state in THERE and not 1 <= persons <= MANY:
        return "banyak-orang-salah", "persons"
    return "", ""


def signing_fault(as_: str, *, written: bool, held: bool, writer_signed: bool, same_person: bool) -> str:
    """Code of the refusal for a signature: the writer first, the chair after, never one account for both."""
    if not held:
        return "rapat-belum-selesai"
    if not written:
        return "notulen-kosong"
    if as_ == WRITER:
        return "notulen-sudah-ditandatangani" if writer_signed else ""
    if not writer_signed:
        return "penulis-belum-tanda-tangan"
    return "pimpinan-harus-orang-lain" if same_person else ""


MANY = 10_000
