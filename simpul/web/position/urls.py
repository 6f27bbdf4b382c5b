"""The address of one's own page."""

from django.urls import URLPattern, path

from simpul.web.position import mine

urlpatterns: list[URLPattern] = [path("", mine.position, name="position")]
