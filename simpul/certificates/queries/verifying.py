"""Whether a certificate is real: anybody may ask, by its number or by what its QR says."""

import re
from dataclasses import dataclass
from datetime import date

from simpul.certificates.models import Certificate, SigningKey
from simpul.certificates.rules.payloads import Claim, read

VALID, REVOKED, UNKNOWN, FORGED, UNREADABLE = "sah", "dicabut", "tidak-dikenal", "palsu", "tidak-terbaca"
_NUMBER = re.compile(r"^[0-9.]{1,13}-\d{4}-\d{5,}-[A-Z2-7]{6}$")


@dataclass(frozen=True)
class Verdict:
    """What is known of a certificate. `claim` and `beside`: what stands on it, only where its signature is ours."""

    state: str
    claim: Claim | None = None
    beside: str = ""
    signer: str = ""
    revoked_on: date | None = None
    because: str = ""
    replaced_by: str = ""


def verify(text: str) -> Verdict:
    """`text`: a number, or the payload of a QR (with or without the address in front of it)."""
    told = text.strip().split("#")[-1].strip()
    number = "".join(told.split()).upper()
    if _NUMBER.match(number):
        return _by_number(number)
    signed = read(told)
    if signed is None:
        return Verdict(UNREADABLE)
    key = SigningKey.objects.filter(key_id=signed.claim.key_id).first()
    if key is None:
        return Verdict(UNKNOWN)
    if not signed.is_signed_by(bytes(key.public)):
        return Verdict(FORGED)
    found = _by_number(signed.claim.number)
    # Signed by us and not in the list: made here, and lost with a database that was put back. Its claim still holds.
    return found if found.claim else Verdict(VALID, signed.claim)


def _by_number(number: str) -> Verdict:
    rows = Certificate.objects.filter(number=number).select_related("issue", "replaced_by")
    found = rows.first()
    if found is None:
        return Verdict(UNKNOWN)
    signed = read(found.payload)
    return Verdict(
        state=VALID if found.revoked_on is None else REVOKED,
        claim=signed.claim if signed else None,
        beside=found.beside,
        signer=f"{found.issue.signer_name}, {found.issue.signer_post}",
        revoked_on=found.revoked_on,
        because=found.revoked_because,
        replaced_by=found.replaced_by.number if found.replaced_by else "",
    )
