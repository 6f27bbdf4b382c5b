"""Addresses: people's pages, then machines' API."""

from django.urls import include, path

urlpatterns = [
    path("api/", include("simpul.api.urls")),
    path("", include("simpul.web.urls")),
]
