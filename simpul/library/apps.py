from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "simpul.library"
    label = "library"
    verbose_name = "pustaka"
