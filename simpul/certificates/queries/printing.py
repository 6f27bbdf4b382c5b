"""Certificates as PDF: one, or all of an order in a ZIP and in one file for the printer."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

import segno
from django.conf import settings
from django.utils.translation import gettext as _
from segno import consts

from simpul.certificates.models import UNREVOKED, Certificate, Issue
from simpul.certificates.queries.certificates import certificate, issue
from simpul.certificates.queries.sheets import base_page, title
from simpul.certificates.rules.stamping import Base, Stamp, stamped
from simpul.certificates.rules.states import PASSED
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import written
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.standards import fields

PART = 100  # certificates printed between two notes of how far the work is
_MASK = 3  # any of the eight makes a code that is read; choosing the best one takes four times as long


def certificate_pdf(*, by: Actor, certificate_id: UUID) -> tuple[str, bytes]:
    """(name of the file, PDF) of one certificate, for its office and for whoever it was given to."""
    certificate(by=by, certificate_id=certificate_id)
    found = Certificate.objects.select_related("issue").get(id=certificate_id)
    if found.revoked_on is not None:
        raise Refusal("sertifikat-sudah-dicabut")
    stamp = stamp_of(found)
    return file_name(found), stamped(base_of(found.issue, [stamp]), [stamp], f"{title()} {found.number}")


def issue_file(*, by: Actor, issue_id: UUID, ending: str) -> Path:
    """The file of all certificates of an order: `zip` or `pdf`; Refusal `sertifikat-belum-siap` while it is made."""
    found = issue(by=by, issue_id=issue_id)
    path = path_of(found.id, ending)
    if not found.is_ready or not path.exists():
        raise Refusal("sertifikat-belum-siap")
    return path


def printed_files(issue_id: UUID, told: Callable[[int], None]) -> tuple[bytes, bytes]:
    """Internal: (ZIP, one PDF) of all valid certificates of an order; `told` hears how many are done."""
    order = Issue.objects.get(id=issue_id)
    rows = list(Certificate.objects.filter(UNREVOKED, issue=order).order_by("sequence", "id"))
    stamps: list[Stamp] = []
    base = base_of(order, (_lines_of(one) for one in rows))
    out = io.BytesIO()
    # Stored as they are: what is in a PDF is packed already.
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for part in _parts(rows):
            for one in part:
                stamps.append(stamp_of(one, order))
                pdf = stamped(base, stamps[-1:], f"{title()} {one.number}")
                packed.writestr(f"{file_name(one)}.pdf", pdf)
            told(len(stamps))
    return out.getvalue(), stamped(base, stamps, f"{title()} {order.event}")


def path_of(issue_id: UUID, ending: str) -> Path:
    """Internal: where the files of an order lie."""
    return Path(settings.CERTIFICATE_DIR) / f"{issue_id}.{ending}"


def file_name(one: Certificate) -> str:
    """`51.08-2026-00017-KQ7MWX Ni Luh Ayu`: sorted by number, found by name."""
    return f"{one.number} {re.sub(r'[^A-Za-z0-9 .-]', '', one.name)[:60]}".strip()


def base_of(order: Issue, stamps: Iterable[Stamp]) -> Base:
    """The shared page of an order with the letters of these certificates."""
    area = places.area(order.area_id)
    above = [step.full_name for step in reversed(places.trail(area.id)[1:-1])]
    letters = {letter for one in stamps for text in (one.name, one.beside, one.fields, one.number) for letter in text}
    where = _("di %s") % order.venue if order.venue else ""
    held = ", ".join(filter(None, (_days(order), where, _hours(order.minutes))))
    done = _("telah lulus") if order.basis == PASSED else _("telah mengikuti sampai selesai")
    texts = {
        "organiser": f"{_('TIM PEMBINA POSYANDU')}\n{(area.full_name or area.name).upper()}",
        "above": ", ".join(above),
        "title": title(),
        "to": _("diberikan kepada"),
        "what": "\n".join(filter(None, (done, order.event, held))),
        "sign": f"{order.signed_at}, {written(order.issued_on)}\n{order.signer_post}",
        "who": order.signer_name,
        "check": _("Periksa keasliannya: pindai kode ini, atau ketik nomornya di\n%s") % order.address,
    }
    return base_page(texts, letters)


def stamp_of(one: Certificate, order: Issue | None = None) -> Stamp:
    """What is this certificate's own, with its QR."""
    address = (order or one.issue).address
    # The address byte by byte, the payload as letters and digits: a third fewer modules.
    parts: Any = [(f"{address}#", consts.MODE_BYTE), (one.payload, consts.MODE_ALPHANUMERIC)]
    code = segno.make(parts, error="m", micro=False, mask=_MASK)
    lines = _lines_of(one)
    modules = [[bool(module & 1) for module in row] for row in code.matrix]
    return Stamp(lines.number, lines.name, lines.beside, lines.fields, modules)


def _lines_of(one: Certificate) -> Stamp:
    names: dict[str, str] = {field.code: field.short for field in fields()}
    told = ", ".join(names.get(code, code) for code in one.fields.split(",") if code)
    return Stamp(_("Nomor %s") % one.number, one.name, one.beside, _("Bidang: %s") % told if told else "", ())


def _days(order: Issue) -> str:
    first, last = order.first_day, order.last_day
    if first is None or last is None:
        return ""
    return (
        written(first)
        if first == last
        else _("%(first)s sampai %(last)s")
        % {
            "first": written(first),
            "last": written(last),
        }
    )


def _hours(minutes: int) -> str:
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    told = _("%d jam") % hours if hours else ""
    return " ".join(filter(None, (told, _("%d menit") % rest if rest else "")))


def _parts(rows: Iterable[Certificate]) -> Iterator[list[Certificate]]:
    left = iter(rows)
    while part := list(islice(left, PART)):
        yield part
