"""Addresses of the pages about residents and families."""

from django.urls import URLPattern, path

from simpul.web.village import belonging, families, people, person, registering

app_name = "people"

urlpatterns: list[URLPattern] = [
    path("tanpa-tanggal-lahir/", people.without_birth_date, name="without-birth-date"),
    path("pos/<uuid:post_id>/", people.of_a_post, name="list"),
    path("pos/<uuid:post_id>/baru/", registering.new, name="new"),
    path("pos/<uuid:post_id>/keluarga/", families.of_a_post, name="households"),
    path("pos/<uuid:post_id>/keluarga/baru/", registering.household_new, name="household-new"),
    path("desa/<str:code>/", people.of_a_village, name="of-village"),
    path("desa/<str:code>/baru/", registering.new_in_village, name="new-in-village"),
    path("keluarga/<uuid:id>/", families.family, name="household"),
    path("keluarga/<uuid:id>/betulkan/", families.correct, name="household-correct"),
    path("keluarga/<uuid:id>/kesejahteraan/", families.welfare, name="household-welfare"),
    path("<uuid:id>/", person.person_page, name="person"),
    path("<uuid:id>/betulkan/", person.correct, name="correct"),
    path("<uuid:id>/nik/", person.nik, name="nik"),
    path("<uuid:id>/meninggal/", person.death, name="death"),
    path("<uuid:id>/posyandu/", belonging.enrol, name="enrol"),
    path("<uuid:id>/keluarga/", belonging.family, name="family"),
]
