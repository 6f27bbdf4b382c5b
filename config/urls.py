"""Addresses: machines' API, the phone, people's pages."""

from django.urls import include, path

urlpatterns = [
    path("api/", include("simpul.api.urls")),
    path("sync/", include("simpul.sync.urls")),
    path("hp/", include("simpul.sync.page")),
    path("", include("simpul.web.urls")),
]
