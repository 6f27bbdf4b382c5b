from django.apps import AppConfig


class OrdinancesConfig(AppConfig):
    name = "simpul.ordinances"
    label = "ordinances"
    verbose_name = "ketentuan wilayah"
