"""The Node process in which the phones live: the client's own outbox and mirror, bundled as they are.

One line of JSON in, one line out. Nothing happens in there of itself: every await of a phone is an await for us.
"""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = Path(__file__).with_name("node_host.ts")
RUN = ROOT / "scripts" / "node"
BUNDLER = ROOT / "client" / "node_modules" / ".bin" / "rolldown"

Json = dict[str, Any]


class HostFailed(RuntimeError):
    """The Node process ended or a phone threw what no phone may throw."""


class Host:
    """`with Host() as host: events = host.do([...])`."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="simpul-sync-")
        bundle = Path(self._folder.name) / "host.mjs"
        made = subprocess.run(
            [RUN, BUNDLER, SOURCE, "--file", bundle, "--format", "esm", "--platform", "node"],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT / "client",
        )
        if made.returncode:
            raise HostFailed(f"{made.stdout}\n{made.stderr}")
        self._node = subprocess.Popen(
            [RUN, "node", bundle], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def __enter__(self) -> "Host":
        return self

    def __exit__(self, *gone: object) -> None:
        assert self._node.stdin is not None
        assert self._node.stdout is not None
        self._node.stdin.close()
        self._node.wait()
        self._node.stdout.close()
        self._folder.cleanup()

    def do(self, commands: Sequence[Json]) -> list[Json]:
        """Carry these out, let every phone run until it waits for us again, and give what they asked meanwhile."""
        assert self._node.stdin is not None
        assert self._node.stdout is not None
        self._node.stdin.write(json.dumps(list(commands)) + "\n")
        self._node.stdin.flush()
        line = self._node.stdout.readline()
        if not line:
            raise HostFailed(f"Node ended with {self._node.wait()}")
        answer = json.loads(line)
        if failed := answer.get("failed"):
            raise HostFailed(failed)
        return answer["events"]
