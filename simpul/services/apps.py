from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "simpul.services"
    label = "services"
    verbose_name = "pelayanan"
