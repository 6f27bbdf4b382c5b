"""Papers on pages: brought with a form, opened in a way that cannot harm."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from simpul.offices.models import Decree
from simpul.papers.tests.test_papers import PLAIN
from tests import factories
from tests.web.places_of_play import picture
from tests.web.post_cast import intention, text, words

VILLAGE = "/posyandu/wilayah/51.08.06.1020"


def bring(client: Client, decree: Decree, name: str, data: bytes):
    file = SimpleUploadedFile(name, data)
    return client.post(f"{VILLAGE}/sk/{decree.id}/berkas/", intention(file=file), follow=True)


def test_a_photographed_sk_is_opened_from_the_list_but_can_run_nothing(browse, stage) -> None:
    client, decree = browse(stage.staff), factories.decree(stage.post.village)
    assert "berkas belum ada" in words(client.get(f"{VILLAGE}/sk/"))
    assert "berkas belum ada" not in words(bring(client, decree, "sk.png", picture()))
    decree.refresh_from_db()
    assert f"/berkas/{decree.paper_id}/" in text(client.get(f"{VILLAGE}/sk/{decree.id}/"))
    answer = client.get(f"/berkas/{decree.paper_id}/")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert answer["Content-Disposition"] == 'inline; filename="sk.jpg"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_pdf_is_always_handed_over_as_a_file(browse, stage) -> None:
    client, decree = browse(stage.staff), factories.decree(stage.post.village)
    bring(client, decree, "SK Pendirian 2025.pdf", PLAIN)
    decree.refresh_from_db()
    answer = client.get(f"/berkas/{decree.paper_id}/")
    assert answer["Content-Disposition"] == 'attachment; filename="sk-pendirian-2025.pdf"'
    assert answer.content == PLAIN


def test_what_is_no_paper_is_a_sentence_beside_the_field(browse, stage) -> None:
    client, decree = browse(stage.staff), factories.decree(stage.post.village)
    assert "Unggah PDF yang utuh" in words(bring(client, decree, "sk.pdf", b"MZ\x90 bukan surat"))
    decree.refresh_from_db()
    assert decree.paper_id is None
