"""Photos in the forms of a post: kept through mistakes, shown with the record, awaited from a phone."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from simpul.facts.models import Record
from simpul.kernel.ids import new_id
from simpul.photos.models import Photo
from tests import factories
from tests.web.places_of_play import picture
from tests.web.post_cast import intention, text, today, words

HOLES = "perumahan.biopori"


@pytest.fixture
def kader(stage, browse) -> Client:
    """A kader of housing at the post."""
    user = factories.user()
    factories.holding(user, "kader", stage.post, "perumahan")
    return browse(user)


def jpeg(**more: Any) -> SimpleUploadedFile:
    return SimpleUploadedFile("foto.jpg", picture(**more), "image/jpeg")


def holes(**more: Any) -> dict[str, Any]:
    """The form of a place with holes for rain, as the browser sends it."""
    given = {"id": str(new_id()), "on": today().isoformat(), "place": "Balai", "q.jumlah": "4", "q.kondisi": "baik"}
    return {key: value for key, value in {**given, **more}.items() if value is not None}


def form(stage) -> str:
    return f"/pos/{stage.post.id}/catat/{HOLES}/"


def ids_on(answer: Any) -> list[str]:
    """The photos that the form shows as kept."""
    return re.findall(r'name="q\.foto" value="([^"]+)" checked', text(answer))


def test_photos_come_with_the_form_and_are_shown_with_the_record(stage, kader) -> None:
    answer = kader.post(form(stage), holes(**{"file.foto": [jpeg(), jpeg(width=60)]}))
    page = text(kader.get(answer.url))
    pictures = re.findall(r'<img src="(/pos/foto/[^"]+)\?kecil=1"', page)
    assert len(pictures) == 2
    assert kader.get(pictures[0])["Content-Type"] == "image/jpeg"
    assert set(Record.objects.get().answers["foto"]) == {str(photo.id) for photo in Photo.objects.all()}


def test_a_mistake_elsewhere_in_the_form_does_not_cost_the_photo(stage, kader) -> None:
    wrong = holes(**{"file.foto": jpeg(), "q.jumlah": "banyak"})
    answer = kader.post(form(stage), wrong)
    kept = ids_on(answer)
    assert len(kept) == 1
    assert f'<img src="/pos/foto/{kept[0]}/?kecil=1"' in text(answer)
    again = {**wrong, "q.jumlah": "4", "q.foto": kept}
    del again["file.foto"]
    kader.post(form(stage), again)
    assert Record.objects.get().answers["foto"] == kept


def test_the_same_form_sent_twice_is_one_record_with_one_photo(stage, kader) -> None:
    given = holes()
    for _ in range(2):
        answer = kader.post(form(stage), {**given, "file.foto": jpeg()})
        assert answer.status_code == 302
    assert (Record.objects.count(), Photo.objects.count()) == (1, 1)


def test_a_photo_whose_tick_is_taken_away_is_not_named(stage, kader) -> None:
    url = kader.post(form(stage), holes(**{"file.foto": [jpeg(), jpeg(width=60)]})).url
    first = ids_on(kader.get(f"{url}betulkan/"))[0]
    given = holes(**{"q.foto": [first], "file.foto": jpeg(width=80), "revision": "1"})
    kader.post(f"{url}betulkan/", given)
    answers = Record.objects.get().answers
    assert answers["foto"][0] == first
    assert len(answers["foto"]) == 2


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (lambda: [SimpleUploadedFile("a.jpg", b"<svg/>")], "tidak terbaca"),
        (lambda: [SimpleUploadedFile("a.jpg", b"x" * (12 * 1024 * 1024 + 1))], "terlalu besar"),
        (lambda: [jpeg(width=40 + one) for one in range(6)], "Paling banyak 5 foto"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_question(stage, kader, files, sentence) -> None:
    page = words(kader.post(form(stage), holes(**{"file.foto": files()})))
    assert sentence in page
    assert "Belum tersimpan" in page
    assert not Record.objects.exists()


def test_a_photo_that_a_phone_has_not_sent_yet_is_awaited(stage, kader) -> None:
    url = kader.post(form(stage), holes(**{"q.foto": [str(new_id())]})).url
    assert "Foto belum sampai" in words(kader.get(url))
    assert len(ids_on(kader.get(f"{url}betulkan/"))) == 1


def test_correcting_another_answer_keeps_the_photos(stage, kader) -> None:
    url = kader.post(form(stage), holes(**{"file.foto": jpeg()})).url
    kept = ids_on(kader.get(f"{url}betulkan/"))
    kader.post(f"{url}betulkan/", holes(**{"q.foto": kept, "q.jumlah": "7", "revision": "1"}))
    assert Record.objects.get().answers["foto"] == kept
    assert Record.objects.get().answers["jumlah"] == 7


def test_others_do_not_get_the_picture(stage, kader, browse) -> None:
    kader.post(form(stage), holes(**{"file.foto": jpeg()}))
    address = f"/pos/foto/{Photo.objects.get().id}/"
    assert kader.get(address).status_code == 200
    for who in (stage.kader, stage.kader_b, stage.stranger, None):
        assert browse(who).get(address).status_code in (302, 403, 404)


def test_a_stranger_s_form_keeps_no_photo(stage, browse) -> None:
    given = intention(**holes(**{"file.foto": jpeg()}))
    assert browse(stage.kader_b).post(form(stage), given).status_code == 403
    assert not Photo.objects.exists()
