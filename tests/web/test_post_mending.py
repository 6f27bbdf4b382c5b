"""A record's page: its story, correcting it, voiding it."""

import pytest

from simpul.facts.models import Record
from simpul.kernel.ids import new_id
from tests import factories
from tests.web.post_cast import form_of, intention, text, today, weighing, words


@pytest.fixture
def record(browse, stage) -> Record:
    browse(stage.kader).post(form_of(stage), weighing(stage))
    return Record.objects.get()


def corrected(record: Record, **more):
    given = {"revision": record.revision, "on": record.on.isoformat(), "q.bb": "9,7", "q.rujuk": "tidak"}
    return {**given, **more}


def test_the_page_shows_answers_and_who_wrote_them(browse, stage, record) -> None:
    page = words(browse(stage.kader).get(f"/pos/catatan/{record.id}/"))
    assert "Berat badan (BB) 9,5 kg" in page
    assert f"Dicatat oleh {stage.kader.name}" in page


def test_a_correction_keeps_the_old_value_with_who_and_why(browse, stage, record) -> None:
    client = browse(stage.ketua)
    given = corrected(record, reason="salah baca timbangan")
    done = client.post(f"/pos/catatan/{record.id}/betulkan/", given, follow=True)
    record.refresh_from_db()
    assert record.answers["bb"] == 9.7
    page = words(done)
    assert "dulu 9,5 kg" in page
    assert "9,7 kg" in page
    assert "salah baca timbangan" in page
    assert stage.ketua.name in page


def test_somebody_elses_change_is_not_overwritten_and_what_was_typed_stays(browse, stage, record) -> None:
    form = corrected(record)
    browse(stage.ketua).post(f"/pos/catatan/{record.id}/betulkan/", {**form, "q.bb": "9,6"})
    page = browse(stage.kader).post(f"/pos/catatan/{record.id}/betulkan/", form)
    assert "baru saja diubah oleh" in words(page)
    assert 'value="9,7"' in text(page)
    record.refresh_from_db()
    assert record.answers["bb"] == 9.6


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"q.bb": "9500"}, "Mungkin maksudnya 9,5 kg"),
        ({"q.bb": ""}, "wajib diisi"),
        ({"on": "31/02/2026"}, "tidak ada"),
        ({"on": "2099-01-01"}, "belum tiba"),
        ({"revision": "x"}, "baru saja diubah"),
        ({"reason": "x" * 400}, "terlalu panjang"),
    ],
)
def test_a_wrong_correction_is_a_sentence_and_changes_nothing(browse, stage, record, given, sentence) -> None:
    page = browse(stage.kader).post(f"/pos/catatan/{record.id}/betulkan/", corrected(record, **given))
    assert page.status_code == 200
    assert sentence in words(page)
    record.refresh_from_db()
    assert (record.answers["bb"], record.on) == (9.5, today())


def test_a_doubtful_correction_is_asked_back(browse, stage, record) -> None:
    client, form = browse(stage.kader), corrected(record, **{"q.bb": "1,2"})
    asked = text(client.post(f"/pos/catatan/{record.id}/betulkan/", form))
    assert "Benarkah ini?" in asked
    sure = asked.split('name="sure" value="')[1].split('"')[0]
    client.post(f"/pos/catatan/{record.id}/betulkan/", {**form, "sure": sure})
    record.refresh_from_db()
    assert record.answers["bb"] == 1.2


def test_a_void_keeps_the_record_with_its_reason(browse, stage, record) -> None:
    client = browse(stage.kader)
    asked = client.post(f"/pos/catatan/{record.id}/batal/", intention(reason=""))
    assert "Isi dulu: Alasan" in words(asked)
    client.post(f"/pos/catatan/{record.id}/batal/", intention(reason="tercatat dua kali"))
    page = words(client.get(f"/pos/catatan/{record.id}/"))
    assert "tidak dihitung" in page
    assert "tercatat dua kali" in page
    assert "Betulkan" not in page


def test_a_void_record_is_not_corrected(browse, stage, record) -> None:
    client = browse(stage.kader)
    client.post(f"/pos/catatan/{record.id}/urung/")
    answer = client.post(f"/pos/catatan/{record.id}/betulkan/", corrected(record))
    assert answer.status_code == 409
    record.refresh_from_db()
    assert record.answers["bb"] == 9.5


def test_undoing_twice_is_undoing_once(browse, stage, record) -> None:
    client = browse(stage.kader)
    assert [client.post(f"/pos/catatan/{record.id}/urung/").status_code for _ in range(2)] == [302, 302]
    record.refresh_from_db()
    assert record.void


def test_a_stranger_does_not_find_the_record(browse, stage, record) -> None:
    for user in (stage.kader_b, stage.kader_pu, stage.stranger, stage.staff):
        client = browse(user)
        assert client.get(f"/pos/catatan/{record.id}/").status_code in (403, 404)
        for errand in ("betulkan", "batal", "urung"):
            answer = client.post(f"/pos/catatan/{record.id}/{errand}/", {**corrected(record), **intention(reason="x")})
            assert answer.status_code in (403, 404)
    record.refresh_from_db()
    assert (record.answers["bb"], record.void) == (9.5, False)
    assert browse(stage.kader).get(f"/pos/catatan/{new_id()}/").status_code == 404


def test_a_sealed_record_is_read_by_named_roles_only(browse, stage) -> None:
    kader = factories.user(home=stage.post.village)
    factories.holding(kader, "kader", stage.post, "trantibumlinmas")
    sealed = Record.objects.create(
        post=stage.post, field="trantibumlinmas", service="trantibumlinmas.laporan_kekerasan", on=today(), period=0,
        sealed=True,
        answers={}, facts={}, recorded_by=stage.ketua.id, recorded_at="2026-01-01T00:00:00Z",
    )  # fmt: skip
    for user in (kader, stage.ketua, stage.staff):
        assert browse(user).get(f"/pos/catatan/{sealed.id}/").status_code in (403, 404)
