"""The keys of this installation: the public halves for anybody, the private one for signing."""

from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from simpul.certificates.models import SigningKey
from simpul.certificates.rules.keys import KeySafe
from simpul.kernel.refusals import Refusal


@dataclass(frozen=True)
class PublicKeyView:
    """A key by which certificates are verified: 32 bytes, from when, and since when it signs no more."""

    key_id: str
    public: bytes
    made_at: datetime
    retired_at: datetime | None


def public_keys() -> list[PublicKeyView]:
    """Every key that has ever signed here, oldest first. They are public: nobody is asked who they are."""
    rows = SigningKey.objects.order_by("made_at", "key_id")
    return [PublicKeyView(one.key_id, bytes(one.public), one.made_at, one.retired_at) for one in rows]


def signing_key() -> tuple[str, Ed25519PrivateKey]:
    """Internal: id and private half of the key in use; Refusal `kunci-sertifikat-terkunci` where there is none that
    the secret of this server opens."""
    row = SigningKey.objects.filter(in_use=True).first()
    key = KeySafe(settings.CERTIFICATE_KEY).open(row.key_id, row.sealed) if row else None
    if row is None or key is None:
        raise Refusal("kunci-sertifikat-terkunci")
    return row.key_id, key
