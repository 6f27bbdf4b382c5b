"""How NIK and KK numbers are sealed for the database and found again (docs/adr/0017)."""

import hashlib
import hmac
import os
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12
SCHEME = b"\x01"  # AES-256-GCM, key by SHA-256 of a named secret, bound to the row


@lru_cache(maxsize=4)
def _cipher(secret: str) -> AESGCM:
    """Kept, for it takes longer to make than a number to seal."""
    return AESGCM(hashlib.sha256(b"simpul nik sealing\x00" + secret.encode()).digest())


@dataclass(frozen=True)
class NumberKeys:
    """Seals numbers for the database and makes the keyed hash by which they are found."""

    secret: str
    hash_secret: str

    def seal(self, digits: str, row: UUID) -> bytes:
        """The number, encrypted and bound to its row: moved to another row it does not open."""
        nonce = os.urandom(NONCE)
        return SCHEME + nonce + _cipher(self.secret).encrypt(nonce, digits.encode(), row.bytes)

    def open(self, sealed: bytes, row: UUID) -> str:
        """The number again; cryptography.exceptions.InvalidTag when key, bytes or row are not those of `seal`."""
        raw = bytes(sealed)
        return _cipher(self.secret).decrypt(raw[1 : 1 + NONCE], raw[1 + NONCE :], row.bytes).decode()

    def find(self, digits: str, kind: str = "nik") -> str:
        """The keyed hash (64 hex digits) of a number of that kind."""
        return hmac.digest(self.hash_secret.encode(), f"{kind}:{digits}".encode(), "sha256").hex()
