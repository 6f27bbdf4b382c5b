"""The link under which participants judge an event: it names the event and is sealed."""

import base64
import binascii
import hmac
from uuid import UUID

_SEAL = 10  # bytes
_FRONT = b"simpul evaluation\x00"


def event_token(key: bytes, batch: UUID) -> str:
    """The secret part of the link, 42 letters."""
    seal = hmac.digest(key, _FRONT + batch.bytes, "sha256")[:_SEAL]
    return base64.b32encode(batch.bytes + seal).decode().rstrip("=").lower()


def event_of(key: bytes, token: str) -> UUID | None:
    """The batch of a link; None for one that we did not make."""
    try:
        raw = base64.b32decode(token.upper() + "=" * (-len(token) % 8))
    except (binascii.Error, ValueError):
        return None
    if len(raw) != 16 + _SEAL:
        return None
    batch = UUID(bytes=raw[:16])
    return batch if hmac.compare_digest(event_token(key, batch), token.lower()) else None
