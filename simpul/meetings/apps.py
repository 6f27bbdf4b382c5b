from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "simpul.meetings"
    label = "meetings"
    verbose_name = "rapat"
