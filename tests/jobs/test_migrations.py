"""The tests build their tables from the models; here the migrations, which everybody else runs, make the very same."""

import os
import re
import sqlite3
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from psycopg import sql

from conftest import ON_POSTGRES

ROOT = Path(__file__).resolve().parents[2]
# Not ours: where migrations note themselves, and a table whose ids Django's own migrations make wider than its models.
OF_DJANGO = {"django_migrations", "auth_group_permissions"}
# Whatever PostgreSQL knows of a schema: columns, constraints, indexes, sequences; each row with its table first.
CATALOGUE = (
    """SELECT table_name, column_name, data_type, character_maximum_length, numeric_precision, numeric_scale,
       is_nullable, column_default, identity_generation, collation_name
       FROM information_schema.columns WHERE table_schema = 'public'""",
    """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), condeferrable, condeferred, convalidated
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
    "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'",
)
Shape = dict[str, set[Any]]


def parts(definition: str) -> Iterator[str]:
    """The columns and constraints of a `CREATE TABLE`, in whatever order it tells them."""
    depth, begun, quoted = 0, 0, False
    inside = definition[definition.index("(") + 1 : definition.rindex(")")]
    for at, sign in enumerate(inside):
        quoted ^= sign == "'"
        depth += 0 if quoted else {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and depth == 0 and not quoted:
            yield inside[begun:at].strip()
            begun = at + 1
    yield inside[begun:].strip()


def of_sqlite(rows: list[tuple[str, str, str]]) -> Shape:
    """The tables with their parts, and their indexes as they were written."""
    shape: Shape = defaultdict(set)
    for kind, table, text in rows:
        shape[table] |= set(parts(text)) if kind == "table" else {re.sub(r"\s+", " ", text)}
    return shape


def of_postgres(results: list[list[tuple]]) -> Shape:
    shape: Shape = defaultdict(set)
    for number, rows in enumerate(results):
        for table, *told in rows:
            shape[table].add((number, *told))
    return shape


def without_django(shape: Shape) -> Shape:
    return {table: told for table, told in shape.items() if table not in OF_DJANGO}


def shape_of(cursor: Any) -> Shape:
    """What a database consists of, as its own catalogue tells it."""
    if not ON_POSTGRES:
        cursor.execute("SELECT type, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        rows = [row for row in cursor.fetchall() if not row[1].startswith("sqlite_")]
        return without_django(of_sqlite(rows))
    results = []
    for query in CATALOGUE:
        cursor.execute(query)
        results.append(cursor.fetchall())
    return without_django(of_postgres(results))


def migrate(url: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity=0"],
        env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings"},
        cwd=ROOT,
        check=True,
    )


@contextmanager
def migrated_sqlite(folder: Path) -> Iterator[Any]:
    path = folder / "migrated.sqlite3"
    migrate(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as opened:
        yield opened.cursor()


@contextmanager
def migrated_postgres() -> Iterator[Any]:
    """A database beside that of the tests, gone at the end."""
    of_tests = connection.settings_dict
    name = f"{of_tests['NAME']}_migrated"
    where = {key: of_tests[key.upper()] for key in ("host", "port", "user", "password") if of_tests[key.upper()]}
    told = sql.Identifier(name)
    with psycopg.connect(**where, dbname="postgres", autocommit=True) as outside:
        outside.execute(sql.SQL("CREATE DATABASE {}").format(told))
        try:
            word = f":{where['password']}" if "password" in where else ""
            migrate(f"postgresql://{where['user']}{word}@{where['host']}:{where['port']}/{name}")
            with psycopg.connect(**where, dbname=name) as opened:
                yield opened.cursor()
        finally:
            outside.execute(sql.SQL("DROP DATABASE {}").format(told))


def test_migrations_make_the_tables_that_the_tests_run_on(db: None, tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        from_models = shape_of(cursor)
    with migrated_postgres() if ON_POSTGRES else migrated_sqlite(tmp_path) as cursor:
        from_migrations = shape_of(cursor)
    assert len(from_models) > 100
    assert from_migrations == from_models


def test_a_table_is_taken_apart_at_its_own_commas_only() -> None:
    found = list(parts("CREATE TABLE a (b int, CHECK (b IN (1, 2)), c text DEFAULT 'x, (y')"))
    assert found == ["b int", "CHECK (b IN (1, 2))", "c text DEFAULT 'x, (y'"]
