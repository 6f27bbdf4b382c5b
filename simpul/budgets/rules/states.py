"""States of a request for the budget of a bidan, and how one follows another."""

ASKED, AGREED, REFUSED, BUDGETED = "diminta", "disetujui", "ditolak", "dianggarkan"
REQUEST_STATES = (ASKED, AGREED, REFUSED, BUDGETED)
# A village that refused may change its mind; what stands in the budget is no longer taken back here.
_NEXT = {ASKED: {AGREED, REFUSED, BUDGETED}, AGREED: {REFUSED, BUDGETED}, REFUSED: {AGREED, BUDGETED}, BUDGETED: set()}


def request_fault(now: str, then: str, reason: str, has_line: bool) -> str:
    """Code of the refusal for an answer to the request; "" when it may stand."""
    if then not in _NEXT[now]:
        return "permintaan-sudah-dijawab"
    if then == REFUSED and not reason:
        return "alasan-wajib"
    return "permintaan-perlu-anggaran" if then == BUDGETED and not has_line else ""
