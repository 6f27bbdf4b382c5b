from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "simpul.coaching"
    label = "coaching"
    verbose_name = "pembinaan"
