"""Addresses of the open registry."""

from django.urls import URLPattern, path

from simpul.web.public import registry

app_name = "open"

urlpatterns: list[URLPattern] = [
    path("", registry.search, name="search"),
    path("<str:code>/", registry.area, name="area"),
]
