from django.apps import AppConfig


class EligibilityConfig(AppConfig):
    name = "simpul.eligibility"
    label = "eligibility"
    verbose_name = "syarat jabatan"
