"""The page that all certificates of an order share, laid out once by WeasyPrint (rules/stamping.py)."""

import string
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django.utils.translation import gettext as _
from PIL import ImageFile

from simpul.certificates.rules.stamping import Base, Glyph
from simpul.kernel.refusals import Refusal

# Letters that every order may need; those of its names come beside them.
_USUAL = string.ascii_letters + string.digits + " .,;:'’-–—/()&?\"…·"
_BOLD = 600

_STYLE = """
@page { size: A4 landscape; margin: 0 }
body { margin: 0; font-family: "DejaVu Serif", serif; color: #1f2937; text-align: center }
.sheet { position: relative; width: 297mm; height: 210mm; overflow: hidden }
.frame { position: absolute; inset: 9mm; border: 1.2mm solid #5b21b6 }
.inner { position: absolute; inset: 11.6mm; border: .35mm solid #5b21b6; background: #fff }
.corner { position: absolute; width: 15mm; height: 15mm; background: #f5f3ff; border: .35mm solid #5b21b6 }
.sheet p, .sheet h1 { position: absolute; left: 20mm; right: 20mm; margin: 0 }
.head { top: 18mm; font-size: 12pt; line-height: 1.45 } .head b { font-size: 14pt; letter-spacing: .3pt }
h1 { top: 45mm; font-size: 34pt; letter-spacing: 5pt; color: #5b21b6; font-weight: bold }
.to { top: 73mm; font-size: 12pt; color: #4b5563 }
.rule { position: absolute; top: 95.5mm; left: 88mm; right: 88mm; border-top: .3mm solid #a78bfa }
.sheet p.what { top: 109mm; left: 32mm; right: 32mm; font-size: 13pt; line-height: 1.5 }
.sheet p.sign { left: auto; right: 32mm; width: 96mm; top: 148mm; font-size: 11.5pt; line-height: 1.4 }
.sheet p.who { left: auto; right: 32mm; width: 96mm; top: 185mm; font-size: 11.5pt; font-weight: bold;
  text-decoration: underline }
.sheet p.check { left: 69mm; right: auto; width: 78mm; top: 170mm; font-size: 8.5pt; text-align: left; color: #4b5563;
  line-height: 1.4 }
.letters { page-break-before: always; font-size: 13pt } .letters b { font-weight: bold }
"""


def base_page(texts: Mapping[str, str], letters: Iterable[str]) -> Base:
    """Lay the shared page out. `letters`: all that the certificates of the order will write; Refusal `pdf-belum-ada`
    on a machine without Pango.

    `texts`: organiser, above, title, to, what, sign, who, check.
    """
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except OSError as error:
        raise Refusal("pdf-belum-ada") from error
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on for the whole process (simpul/web/paper.py)
    found: list[Base] = []
    inside = URLFetcher(allowed_protocols=["data"], fail_on_errors=True)
    page = _html(texts, "".join(sorted({*_USUAL, *letters} - {"\n"})))
    HTML(string=page, url_fetcher=inside).write_pdf(finisher=lambda document, pdf: found.append(_taken(document, pdf)))
    return found[0]


def _html(texts: Mapping[str, str], letters: str) -> str:
    told = {name: escape(text).replace("\n", "<br>") for name, text in texts.items()}
    apart = " ".join(escape(letter) for letter in letters)
    return f"""<html lang="id"><head><style>{_STYLE}</style></head><body><div class="sheet">
<div class="frame"></div><div class="inner"></div>
<p class="head"><b>{told["organiser"]}</b><br>{told["above"]}</p><h1>{told["title"]}</h1>
<p class="to">{told["to"]}</p><div class="rule"></div><p class="what">{told["what"]}</p>
<p class="sign">{told["sign"]}</p><p class="who">{told["who"]}</p><p class="check">{told["check"]}</p></div>
<div class="letters">{apart}<br><b>{apart}</b></div></body></html>"""


def title() -> str:
    """The word on top of every certificate."""
    return _("SERTIFIKAT")


def _taken(document: Any, pdf: Any) -> Base:
    """What was laid out, without its second page, which is there only for the letters."""
    first, second = (pdf.objects[number] for number in pdf.pages["Kids"][::3])
    contents, letters = (int(page["Contents"].split()[0]) for page in (first, second))
    left_out = {first.number, second.number, letters, pdf.pages.number}
    objects = {
        one.number: one.data for one in pdf.objects if one.free != "f" and one.number not in left_out and one.number
    }
    return Base(
        objects=objects,
        page=first.data,
        contents=contents,
        pages=pdf.pages.number,
        catalog=pdf.catalog.number,
        bold=_glyphs(document, bold=True),
        plain=_glyphs(document, bold=False),
    )


def _glyphs(document: Any, *, bold: bool) -> dict[str, Glyph]:
    """Letter -> glyph; a font of that weight comes before one that only helps out."""
    found: dict[str, Glyph] = {}
    for font in sorted(document.fonts.values(), key=lambda one: (one.weight >= _BOLD) != bold):
        for id, letter in font.to_unicode.items():
            found.setdefault(letter, Glyph(font.hash, id, font.widths[id]))
    return found
