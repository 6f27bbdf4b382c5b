"""The API and its addresses. Its description: `simpul openapi`, or /api/v1/openapi.json."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path
from ninja import NinjaAPI

from simpul.api import reading, registry, writing
from simpul.kernel.refusals import Refusal

STATUS = {"tidak-berhak": 403, "tidak-ditemukan": 404, "terlalu-sering-membaca": 429}

# No page of documentation: it would load scripts from elsewhere. The description itself is enough for tools.
api = NinjaAPI(title="Simpul", version="1", description="Posyandu 6 SPM", docs_url=None, urls_namespace="api-1")
api.add_router("", reading.router)
api.add_router("", writing.router)
api.add_router("/registry", registry.router)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A refusal as JSON: 403 no right, 404 not found or not yours, 429 too often, 409 anything else."""
    body = {"code": refusal.code, "sentence": refusal.sentence, "field": refusal.field}
    return api.create_response(request, body, status=STATUS.get(refusal.code, 409))


urlpatterns: list[URLPattern | URLResolver] = [path("v1/", api.urls)]
