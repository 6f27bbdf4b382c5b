"""A photo in parts over a bad line: whole in the end, once, its pixels only, for those who may read."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PIL import Image

from simpul.audit.models import Change
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.photos import commands, queries, rules
from simpul.photos.commands import Aim, Have
from tests import factories
from tests.cast import Cast

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
PART = 64 * 1024


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.PHOTO_DIR = tmp_path
    return tmp_path


def jpeg(width: int = 900, height: int = 600, **more: Any) -> bytes:
    """Noise, so that it is as large as a real photo and comes in several parts."""
    out = io.BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(out, "JPEG", quality=85, **more)
    return out.getvalue()


def parts(data: bytes) -> list[tuple[int, bytes]]:
    return [(start, data[start : start + PART]) for start in range(0, len(data), PART)]


def put(by: Actor, id: UUID, aim: Aim, data: bytes, offset: int, part: bytes) -> Have:
    return commands.put_part(by=by, at=AT, id=id, aim=aim, size=len(data), offset=offset, data=part)


def drain(cast: Cast) -> Aim:
    """A broken drain, for the kader of public works."""
    return Aim(cast.post_a.id, "pekerjaan_umum")


def sent(by: Actor, aim: Aim) -> UUID:
    id, data = new_id(), jpeg()
    for offset, part in parts(data):
        put(by, id, aim, data, offset, part)
    return id


def refused(act: Any, **values: Any) -> str:
    with pytest.raises(Refusal) as error:
        act(**values)
    return error.value.code


def test_parts_make_a_photo_that_is_smaller_and_upright(cast: Cast) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    exif[0x010F] = "Kamera Bu Ani"
    id, data = new_id(), jpeg(2000, 1000, exif=exif)
    answers = [put(cast.kader_pu_a, id, drain(cast), data, offset, part) for offset, part in parts(data)]
    assert [one.done for one in answers] == [False] * (len(answers) - 1) + [True]
    view = queries.photo(by=cast.kader_pu_a, id=id)
    with Image.open(io.BytesIO(view.read())) as image:
        assert (image.size, image.format, dict(image.getexif())) == ((640, 1280), "JPEG", {})
    assert b"Bu Ani" not in view.read()
    with Image.open(io.BytesIO(view.read(small=True))) as image:
        assert image.size == (160, 320)


def test_a_cut_line_goes_on_where_it_stopped(cast: Cast) -> None:
    id, data, by = new_id(), jpeg(), cast.kader_pu_a
    (_, first), (second_at, second), *_rest = parts(data)
    put(by, id, drain(cast), data, 0, first)
    assert put(by, id, drain(cast), data, 0, first) == Have(PART, done=False)  # its answer was lost
    assert put(by, id, drain(cast), data, 2 * PART, second) == Have(PART, done=False)  # too early
    assert queries.have(by=by, id=id) == (PART, False)
    put(by, id, drain(cast), data, second_at - 100, first[-100:] + second)  # overlapping
    for offset, part in parts(data)[2:]:
        last = put(by, id, drain(cast), data, offset, part)
    assert last == Have(len(data), done=True)
    assert queries.have(by=by, id=id)[1]


def test_sent_again_whole_it_is_kept_once(cast: Cast) -> None:
    id = sent(cast.kader_pu_a, drain(cast))
    before = queries.photo(by=cast.kader_pu_a, id=id).read()
    other = jpeg(300, 300)
    assert put(cast.kader_pu_a, id, drain(cast), other, 0, other[:PART]).done
    assert queries.photo(by=cast.kader_pu_a, id=id).read() == before
    assert Change.objects.filter(kind="photo").count() == 1


def test_nothing_of_a_photo_on_the_way_is_left_when_it_is_whole(cast: Cast, folder: Path) -> None:
    id = sent(cast.kader_pu_a, drain(cast))
    files = sorted(path.name for path in folder.rglob("*") if path.is_file())
    assert files == sorted([f"{id}.jpg", f"{id}.small.jpg"])


def test_what_is_no_picture_is_refused_and_may_start_anew(cast: Cast) -> None:
    id = new_id()
    wrong = b"<svg onload=alert(1)>"
    code = refused(put, by=cast.kader_pu_a, id=id, aim=drain(cast), data=wrong, offset=0, part=wrong)
    assert code == "foto-tidak-terbaca"
    right = jpeg(100, 100)
    assert put(cast.kader_pu_a, id, drain(cast), right, 0, right).done


@pytest.mark.parametrize(
    ("size", "offset", "length", "code"),
    [
        (rules.SENT_AT_MOST + 1, 0, 10, "foto-terlalu-besar"),
        (0, 0, 0, "foto-tidak-terbaca"),
        (10**6, -1, 10, "isi-tidak-terbaca"),
        (10**6, 0, rules.PART_AT_MOST + 1, "isi-tidak-terbaca"),
    ],
)
def test_a_part_of_impossible_size_is_refused(cast: Cast, size: int, offset: int, length: int, code: str) -> None:
    given = {"by": cast.kader_pu_a, "at": AT, "id": new_id(), "aim": drain(cast)}
    assert refused(commands.put_part, **given, size=size, offset=offset, data=b"x" * length) == code


def test_a_picture_that_unpacks_to_too_much_is_not_unpacked() -> None:
    out = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    assert refused(rules.pictures, data=out.getvalue()) in {"foto-terlalu-besar", "foto-tidak-terbaca"}


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "LA", "CMYK", "1", "I;16"])
def test_every_kind_of_pixel_becomes_a_jpeg(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (40, 30)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    with Image.open(io.BytesIO(rules.pictures(out.getvalue()).full)) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (40, 30))


def test_a_camera_that_hides_a_second_picture_behind_the_first_keeps_one() -> None:
    out = io.BytesIO()
    Image.new("RGB", (80, 60)).save(out, "MPO", save_all=True, append_images=[Image.new("RGB", (40, 30))])
    with Image.open(io.BytesIO(rules.pictures(out.getvalue()).full)) as image:
        assert (image.format, image.size) == ("JPEG", (80, 60))


def test_half_a_picture_is_none() -> None:
    data = jpeg()
    assert refused(rules.pictures, data=data[: len(data) // 2]) == "foto-tidak-terbaca"


def test_a_camera_s_own_photo_comes_whole_from_the_web(cast: Cast) -> None:
    id, data = new_id(), jpeg(2400, 1800)
    for _ in range(2):
        commands.keep_whole(by=cast.kader_pu_a, at=AT, id=id, aim=drain(cast), data=data)
    assert queries.photo(by=cast.ketua_a, id=id).size < len(data)


@pytest.mark.parametrize("who", ["kader_b", "kader_a", "stranger", "resident", "auditor"])
def test_whoever_does_not_record_that_field_there_sends_no_photo(cast: Cast, who: str) -> None:
    data = jpeg(50, 50)
    given = {"id": new_id(), "aim": drain(cast), "data": data, "offset": 0, "part": data}
    assert refused(put, by=getattr(cast, who), **given) == "tidak-berhak"


def test_a_kader_who_moved_on_lately_still_sends_the_photos_of_then(cast: Cast) -> None:
    user = factories.user()
    factories.holding(user, "kader", cast.post_a, "pekerjaan_umum", valid_to=AT.date() - timedelta(days=30))
    data = jpeg(50, 50)
    assert put(Actor(id=user.id, name=user.name), new_id(), drain(cast), data, 0, data).done


@pytest.mark.parametrize("who", ["kader_b", "kader_a", "stranger", "resident"])
def test_a_photo_is_shown_only_to_readers_of_such_records(cast: Cast, who: str) -> None:
    id = sent(cast.kader_pu_a, drain(cast))
    assert refused(queries.photo, by=getattr(cast, who), id=id) == "tidak-ditemukan"
    assert queries.photos(by=getattr(cast, who), ids=[id]) == {}


def test_a_sealed_photo_needs_its_own_right(cast: Cast) -> None:
    id = sent(cast.kader_sosial_a, Aim(cast.post_a.id, "sosial", sealed=True))
    assert refused(queries.photo, by=cast.kader_sosial_a, id=id) == "tidak-ditemukan"
    assert queries.arrived([id]) == {id}


def test_nobody_takes_over_another_s_photo(cast: Cast) -> None:
    id = sent(cast.kader_pu_a, drain(cast))
    data = jpeg(50, 50)
    given = {"id": id, "aim": drain(cast), "data": data, "offset": 0, "part": data}
    assert refused(put, by=cast.ketua_a, **given) == "tidak-ditemukan"
    assert queries.have(by=cast.ketua_a, id=id) == (0, False)


def test_what_nobody_went_on_sending_is_forgotten(cast: Cast) -> None:
    id, data, by = new_id(), jpeg(), cast.kader_pu_a
    put(by, id, drain(cast), data, 0, data[:PART])
    assert commands.forget_parts(at=datetime.now(UTC) + timedelta(days=89)) == 0
    assert queries.have(by=by, id=id) == (PART, False)
    assert commands.forget_parts(at=datetime.now(UTC) + timedelta(days=91)) == 1
    assert queries.have(by=by, id=id) == (0, False)


def test_a_photo_whose_file_is_gone_is_not_found(cast: Cast, folder: Path) -> None:
    view = queries.photo(by=cast.kader_pu_a, id=sent(cast.kader_pu_a, drain(cast)))
    for path in folder.rglob("*.jpg"):
        path.unlink()
    assert refused(view.read) == "tidak-ditemukan"
