"""`make sync-proof SCHEDULES=n SEED=s`: any number of schedules on SQLite and PostgreSQL, and what they checked.

`python -m tests.sync --schedules n --seed s [--on sqlite|postgresql]`. A seed that fails is printed; it replays with
SCHEDULES=1 SEED=that.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import click

from tests.sync.summary import Proof

ROOT = Path(__file__).resolve().parent.parent.parent
SHARE = 29  # schedules that one process plays before it tells


@click.command()
@click.option("--schedules", default=200, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--on", "databases", multiple=True, type=click.Choice(["sqlite", "postgresql"]))
def main(schedules: int, seed: int, databases: tuple[str, ...]) -> None:
    """Prove on both databases, with as many processes as there are cores."""
    failed = False
    for database in databases or ("sqlite", "postgresql"):
        with _server(database) as url:
            proof, errors = _spread(url, range(seed, seed + schedules))
        click.echo("\n".join([f"== {database}: seeds {seed} to {seed + schedules - 1}", *proof.lines(), *errors]))
        if proof.never_struck:
            click.echo(f"Never struck, so not proved: {', '.join(proof.never_struck)}")
        failed = failed or bool(errors) or (schedules >= SHARE and bool(proof.never_struck))
    sys.exit(1 if failed else 0)


def _server(database: str):
    if database == "sqlite":
        return nullcontext("sqlite://:memory:")
    sys.path.insert(0, str(ROOT / "scripts"))
    import postgres

    return postgres.server()


def _spread(url: str | None, seeds: range) -> tuple[Proof, list[str]]:
    """Shares of the seeds, by turns to so many processes; their sum, and what failed."""
    if url is None:
        return Proof(), ["PostgreSQL is missing: sudo apt-get install postgresql"]
    shares = [range(first, min(first + SHARE, seeds.stop)) for first in range(seeds.start, seeds.stop, SHARE)]
    lanes = min(os.cpu_count() or 1, len(shares))
    proof, errors = Proof(), []
    with _children(url, [shares[lane::lanes] for lane in range(lanes)]) as children:
        for child in children:
            for told in map(json.loads, child.stdout):
                if "failed" in told:
                    errors.append(told["failed"])
                else:
                    proof.add(Proof(told["schedules"], Counter(told["struck"]), Counter(told["counted"])))
    if proof.schedules < len(seeds) and not errors:
        errors.append(f"FAILED: only {proof.schedules} of {len(seeds)} schedules were played")
    return proof, errors


@contextmanager
def _children(url: str, lanes: list[list[range]]) -> Iterator[list[subprocess.Popen]]:
    children = []
    for number, shares in enumerate(lanes):
        environment = {**os.environ, "DATABASE_URL": url, "PYTHONPATH": str(ROOT), "SIMPUL_DEMO": "1"}
        if not url.startswith("sqlite"):
            environment["SIMPUL_TEST_DB"] = f"simpul_proof_{os.getpid()}_{number}"
        words = [f"{share.start}:{share.stop}" for share in shares]
        command = [sys.executable, "-m", "tests.sync.child", *words]
        children.append(subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True))
    yield children
    for child in children:
        child.wait()


if __name__ == "__main__":
    main()
