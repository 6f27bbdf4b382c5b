from django.apps import AppConfig


class ExamsConfig(AppConfig):
    name = "simpul.exams"
    label = "exams"
    verbose_name = "ujian"
