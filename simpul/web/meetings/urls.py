"""Addresses of the pages about meetings."""

from django.urls import URLPattern, path

from simpul.web.meetings import actions, area, deciding, inviting, letter, minutes, planning, progress, reach
from simpul.web.meetings import meeting as one

app_name = "meetings"

urlpatterns: list[URLPattern] = [
    path("wilayah/<str:code>/", area.overview, name="area"),
    path("wilayah/<str:code>/baru/", planning.new, name="new"),
    path("wilayah/<str:code>/tindak-lanjut/", area.follow_up, name="actions"),
    path("wilayah/<str:code>/sosialisasi/", reach.coverage, name="coverage"),
    path("tindak-lanjut-saya/", actions.mine, name="mine"),
    path("<uuid:meeting_id>/", one.page_of, name="meeting"),
    path("<uuid:meeting_id>/ubah/", planning.change, name="change"),
    path("<uuid:meeting_id>/keadaan/", planning.move, name="move"),
    path("<uuid:meeting_id>/acara/", planning.agenda, name="agenda"),
    path("<uuid:meeting_id>/angka/", planning.stated, name="stated"),
    path("<uuid:meeting_id>/undang/", inviting.invite, name="invite"),
    path("<uuid:meeting_id>/undang/pdf/", letter.as_paper, name="letter-pdf"),
    path("<uuid:meeting_id>/hadir/", inviting.attendance, name="attendance"),
    path("undangan/<uuid:invitation_id>/", inviting.invitation, name="invitation"),
    path("undangan/<uuid:invitation_id>/laporan/", inviting.report, name="report"),
    path("<uuid:meeting_id>/kemajuan/", progress.compare, name="progress"),
    path("<uuid:meeting_id>/kemajuan/<str:code>/", progress.enter, name="progress-enter"),
    path(
        "<uuid:meeting_id>/kemajuan/<str:code>/<uuid:agency_id>/", progress.enter_of_agency, name="progress-of-agency"
    ),
    path("<uuid:meeting_id>/putusan/", deciding.decide, name="decide"),
    path("putusan/<uuid:decision_id>/<uuid:meeting_id>/", deciding.action_new, name="action-new"),
    path("tindak-lanjut/<uuid:action_id>/", actions.action, name="action"),
    path("tindak-lanjut/<uuid:action_id>/bimtek/", actions.training, name="action-training"),
    path("tindak-lanjut/<uuid:action_id>/bidan/", actions.bidan, name="action-bidan"),
    path("butir/<uuid:item_id>/", actions.item, name="item"),
    path("<uuid:meeting_id>/notulen/", minutes.write, name="minutes"),
    path("<uuid:meeting_id>/notulen/tanda-tangan/", minutes.sign, name="sign"),
    path("<uuid:meeting_id>/notulen/kembalikan/", minutes.give_back, name="give-back"),
    path("<uuid:meeting_id>/notulen/tambahan/", minutes.addendum, name="addendum"),
    path("<uuid:meeting_id>/notulen/pdf/", minutes.as_paper, name="minutes-pdf"),
    path("<uuid:meeting_id>/sosialisasi/<str:code>/", reach.record, name="reach"),
]
