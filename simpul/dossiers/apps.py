from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "simpul.dossiers"
    label = "dossiers"
    verbose_name = "berkas registrasi"
