from django.apps import AppConfig


class ArrangementsConfig(AppConfig):
    name = "simpul.arrangements"
    label = "arrangements"
    verbose_name = "persiapan bimtek"
