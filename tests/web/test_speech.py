"""Text of kernel and standards in another language: what a translator has written is what people read."""

import struct
from pathlib import Path

import pytest
from django.utils import translation

from simpul import standards
from simpul.kernel.refusals import SENTENCES, Refusal
from simpul.sheets.rules.messages import MESSAGES, message
from simpul.standards.answers import Wrong
from tests.web.post_cast import form_of, intention, words

LANGUAGE = "jv"
WEIGHING = standards.service("kesehatan.timbang_ukur_balita")
SAID = {
    SENTENCES["sebelum-perubahan-terakhir"]: "Wis owah wiwit {since}.",
    SENTENCES["tidak-ditemukan"]: "Data iki ora ana.",
    WEIGHING.name: "Nimbang bocah",
    MESSAGES["sudah-ada"]: "Wis kadhaptar: {label}.",
    "Pilih Ya atau Tidak.": "Pilihen Ya utawa Ora.",
    standards.field("sosial").name: "Babagan sosial",
}


@pytest.fixture
def javanese(tmp_path, settings):
    """A reader of Javanese; the words are made up for the test."""
    folder = tmp_path / LANGUAGE / "LC_MESSAGES"
    folder.mkdir(parents=True)
    _compile(folder / "django.mo", SAID)
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [("id", "Bahasa Indonesia"), (LANGUAGE, "Basa Jawa")]
    with translation.override(LANGUAGE):
        yield


def _compile(path: Path, said: dict[str, str]) -> None:
    """The file that gettext reads: header, places of originals and translations, texts (GNU gettext manual, 10.3)."""
    header = "Content-Type: text/plain; charset=UTF-8\n"
    pairs = [(key.encode(), value.encode()) for key, value in sorted({"": header, **said}.items())]
    start = 28 + 16 * len(pairs)
    originals, translations, texts = b"", b"", b""
    for side in (0, 1):
        table = b""
        for pair in pairs:
            table += struct.pack("<II", len(pair[side]), start + len(texts))
            texts += pair[side] + b"\0"
        originals, translations = (table, b"") if side == 0 else (originals, table)
    numbers = (0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    path.write_bytes(struct.pack("<7I", *numbers) + originals + translations + texts)


def test_a_refusal_is_told_in_the_language_of_the_reader(javanese) -> None:
    assert str(Refusal("sebelum-perubahan-terakhir", since="5 Januari")) == "Wis owah wiwit 5 Januari."
    assert str(Refusal("nama-kosong")) == SENTENCES["nama-kosong"], "what nobody translated stays as it was"


def test_names_of_the_catalogue_are_read_in_the_language_of_the_reader(javanese) -> None:
    assert standards.service(WEIGHING.code).name == "Nimbang bocah"
    assert standards.field("sosial").name == "Babagan sosial"
    with translation.override("id"):
        assert standards.service(WEIGHING.code) == WEIGHING


def test_a_translated_catalogue_counts_the_same_cells(javanese) -> None:
    assert standards.current().source is not standards.current()
    assert standards.cells("kesehatan") == standards.current().source.cells("kesehatan")


def test_a_wrong_answer_and_a_row_of_an_import_are_told_in_that_language_too(javanese) -> None:
    assert str(Wrong("Pilih Ya atau Tidak.")) == "Pilihen Ya utawa Ora."
    assert message("sudah-ada", label="Melati 1") == "Wis kadhaptar: Melati 1."


def test_pages_show_both(browse, stage, javanese) -> None:
    client = browse(stage.kader)
    client.cookies["django_language"] = LANGUAGE
    assert "Nimbang bocah" in words(client.get(f"{form_of(stage)}?orang={stage.child.id}"))
    stranger = browse(stage.stranger)
    stranger.cookies["django_language"] = LANGUAGE
    assert "Data iki ora ana." in words(stranger.post(f"/warga/{stage.child.id}/betulkan/", intention()))
