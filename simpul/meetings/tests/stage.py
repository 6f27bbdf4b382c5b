"""A rakor of the regency as in December 2025, for the tests of meetings."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from simpul.kernel.refusals import Refusal
from simpul.meetings import commands
from tests.cast import Cast

AT = datetime(2025, 12, 15, 4, tzinfo=UTC)
TODAY = date(2025, 12, 15)


def refused(act: Any, **values: Any) -> str:
    with pytest.raises(Refusal) as error:
        act(**{"at": AT, **values})
    return error.value.code


def asked(cast: Cast, **more: Any) -> dict[str, Any]:
    given = {
        "by": cast.regency_office,
        "area_id": cast.areas.buleleng.id,
        "body": "pemerintah",
        "kind": "rakor",
        "mode": "tatap_muka",
        "title": "Rakor Posyandu enam SPM",
        "on": TODAY,
        "venue": "Rumah Plastik Mandiri",
    }
    return {**given, **more}


def meeting(cast: Cast, **more: Any) -> UUID:
    return commands.plan_meeting(**{"at": AT, **asked(cast, **more)})


def invited(cast: Cast, meeting_id: UUID, *offices: str, areas: list[int] | None = None) -> None:
    commands.invite(
        by=cast.regency_office,
        at=AT,
        meeting_id=meeting_id,
        offices=offices or ("Camat",),
        area_ids=areas or [cast.areas.kec_buleleng.id, cast.areas.kubutambahan.id],
        kind="perangkat",
    )
