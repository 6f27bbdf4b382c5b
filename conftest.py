"""What holds for every test: where it runs, and what is left out there."""

import pytest
from django.conf import settings

pytest_plugins = ["tests.cast", "tests.real_data"]

ON_POSTGRES = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")


USES_DATABASE = {"db", "transactional_db", "live_server"}


def pytest_configure() -> None:
    settings.PASSWORD_HASHERS = ["tests.hashing.QuickArgon2"]


def uses_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db") or USES_DATABASE & set(getattr(item, "fixturenames", ())))


def belongs_here(item: pytest.Item) -> bool:
    """Tests marked `postgres` belong to the PostgreSQL run; those that ask no database run once, beside SQLite."""
    return uses_database(item) if ON_POSTGRES else item.get_closest_marker("postgres") is None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What belongs elsewhere is deselected, and counted as such."""
    elsewhere = [item for item in items if not belongs_here(item)]
    if elsewhere:
        items[:] = [item for item in items if belongs_here(item)]
        config.hook.pytest_deselected(items=elsewhere)


def pytest_report_header() -> str:
    return f"database: {'PostgreSQL' if ON_POSTGRES else 'SQLite'}"
