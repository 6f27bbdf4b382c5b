from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "simpul.offices"
    label = "offices"
    verbose_name = "jabatan"
