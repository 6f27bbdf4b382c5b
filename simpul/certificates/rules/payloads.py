"""What the QR of a certificate says: whole claim and signature, so that it is verified by the published key alone.

payload  = "S1" + base32 (RFC 4648, without padding) of: signature (64 bytes, Ed25519) + body
signed   = "simpul sertifikat 1\\n" + body
body     = lines of UTF-8: key id, number, name, event, first day, last day, minutes, fields, issued on
"""

import base64
import binascii
from dataclasses import dataclass
from datetime import date

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

VERSION = "S1"
SALT = b"simpul sertifikat 1\n"
LONGEST_NAME, LONGEST_EVENT = 100, 160
PAYLOAD_AT_MOST = 2_000
_SIGNATURE = 64
_LINES = 9


@dataclass(frozen=True)
class Claim:
    """What a certificate says. `minutes` of training; `fields` codes of the SPM fields; days None where not known."""

    key_id: str
    number: str
    name: str
    event: str
    first_day: date | None
    last_day: date | None
    minutes: int
    fields: tuple[str, ...]
    issued_on: date


@dataclass(frozen=True)
class Signed:
    """A payload taken apart, not yet verified."""

    claim: Claim
    body: bytes
    signature: bytes

    def is_signed_by(self, public: bytes) -> bool:
        """Whether the signature is that of the key with these 32 bytes."""
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(self.signature, SALT + self.body)
        except (InvalidSignature, ValueError):
            return False
        return True


def sign(claim: Claim, key: Ed25519PrivateKey) -> str:
    """The payload of a claim."""
    body = _body(claim)
    raw = key.sign(SALT + body) + body
    return VERSION + base64.b32encode(raw).decode().rstrip("=")


def read(payload: str) -> Signed | None:
    """The claim of a payload; None for what is none. Small letters and blanks of a copied text are forgiven."""
    text = "".join(payload.split()).upper()
    if not text.startswith(VERSION) or len(text) > PAYLOAD_AT_MOST:
        return None
    packed = text[len(VERSION) :]
    try:
        raw = base64.b32decode(packed + "=" * (-len(packed) % 8))
        body = raw[_SIGNATURE:]
        return Signed(_claim(body.decode()), body, raw[:_SIGNATURE])
    except (binascii.Error, ValueError):
        return None


def _body(claim: Claim) -> bytes:
    days = [one.isoformat() if one else "" for one in (claim.first_day, claim.last_day)]
    lines = [
        claim.key_id,
        claim.number,
        one_line(claim.name, LONGEST_NAME),
        one_line(claim.event, LONGEST_EVENT),
        *days,
        str(claim.minutes),
        ",".join(claim.fields),
        claim.issued_on.isoformat(),
    ]
    return "\n".join(lines).encode()


def _claim(body: str) -> Claim:
    lines = body.split("\n")
    if len(lines) != _LINES:
        raise ValueError("another number of lines")
    key_id, number, name, event, first, last, minutes, fields, issued = lines
    return Claim(
        key_id=key_id,
        number=number,
        name=name,
        event=event,
        first_day=date.fromisoformat(first) if first else None,
        last_day=date.fromisoformat(last) if last else None,
        minutes=int(minutes),
        fields=tuple(fields.split(",")) if fields else (),
        issued_on=date.fromisoformat(issued),
    )


def one_line(text: str, at_most: int) -> str:
    """Without breaks and doubled blanks, cut with an ellipsis."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return plain if len(plain) <= at_most else plain[: at_most - 1] + "…"
