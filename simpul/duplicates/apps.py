from django.apps import AppConfig


class DuplicatesConfig(AppConfig):
    name = "simpul.duplicates"
    label = "duplicates"
    verbose_name = "data ganda"
