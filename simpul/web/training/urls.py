"""Addresses of the pages about training."""

from django.urls import URLPattern, path

from simpul.web.training import area, batches, entries, printing, programmes, speakers

app_name = "training"

urlpatterns: list[URLPattern] = [
    path("", area.mine, name="mine"),
    path("wilayah/<str:code>/", area.overview, name="area"),
    path("wilayah/<str:code>/baru/", programmes.new, name="programme-new"),
    path("wilayah/<str:code>/kalender/", speakers.calendar, name="calendar"),
    path("wilayah/<str:code>/narasumber/", speakers.register, name="speakers"),
    path("wilayah/<str:code>/permintaan/", speakers.requests, name="requests"),
    path("wilayah/<str:code>/permintaan/baru/", speakers.new, name="request-new"),
    path("permintaan/<uuid:request_id>/", speakers.answer, name="request"),
    path("permintaan/<uuid:request_id>/setuju/", speakers.agree, name="request-agree"),
    path("program/<uuid:programme_id>/", programmes.programme, name="programme"),
    path("program/<uuid:programme_id>/ubah/", programmes.change, name="programme-change"),
    path("program/<uuid:programme_id>/keadaan/", programmes.close, name="programme-close"),
    path("program/<uuid:programme_id>/angkatan/", programmes.batch_new, name="batch-new"),
    path("program/<uuid:programme_id>/materi/", programmes.module_new, name="module-new"),
    path("program/<uuid:programme_id>/panitia/", programmes.member_new, name="member-new"),
    path("program/<uuid:programme_id>/angka/", programmes.figure_new, name="figure-new"),
    path("angkatan/<uuid:batch_id>/", batches.batch, name="batch"),
    path("angkatan/<uuid:batch_id>/ubah/", batches.change, name="batch-change"),
    path("angkatan/<uuid:batch_id>/keadaan/", batches.move, name="batch-move"),
    path("angkatan/<uuid:batch_id>/jadwal.pdf", printing.timetable, name="timetable-pdf"),
    path("angkatan/<uuid:batch_id>/acara/", entries.session_new, name="session-new"),
    path("angkatan/<uuid:batch_id>/narasumber/", entries.speaker_new, name="speaker-new"),
    path("angkatan/<uuid:batch_id>/bahan/", entries.material_new, name="material-new"),
    path("angkatan/<uuid:batch_id>/foto/", entries.photo_new, name="photo-new"),
    path("angkatan/<uuid:batch_id>/tanggungan/", entries.cost_new, name="cost-new"),
    path("angkatan/<uuid:batch_id>/hapus/<str:kind>/<uuid:id>/", entries.remove, name="remove"),
    path("acara/<uuid:session_id>/", entries.session_change, name="session-change"),
    path("bahan/<uuid:material_id>/", entries.material, name="material"),
    path("foto/<uuid:photo_id>/", entries.photo, name="photo"),
]
