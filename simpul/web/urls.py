"""Addresses of the pages. Every view declares its right (simpul/web/rights.py)."""

from django.urls import URLPattern, URLResolver, include, path

from simpul.web import home, papers, search, session
from simpul.web.public import about, awards

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("masuk/", session.enter, name="login"),
    path("keluar/", session.leave, name="logout"),
    path("akun-saya/", session.my_account, name="my-account"),
    path("tentang/", about.about, name="about"),
    path("cari/", search.search, name="search"),
    path("cari/saran/", search.suggest, name="suggest"),
    path("berkas/<uuid:id>/", papers.paper, name="paper"),
    path("", include("simpul.web.office.urls")),
    path("pos/", include("simpul.web.post.urls")),
    path("warga/", include("simpul.web.village.urls_people")),
    path("impor/", include("simpul.web.imports.urls")),
    path("ganda/", include("simpul.web.duplicates.urls")),
    path("telepon/", include("simpul.web.phones.urls")),
    path("registrasi/", include("simpul.web.dossiers.urls")),
    path("pemeriksaan/", include("simpul.web.checks.urls")),
    path("registri/", include("simpul.web.public.urls")),
    path("kegiatan/", include("simpul.web.activities.urls")),
    path("bimtek/", include("simpul.web.training.urls")),
    path("kecakapan/", include("simpul.web.competence.urls")),
    path("sertifikat/", include("simpul.web.competence.urls_public")),
    path("pustaka/", include("simpul.web.library.urls")),
    path("posisi-saya/", include("simpul.web.position.urls")),
    path("rapat/", include("simpul.web.meetings.urls")),
    path("pembinaan/", include("simpul.web.coaching.urls")),
    path("anggaran/", include("simpul.web.budgets.urls")),
    path("penilaian/", include("simpul.web.assessments.urls")),
    path("penghargaan/", awards.awards, name="awards"),
    path("insentif/", include("simpul.web.budgets.urls_incentives")),
    path("kesiapan/", include("simpul.web.readiness.urls")),
    path("posyandu/", include("simpul.web.village.urls_registry")),
    path("peserta/", include("simpul.web.participants.urls")),
    path("undangan/", include("simpul.web.participants.urls_public")),
    path("ujian/", include("simpul.web.exams.urls")),
    path("tes/", include("simpul.web.exams.urls_public")),
    path("rapikan/", include("simpul.web.village.urls_upkeep")),
]
