from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "simpul.training"
    label = "training"
    verbose_name = "bimtek"
