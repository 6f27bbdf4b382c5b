"""Keys that sign certificates: made once, sealed for the database by a secret of the server, told by a short id."""

import base64
import hashlib
import hmac
import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE, _ID = 12, 8
_LETTERS = 6


@dataclass(frozen=True)
class KeySafe:
    """Seals private keys with one secret, bound to the id of the key."""

    secret: str

    def make(self) -> "SealedPair":
        """A new pair."""
        key = Ed25519PrivateKey.generate()
        public = key.public_key().public_bytes_raw()
        return self._sealed(key, public)

    def open(self, key_id: str, sealed: bytes) -> Ed25519PrivateKey | None:
        """The private key; None when the secret of the server is not the one that sealed it."""
        raw = bytes(sealed)
        try:
            return Ed25519PrivateKey.from_private_bytes(
                self._cipher.decrypt(raw[:_NONCE], raw[_NONCE:], key_id.encode())
            )
        except InvalidTag:
            return None

    def _sealed(self, key: Ed25519PrivateKey, public: bytes) -> "SealedPair":
        nonce, key_id = os.urandom(_NONCE), key_id_of(public)
        return SealedPair(key_id, public, nonce + self._cipher.encrypt(nonce, key.private_bytes_raw(), key_id.encode()))

    @property
    def _cipher(self) -> AESGCM:
        return AESGCM(hashlib.sha256(b"simpul certificate key\x00" + self.secret.encode()).digest())


@dataclass(frozen=True)
class SealedPair:
    """A pair as the database keeps it: id, 32 public bytes, sealed private half."""

    key_id: str
    public: bytes
    sealed: bytes


def key_id_of(public: bytes) -> str:
    """By what a key is known: the first eight hex digits of the SHA-256 of its public half."""
    return hashlib.sha256(public).hexdigest()[:_ID]


def check_letters(secret: str, area_code: str, year: int, sequence: int) -> str:
    """Six letters behind a number, so that nobody reads the names of others by counting on."""
    text = f"{area_code}|{year}|{sequence}"
    digest = hmac.digest(
        hashlib.sha256(b"simpul certificate number\x00" + secret.encode()).digest(), text.encode(), "sha256"
    )
    return base64.b32encode(digest).decode()[:_LETTERS]


def number_of(secret: str, area_code: str, year: int, sequence: int) -> str:
    """`51.08-2026-00017-KQ7MWX`: area, year, the how-manieth, letters."""
    return f"{area_code}-{year}-{sequence:05}-{check_letters(secret, area_code, year, sequence)}"
