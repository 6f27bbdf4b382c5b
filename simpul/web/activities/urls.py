"""Addresses of the pages about what an area does."""

from django.urls import URLPattern, path

from simpul.web.activities import hub

urlpatterns: list[URLPattern] = [path("<str:code>/", hub.hub, name="activities")]
