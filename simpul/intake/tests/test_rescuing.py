"""A rescue file made by the phone's own code: opened by this server only, carried out once, held where unsure."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from simpul.accounts.models import User
from simpul.facts.models import Record
from simpul.intake.commands import Rescued, rescue
from simpul.intake.models import Arrival
from simpul.intake.tests.at_the_door import AT, intention, phone_of, push, weighing
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.rescue import RescueKey, seal_of
from simpul.phones.commands import note_seen
from simpul.phones.models import Phone
from simpul.phones.queries import Known, phone_of_rescue
from tests import factories
from tests.cast import Cast

ROOT = Path(__file__).resolve().parents[3]
RUN = ROOT / "scripts" / "node"
BUNDLER = ROOT / "client" / "node_modules" / ".bin" / "rolldown"
OTHER_KEY = RescueKey("another server")


@pytest.fixture(scope="session")
def sealing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The phone's code for rescue files, as one script for Node."""
    bundle = tmp_path_factory.mktemp("sealing") / "sealing.mjs"
    source = Path(__file__).with_name("sealing.ts")
    wanted = [RUN, BUNDLER, source, "--file", bundle, "--format", "esm", "--platform", "node"]
    subprocess.run(wanted, check=True, capture_output=True, cwd=ROOT / "client")
    return bundle


@pytest.fixture
def phone(cast: Cast) -> Known:
    """The phone of kader_a, whose role stands in the tables: the file brings no actor."""
    found = phone_of(cast.kader_a)
    factories.holding(User.objects.get(id=found.user_id), "kader", cast.post_a, "kesehatan")
    return found


def made(sealing: Path, phone_id: Any, *intentions: dict[str, Any], key: RescueKey | None = None) -> bytes:
    """A rescue file with these intentions."""
    jwk = (key or RescueKey(settings.RESCUE_KEY)).public
    told = json.dumps({"key": jwk, "phone_id": str(phone_id), "intentions": intentions})
    return subprocess.run([RUN, "node", sealing, told], check=True, capture_output=True).stdout


def told(phone: Known, file: bytes) -> None:
    """The phone has told while it pushed by what its files are known."""
    note_seen(phone_id=phone.id, at=AT, client_version="1.0.0", seal=seal_of(json.loads(file)["sealed_key"]))


def weigh(cast: Cast, **more: Any) -> dict[str, Any]:
    return intention("record_service", weighing(cast.post_a, factories.person(cast.post_a)), **more)


def states(outcome: Rescued) -> tuple[int, ...]:
    return outcome.accepted, outcome.known, outcome.held, outcome.refused, outcome.later, outcome.damaged


def refusal(content: bytes) -> str:
    with pytest.raises(Refusal) as error:
        rescue(at=AT, content=content)
    return error.value.code


def test_what_the_phone_could_not_send_arrives_in_the_name_of_its_kader(
    cast: Cast, sealing: Path, phone: Known
) -> None:
    file = made(sealing, phone.id, weigh(cast), weigh(cast))
    told(phone, file)
    outcome = rescue(at=AT, content=file)
    assert (states(outcome), outcome.user_name) == ((2, 0, 0, 0, 0, 0), cast.kader_a.name)
    assert {record.recorded_by for record in Record.objects.all()} == {cast.kader_a.id}
    assert [one["count"] for one in outcome.receipts] == [2]


def test_handed_in_twice_or_sent_before_is_once(cast: Cast, sealing: Path, phone: Known) -> None:
    sent = weigh(cast)
    push(cast.kader_a, phone, sent)
    file = made(sealing, phone.id, sent, weigh(cast))
    told(phone, file)
    assert states(rescue(at=AT, content=file)) == (1, 1, 0, 0, 0, 0)
    assert states(rescue(at=AT, content=file)) == (0, 2, 0, 0, 0, 0)
    assert Record.objects.count() == 2


def test_what_somebody_else_sealed_in_the_name_of_a_phone_is_held(cast: Cast, sealing: Path, phone: Known) -> None:
    told(phone, made(sealing, phone.id, weigh(cast)))
    forged = made(sealing, phone.id, weigh(cast))  # another key of a vault, for whoever knows the phone's id
    assert states(rescue(at=AT, content=forged)) == (0, 0, 1, 0, 0, 0)
    assert Arrival.objects.get().code == "berkas-belum-dikenal"
    assert not Record.objects.exists()


