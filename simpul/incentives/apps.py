from django.apps import AppConfig


class IncentivesConfig(AppConfig):
    name = "simpul.incentives"
    label = "incentives"
    verbose_name = "insentif"
