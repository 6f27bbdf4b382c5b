"""Addresses of the pages about training."""

from django.urls import URLPattern, path

from simpul.web.training import area

app_name = "training"

urlpatterns: list[URLPattern] = [
    path("", area.mine, name="mine"),
    path("wilayah/<str:code>/", area.overview, name="area"),
]
