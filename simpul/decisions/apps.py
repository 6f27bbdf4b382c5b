from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "simpul.decisions"
    label = "decisions"
    verbose_name = "rapat"
