"""Addresses of the pages about the nightly check."""

from django.urls import URLPattern, path

from simpul.web.checks import area

app_name = "checks"

urlpatterns: list[URLPattern] = [
    path("wilayah/<str:code>/", area.overview, name="area"),
    path("wilayah/<str:code>/lagi/", area.again, name="again"),
]
