"""What the API gives and takes. Numbers that were not reported are null, never zero."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Schema


class Problem(Schema):
    """A refusal: a code for machines, a sentence in Indonesian for people, the input at fault if one is."""

    code: str
    sentence: str
    field: str | None = None


class AreaOut(Schema):
    """An area; `path`: ids from the nation down to itself."""

    id: int
    code: str
    name: str
    kind: str
    level: int
    label: str
    path: list[int]


class AreaHitOut(Schema):
    """An area that was found, with its whole path in words."""

    area: AreaOut
    trail_label: str


class PostOut(Schema):
    """A posyandu in a list."""

    id: UUID
    name: str
    state: str
    number: str
    village_id: int
    village_name: str


class FigureOut(Schema):
    """By split: "" total, "L", "P", "age:<band>", "dis". `reported` is null before anything is accepted."""

    code: str
    field: str
    name: str
    unit: str
    kind: str
    level: str
    live: dict[str, float | None]
    reported: dict[str, float | None] | None


class FiguresOut(Schema):
    """The figures of an area or a post in a period, counted at a moment from so many active posts."""

    period: str
    posts: int | None
    counted_at: datetime | None
    figures: list[FigureOut]


class CompletenessOut(Schema):
    """Reports of posts: belum lapor, nihil, terlambat and dikembalikan are four different things."""

    field: str
    diharapkan: int
    belum: int
    nihil: int
    terkirim: int
    terlambat: int
    dikembalikan: int
    diterima: int
    percent: float | None


class ReportingOut(Schema):
    """Completeness of the whole and of each field, with the last day in time."""

    period: str
    due_on: date
    whole: CompletenessOut
    fields: list[CompletenessOut]


class BelowOut(Schema):
    """One area or post below, with one value for each indicator asked for."""

    area_id: int | None
    post_id: UUID | None
    code: str
    label: str
    live: dict[str, dict[str, float | None]]
    reported: dict[str, dict[str, float | None]]
    completeness: CompletenessOut


class RowOut(Schema):
    """A record that a figure counts. `person` is empty where the caller may not see persons."""

    record_id: UUID | None
    service: str
    on: date
    amount: int
    person: str
    place: str


class IntentionIn(Schema):
    """An act of a person: an id made by the client, the name of a command, its payload. Sent twice, it happens once."""

    id: UUID
    name: str
    payload: dict[str, Any]


class IntentionOut(Schema):
    """What came of it; `repeated`: it had been carried out before."""

    outcome: Any
    repeated: bool


class NamedCode(Schema):
    """An area by its Kemendagri code and its name."""

    code: str
    name: str


class PublishedOut(Schema):
    """A posyandu as anybody may know it. No address and no person: addresses are often a kader's house."""

    id: UUID
    name: str
    state: str
    number: str
    number_from: date | None
    since: date | None
    province: NamedCode
    regency: NamedCode
    district: NamedCode
    village: NamedCode
    hamlet: str
    latitude: float | None
    longitude: float | None
    open_days: str


class LicenceOut(Schema):
    """Whose data codes and names of areas are, and what their licence asks of whoever passes them on."""

    areas: str
    licence: str
    licence_url: str


class PublishedPage(Schema):
    """A page of the open registry. `next`: where to go on, null at the end; `as_of`: the next `changed_since`."""

    posts: list[PublishedOut]
    next: UUID | None
    as_of: datetime
    licence: LicenceOut


class PublishedField(Schema):
    """A column of the files and what it means."""

    name: str
    meaning: str
