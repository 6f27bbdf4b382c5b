from django.apps import AppConfig


class BudgetsConfig(AppConfig):
    name = "simpul.budgets"
    label = "budgets"
    verbose_name = "anggaran"
