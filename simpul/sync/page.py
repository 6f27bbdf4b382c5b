"""The phone's own pages: the shell that works without a network, its service worker and its manifest.

They hold nothing about anybody, so whoever asks gets them. The files are made by the build (client/vite.hp.config.ts).
"""

from pathlib import Path

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

BUILD = Path(__file__).parent / "static" / "hp"
NOT_BUILT = "Layar HP belum dibuat. Jalankan make setup di server ini, lalu muat ulang halaman."

# Stricter than the web: nothing but our own files, and pictures that the phone itself has made.
POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:", "blob:"],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "worker-src": [SELF],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [NONE],
}

MANIFEST = {
    "id": "/hp/",
    "name": "Simpul",
    "short_name": "Simpul",
    "description": "Catatan Posyandu 6 SPM, juga tanpa sinyal",
    "lang": "id",
    "dir": "ltr",
    "start_url": "/hp/",
    "scope": "/hp/",
    "display": "standalone",
    "theme_color": "#5b21b6",
    "background_color": "#fafaf9",
    "icons": [
        {"src": "/static/hp/simpul-192.png", "sizes": "192x192", "type": "image/png"},
        {"src": "/static/hp/simpul-512.png", "sizes": "512x512", "type": "image/png"},
        {"src": "/static/hp/simpul-masked-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        {"src": "/static/hp/simpul.svg", "sizes": "any", "type": "image/svg+xml"},
    ],
}


@require_safe
@never_cache
@csp_replace(POLICY)
def shell(request: HttpRequest) -> HttpResponse:
    """The one page; its script does the rest."""
    return _built("index.html", "text/html; charset=utf-8")


@require_safe
@never_cache
@csp_replace(POLICY)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, at an address whose folder is its scope."""
    return _built("sw.js", "text/javascript; charset=utf-8")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What the browser needs to put Simpul on the home screen."""
    return JsonResponse(MANIFEST, content_type="application/manifest+json")


def _built(name: str, content_type: str) -> HttpResponse:
    try:
        return HttpResponse((BUILD / name).read_bytes(), content_type=content_type)
    except FileNotFoundError:
        return HttpResponse(NOT_BUILT, status=503, content_type="text/plain; charset=utf-8")


urlpatterns: list[URLPattern] = [
    path("", shell, name="phone"),
    path("sw.js", worker, name="phone-worker"),
    path("manifest.webmanifest", manifest, name="phone-manifest"),
]
