"""The phone's door and its addresses. Its description: `simpul openapi --door sync`, or /sync/v1/openapi.json."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path
from ninja import NinjaAPI, Router
from ninja.errors import HttpError, ValidationError

from simpul.accounts.queries import actor_for
from simpul.intake.commands import receive
from simpul.kernel.actor import SYSTEM
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.phones import commands as phones
from simpul.standards.phone import phone_rules
from simpul.sync import carrying, photos, shapes
from simpul.sync.door import ANYONE, STATUS, Compact, Unpacking, caller, client_version, moment, needs
from simpul.sync.pulling import page

router = Router()


@router.post("/enrol", response=shapes.EnrolOut, **needs(ANYONE))
def enrol(request: HttpRequest, body: shapes.EnrolIn) -> Any:
    """Trade a code for a credential. Ten wrong codes from one address wait a quarter of an hour."""
    at, address = moment(request), request.META.get("REMOTE_ADDR", "")
    phones.refuse_too_many_codes(address=address, at=at)
    try:
        given = phones.enrol(by=SYSTEM, at=at, code=body.code, label=body.label, phone_id=body.phone_id)
    except Refusal as refusal:
        if refusal.code == "kode-telepon-salah":
            phones.note_wrong_code(address=address, at=at)
        raise
    actor = actor_for(given.user_id, day_at(at, "WIB"))
    user = {"id": given.user_id, "name": actor.name}
    told = {"phone_id": given.phone_id, "secret": given.secret, "user": user}
    return told | {"posts": carrying.posts_of(actor), "rescue_key": carrying.rescue_key()}


@router.get("/me", response=shapes.MeOut, **needs())
def me(request: HttpRequest) -> Any:
    """Who I am, at which posts, for which fields, and which catalogue holds."""
    known = caller(request)
    return carrying.me(known.actor, known.at)


@router.get("/catalogue", response={200: shapes.CatalogueOut, 304: None}, **needs())
def catalogue(request: HttpRequest) -> Any:
    """The forms of what may be recorded at my posts; 304 when the version is still the one that I have."""
    known = caller(request)
    told = carrying.catalogue(known.actor, known.at)
    tag = f'"{told["version"]}"'
    if tag in request.headers.get("If-None-Match", ""):
        answer = HttpResponse(status=304)
    else:
        answer = api.create_response(request, told, status=200)
    answer["ETag"] = tag
    return answer


@router.post("/push", response=shapes.PushOut, **needs())
def push(request: HttpRequest, body: shapes.PushIn) -> Any:
    """Send intentions; each gets its answer, in the same order."""
    known = caller(request)
    if len(body.intentions) > phone_rules(day_at(known.at, "WIB")).intentions_at_once:
        raise Refusal("kiriman-terlalu-besar")
    answer = receive(by=known.actor, at=known.at, phone=known.phone, intentions=body.intentions)
    phones.note_seen(
        phone_id=known.phone.id,
        at=known.at,
        client_version=client_version(request),
        unsent=body.unsent,
        seal=body.seal,
    )
    return api.create_response(request, {**answer, "server_time": known.at.isoformat()}, status=200)


@router.get("/pull", response=shapes.PageOut, **needs())
def pull(request: HttpRequest, cursor: str = "") -> Any:
    """A page of the copy that my phone keeps."""
    known = caller(request)
    return api.create_response(request, page(by=known.actor, at=known.at, cursor=cursor), status=200)


api = NinjaAPI(
    title="Simpul: telepon",
    version="1",
    description="docs/sync.md",
    docs_url=None,
    urls_namespace="sync-1",
    parser=Unpacking(),
    renderer=Compact(),
)
api.add_router("", router)
api.add_router("", photos.router)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A refusal of the whole request, as JSON."""
    body = {"code": refusal.code, "sentence": refusal.sentence, "field": refusal.field}
    return api.create_response(request, body, status=STATUS.get(refusal.code, 409))


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A body that could not be unpacked or read."""
    cause = error.__cause__
    return refused(request, cause if isinstance(cause, Refusal) else Refusal("isi-tidak-terbaca", bagian="isi"))


@api.exception_handler(ValidationError)
def misshapen(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A body of another shape."""
    parts = sorted({str(one["loc"][-1])[:40] for one in error.errors if one.get("loc")})
    return refused(request, Refusal("isi-tidak-terbaca", bagian=", ".join(parts) or "isi"))


urlpatterns: list[URLPattern | URLResolver] = [path("v1/", api.urls)]
