"""Addresses of the pages of imports."""

from django.urls import URLPattern, path

from simpul.web.imports import bringing, looking, placing, telling

app_name = "imports"

urlpatterns: list[URLPattern] = [
    path("<str:code>/", bringing.lists, name="lists"),
    path("<str:code>/<uuid:import_id>/", looking.show, name="list"),
    path("<str:code>/<uuid:import_id>/kolom/", looking.columns, name="columns"),
    path("<str:code>/<uuid:import_id>/berlaku/", telling.once, name="once"),
    path("<str:code>/<uuid:import_id>/perlu-dibetulkan.xlsx", looking.unfinished, name="unfinished"),
    path("<str:code>/<uuid:import_id>/tempat/", placing.place, name="place"),
    path("<str:code>/<uuid:import_id>/mulai/", bringing.start, name="start"),
    path("<str:code>/<uuid:import_id>/batal/", bringing.take_back, name="take-back"),
]
