from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "simpul.imports"
    label = "imports"
    verbose_name = "impor lembar kerja"
