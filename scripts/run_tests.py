"""`make test`: TypeScript, SQLite, PostgreSQL, browser; then one line on each that was left out and how to get it.

With CI=true nothing may be left out. Ends with 1 when anything failed.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import postgres

ROOT = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest"]
PROCESSES = os.environ.get("TEST_PROCESSES", "2")
# Who is through takes half of what another still has before it: nobody stands idle while one long test follows another.
SPREAD = [*PYTEST, "-n", PROCESSES, "--dist", "worksteal"]
MISSING = {
    "PostgreSQL": "sudo apt-get install postgresql, or DATABASE_URL_TEST=postgresql://user@host/database",
    "PDF": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "browser": "sudo apt-get install chromium, or .venv/bin/playwright install chromium",
}
# Real files of others, which may not lie in this project: some tests compare with them where they are at hand.
REAL_DATA = Path(os.environ.get("SIMPUL_REAL_DATA") or ROOT.parent / "shared" / "data")


@dataclass
class Run:
    """What passed, what failed and what was left out; in CI leaving out is failing."""

    in_ci: bool = False
    passed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def step(self, name: str, command: list[str], *, cwd: Path = ROOT, **environment: str) -> None:
        print(f"\n== {name}", flush=True)
        start = time.monotonic()
        code = subprocess.run(command, cwd=cwd, env={**base_environment(), **environment}, check=False).returncode
        took = f"{name} ({time.monotonic() - start:.0f} s)"
        (self.failed if code else self.passed).append(took)

    @property
    def exit_code(self) -> int:
        return 1 if self.failed or not self.passed else 0

    def leave_out(self, name: str) -> None:
        (self.failed if self.in_ci else self.left_out).append(f"{name} is missing: {MISSING[name]}")

    def summary(self) -> str:
        lines = [f"passed: {', '.join(self.passed) or 'nothing'}"]
        lines += [f"left out: {reason}" for reason in self.left_out]
        lines += [f"FAILED: {reason}" for reason in self.failed]
        return "\n".join(lines)


def base_environment() -> dict[str, str]:
    """This process's environment without what would turn the tests to another database."""
    return {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "SIMPUL_TEST_DB"}}


def has_browser() -> bool:
    return subprocess.run([ROOT / "scripts" / "chromium"], stdout=subprocess.DEVNULL, check=False).returncode == 0


def can_make_pdf() -> bool:
    return subprocess.run([sys.executable, "-c", "import weasyprint"], capture_output=True, check=False).returncode == 0


def client_has_tests() -> bool:
    package = json.loads((ROOT / "client" / "package.json").read_text(encoding="utf-8"))
    return "test" in package["scripts"]


def main() -> int:
    run, extra = Run(in_ci=os.environ.get("CI", "").lower() in {"1", "true"}), sys.argv[1:]
    kinds = "not browser" if can_make_pdf() else "not browser and not pdf"
    many = [*SPREAD, "-m", kinds, *extra]
    if client_has_tests():
        run.step("TypeScript", ["../scripts/node", "npm", "test", "--silent"], cwd=ROOT / "client")
    run.step("SQLite", many)
    with postgres.server() as url:
        if url is None:
            run.leave_out("PostgreSQL")
        else:
            # The tests about the code ask no database: once is enough.
            run.step(
                "PostgreSQL",
                [*many, "--ignore=tests/repository"],
                DATABASE_URL=url,
                SIMPUL_TEST_DB=f"simpul_test_{os.getpid()}",
            )
    if has_browser():
        run.step("browser", [*SPREAD, "-m", "browser", "tests/journeys", *extra])
    else:
        run.leave_out("browser")
    if not can_make_pdf():
        run.leave_out("PDF")
    if not REAL_DATA.is_dir():
        run.left_out.append("comparison with real files: SIMPUL_REAL_DATA=/path/to/files make test")
    print(f"\n{run.summary()}", flush=True)
    return run.exit_code


if __name__ == "__main__":
    sys.exit(main())
