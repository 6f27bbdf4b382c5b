from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "simpul.attendance"
    label = "attendance"
    verbose_name = "kehadiran"
