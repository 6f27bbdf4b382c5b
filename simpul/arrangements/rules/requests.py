"""States of a request for a speaker, and how it may be answered."""

ASKED, ACCEPTED, DECLINED, OTHER_DATE = "menunggu", "diterima", "ditolak", "tanggal_lain"
REQUEST_STATES = (ASKED, ACCEPTED, DECLINED, OTHER_DATE)


def answer_fault(now: str, then: str, reason: str, has_date: bool) -> str:
    """Code of the refusal for the answer to a request for a speaker; "" when it may stand. It may be answered anew."""
    if then not in (ACCEPTED, DECLINED, OTHER_DATE):
        return "jawaban-narasumber-salah"
    if then == now == DECLINED:
        return "permintaan-sudah-dijawab"
    if then != ACCEPTED and not reason:
        return "alasan-wajib"
    return "tanggal-narasumber-wajib" if then != DECLINED and not has_date else ""
