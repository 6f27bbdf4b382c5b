"""A rescue file, handed in by whoever has it: what the phone could not send is received in the name of its kader."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from simpul.accounts.queries import actor_for
from simpul.intake.commands.receiving import receive
from simpul.kernel.civil_time import day_at
from simpul.kernel.rescue import RescueKey
from simpul.phones.queries import phone_of_rescue
from simpul.standards.phone import phone_rules


@dataclass(frozen=True)
class Rescued:
    """What came of a rescue file: how many arrived, were known before, are held, were refused, wait, did not open.

    Whoever hands it in need not show who they are, so nothing of the contents is told; `sentences`: why some were
    refused, each reason once.
    """

    user_name: str
    accepted: int
    known: int
    held: int
    refused: int
    later: int
    damaged: int
    receipts: tuple[Mapping[str, Any], ...]
    sentences: tuple[str, ...]


def rescue(*, at: datetime, content: bytes) -> Rescued:
    """Open a rescue file and receive what is in it, as if its phone had sent it. Sent twice is sent once.

    Refusal `berkas-penyelamat-salah` for what no phone of this server has made. No actor: who hands it in needs no
    right, the file itself tells whose work it is, and what is not surely of that phone is held (ADR 0055).
    """
    opened = RescueKey(settings.RESCUE_KEY).open(content)
    phone, because = phone_of_rescue(opened.phone_id, opened.seal)
    today = day_at(at, "WIB")
    by, most = actor_for(phone.user_id, today), phone_rules(today).intentions_at_once
    answers = [
        receive(by=by, at=at, phone=phone, intentions=opened.intentions[start : start + most], because=because)
        for start in range(0, len(opened.intentions), most)
    ]
    return _told(by.name, answers, opened.damaged)


def _told(user_name: str, answers: list[dict[str, Any]], damaged: int) -> Rescued:
    results = [one for answer in answers for one in answer["results"]]
    fresh = [one["state"] for one in results if "receipt" not in one]
    refused = [one for one in results if one["state"] == "refused"]
    return Rescued(
        user_name=user_name,
        accepted=fresh.count("accepted"),
        known=len(results) - len(fresh),
        held=fresh.count("held"),
        refused=len(refused),
        later=fresh.count("later"),
        damaged=damaged,
        receipts=tuple(answer["receipt"] for answer in answers if answer["receipt"]),
        sentences=tuple(dict.fromkeys(one["sentence"] for one in refused)),
    )
