"""Addresses of the pages about dossiers, batches, and posts that are registered."""

from django.urls import URLPattern, path

from simpul.web.dossiers import area, batches, files, plaque, post

app_name = "dossiers"

urlpatterns: list[URLPattern] = [
    path("wilayah/<str:code>/", area.overview, name="area"),
    path("wilayah/<str:code>/kiriman/", batches.batch_list, name="batches"),
    path("wilayah/<str:code>/kiriman/baru/", batches.new, name="batch-new"),
    path("kiriman/<uuid:batch_id>/", batches.batch_page, name="batch"),
    path("kiriman/<uuid:batch_id>/ajukan/", batches.submit, name="batch-submit"),
    path("kiriman/<uuid:batch_id>/penanda-tangan/", batches.signer, name="batch-signer"),
    path("kiriman/<uuid:batch_id>/nomor/", batches.numbers, name="batch-numbers"),
    path("kiriman/<uuid:batch_id>/surat.pdf", files.letter, name="batch-letter"),
    path("kiriman/<uuid:batch_id>/matriks.xlsx", files.matrix, name="batch-matrix"),
    path("kiriman/<uuid:batch_id>/berkas.zip", files.parcel, name="batch-parcel"),
    path("<uuid:post_id>/", post.dossier_page, name="post"),
    path("<uuid:post_id>/berkas/<str:item>/", post.bring, name="bring"),
    path("<uuid:post_id>/lampiran/<str:item>/", post.supply, name="supply"),
    path("<uuid:post_id>/serahkan/", post.hand_on, name="hand-on"),
    path("<uuid:post_id>/periksa/", post.judge, name="judge"),
    path("<uuid:post_id>/plakat.pdf", plaque.plaque, name="plaque"),
    path("nomor/<str:number>/", plaque.registered, name="registered"),
]
