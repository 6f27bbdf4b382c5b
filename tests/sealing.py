"""A rescue file as a phone makes it, without Node: for tests that only need one (the phone's own code is tried in
simpul/intake/tests/test_rescuing.py)."""

import base64
import json
import os
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from simpul.kernel.rescue import RescueKey


def rescue_file(phone_id: UUID, *intentions: dict[str, Any]) -> bytes:
    """These intentions, sealed to the server of the test."""
    server = RescueKey(settings.RESCUE_KEY).public
    x, y = (int.from_bytes(base64.urlsafe_b64decode(server[one] + "=")) for one in ("x", "y"))
    passing = ec.generate_private_key(ec.SECP256R1())
    shared = passing.exchange(ec.ECDH(), ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key())
    vault = os.urandom(32)
    point = passing.public_key().public_numbers()
    epk = {"kty": "EC", "crv": "P-256", "x": _text(point.x.to_bytes(32)), "y": _text(point.y.to_bytes(32))}
    file = {
        "format": 1,
        "phone_id": str(phone_id),
        "sealed_key": {"epk": epk, **_box(HKDF(SHA256(), 32, None, b"simpul rescue").derive(shared), vault)},
        "entries": [{"id": one["id"], **_box(vault, json.dumps(one).encode())} for one in intentions],
    }
    return json.dumps(file).encode()


def _box(key: bytes, plain: bytes) -> dict[str, str]:
    iv = os.urandom(12)
    return {"iv": _text(iv), "data": _text(AESGCM(key).encrypt(iv, plain, None))}


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
