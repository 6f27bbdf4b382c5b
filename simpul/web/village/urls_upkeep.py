"""Addresses of what is to be tidied: the list, members of other bodies, heads of areas, one in the place of another."""

from django.urls import URLPattern, path

from simpul.web.village import heads, memberships, replacing, upkeep

app_name = "upkeep"

urlpatterns: list[URLPattern] = [
    path("wilayah/<str:code>/", upkeep.upkeep_list, name="area"),
    path("wilayah/<str:code>/jenis/<str:kind>/", upkeep.upkeep_kind, name="kind"),
    path("wilayah/<str:code>/lembaga/", memberships.membership_list, name="memberships"),
    path("wilayah/<str:code>/lembaga/baru/", memberships.new, name="membership-new"),
    path("wilayah/<str:code>/lembaga/warga/", memberships.new_resident, name="membership-resident"),
    path("wilayah/<str:code>/lembaga/<uuid:membership_id>/", memberships.answer, name="membership-answer"),
    path("wilayah/<str:code>/lembaga/<uuid:membership_id>/akhiri/", memberships.end, name="membership-end"),
    path(
        "wilayah/<str:code>/lembaga/<uuid:membership_id>/salah-catat/", memberships.mistake, name="membership-mistake"
    ),
    path("wilayah/<str:code>/kepala/", heads.record, name="head"),
    path("wilayah/<str:code>/kepala/<uuid:head_id>/salah-catat/", heads.mistake, name="head-mistake"),
    path("wilayah/<str:code>/tim/<uuid:appointment_id>/ganti/", replacing.team_member, name="team-replace"),
    path("pos/<uuid:post_id>/<uuid:appointment_id>/ganti/", replacing.officer, name="officer-replace"),
]
