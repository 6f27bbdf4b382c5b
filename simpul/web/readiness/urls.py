"""Addresses of the pages about strata and readiness."""

from django.urls import URLPattern, path

from simpul.web.readiness import area, post

app_name = "readiness"

urlpatterns: list[URLPattern] = [
    path("wilayah/<str:code>/", area.overview, name="area"),
    path("wilayah/<str:code>/posyandu/", area.posts, name="posts"),
    path("pos/<uuid:post_id>/", post.explained, name="post"),
    path("pos/<uuid:post_id>/jawab/<str:question>/", post.answer, name="answer"),
]
