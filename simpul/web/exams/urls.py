"""Addresses of the pages about tests, practice and evaluation."""

from django.urls import URLPattern, path

from simpul.web.exams import answering, bank, checklists, hands, overview, papers, report

app_name = "exams"

urlpatterns: list[URLPattern] = [
    path("wilayah/<str:code>/", bank.bank, name="bank"),
    path("wilayah/<str:code>/baru/", bank.new, name="question-new"),
    path("soal/<uuid:question_id>/", bank.change, name="question"),
    path("soal/<uuid:question_id>/pakai/", bank.use, name="question-use"),
    path("soal/<uuid:question_id>/tarik/", bank.retire, name="question-retire"),
    path("wilayah/<str:code>/praktik/", checklists.checklists, name="checklists"),
    path("wilayah/<str:code>/praktik/baru/", checklists.new, name="checklist-new"),
    path("praktik/<uuid:checklist_id>/", checklists.change, name="checklist"),
    path("praktik/<uuid:checklist_id>/hapus/", checklists.drop, name="checklist-drop"),
    path("saya/<uuid:paper_id>/", answering.own, name="mine"),
    path("<uuid:batch_id>/", overview.overview, name="batch"),
    path("<uuid:batch_id>/peserta/", overview.persons, name="persons"),
    path("<uuid:batch_id>/naskah/<str:kind>/", papers.choose, name="paper"),
    path("naskah/<uuid:paper_id>/buka/", papers.start, name="paper-open"),
    path("naskah/<uuid:paper_id>/tutup/", papers.stop, name="paper-close"),
    path("naskah/<uuid:paper_id>/tautan/", papers.renew, name="paper-renew"),
    path("naskah/<uuid:paper_id>/kertas/", papers.enter, name="paper-enter"),
    path("<uuid:batch_id>/praktik/", hands.practice, name="practice"),
    path("<uuid:batch_id>/praktik/langkah/", hands.step_new, name="step-new"),
    path("<uuid:batch_id>/praktik/ambil/", checklists.take, name="checklist-take"),
    path("<uuid:batch_id>/praktik/langkah/<uuid:item_id>/hapus/", hands.step_drop, name="step-drop"),
    path("<uuid:batch_id>/praktik/<uuid:participant_id>/", hands.assess, name="assess"),
    path("<uuid:batch_id>/penilaian/", overview.evaluation, name="evaluation"),
    path("<uuid:batch_id>/laporan.pdf", report.report, name="report-pdf"),
]
