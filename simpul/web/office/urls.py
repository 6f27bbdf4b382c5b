"""Addresses of the offices' pages: areas, reports, accounts."""

from django.urls import URLPattern, path

from simpul.web.office import (
    accounts,
    agencies,
    areas,
    completeness,
    deciding,
    inbox,
    indicators,
    posts,
    printing,
    rules,
    sending,
    submissions,
)

urlpatterns: list[URLPattern] = [
    path("wilayah/<str:code>/", areas.area, name="area"),
    path("wilayah/<str:code>/bidang/<str:field>/", indicators.field, name="field"),
    path("wilayah/<str:code>/angka/<str:indicator>/", indicators.indicator, name="indicator"),
    path("wilayah/<str:code>/kelengkapan/", completeness.overview, name="completeness"),
    path("wilayah/<str:code>/ringkasan.pdf", printing.summary, name="area-summary"),
    path("wilayah/<str:code>/laporan.pdf", printing.report_pdf, name="area-report-pdf"),
    path("wilayah/<str:code>/laporan.xlsx", printing.report_xlsx, name="area-report-xlsx"),
    path("periksa/<str:code>/", printing.check, name="check"),
    path("laporan/<str:code>/", inbox.reports, name="reports"),
    path("laporan/<str:code>/kirim/", sending.send, name="report-send"),
    path("laporan/<str:code>/tutup/", sending.close, name="report-close"),
    path("kiriman/<uuid:submission_id>/", submissions.show, name="submission"),
    path("kiriman/<uuid:submission_id>/terima/", deciding.accept, name="report-accept"),
    path("kiriman/<uuid:submission_id>/kembalikan/", deciding.give_back, name="report-return"),
    path("kiriman/<uuid:submission_id>/buka/", deciding.reopen, name="report-reopen"),
    path("angka/<uuid:post_id>/", posts.figures_of_post, name="post-figures"),
    path("angka/<uuid:post_id>/<str:indicator>/", posts.rows_of_figure, name="post-indicator"),
    path("laporan/<str:code>/aturan/", rules.rules, name="report-rules"),
    path("akun/<str:code>/opd/", agencies.agency_list, name="agencies"),
    path("akun/<str:code>/", accounts.account_list, name="accounts"),
    path("akun/<str:code>/baru/", accounts.account_new, name="account-new"),
    path("akun/<str:code>/<uuid:user_id>/", accounts.account, name="account"),
    path("akun/<str:code>/<uuid:user_id>/peran/", accounts.role_new, name="role-new"),
    path("akun/<str:code>/<uuid:user_id>/peran/<uuid:post_id>/", accounts.role_new, name="role-new-in-post"),
    path("akun/<str:code>/<uuid:user_id>/peran/<uuid:holding_id>/akhiri/", accounts.role_end, name="role-end"),
    path("akun/<str:code>/<uuid:user_id>/kata-sandi/", accounts.password_new, name="password-new"),
    path("akun/<str:code>/<uuid:user_id>/tutup/", accounts.account_close, name="account-close"),
]
