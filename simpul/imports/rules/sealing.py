"""The file of a list while it is needed: compressed, encrypted, bound to its row. It holds NIK as they are typed."""

import hashlib
import os
import zlib
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


def seal(data: bytes, secret: str, row: UUID) -> bytes:
    """The file, to be kept."""
    nonce = os.urandom(_NONCE)
    return nonce + _cipher(secret).encrypt(nonce, zlib.compress(data), row.bytes)


def unseal(sealed: bytes, secret: str, row: UUID) -> bytes:
    """The file again; cryptography.exceptions.InvalidTag when secret, bytes or row are others."""
    raw = bytes(sealed)
    return zlib.decompress(_cipher(secret).decrypt(raw[:_NONCE], raw[_NONCE:], row.bytes))


def _cipher(secret: str) -> AESGCM:
    return AESGCM(hashlib.sha256(b"simpul list sealing\x00" + secret.encode()).digest())
