"""A PostgreSQL for one test run: one that is named, one that answers here, or a private one made for the run."""

import contextlib
import glob
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

DEBIAN = "postgresql://postgres@127.0.0.1:5432/postgres"
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=50"


def answers(url: str) -> bool:
    """Whether a server lets us in there and lets us make databases."""
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            row = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


def initdb_path() -> str | None:
    """The newest initdb of this machine; Debian keeps it out of the PATH."""
    debian = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[4]))
    return shutil.which("initdb") or (debian[-1] if debian else None)


def as_other_user() -> list[str]:
    """The words before a command that make it run as somebody else than root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return []
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            pwd.getpwnam(name)
            return ["runuser", "-u", name, "--"]
    raise RuntimeError("PostgreSQL does not run as root, and this machine has no other user for it")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def private_server(initdb: str) -> Iterator[str]:
    """A throw-away server on a free port of this machine; gone with its files at the end."""
    home = Path(tempfile.mkdtemp(prefix="simpul-pg-"))
    prefix, data, port = as_other_user(), home / "data", free_port()
    if prefix:
        shutil.chown(home, prefix[2])
    control = [*prefix, str(Path(initdb).with_name("pg_ctl")), "-D", str(data), "-w", "-s"]
    where = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={home}"
    try:
        subprocess.run(
            [*prefix, initdb, "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=home,
        )
        start = [*control, "-l", str(home / "log"), "-o", f"{where} {FAST}", "start"]
        subprocess.run(start, check=True, stdout=subprocess.DEVNULL, cwd=home)
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, stdout=subprocess.DEVNULL, cwd="/")
        time.sleep(0.1)
        shutil.rmtree(home, ignore_errors=True)


@contextlib.contextmanager
def server() -> Iterator[str | None]:
    """The address of a PostgreSQL for tests, None when this machine can have none.

    First what DATABASE_URL_TEST names (then nothing else will do), next a server of this machine that lets us in
    without a password, last a private one.
    """
    named = os.environ.get("DATABASE_URL_TEST", "")
    if named or answers(DEBIAN):
        yield named or DEBIAN
        return
    initdb = initdb_path()
    if initdb is None:
        yield None
        return
    with private_server(initdb) as url:
        yield url
