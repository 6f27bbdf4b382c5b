from django.apps import AppConfig


class ChecksConfig(AppConfig):
    name = "simpul.checks"
    label = "checks"
    verbose_name = "pemeriksaan registri"
