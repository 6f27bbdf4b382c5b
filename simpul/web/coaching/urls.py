"""Addresses of the pages about coaching."""

from django.urls import URLPattern, path

from simpul.web.coaching import area, holding, reports, sheets, visits

app_name = "coaching"

urlpatterns: list[URLPattern] = [
    path("wilayah/<str:code>/", area.overview, name="area"),
    path("wilayah/<str:code>/rencana/", area.plan, name="plan"),
    path("wilayah/<str:code>/belum-dikunjungi/", area.never, name="never"),
    path("wilayah/<str:code>/perbedaan/", area.differences, name="deviations"),
    path("wilayah/<str:code>/tindak-lanjut/", area.actions, name="actions"),
    path("wilayah/<str:code>/daftar-periksa/", area.checklist, name="checklist"),
    path("wilayah/<str:code>/daftar-periksa/baru/", visits.publish, name="checklist-new"),
    path("wilayah/<str:code>/baru/", visits.new, name="visit-new"),
    path("posyandu/<uuid:post_id>/", area.of_one_post, name="post"),
    path("kunjungan/<uuid:visit_id>/", visits.visit_page, name="visit"),
    path("kunjungan/<uuid:visit_id>/pindah/", visits.move, name="visit-move"),
    path("kunjungan/<uuid:visit_id>/batal/", visits.call_off, name="visit-off"),
    path("kunjungan/<uuid:visit_id>/isi/", holding.fill, name="visit-fill"),
    path("kunjungan/<uuid:visit_id>/temuan/", holding.finding, name="finding-new"),
    path("kunjungan/<uuid:visit_id>/kesepakatan/", holding.action, name="action-new"),
    path("kunjungan/<uuid:visit_id>/foto/", holding.photo, name="photo-new"),
    path("kunjungan/<uuid:visit_id>/foto/kirim/", holding.photo_send, name="photo-send"),
    path("kunjungan/<uuid:visit_id>/foto/<uuid:paper_id>/", holding.photo_of, name="photo"),
    path("kunjungan/<uuid:visit_id>/sahkan/", holding.sign, name="visit-sign"),
    path("kunjungan/<uuid:visit_id>/dibaca/", holding.read, name="visit-read"),
    path("kunjungan/<uuid:visit_id>/kesepakatan/<uuid:action_id>/", holding.move_action, name="action"),
    path("kunjungan/<uuid:visit_id>/temuan/<uuid:finding_id>/", holding.close, name="finding-close"),
    path("laporan/<str:code>/", reports.received, name="reports"),
    path("laporan/<str:code>/kirim/", reports.send, name="report-send"),
    path("laporan/<str:code>/laporan.pdf", sheets.as_paper, name="report-pdf"),
    path("laporan/<str:code>/laporan.xlsx", sheets.as_workbook, name="report-xlsx"),
    path("kiriman/<uuid:submission_id>/", reports.show, name="submission"),
]
