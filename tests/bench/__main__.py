"""`python -m tests.bench [--quick] [PART ...]`: run the parts, each in its own database and process."""

import importlib
import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click

PARTS = ("recording", "pushing", "in_hand", "sums", "imports", "certificates", "training", "meetings", "pages")
TITLES = {
    "recording": "Mencatat (PostgreSQL, satu proses)",
    "pushing": "HP: kirim dan ambil (PostgreSQL, dua proses server)",
    "in_hand": "HP di tangan (Chromium, prosesor diperlambat 6 kali, 300 warga, setahun)",
    "sums": "Rekap (PostgreSQL)",
    "imports": "Impor warga (PostgreSQL, satu proses)",
    "certificates": "Sertifikat dan kebutuhan pelatihan (PostgreSQL)",
    "training": "Bimtek dengan 2.000 peserta (PostgreSQL)",
    "meetings": "Rapat dengan 500 undangan (PostgreSQL)",
    "pages": "Halaman (SQLite, 300 posyandu, 12 bulan)",
}
ROOT = Path(__file__).resolve().parent.parent.parent
POSTGRES = os.environ.get("BENCH_POSTGRES", "postgresql://postgres@127.0.0.1:5432")


def main(arguments: list[str]) -> None:
    """Run the parts named (all by default) and write docs/benchmarks.md."""
    quick = "--quick" in arguments
    parts = [one for one in arguments if one in PARTS] or list(PARTS)
    if "--child" in arguments:
        _child(parts[0], quick)
        return
    written = {part: _run(part, quick) for part in parts}
    _write(written, quick)


def _run(part: str, quick: bool) -> list[dict]:
    click.echo(f"{TITLES[part]} ...")
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.sqlite3" if part == "pages" else _fresh_database(f"simpul_bench_{part}")
        environment = {**os.environ, "DATABASE_URL": url, "SIMPUL_DEMO": "1", "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "tests.bench", part, "--child", *(["--quick"] if quick else [])]
        found = []
        with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
            for line in child.stdout or ():
                found.append(json.loads(line))
                click.echo(f"  {found[-1]['what']}: {found[-1]['figure']}  [{found[-1]['yardstick']}]")
        if child.returncode:
            raise SystemExit(f"{part}: berhenti dengan kode {child.returncode}")
    return found


def _fresh_database(name: str) -> str:
    import psycopg

    with psycopg.connect(f"{POSTGRES}/postgres", autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
        server.execute(f'CREATE DATABASE "{name}"')
    return f"{POSTGRES}/{name}"


def _child(part: str, quick: bool) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from dataclasses import asdict

    from click.testing import CliRunner

    from simpul.jobs.database import prepare_database
    from simpul.jobs.places import load_places

    prepare_database()
    loaded = CliRunner().invoke(load_places, ["--json"])
    if loaded.exit_code:
        raise SystemExit(loaded.output)
    for line in _lines(part, quick):
        click.echo(json.dumps(asdict(line)))


def _lines(part: str, quick: bool):
    measured = importlib.import_module(f"tests.bench.{part}")
    small = {"sums": (300, 3_000), "imports": 20_000}
    return measured.lines(small[part]) if quick and part in small else measured.lines()


def _write(written: dict[str, list[dict]], quick: bool) -> None:
    """The tables of this run; parts that did not run keep what stands in the file."""
    path = ROOT / "docs/benchmarks.md"
    old = path.read_text(encoding="utf-8") if path.exists() else "# Ukuran\n"
    for part, lines in written.items():
        old = _replaced(old, TITLES[part], _table(TITLES[part], lines, quick))
    path.write_text(old, encoding="utf-8")
    click.echo(f"Ditulis ke {path.relative_to(ROOT)}")


def _replaced(text: str, title: str, section: str) -> str:
    before, found, after = text.partition(f"## {title}\n")
    rest = after[after.index("\n## ") + 1 :] if found and "\n## " in after else ""
    return f"{before.rstrip()}\n\n{section}\n{rest}".rstrip() + "\n"


def _table(title: str, lines: list[dict], quick: bool) -> str:
    when = (
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} inti, Python {platform.python_version()}"
    )
    rows = [f"| {one['what']} | {one['figure']} | {one['yardstick']} | {one['wanted']} |" for one in lines]
    head = "| apa | Simpul | pembanding dalam jalan yang sama | syarat |\n|---|---|---|---|"
    return "\n".join([f"## {title}", "", f"Diukur {when}{', ukuran kecil' if quick else ''}.", "", head, *rows, ""])


if __name__ == "__main__":
    main(sys.argv[1:])
