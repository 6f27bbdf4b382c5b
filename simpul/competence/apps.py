from django.apps import AppConfig


class CompetenceConfig(AppConfig):
    name = "simpul.competence"
    label = "competence"
    verbose_name = "kecakapan"
