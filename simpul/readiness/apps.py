from django.apps import AppConfig


class ReadinessConfig(AppConfig):
    name = "simpul.readiness"
    label = "readiness"
    verbose_name = "kesiapan"
