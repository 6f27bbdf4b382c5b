"""Pictures that people bring: decoded and encoded anew, so that only their pixels are kept. No input or output."""

import io

from PIL import Image, ImageOps

from simpul.kernel.refusals import Refusal

# Ours, not from a decree (docs/adr/0058).
PIXELS_AT_MOST = 50_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
_UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning)


def encoded_anew(data: bytes, *sizes: tuple[int, int]) -> list[bytes]:
    """A JPEG for each (longest side in pixels, quality), the largest first: upright, no place, no owner, nothing hidden
    behind the picture.

    Refusal `foto-tidak-terbaca` for what is no picture, `foto-terlalu-besar` for more pixels than are unpacked.
    """
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > PIXELS_AT_MOST:
                raise Refusal("foto-terlalu-besar", paling=f"{PIXELS_AT_MOST // 1_000_000} juta titik")
            largest = sizes[0][0]
            image.draft("RGB", (largest, largest))
            upright = ImageOps.exif_transpose(image)
            return [_jpeg(upright, side, quality) for side, quality in sizes]
    except _UNREADABLE as error:
        raise Refusal("foto-tidak-terbaca") from error


def _jpeg(image: Image.Image, side: int, quality: int) -> bytes:
    flat = Image.new("RGB", image.size, "white")
    shown = image.convert("RGBA") if image.mode in ("P", "LA", "PA") else image
    flat.paste(shown, mask=shown.getchannel("A") if shown.mode == "RGBA" else None)
    flat.thumbnail((side, side))
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
