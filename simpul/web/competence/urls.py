"""Addresses of the pages about competence."""

from django.urls import URLPattern, path

from simpul.web.competence import area, batches, certificates, follow_ups, persons

app_name = "competence"

urlpatterns: list[URLPattern] = [
    path("wilayah/<str:code>/", area.needs, name="area"),
    path("wilayah/<str:code>/rencana/", follow_ups.listed, name="follow-ups"),
    path("pos/<uuid:post_id>/", persons.of_one_post, name="post"),
    path("orang/<uuid:person_id>/", persons.person, name="person"),
    path("orang/<uuid:person_id>/keterampilan/", persons.assess, name="assess"),
    path("catatan/<uuid:ability_id>/<uuid:person_id>/batal/", persons.void, name="void"),
    path("bimtek/<uuid:batch_id>/", batches.batch, name="batch"),
    path("bimtek/<uuid:batch_id>/sertifikat/", batches.order, name="order"),
    path("bimtek/<uuid:batch_id>/catat/", batches.note, name="note"),
    path("bimtek/<uuid:batch_id>/rencana/", follow_ups.new, name="follow-up-new"),
    path("pesanan/<uuid:issue_id>/sertifikat.<str:ending>", batches.files, name="files"),
    path("sertifikat/<uuid:certificate_id>/", certificates.certificate, name="certificate"),
    path("sertifikat/<uuid:certificate_id>/sertifikat.pdf", certificates.as_paper, name="certificate-pdf"),
    path("sertifikat/<uuid:certificate_id>/cabut/", certificates.revoke, name="revoke"),
    path("sertifikat/<uuid:certificate_id>/ganti/", certificates.reissue, name="reissue"),
    path("rencana/<uuid:follow_up_id>/selesai/", follow_ups.finish, name="follow-up-done"),
    path("rencana/<uuid:follow_up_id>/batal/", follow_ups.drop, name="follow-up-drop"),
]
