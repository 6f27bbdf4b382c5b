from django.apps import AppConfig


class PhonesConfig(AppConfig):
    name = "simpul.phones"
    label = "phones"
    verbose_name = "telepon"
