"""A paper is checked by its bytes, kept once, shown to who may read it, and stays while something rests on it."""

import io
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.offices.commands import attach_paper_to_decree
from simpul.papers import commands, queries, rules
from tests import factories
from tests.cast import Cast

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
PLAIN = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def pdf(inside: bytes) -> bytes:
    return PLAIN.replace(b"/Type /Catalog", b"/Type /Catalog " + inside)


def packed(inside: bytes) -> bytes:
    """The same words in an object stream, as newer PDFs keep their objects."""
    stream = zlib.compress(b"1 0 << " + inside + b" >>")
    return PLAIN.replace(b"trailer", b"2 0 obj\n<< /Type /ObjStm /N 1 >>\nstream\n" + stream + b"\nendstream\ntrailer")


def image(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(out, kind)
    return out.getvalue()


def refused(act: Any, **values: Any) -> str:
    with pytest.raises(Refusal) as error:
        act(**values)
    return error.value.code


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.PAPER_DIR = tmp_path
    return tmp_path


def brought(cast: Cast, by: Actor | None = None, **more: Any) -> Any:
    given = {"area_id": cast.areas.penarukan.id, "name": "SK  Melati.pdf", "data": PLAIN, **more}
    return commands.add_paper(by=by or cast.staf_desa, at=AT, **given)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"MZ\x90\x00", "berkas-tidak-dikenal"),
        (b"<html><script>alert(1)</script>", "berkas-tidak-dikenal"),
        (PLAIN[:-8], "berkas-tidak-dikenal"),
        (b"\xff\xd8\xff\xe0 bukan gambar", "foto-tidak-terbaca"),
        (PLAIN.replace(b"/Root", b"/Encrypt 9 0 R /Root"), "berkas-terkunci"),
        (pdf(b"/OpenAction << /S /JavaScript /JS (app.alert) >>"), "berkas-berisi-program"),
        (pdf(b"/OpenAction << /S /J#61vaScript >>"), "berkas-berisi-program"),
        (packed(b"/S /Launch /F (cmd.exe)"), "berkas-berisi-program"),
        (packed(b"0" * (rules.UNPACKED_AT_MOST + 1)), "berkas-terlalu-besar"),
        (PLAIN + b" " * rules.SIZE_AT_MOST, "berkas-terlalu-besar"),
    ],
)
def test_what_is_no_paper_or_could_act_is_refused(data: bytes, code: str) -> None:
    assert refused(rules.kept, data=data) == code


def test_a_plain_pdf_stays_as_it_is_and_a_photo_is_encoded_anew() -> None:
    assert rules.kept(PLAIN) == rules.Kept("pdf", PLAIN)
    assert rules.kept(packed(b"/Type /Page")).kind == "pdf"
    hidden = image("PNG") + b"<script>"
    kept = rules.kept(hidden)
    assert kept.kind == "jpg"
    assert b"<script>" not in kept.data


@pytest.mark.parametrize(
    ("name", "title"), [("C:\\scan\\SK 1.pdf", "SK 1"), ("../../etc/passwd", "passwd"), ("a\x00\n b.jpg", "a b")]
)
def test_the_title_of_a_paper_has_no_folders_and_no_control_letters(name: str, title: str) -> None:
    assert rules.clean_title(name) == title


def test_a_paper_brought_twice_is_kept_once(cast: Cast, folder: Path) -> None:
    id = new_id()
    assert {brought(cast, id=id), brought(cast, id=id, data=image("JPEG"))} == {id}
    found = queries.paper(by=cast.kasi, id=id)
    assert (found.name, found.kind, found.read()) == ("SK Melati", "pdf", PLAIN)
    assert refused(brought, cast=cast, by=cast.village_head, id=id) == "tidak-ditemukan"
    assert [path.suffix for path in folder.rglob("*.*")] == [".pdf"]


def test_a_paper_stays_while_a_decree_rests_on_it(
    cast: Cast, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    decree, paper, better = factories.decree(cast.areas.penarukan), brought(cast), brought(cast)
    for id in (paper, better):
        attach_paper_to_decree(by=cast.staf_desa, at=AT, decree_id=decree.id, paper_id=id)
    assert refused(commands.remove_paper, by=cast.staf_desa, at=AT, id=better) == "berkas-dipakai"
    with django_capture_on_commit_callbacks(execute=True):
        commands.remove_paper(by=cast.staf_desa, at=AT, id=paper)
    assert [path.stem for path in folder.rglob("*.pdf")] == [str(better)]
    assert queries.papers(by=cast.staf_desa, ids=[paper]) == {}
    assert queries.areas_of([paper, better]) == {better: cast.areas.penarukan.id}


def test_a_decree_takes_only_a_paper_of_its_own_area(cast: Cast) -> None:
    decree = factories.decree(cast.areas.ampukung)
    given = {"at": AT, "decree_id": decree.id, "paper_id": brought(cast)}
    assert refused(attach_paper_to_decree, by=cast.stranger, **given) == "sk-berkas-wilayah-lain"
    assert refused(attach_paper_to_decree, by=cast.staf_desa, **given) == "tidak-berhak"


def test_a_stranger_neither_sees_nor_brings_nor_removes_a_paper(cast: Cast) -> None:
    id = brought(cast)
    for nobody in (cast.stranger, cast.kader_a, cast.regency_team, cast.resident):
        assert refused(queries.paper, by=nobody, id=id) == "tidak-ditemukan"
        assert refused(brought, cast=cast, by=nobody) == "tidak-berhak"
        assert refused(commands.remove_paper, by=nobody, at=AT, id=id) == "tidak-berhak"
