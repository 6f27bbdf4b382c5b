from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    name = "simpul.participants"
    label = "participants"
    verbose_name = "peserta"
