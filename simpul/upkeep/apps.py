from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "simpul.upkeep"
    label = "upkeep"
    verbose_name = "perlu dirapikan"
