"""`simpul serve`: the web server, alone or with the worker in the same process."""

import os

import click
from django.db import connection


def run_server(*, host: str, port: int, processes: int, with_worker: bool) -> None:
    """Serve until stopped. SQLite has one writer, so one process with one thread; PostgreSQL may have many."""
    from granian import Granian
    from granian.constants import Interfaces

    if connection.vendor == "sqlite" and processes > 1:
        raise click.UsageError("SQLite hanya dapat dilayani satu proses. Pakai --processes 1, atau PostgreSQL.")
    if with_worker:
        os.environ["SIMPUL_WORKER_INSIDE"] = "1"
    connection.close()
    Granian(
        "config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=1,
        log_access=False,
        log_enabled=True,
    ).serve()


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Alamat yang didengarkan.")
@click.option("--port", default=8000, show_default=True, help="Porta.")
@click.option("--processes", default=1, show_default=True, help="Banyak proses (PostgreSQL saja bila lebih dari 1).")
@click.option("--with-worker", is_flag=True, help="Jalankan pekerja rekap dalam proses yang sama (tempat kecil).")
def serve(host: str, port: int, processes: int, with_worker: bool) -> None:
    """Jalankan server web."""
    click.echo(f"Simpul melayani di http://{host}:{port}")
    run_server(host=host, port=port, processes=processes, with_worker=with_worker)
