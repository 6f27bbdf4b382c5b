"""A batch of the regency with three who came to the end, one known as a person, and one who did not."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from simpul.certificates import commands
from simpul.certificates.rules.states import ATTENDED
from tests import factories
from tests.cast import Cast
from tests.trainings_of_play import DAYS, batch_of, participant

AT = datetime(2026, 11, 22, 4, tzinfo=UTC)
ADDRESS = "https://simpul.contoh/sertifikat/"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Any) -> Any:
    settings.CERTIFICATE_DIR = tmp_path / "certificates"
    return settings.CERTIFICATE_DIR


@pytest.fixture
def training(cast: Cast) -> dict[str, Any]:
    """Sari (known), Rai and Widi were there on both days, Gede on the first only."""
    sari = factories.person(cast.post_a, "Kadek Sari")
    factories.appointment(sari, cast.post_a, field="kesehatan")
    batch = batch_of(cast.areas.buleleng)
    return {
        "batch": batch,
        "sari": sari,
        "row_sari": participant(batch, 1, "Kadek Sari, S.Pd.", sari),
        "row_rai": participant(batch, 2, "Luh Rai"),
        "row_widi": participant(batch, 3, "Made Widi"),
        "row_gede": participant(batch, 4, "Gede Arta", days=DAYS[:1]),
    }


def order(cast: Cast, batch: Any, **more: Any) -> Any:
    """The certificates of a batch, ordered by the office of the regency."""
    given = {
        "basis": ATTENDED,
        "signer_name": "Ketut Ayu Andi",
        "signer_post": "Ketua Tim Pembina Posyandu",
        "signed_at": "Singaraja",
        "issued_on": date(2026, 11, 12),
        "address": ADDRESS,
    }
    signing = commands.Signing(**{name: more.pop(name, told) for name, told in given.items()})
    return commands.order_certificates(
        **{"by": cast.regency_office, "at": AT, "batch_id": batch.id, "signing": signing, **more}
    )


@pytest.fixture
def made(cast: Cast, training: dict[str, Any]) -> Any:
    """An order whose certificates are signed."""
    issue = order(cast, training["batch"])
    commands.sign_part(by=cast.regency_office, at=AT, issue_id=issue)
    return issue
