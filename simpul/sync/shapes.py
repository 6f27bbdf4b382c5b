"""What the phone's door takes and gives (docs/sync.md). Rows and results are plain; their columns stand in the doc."""

from typing import Any
from uuid import UUID

from ninja import Field, Schema


class EnrolIn(Schema):
    """A code; with `phone_id` the vault of that phone goes on with a new secret."""

    code: str = Field(max_length=40)
    label: str = Field(default="", max_length=200)
    phone_id: UUID | None = None


class UserOut(Schema):
    id: UUID
    name: str


class PostOut(Schema):
    id: UUID
    name: str
    village: str


class EnrolOut(Schema):
    """The credential, told once."""

    phone_id: UUID
    secret: str
    user: UserOut
    posts: list[PostOut]
    rescue_key: dict[str, str]


class MyPostOut(PostOut):
    """A post with what I may do there: `fields` to record in, `sealed` ones that I may read, `actions`."""

    zone: str
    today: str
    fields: list[str]
    sealed: list[str]
    actions: list[str]


class MeOut(Schema):
    user: UserOut
    posts: list[MyPostOut]
    catalogue: str
    rescue_key: dict[str, str]
    server_time: str
    oldest_client: str
    newest_client: str


class PushIn(Schema):
    """At most 200 intentions, in the order in which they were made."""

    intentions: list[dict[str, Any]]
    unsent: int | None = None
    device_time: str = Field(default="", max_length=60)
    seal: str | None = Field(default=None, max_length=64)


class PushOut(Schema):
    results: list[dict[str, Any]]
    receipt: dict[str, Any] | None
    server_time: str


class PageOut(Schema):
    """Rows by kind and column."""

    fresh: bool
    begins: bool = False
    rows: dict[str, dict[str, list[Any]]]
    persons: list[UUID] = []
    gone: dict[str, list[str]]
    cursor: str
    more: bool
    left: int


class CatalogueOut(Schema):
    """The forms of the services that I may record, with what they need."""

    version: str
    fields: list[dict[str, Any]]
    services: list[dict[str, Any]]
    groups: list[dict[str, Any]]
    disabilities: list[dict[str, Any]]
    age_bands: list[dict[str, Any]]


class PhotoPart(Schema):
    """Where a part of a photo belongs: size of the whole, and from which byte this part begins."""

    post: UUID
    field: str = Field(max_length=20)
    sealed: bool = False
    size: int
    offset: int


class PhotoState(Schema):
    """How many bytes have come, and whether the photo is whole."""

    have: int
    done: bool


class RescueOut(Schema):
    """What came of a rescue file: how many, and why some were refused; no contents."""

    user_name: str
    accepted: int
    known: int
    held: int
    refused: int
    later: int
    damaged: int
    receipts: list[dict[str, Any]]
    sentences: list[str]


class Problem(Schema):
    """A refusal of the whole request."""

    code: str
    sentence: str
    field: str | None = None
