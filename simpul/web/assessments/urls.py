"""Addresses of the pages about assessments."""

from django.urls import URLPattern, path

from simpul.web.assessments import area, contests, instruments, judging, sheets

app_name = "assessments"

urlpatterns: list[URLPattern] = [
    path("wilayah/<str:code>/", area.overview, name="area"),
    path("wilayah/<str:code>/baru/", contests.new, name="contest-new"),
    path("wilayah/<str:code>/penghargaan/", area.awards, name="awards"),
    path("wilayah/<str:code>/penghargaan/baru/", area.award_new, name="award-new"),
    path("penghargaan/<uuid:award_id>/batal/", area.award_void, name="award-void"),
    path("wilayah/<str:code>/masa-bakti/", area.service, name="service"),
    path("masa-bakti/<uuid:person_id>/", area.recognise, name="recognise"),
    path("wilayah/<str:code>/instrumen/", instruments.listed, name="instruments"),
    path("wilayah/<str:code>/instrumen/baru/", instruments.new, name="instrument-new"),
    path("instrumen/<uuid:instrument_id>/", instruments.instrument, name="instrument"),
    path("instrumen/<uuid:instrument_id>/kriteria/", instruments.criterion_new, name="criterion-new"),
    path("instrumen/<uuid:instrument_id>/bobot/", instruments.share, name="share"),
    path("instrumen/<uuid:instrument_id>/pakai/", instruments.use, name="instrument-use"),
    path("kriteria/<uuid:criterion_id>/hapus/", instruments.criterion_drop, name="criterion-drop"),
    path("lomba/<uuid:contest_id>/", contests.contest, name="contest"),
    path("lomba/<uuid:contest_id>/peserta/", contests.enter, name="enter"),
    path("lomba/<uuid:contest_id>/juri/", contests.judge_new, name="judge-new"),
    path("lomba/<uuid:contest_id>/umumkan/", contests.publish, name="publish"),
    path("lomba/<uuid:contest_id>/batal/", contests.cancel, name="contest-cancel"),
    path("lomba/<uuid:contest_id>/berita-acara/", sheets.as_paper, name="contest-paper"),
    path("lomba/<uuid:contest_id>/nilai/", sheets.as_workbook, name="contest-workbook"),
    path("peserta/<uuid:entrant_id>/mundur/", contests.withdraw, name="withdraw"),
    path("peserta/<uuid:entrant_id>/bukti/", contests.evidence, name="evidence"),
    path("juri/<uuid:judge_id>/", judging.sheet, name="judge"),
    path("juri/<uuid:judge_id>/peserta/<uuid:entrant_id>/", judging.score, name="score"),
]
