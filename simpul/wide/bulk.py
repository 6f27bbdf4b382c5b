"""Writing and reading many rows at once: no model instances, and on PostgreSQL binary, as rows of cells are."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection, models, transaction

AT_A_TIME = 2_000
MANY = 1_000  # from so many rows on, PostgreSQL takes them by COPY


def upsert(model: type[models.Model], rows: Iterable[NamedTuple], unique: Sequence[str], update: Sequence[str]) -> None:
    """Insert rows; where one with the same `unique` fields stands already, set only the fields `update` of it.

    `rows`: all of one type, which names the model's fields. Their order is kept: two writers of the same rows must
    not wait for each other crosswise.
    """
    waiting = iter(rows)
    some = list(islice(waiting, MANY))
    if not some:
        return
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    fields = [by_name[name] for name in some[0]._fields]
    statement = _statement(model, fields, unique, update)
    if connection.vendor == "postgresql" and len(some) == MANY:
        _copy(fields, statement, some, waiting)
        return
    while some:
        _insert(fields, statement, some)
        some = list(islice(waiting, AT_A_TIME))


def _statement(
    model: type[models.Model], fields: Sequence[models.Field], unique: Sequence[str], update: Sequence[str]
) -> str:
    """INSERT of these fields; what is inserted goes in at `{rows}`."""
    quote = connection.ops.quote_name
    listed = ", ".join(quote(field.column) for field in fields)
    changes = ", ".join(f"{quote(name)} = EXCLUDED.{quote(name)}" for name in update)
    keys = ", ".join(quote(name) for name in unique)
    return f"INSERT INTO {quote(model._meta.db_table)} ({listed}) {{rows}} ON CONFLICT ({keys}) DO UPDATE SET {changes}"


def _insert(fields: Sequence[models.Field], statement: str, rows: Sequence[NamedTuple]) -> None:
    values = [
        field.get_db_prep_save(value, connection) for row in rows for field, value in zip(fields, row, strict=True)
    ]
    one = f"({', '.join(['%s'] * len(fields))})"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            width = len(fields)
            cursor.executemany(
                statement.format(rows=f"VALUES {one}"),
                [values[start : start + width] for start in range(0, len(values), width)],
            )
        else:
            cursor.execute(statement.format(rows=f"VALUES {', '.join([one] * len(rows))}"), values)


def _copy(
    fields: Sequence[models.Field], statement: str, first: Sequence[NamedTuple], others: Iterator[NamedTuple]
) -> None:
    """By COPY into a table of this transaction, which is read from its beginning to its end by one statement."""
    types = [str(field.db_type(connection)).partition("(")[0] for field in fields]
    columns = ", ".join(
        f"{connection.ops.quote_name(field.column)} {type}" for field, type in zip(fields, types, strict=True)
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE arriving ({columns}) ON COMMIT DROP")
        with cursor.copy("COPY arriving FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(types)
            for rows in (first, others):
                for row in rows:
                    copy.write_row(row)
        cursor.execute(statement.format(rows="SELECT * FROM arriving"))
        cursor.execute("DROP TABLE arriving")


def stream(values: models.QuerySet[Any, tuple]) -> Iterator[list[tuple]]:
    """The rows of a `values_list` of numbers, texts and bytes, some at a time, in the order that costs least.

    On PostgreSQL from a cursor of their own, binary: bytes in words are twice as long and are read one by one.
    """
    statement, values_in_it = values.order_by().query.sql_with_params()
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        with connection.connection.cursor(name="streaming", binary=True) as cursor:
            cursor.execute(statement, values_in_it)
            while rows := cursor.fetchmany(AT_A_TIME):
                yield rows
    else:
        with connection.cursor() as cursor:
            cursor.execute(statement, values_in_it)
            while rows := cursor.fetchmany(AT_A_TIME):
                yield rows
