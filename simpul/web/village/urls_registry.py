"""Addresses of the pages about posts, offices, decrees, teams, hamlets."""

from django.urls import URLPattern, path

from simpul.web.village import decrees, hamlets, officers, post_errands, posts, team

app_name = "registry"

urlpatterns: list[URLPattern] = [
    path("wilayah/<str:code>/", posts.post_list, name="posts"),
    path("wilayah/<str:code>/baru/", post_errands.found, name="found"),
    path("wilayah/<str:code>/sk/", decrees.decree_list, name="decrees"),
    path("wilayah/<str:code>/sk/baru/", decrees.new, name="decree-new"),
    path("wilayah/<str:code>/tim/", team.team_page, name="team"),
    path("wilayah/<str:code>/tim/bentuk/", team.form_new, name="team-form"),
    path("wilayah/<str:code>/tim/anggota/", team.add_member, name="team-member"),
    path("wilayah/<str:code>/tim/<uuid:appointment_id>/akhiri/", team.end_member, name="team-end"),
    path("wilayah/<str:code>/dusun/", hamlets.hamlet_list, name="hamlets"),
    path("wilayah/<str:code>/dusun/baru/", hamlets.new, name="hamlet-new"),
    path("wilayah/<str:code>/dusun/<uuid:id>/", hamlets.edit, name="hamlet-edit"),
    path("wilayah/<str:code>/dusun/<uuid:id>/akhiri/", hamlets.end, name="hamlet-end"),
    path("<uuid:post_id>/", posts.post_page, name="post"),
    path("<uuid:post_id>/ubah/", post_errands.edit, name="edit"),
    path("<uuid:post_id>/jadwal/", post_errands.open_rule, name="open-rule"),
    path("<uuid:post_id>/keadaan/", post_errands.state, name="state"),
    path("<uuid:post_id>/nomor/", post_errands.number, name="number"),
    path("<uuid:post_id>/pindah/", post_errands.move, name="move"),
    path("<uuid:post_id>/pengurus/", officers.officer_list, name="officers"),
    path("<uuid:post_id>/pengurus/tunjuk/", officers.appoint, name="appoint"),
    path("<uuid:post_id>/pengurus/<uuid:appointment_id>/akhiri/", officers.end, name="appointment-end"),
    path("<uuid:post_id>/pengurus/<uuid:appointment_id>/latih/", officers.training, name="training"),
]
