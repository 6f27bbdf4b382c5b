"""Addresses of the pages about data that were entered twice."""

from django.urls import URLPattern, path

from simpul.web.duplicates import listing, persons, pointing, posts

app_name = "duplicates"

urlpatterns: list[URLPattern] = [
    path("data/warga/<uuid:person_id>/", pointing.person, name="point-person"),
    path("data/posyandu/<uuid:post_id>/", pointing.post, name="point-post"),
    path("warga/<str:code>/", listing.persons, name="persons"),
    path("warga/<str:code>/<uuid:pair_id>/", persons.pair, name="pair"),
    path("warga/<str:code>/<uuid:pair_id>/putuskan/", persons.decide, name="decide"),
    path("warga/<str:code>/gabungan/<uuid:merge_id>/", persons.undo, name="undo"),
    path("posyandu/<str:code>/", listing.posts, name="posts"),
    path("posyandu/<str:code>/<uuid:pair_id>/", posts.pair, name="post-pair"),
    path("posyandu/<str:code>/<uuid:pair_id>/putuskan/", posts.decide, name="post-decide"),
    path("posyandu/<str:code>/gabungan/<uuid:merge_id>/", posts.undo, name="post-undo"),
]
