from django.apps import AppConfig


class LifecycleConfig(AppConfig):
    name = "simpul.lifecycle"
    label = "lifecycle"
    verbose_name = "riwayat posyandu"
