from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "simpul.papers"
    label = "papers"
    verbose_name = "berkas"
