"""Addresses of a post's pages: open days, recording, records, registers, the month's report."""

from django.urls import URLPattern, path

from simpul.web.post import choosing, day, days, finishing, grid, home, mending, photos, record, recording, registers

app_name = "post"

urlpatterns: list[URLPattern] = [
    path("<uuid:post_id>/", home.home, name="home"),
    path("<uuid:post_id>/hari/", days.open_day_list, name="open-days"),
    path("<uuid:post_id>/hari/buat/", days.make, name="open-days-make"),
    path("<uuid:post_id>/hari/tambah/", days.add, name="open-day-add"),
    path("hari/<uuid:open_day_id>/", day.open_day_page, name="open-day"),
    path("hari/<uuid:open_day_id>/hadir/<uuid:person_id>/", day.tick, name="open-day-tick"),
    path("hari/<uuid:open_day_id>/pindah/", days.move, name="open-day-move"),
    path("hari/<uuid:open_day_id>/batal/", days.cancel, name="open-day-cancel"),
    path("hari/<uuid:open_day_id>/daftar/<str:service>/", grid.grid, name="grid"),
    path("<uuid:post_id>/catat/", choosing.choose_service, name="choose-service"),
    path("<uuid:post_id>/catat/<str:service>/", recording.record_form, name="record-form"),
    path("<uuid:post_id>/catat/<str:service>/orang/", choosing.choose_person, name="choose-person"),
    path("<uuid:post_id>/catat/<str:service>/keluarga/", choosing.choose_household, name="choose-household"),
    path("catatan/<uuid:id>/", record.record_page, name="record"),
    path("catatan/<uuid:id>/betulkan/", mending.correct, name="record-correct"),
    path("catatan/<uuid:id>/batal/", mending.void, name="record-void"),
    path("catatan/<uuid:id>/urung/", mending.undo, name="record-undo"),
    path("foto/<uuid:id>/", photos.picture, name="record-photo"),
    path("<uuid:post_id>/register/", registers.register_list, name="registers"),
    path("<uuid:post_id>/register/<str:service>/", registers.register_page, name="register"),
    path("<uuid:post_id>/register/<str:service>/cetak/", registers.register_pdf, name="register-pdf"),
    path("<uuid:post_id>/laporan/", finishing.finish, name="finish"),
]
