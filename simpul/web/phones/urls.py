"""Addresses of the pages about phones."""

from django.urls import URLPattern, path

from simpul.web.phones import adding, deciding, held, listing, receipts, rescuing

app_name = "phones"

urlpatterns: list[URLPattern] = [
    path("posyandu/<uuid:post_id>/", listing.of_a_post, name="of-post"),
    path("posyandu/<uuid:post_id>/tambah/", adding.add_at_post, name="add-at-post"),
    path("wilayah/<str:code>/", listing.of_an_area, name="of-area"),
    path("wilayah/<str:code>/tambah/", adding.add_in_area, name="add-in-area"),
    path("hp/<uuid:phone_id>/", listing.one_phone, name="phone"),
    path("hp/<uuid:phone_id>/kode/", adding.again, name="code-again"),
    path("hp/<uuid:phone_id>/tutup/", listing.shut_out, name="shut-out"),
    path("hp/<uuid:phone_id>/buka/", listing.readmit, name="readmit"),
    path("hp/<uuid:phone_id>/putus/", listing.end_credential, name="end-credential"),
    path("ditahan/", held.near, name="held"),
    path("ditahan/posyandu/<uuid:post_id>/", held.of_a_post, name="held-at-post"),
    path("ditahan/wilayah/<str:code>/", held.of_an_area, name="held-in-area"),
    path("ditahan/<uuid:arrival_id>/", held.one, name="held-one"),
    path("ditahan/<uuid:arrival_id>/terima/", deciding.accept, name="accept"),
    path("ditahan/<uuid:arrival_id>/tolak/", deciding.decline, name="decline"),
    path("bukti/", receipts.look_up, name="receipts"),
    path("berkas-penyelamat/", rescuing.hand_in, name="rescue"),
]
