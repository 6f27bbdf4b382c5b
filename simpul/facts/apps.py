from django.apps import AppConfig


class FactsConfig(AppConfig):
    name = "simpul.facts"
    label = "facts"
    verbose_name = "catatan"