def test_everything_of_a_phone_that_was_shut_out_is_held(cast: Cast, sealing: Path, phone: Known) -> None:
    file = made(sealing, phone.id, weigh(cast))
    told(phone, file)
    Phone.objects.filter(id=phone.id).update(shut_out_at=AT, shut_out_by=new_id(), shut_out_reason="hilang")
    assert states(rescue(at=AT, content=file)) == (0, 0, 1, 0, 0, 0)
    assert Arrival.objects.get().code == "telepon-ditutup"


def test_a_phone_is_believed_only_by_the_seal_that_it_told(phone: Known) -> None:
    note_seen(phone_id=phone.id, at=AT, client_version="1.0.0", seal="a" * 64)
    assert phone_of_rescue(phone.id, "a" * 64) == (phone, "")
    assert phone_of_rescue(phone.id, "b" * 64) == (phone, "berkas-belum-dikenal")
    note_seen(phone_id=phone.id, at=AT, client_version="1.0.0", seal="nonsense")
    assert phone_of_rescue(phone.id, "a" * 64)[1] == ""


def test_a_phone_that_never_told_a_seal_is_not_believed(phone: Known) -> None:
    assert phone_of_rescue(phone.id, "")[1] == "berkas-belum-dikenal"


def test_one_damaged_entry_does_not_cost_the_others(cast: Cast, sealing: Path, phone: Known) -> None:
    file = json.loads(made(sealing, phone.id, weigh(cast), weigh(cast), weigh(cast)))
    file["entries"][1]["data"] = "AAAA" + file["entries"][1]["data"][4:]
    file["entries"][2] = "x"
    content = json.dumps(file).encode()
    told(phone, content)
    assert states(rescue(at=AT, content=content)) == (1, 0, 0, 0, 0, 2)


def test_why_some_were_refused_is_told_without_their_contents(cast: Cast, sealing: Path, phone: Known) -> None:
    child = factories.person(cast.post_a)
    heavy = [intention("record_service", weighing(cast.post_a, child, bb=950)) for _ in range(2)]
    file = made(sealing, phone.id, *heavy)
    told(phone, file)
    outcome = rescue(at=AT, content=file)
    assert outcome.refused == 2
    assert len(outcome.sentences) == 1
    assert child.name not in str(outcome)


def test_another_server_s_file_and_a_phone_unknown_here_are_none(cast: Cast, sealing: Path, phone: Known) -> None:
    assert refusal(made(sealing, phone.id, weigh(cast), key=OTHER_KEY)) == "berkas-penyelamat-salah"
    assert refusal(made(sealing, new_id(), weigh(cast))) == "berkas-penyelamat-salah"


WHOLE: dict[str, Any] = {
    "format": 1,
    "phone_id": "0192f0c1-0000-7000-8000-000000000000",
    "sealed_key": {"epk": {"x": "AA", "y": "AA"}, "iv": "AA", "data": "AA"},
    "entries": [],
}
BAD: list[Any] = [
    b"",
    b"\xff\xfe",
    b"[]",
    b"null",
    b'{"format": 1}',
    b"[" * 200_000,
    {**WHOLE, "format": 2},
    {**WHOLE, "phone_id": 7},
    {**WHOLE, "sealed_key": None},
    {**WHOLE, "sealed_key": {**WHOLE["sealed_key"], "iv": 3}},
    {**WHOLE, "entries": {"0": 1}},
    {**WHOLE, "entries": [{}] * 10_001},
    WHOLE,  # a point that lies on no curve
]


@pytest.mark.parametrize("content", BAD, ids=range(len(BAD)))
def test_what_is_no_rescue_file_is_said_in_a_sentence(content: Any) -> None:
    assert refusal(content if isinstance(content, bytes) else json.dumps(content).encode()) == "berkas-penyelamat-salah"


def test_the_same_secret_gives_the_same_keys_and_another_others() -> None:
    assert RescueKey("a").public == RescueKey("a").public
    assert RescueKey("a").public != RescueKey("b").public
    assert len(RescueKey("a").public["x"]) == 43
