"""Whether a certificate is real: for anybody, by its number or by what its QR says."""

import base64
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from simpul.certificates.queries import public_keys, verify
from simpul.certificates.queries.verifying import UNREADABLE, Verdict
from simpul.certificates.rules.payloads import PAYLOAD_AT_MOST, SALT, VERSION
from simpul.standards import fields
from simpul.web.request import Request
from simpul.web.rights import PUBLIC, page

LONGEST = PAYLOAD_AT_MOST + 300  # a whole address with the code in it


@page(PUBLIC, methods=("GET",))
def check(request: Request) -> HttpResponse:
    """The form; with `?kode=` the answer too. What stands behind # is read in the browser (client/src/web)."""
    text = request.GET.get("kode", "").strip()[:LONGEST]
    return _answer(request, text, verify(text) if text else None)


@page(PUBLIC, methods=("GET",))
def told(request: Request, told: str) -> HttpResponse:
    """The answer for the number or the code in the address."""
    return _answer(request, told[:LONGEST], verify(told[:LONGEST]))


@page(PUBLIC, methods=("GET",))
def keys(request: Request) -> JsonResponse:
    """The public keys and how a code is read, for whoever verifies without this server."""
    answer = JsonResponse(
        {
            "format": VERSION,
            "signature": "Ed25519",
            "signed": f"{SALT.decode()}<body>",
            "payload": "S1 + base32(signature[64] + body)",
            "body": ["key_id", "number", "name", "event", "first_day", "last_day", "minutes", "fields", "issued_on"],
            "fields": {one.code: one.name for one in fields()},
            "keys": _keys(),
        },
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = "public, max-age=3600"
    return answer


def _keys() -> list[dict[str, Any]]:
    return [
        {
            "key_id": one.key_id,
            "public": base64.b64encode(one.public).decode(),
            "from": one.made_at.date().isoformat(),
            "retired": one.retired_at.date().isoformat() if one.retired_at else None,
        }
        for one in public_keys()
    ]


def _answer(request: Request, text: str, verdict: Verdict | None) -> HttpResponse:
    names: dict[str, str] = {one.code: one.name for one in fields()}
    values = {
        "text": text if verdict is None or verdict.state == UNREADABLE else "",
        "verdict": verdict,
        "state": f"sertifikat-{verdict.state}" if verdict else "",
        "fields": [names.get(code, code) for code in verdict.claim.fields] if verdict and verdict.claim else [],
        "keys": " ".join(f"{one['key_id']}:{one['public']}" for one in _keys()),
        "salt": SALT.decode().strip(),
    }
    return render(request, "web/competence/check.html", values)
