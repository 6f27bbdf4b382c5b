"""Writing many rows at once: those that stand already are set anew."""

from collections.abc import Sequence
from itertools import islice

from django.db import connection, models

AT_A_TIME = 2_000
MANY = 1_000  # from so many rows on, PostgreSQL takes them by COPY


def upsert(model: type[models.Model], rows: Sequence[models.Model], unique: list[str], update: list[str]) -> None:
    """Insert rows; where one with the same `unique` fields stands already, set only the fields `update` of it.

    The order of the rows is kept: two writers of the same rows must not wait for each other crosswise.
    """
    if connection.vendor == "postgresql" and len(rows) >= MANY and connection.in_atomic_block:
        _copy(model, rows, unique, update)
        return
    waiting = iter(rows)
    while some := list(islice(waiting, AT_A_TIME)):
        manager: models.Manager = model._default_manager
        manager.bulk_create(some, update_conflicts=True, unique_fields=unique, update_fields=update)


def _copy(model: type[models.Model], rows: Sequence[models.Model], unique: list[str], update: list[str]) -> None:
    """By COPY into a table of this transaction, then in one statement: ten times as fast as values in SQL."""
    quote = connection.ops.quote_name
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    names = [quote(field.column) for field in fields]
    listed, table = ", ".join(names), quote(model._meta.db_table)
    order = ", ".join(quote(name) for name in ("group", "period", *(one for one in unique if one.endswith("_id"))))
    changes = ", ".join(f"{quote(name)} = EXCLUDED.{quote(name)}" for name in update)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE arriving ON COMMIT DROP AS SELECT {listed} FROM {table} WITH NO DATA")
        with cursor.copy(f"COPY arriving ({listed}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row([getattr(row, field.attname) for field in fields])
        cursor.execute(
            f"INSERT INTO {table} ({listed}) SELECT {listed} FROM arriving ORDER BY {order} "
            f"ON CONFLICT ({', '.join(quote(name) for name in unique)}) DO UPDATE SET {changes}"
        )
        cursor.execute("DROP TABLE arriving")
