from django.apps import AppConfig


class HeadsConfig(AppConfig):
    name = "simpul.heads"
    label = "heads"
    verbose_name = "kepala daerah"
