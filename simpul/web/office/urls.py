"""Addresses of the offices' pages: areas, reports, accounts."""

from django.urls import URLPattern, path

from simpul.web.office import accounts, areas

urlpatterns: list[URLPattern] = [
    path("wilayah/<str:code>/", areas.area, name="area"),
    path("akun/<str:code>/", accounts.account_list, name="accounts"),
    path("akun/<str:code>/baru/", accounts.account_new, name="account-new"),
    path("akun/<str:code>/<uuid:user_id>/", accounts.account, name="account"),
    path("akun/<str:code>/<uuid:user_id>/peran/", accounts.role_new, name="role-new"),
    path("akun/<str:code>/<uuid:user_id>/peran/<uuid:post_id>/", accounts.role_new, name="role-new-in-post"),
    path("akun/<str:code>/<uuid:user_id>/peran/<uuid:holding_id>/akhiri/", accounts.role_end, name="role-end"),
    path("akun/<str:code>/<uuid:user_id>/kata-sandi/", accounts.password_new, name="password-new"),
    path("akun/<str:code>/<uuid:user_id>/tutup/", accounts.account_close, name="account-close"),
]
