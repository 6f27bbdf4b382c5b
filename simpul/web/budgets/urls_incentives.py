"""Addresses of the pages about incentives."""

from django.urls import URLPattern, path

from simpul.web.budgets import incentives, payments, sheets

app_name = "incentives"

urlpatterns: list[URLPattern] = [
    path("wilayah/<str:code>/", incentives.overview, name="area"),
    path("wilayah/<str:code>/tarif/", incentives.rate_new, name="rate-new"),
    path("tarif/<uuid:rate_id>/batal/", incentives.rate_void, name="rate-void"),
    path("wilayah/<str:code>/daftar/", incentives.list_new, name="list-new"),
    path("daftar/<uuid:list_id>/", payments.list_page, name="list"),
    path("daftar/<uuid:list_id>/bayar/", payments.pay, name="list-pay"),
    path("daftar/<uuid:list_id>/batal/", payments.void, name="list-void"),
    path("daftar/<uuid:list_id>/daftar.pdf", sheets.as_paper, name="list-pdf"),
    path("daftar/<uuid:list_id>/daftar.xlsx", sheets.as_workbook, name="list-xlsx"),
    path("bayaran/<uuid:payment_id>/", payments.mark, name="payment"),
    path("bayaran/<uuid:payment_id>/persoalkan/", payments.question, name="payment-question"),
    path("pos/<uuid:post_id>/", payments.of_one_post, name="post"),
]
