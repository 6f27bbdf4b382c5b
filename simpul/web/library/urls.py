"""Addresses of the library."""

from django.urls import URLPattern, path

from simpul.web.library import keeping, listing

app_name = "library"

urlpatterns: list[URLPattern] = [
    path("", listing.library, name="list"),
    path("wilayah/<str:code>/", listing.of_an_area, name="area"),
    path("wilayah/<str:code>/baru/", keeping.new, name="new"),
    path("<str:key>/", listing.entry_page, name="entry"),
    path("<str:key>/berkas/", listing.file, name="file"),
    path("<uuid:entry_id>/betulkan/", keeping.correct, name="correct"),
    path("<uuid:entry_id>/hapus/", keeping.void, name="void"),
]
