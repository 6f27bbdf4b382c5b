"""Addresses at which anybody verifies a certificate."""

from django.urls import URLPattern, path

from simpul.web.competence import checking

app_name = "certificates"

urlpatterns: list[URLPattern] = [
    path("", checking.check, name="check"),
    path("kunci.json", checking.keys, name="keys"),
    path("<str:told>/", checking.told, name="told"),
]
