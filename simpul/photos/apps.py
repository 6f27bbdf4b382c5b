from django.apps import AppConfig


class PhotosConfig(AppConfig):
    name = "simpul.photos"
    label = "photos"
    verbose_name = "foto"
