"""What a paper may be, what is kept of it, where its file lies: pure decisions."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal
from uuid import UUID

from simpul.kernel.pictures import encoded_anew
from simpul.kernel.refusals import Refusal

# Ours, not from a decree (docs/adr/0064). A photographed A4 stays readable at some 280 dots an inch.
SIZE_AT_MOST = 10 * 1024 * 1024
LONGEST_SIDE, QUALITY = 3200, 80
UNPACKED_AT_MOST = 32 * 1024 * 1024

# Names in a PDF that make it act or keep it closed. Every script is an action of the kind /JavaScript; /XFA is a form
# that may hold its own.
ACTING = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA")
LOCKED = (b"/Encrypt",)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_PACKED = re.compile(rb"/ObjStm\b.{0,2000}?\bstream\r?\n", re.DOTALL)


@dataclass(frozen=True)
class Kept:
    """What is kept of a paper."""

    kind: Literal["pdf", "jpg"]
    data: bytes


def kept(data: bytes) -> Kept:
    """A PDF as it came, a photo encoded anew; by what the bytes are, never by the name of the file.

    Refusal `berkas-terlalu-besar`, `berkas-tidak-dikenal`, `berkas-terkunci`, `berkas-berisi-program`.
    """
    if len(data) > SIZE_AT_MOST:
        raise Refusal("berkas-terlalu-besar", field="file", paling=f"{SIZE_AT_MOST // (1024 * 1024)} MB")
    if data.startswith(b"%PDF-"):
        refuse_unsafe_pdf(data)
        return Kept("pdf", data)
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")):
        return Kept("jpg", encoded_anew(data, (LONGEST_SIDE, QUALITY))[0])
    raise Refusal("berkas-tidak-dikenal", field="file")


def refuse_unsafe_pdf(data: bytes) -> None:
    """Refuse a PDF that is cut off, locked, or can act. It does not judge fonts, pictures, links, or what is packed
    other than by Flate: who opens a PDF needs a reader that is kept up to date."""
    if b"%%EOF" not in data[-2048:]:
        raise Refusal("berkas-tidak-dikenal", field="file")
    for part in _open_parts(data):
        text = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), part)
        if _names(text, LOCKED):
            raise Refusal("berkas-terkunci", field="file")
        if _names(text, ACTING):
            raise Refusal("berkas-berisi-program", field="file")


def _names(text: bytes, names: tuple[bytes, ...]) -> bool:
    """Whether one of the names stands there; `/EmbeddedFiles` is meant by `/EmbeddedFile` too."""
    return any(name in text for name in names)


def _open_parts(data: bytes) -> Iterator[bytes]:
    """The file itself, and the objects packed inside it."""
    yield data
    left = UNPACKED_AT_MOST
    for found in _PACKED.finditer(data):
        try:
            part = zlib.decompressobj().decompress(data[found.end() :], left)
        except zlib.error as error:
            raise Refusal("berkas-tidak-dikenal", field="file") from error
        left -= len(part)
        if left < 1:
            raise Refusal("berkas-terlalu-besar", field="file", paling=f"{UNPACKED_AT_MOST // (1024 * 1024)} MB")
        yield part


def file_of(id: UUID, kind: str) -> PurePath:
    """Where a paper lies below the folder of papers; spread, for no folder likes a million files."""
    return PurePath(id.hex[-2:], f"{id}.{kind}")


def clean_title(name: str) -> str:
    """What the paper is called in a list: the name of its file without folders, ending and doubled blanks."""
    last = re.split(r"[/\\]", name)[-1].rsplit(".", 1)[0]
    return " ".join("".join(c if c.isprintable() else " " for c in last).split())[:120]
