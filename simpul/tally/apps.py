from django.apps import AppConfig


class TallyConfig(AppConfig):
    name = "simpul.tally"
    label = "tally"
    verbose_name = "hitungan"
