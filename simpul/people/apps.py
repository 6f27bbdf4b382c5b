from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "simpul.people"
    label = "people"
    verbose_name = "warga"
