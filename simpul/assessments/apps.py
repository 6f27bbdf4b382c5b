from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "simpul.assessments"
    label = "assessments"
    verbose_name = "penilaian"
