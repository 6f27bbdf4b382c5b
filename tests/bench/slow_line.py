"""A line as in a village hall: bits and waiting of a poor mobile network, between a client and the real server."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from queue import Queue

BITS_A_SECOND = 400_000
ROUND_TRIP = 0.4
_PIECE = 1400  # bytes of a packet


@contextmanager
def slow_line(port: int) -> Iterator["SlowLine"]:
    """A port that leads to `port`, at 400 kbit/s in either direction with 400 ms there and back."""
    line = SlowLine(port)
    try:
        yield line
    finally:
        line.close()


class SlowLine:
    """Counts the bytes that went through, both ways. A new connection costs a round trip, as TCP does."""

    def __init__(self, port: int) -> None:
        self.bytes = 0
        self._to = port
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._door.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._door.accept()
                far = socket.create_connection(("127.0.0.1", self._to))
                self._lead(near, far, ROUND_TRIP)
                self._lead(far, near, 0.0)

    def _lead(self, source: socket.socket, target: socket.socket, greeting: float) -> None:
        on_the_way: Queue[tuple[float, bytes]] = Queue()
        threading.Thread(target=self._take, args=(source, on_the_way, greeting), daemon=True).start()
        threading.Thread(target=_hand_over, args=(target, on_the_way), daemon=True).start()

    def _take(self, source: socket.socket, on_the_way: "Queue[tuple[float, bytes]]", greeting: float) -> None:
        free = time.monotonic() + greeting
        with suppress(OSError):
            while piece := source.recv(_PIECE):
                self.bytes += len(piece)
                free = max(free, time.monotonic()) + len(piece) * 8 / BITS_A_SECOND
                on_the_way.put((free + ROUND_TRIP / 2, piece))
        on_the_way.put((free + ROUND_TRIP / 2, b""))


def _hand_over(target: socket.socket, on_the_way: "Queue[tuple[float, bytes]]") -> None:
    with suppress(OSError):
        while True:
            due, piece = on_the_way.get()
            time.sleep(max(0.0, due - time.monotonic()))
            if not piece:
                target.shutdown(socket.SHUT_WR)
                return
            target.sendall(piece)
