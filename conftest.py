"""What holds for every test: where it runs, and what is left out there."""

import pytest
from django.conf import settings

pytest_plugins = ["tests.cast", "tests.real_data"]

ON_POSTGRES = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests marked `postgres` belong to the PostgreSQL run; elsewhere they are deselected and counted as such."""
    if ON_POSTGRES:
        return
    elsewhere = [item for item in items if item.get_closest_marker("postgres")]
    if elsewhere:
        items[:] = [item for item in items if item not in elsewhere]
        config.hook.pytest_deselected(items=elsewhere)


def pytest_report_header() -> str:
    return f"database: {'PostgreSQL' if ON_POSTGRES else 'SQLite'}"
