"""How often somebody unknown may read, and answers that need not be sent again.

Counted in the memory of each server process (docs/how-to/registri-terbuka.md): enough against a careless loop. Who
signed in is not counted.
"""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from simpul.api.rights import moment
from simpul.kernel.refusals import Refusal

MINUTE, HOUR = 60, 3600


def count_reading(request: HttpRequest, kind: str, *, at_most: int, seconds: int) -> None:
    """Refusal `terlalu-sering-membaca` once an address has read more than that in the running minute or hour."""
    if vars(request).get("actor") is not None:
        return
    key = _key(request.META.get("REMOTE_ADDR", ""), kind, moment(request), seconds)
    cache.add(key, 0, timeout=seconds)
    if cache.incr(key) > at_most:
        raise Refusal("terlalu-sering-membaca")


def _key(address: str, kind: str, at: datetime, seconds: int) -> str:
    # The address is not kept as it is: it tells who reads.
    who = sha256(address.encode()).hexdigest()[:24]
    return f"reading.{kind}.{who}.{int(at.timestamp()) // seconds}"


def unless_known(request: HttpRequest, mark: str, build: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """304 when the reader has this very answer (If-None-Match), else the answer with its ETag."""
    told = " ".join((request.get_full_path(), mark)).encode()
    etag = f'"{sha256(told).hexdigest()[:32]}"'
    known = get_conditional_response(request, etag=etag)
    if known is not None and known.status_code == 304:
        return known
    response = build()
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache"
    return response
