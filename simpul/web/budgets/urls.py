"""Addresses of the pages about budgets, plans and what a village does for its posts."""

from django.urls import URLPattern, path

from simpul.web.budgets import area, lines, plans, spending, village, villages

app_name = "budgets"

urlpatterns: list[URLPattern] = [
    path("wilayah/<str:code>/", area.overview, name="area"),
    path("wilayah/<str:code>/baris/", lines.new, name="line-new"),
    path("baris/<uuid:line_id>/", lines.line_page, name="line"),
    path("baris/<uuid:line_id>/ubah/", lines.change, name="line-change"),
    path("baris/<uuid:line_id>/batal/", lines.void, name="line-void"),
    path("baris/<uuid:line_id>/belanja/", spending.spend, name="line-spend"),
    path("baris/<uuid:line_id>/insentif/", spending.incentives, name="line-incentives"),
    path("belanja/<uuid:spending_id>/bukti/", spending.evidence, name="spending-evidence"),
    path("belanja/<uuid:spending_id>/batal/", spending.void, name="spending-void"),
    path("wilayah/<str:code>/target/", plans.targets, name="targets"),
    path("wilayah/<str:code>/target/baru/", plans.target_new, name="target-new"),
    path("target/<uuid:target_id>/batal/", plans.target_void, name="target-void"),
    path("wilayah/<str:code>/tugas/", plans.tasks, name="tasks"),
    path("wilayah/<str:code>/tugas/baru/", plans.task_new, name="task-new"),
    path("tugas/<uuid:task_id>/", plans.task_page, name="task"),
    path("wilayah/<str:code>/bidan/", villages.bidan, name="bidan"),
    path("wilayah/<str:code>/dukungan/", villages.support, name="support"),
    path("desa/<str:code>/", village.overview, name="village"),
    path("desa/<str:code>/bidan/", village.note, name="village-bidan"),
    path("desa/<str:code>/bidan/minta/", village.ask, name="village-ask"),
    path("permintaan/<uuid:request_id>/", village.answer, name="request"),
    path("desa/<str:code>/pkk/", village.pkk_new, name="village-pkk"),
    path("pkk/<uuid:activity_id>/batal/", village.pkk_void, name="pkk-void"),
]
