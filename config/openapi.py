"""The doors' own descriptions, for the command line: doors do not know each other, the project knows all of them."""

from typing import Any

from simpul.api.urls import api
from simpul.sync.urls import api as sync

DOORS = {"api": api, "sync": sync}


def description(door: str = "api") -> dict[str, Any]:
    """The OpenAPI description of a door: api for machines, sync for phones."""
    return dict(DOORS[door].get_openapi_schema())
