"""Rescue files: what a phone has sealed to this server, opened without the PIN (docs/adr/0055, docs/sync.md). Pure.

The key of the vault is sealed by ECDH on P-256 with a passing key, HKDF-SHA-256 (no salt, info "simpul rescue") and
AES-GCM; each entry by AES-GCM with the key of the vault.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from simpul.kernel.refusals import Refusal

FORMAT = 1
ENTRIES_AT_MOST = 10_000
_INFO = b"simpul rescue"
_CURVE = ec.SECP256R1()
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_DAMAGED = (KeyError, TypeError, ValueError, AttributeError, RecursionError, binascii.Error, InvalidTag)


@dataclass(frozen=True)
class Opened:
    """What was in a rescue file. `seal` names the vault's key as the phone told it when it pushed;
    `damaged`: entries that did not open."""

    phone_id: UUID
    seal: str
    intentions: Sequence[Mapping[str, Any]]
    damaged: int


@dataclass(frozen=True)
class RescueKey:
    """The server's pair of keys, made from one secret: the same secret gives the same pair."""

    secret: str

    @cached_property
    def _private(self) -> ec.EllipticCurvePrivateKey:
        # 48 bytes, so that taking the rest leaves no number likelier than another.
        raw = HKDF(SHA256(), 48, None, b"simpul rescue key").derive(self.secret.encode())
        return ec.derive_private_key(int.from_bytes(raw) % (_ORDER - 1) + 1, _CURVE)

    @property
    def public(self) -> dict[str, str]:
        """The public half as a JWK, for the phones."""
        point = self._private.public_key().public_numbers()
        return {"kty": "EC", "crv": "P-256", "x": _text(point.x.to_bytes(32)), "y": _text(point.y.to_bytes(32))}

    def open(self, content: bytes) -> Opened:
        """Refusal `berkas-penyelamat-salah` for what is no rescue file of a phone of this server."""
        try:
            file = json.loads(content)
            phone_id, entries, sealed = UUID(file["phone_id"]), file["entries"], file["sealed_key"]
            if file["format"] != FORMAT or not isinstance(entries, list) or len(entries) > ENTRIES_AT_MOST:
                raise ValueError("another format")
            vault = self._vault(sealed)
            seal = seal_of(sealed)
        except _DAMAGED as error:
            raise Refusal("berkas-penyelamat-salah") from error
        found = [_entry(vault, one) for one in entries]
        whole = [one for one in found if one is not None]
        return Opened(phone_id, seal, whole, damaged=len(found) - len(whole))

    def _vault(self, sealed: Mapping[str, Any]) -> AESGCM:
        epk = sealed["epk"]
        point = ec.EllipticCurvePublicNumbers(_number(epk["x"]), _number(epk["y"]), _CURVE).public_key()
        shared = self._private.exchange(ec.ECDH(), point)
        key = HKDF(SHA256(), 32, None, _INFO).derive(shared)
        return AESGCM(AESGCM(key).decrypt(_bytes(sealed["iv"]), _bytes(sealed["data"]), None))


def seal_of(sealed_key: Mapping[str, Any]) -> str:
    """By what a vault's key is known without opening it: SHA-256 (hex) of its sealed bytes."""
    return hashlib.sha256(_bytes(sealed_key["data"])).hexdigest()


def _entry(vault: AESGCM, one: Any) -> Mapping[str, Any] | None:
    try:
        intention = json.loads(vault.decrypt(_bytes(one["iv"]), _bytes(one["data"]), None))
        return intention if isinstance(intention, dict) else None
    except _DAMAGED:
        return None


def _number(text: str) -> int:
    return int.from_bytes(_bytes(text))


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
