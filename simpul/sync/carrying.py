"""What a phone carries besides rows: who it is, and the catalogue of what may be recorded at its posts."""

import hashlib
import json
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.conf import settings

from simpul import standards
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.rescue import RescueKey
from simpul.kernel.speech import language
from simpul.places.queries import zones_of_paths
from simpul.registry.queries import NearPost, near_posts
from simpul.standards.groups import groups
from simpul.standards.persons import person_words
from simpul.standards.phone import phone_rules

# What the screens of a phone ask for.
_ACTIONS = (
    "person.read",
    "person.register",
    "person.correct",
    "openday.manage",
    "record.read",
    "record.write",
    "record.correct",
    "record.void",
)


def posts_of(by: Actor) -> list[dict[str, Any]]:
    """The actor's posts, own ones first."""
    return [_post(post) for post in near_posts(by=by)]


def _post(post: NearPost) -> dict[str, Any]:
    return {"id": str(post.id), "name": post.label, "village": post.village_name}


def me(by: Actor, at: datetime) -> dict[str, Any]:
    """Who the phone's owner is, where, for which fields, and which catalogue holds."""
    posts = near_posts(by=by)
    rules = phone_rules(day_at(at, "WIB"))
    zones = zones_of_paths({post.scope.area for post in posts}, at.date())
    return {
        "user": {"id": str(by.id), "name": by.name},
        "posts": [_mine(by, at, post, zones[post.scope.area]) for post in posts],
        "catalogue": catalogue(by, at)["version"],
        "rescue_key": rescue_key(),
        "server_time": at.isoformat(),
        "oldest_client": rules.oldest_client,
        "newest_client": rules.newest_client,
    }


def _mine(by: Actor, at: datetime, post: NearPost, zone: str) -> dict[str, Any]:
    return {
        **_post(post),
        "zone": zone,
        "today": day_at(at, zone).isoformat(),
        "fields": _fields(by, "record.write", post.scope),
        "sealed": _fields(by, "record.read_sealed", post.scope),
        "actions": [action for action in _ACTIONS if by.may(action, post.scope)],
    }


def _fields(by: Actor, action: str, scope: Scope) -> list[str]:
    allowed = by.fields(action, scope)
    return [one.code for one in standards.fields() if allowed is None or one.code in allowed]


def catalogue(by: Actor, at: datetime) -> dict[str, Any]:
    """The services that this actor may record or read at their posts, with all that their forms need.

    Versions that ended within the months of the copy come too: records of them are shown by their own form.
    """
    on = day_at(at, "WIB")
    since = date(on.year - 1, on.month, 1)
    allowed, places = set(), set()
    for post in near_posts(by=by):
        sealed = set(_fields(by, "record.read_sealed", post.scope))
        for field in {*_fields(by, "record.write", post.scope), *_fields(by, "record.read", post.scope)}:
            allowed |= {(field, False)} | ({(field, True)} if field in sealed else set())
        places.add(post.village_code)
    return _told(frozenset(allowed), frozenset(places), since, standards.current(), language())


@lru_cache(maxsize=64)
def _told(
    allowed: frozenset[tuple[str, bool]],
    places: frozenset[str],
    since: date,
    known: standards.Catalogue,
    language: str,
) -> dict[str, Any]:
    """The same for all kader of one field: made once, for it is the largest thing that a phone asks for."""
    services = [
        one.model_dump(mode="json", by_alias=True, exclude={"source"})
        for one in known.all_services
        if (one.field, one.sealed) in allowed
        and (one.valid_to is None or one.valid_to >= since)
        and any(place.startswith(one.area) for place in places)
    ]
    told: dict[str, Any] = {
        "fields": [one.model_dump(mode="json", exclude={"source"}) for one in known.fields],
        "services": services,
        "groups": [one.model_dump(mode="json", exclude={"source"}) for one in groups()],
        "disabilities": [one.model_dump(mode="json", exclude={"source"}) for one in person_words().disabilities],
        "age_bands": [one.model_dump(mode="json", exclude={"source"}) for one in known.all_age_bands],
    }
    text = json.dumps([told, language], sort_keys=True)
    return {"version": hashlib.blake2b(text.encode(), digest_size=9).hexdigest(), **told}


@lru_cache
def _key(secret: str) -> RescueKey:
    return RescueKey(secret)


def rescue_key() -> dict[str, str]:
    """The public half of the key to which phones seal their rescue files."""
    return _key(settings.RESCUE_KEY).public
