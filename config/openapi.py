"""The API's own description, for the command line: doors do not know each other, the project knows all of them."""

from typing import Any

from simpul.api.urls import api


def description() -> dict[str, Any]:
    """The OpenAPI description of the API."""
    return dict(api.get_openapi_schema())
