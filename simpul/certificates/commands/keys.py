"""Making the key that signs certificates, and putting a new one in its place."""

from datetime import datetime

from django.conf import settings

from simpul.audit.commands import changed, command
from simpul.certificates.models import SigningKey
from simpul.certificates.rules.keys import KeySafe
from simpul.kernel.actor import Actor
from simpul.places import queries as places


@command("certificates.rotate_key")
def rotate_key(*, by: Actor, at: datetime) -> str:
    """A new key from now on; what older ones have signed stays valid. Its id is returned."""
    by.require("certificate.key", places.scope_of(places.nation_id()), exact=True)
    for old in SigningKey.objects.select_for_update().filter(in_use=True):
        old.in_use, old.retired_at = False, at
        old.save()
        changed("signing_key", old.key_id, after={"retired": True})
    return made_key(at)


def made_key(at: datetime) -> str:
    """Inside a command: make the key in use."""
    pair = KeySafe(settings.CERTIFICATE_KEY).make()
    SigningKey.objects.create(key_id=pair.key_id, public=pair.public, sealed=pair.sealed, made_at=at)
    changed("signing_key", pair.key_id, after={"public": pair.public.hex()})
    return pair.key_id
