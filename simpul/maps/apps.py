from django.apps import AppConfig


class MapsConfig(AppConfig):
    name = "simpul.maps"
    label = "maps"
    verbose_name = "peta"
