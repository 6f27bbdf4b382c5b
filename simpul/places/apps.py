from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "simpul.places"
    label = "places"
    verbose_name = "wilayah"
