"""What the QR of a badge says: whose it is, of which batch, until when; sealed, so that nobody makes one at home."""

import base64
import binascii
import hmac
from dataclasses import dataclass
from datetime import date
from uuid import UUID

# All of it is in the alphabet that QR codes hold most of (digits, capitals, a few signs).
FRONT = "SIMPUL-P1:"
_SEAL = 10  # bytes: to guess one takes 2**79 scans
_LONG = 16 + 16 + 3 + _SEAL


class BadBadge(ValueError):
    """The badge is not taken; `code` is that of a refusal."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True)
class Badge:
    """Whose badge it is. `until`: the last day on which it is read."""

    batch: UUID
    participant: UUID
    until: date


def sealed_badge(key: bytes, badge: Badge) -> str:
    """The text of the QR."""
    body = badge.batch.bytes + badge.participant.bytes + badge.until.toordinal().to_bytes(3)
    return FRONT + base64.b32encode(body + _seal(key, body)).decode().rstrip("=")


def read_badge(key: bytes, text: str, batch: UUID, on: date) -> Badge:
    """The badge, if it is ours, of this batch and not too old on that day.

    BadBadge `kartu-bukan-simpul`, `kartu-palsu`, `kartu-acara-lain`, `kartu-lewat-waktu`.
    """
    raw = _bytes_of(text)
    body, seal = raw[:-_SEAL], raw[-_SEAL:]
    if not hmac.compare_digest(seal, _seal(key, body)):
        raise BadBadge("kartu-palsu")
    found = Badge(UUID(bytes=body[:16]), UUID(bytes=body[16:32]), date.fromordinal(int.from_bytes(body[32:])))
    if found.batch != batch:
        raise BadBadge("kartu-acara-lain")
    if on > found.until:
        raise BadBadge("kartu-lewat-waktu")
    return found


def _seal(key: bytes, body: bytes) -> bytes:
    return hmac.digest(key, b"simpul badge\x00" + body, "sha256")[:_SEAL]


def _bytes_of(text: str) -> bytes:
    typed = text.strip().upper()
    if not typed.startswith(FRONT):
        raise BadBadge("kartu-bukan-simpul")
    code = typed.removeprefix(FRONT)
    try:
        raw = base64.b32decode(code + "=" * (-len(code) % 8))
    except (binascii.Error, ValueError):
        raise BadBadge("kartu-bukan-simpul") from None
    if len(raw) != _LONG:
        raise BadBadge("kartu-bukan-simpul")
    return raw
