"""How large a photo may be, what is kept of it, where its files lie: pure decisions."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import PurePath
from uuid import UUID

from simpul.kernel.pictures import encoded_anew
from simpul.kernel.refusals import Refusal

# Ours, not from a decree (docs/adr/0058). A phone shrinks before it sends; the web brings what a camera made.
SENT_AT_MOST = 4 * 1024 * 1024
PART_AT_MOST = 256 * 1024
WHOLE_AT_MOST = 12 * 1024 * 1024
LONGEST_SIDE, SMALL_SIDE = 1280, 320
PARTS_KEPT = timedelta(days=90)


@dataclass(frozen=True)
class Pictures:
    """What is kept of a photo, as JPEG: the picture, and a small one for lists."""

    full: bytes
    small: bytes


def pictures(data: bytes) -> Pictures:
    """Only the pixels of a photo, upright and shrunk (simpul/kernel/pictures.py)."""
    return Pictures(*encoded_anew(data, (LONGEST_SIDE, 80), (SMALL_SIDE, 70)))


def refuse_size(size: int, most: int) -> None:
    """Refusal `foto-terlalu-besar` above `most` bytes; nothing is no photo."""
    if size > most:
        raise Refusal("foto-terlalu-besar", paling=f"{most // (1024 * 1024)} MB")
    if size < 1:
        raise Refusal("foto-tidak-terbaca")


def file_of(id: UUID, *, small: bool = False) -> PurePath:
    """Where a picture lies below the folder of photos; spread, for no folder likes a million files."""
    return PurePath(id.hex[-2:], f"{id}{'.small' if small else ''}.jpg")


def parts_of(by: UUID) -> PurePath:
    """Where what somebody is sending lies, each sender's apart."""
    return PurePath("parts", str(by))


def part_of(id: UUID, by: UUID, size: int) -> PurePath:
    """Where the bytes of a photo lie that have come so far; of another size it is another picture."""
    return parts_of(by) / f"{id}.{size}"


def new_bytes(have: int, offset: int, data: bytes, size: int) -> bytes:
    """What of a part follows the `have` bytes that are there; empty for a repetition and for one that comes early."""
    if offset > have:
        return b""
    return data[have - offset : size - offset]
