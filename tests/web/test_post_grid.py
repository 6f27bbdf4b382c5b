"""The list of a day: lines saved together, wrong ones kept to be mended."""

import re

import pytest

from simpul.facts.models import Record
from tests import factories
from tests.web.post_cast import WEIGHING, text, words, years_ago


@pytest.fixture
def second(stage):
    return factories.person(stage.post, "Wayan Dewi", born=years_ago(2))


def address(stage, service: str = WEIGHING) -> str:
    return f"/pos/hari/{stage.day.id}/daftar/{service}/"


def hidden(page: str) -> dict[str, str]:
    """The ids and revisions that the page carries for each line."""
    return dict(re.findall(r'type="hidden" name="((?:id|rev)\.[^"]+)" value="([^"]+)"', page))


def test_the_grid_has_a_line_for_everybody_the_service_is_for(browse, stage, second) -> None:
    factories.person(stage.post, "Made Lansia", born=years_ago(70))
    page = words(browse(stage.kader).get(address(stage)))
    assert "Kadek Sari" in page
    assert "Wayan Dewi" in page
    assert "Made Lansia" not in page


def test_good_lines_are_saved_and_empty_ones_are_not(browse, stage, second) -> None:
    client = browse(stage.kader)
    given = hidden(text(client.get(address(stage))))
    given |= {f"{stage.child.id}.bb": "9,5", f"{stage.child.id}.rujuk": "tidak"}
    done = client.post(address(stage), given)
    assert done.url == f"/pos/hari/{stage.day.id}/"
    record = Record.objects.get()
    assert (record.person_id, record.answers["bb"], record.open_day_id) == (stage.child.id, 9.5, stage.day.id)


def test_the_grid_sent_twice_is_saved_once(browse, stage) -> None:
    client = browse(stage.kader)
    given = hidden(text(client.get(address(stage)))) | {f"{stage.child.id}.bb": "9,5", f"{stage.child.id}.rujuk": "ya"}
    for _ in range(2):
        client.post(address(stage), given)
    assert Record.objects.count() == 1


def test_a_wrong_cell_says_so_in_its_place_while_the_good_line_is_kept(browse, stage, second) -> None:
    client = browse(stage.kader)
    given = hidden(text(client.get(address(stage))))
    given |= {f"{stage.child.id}.bb": "9,5", f"{stage.child.id}.rujuk": "tidak"}
    given |= {f"{second.id}.bb": "9500", f"{second.id}.rujuk": "tidak"}
    page = client.post(address(stage), given)
    assert "1 baris sudah tersimpan" in words(page)
    assert "1 baris belum tersimpan" in words(page)
    assert "Mungkin maksudnya 9,5 kg" in words(page)
    assert 'value="9500"' in text(page)
    assert Record.objects.get().person_id == stage.child.id
    mended = hidden(text(page)) | {f"{stage.child.id}.bb": "9,5", f"{stage.child.id}.rujuk": "tidak"}
    client.post(address(stage), mended | {f"{second.id}.bb": "9,5", f"{second.id}.rujuk": "tidak"})
    assert Record.objects.count() == 2


def test_a_doubtful_line_waits_for_a_yes(browse, stage) -> None:
    client = browse(stage.kader)
    given = hidden(text(client.get(address(stage))))
    given |= {f"{stage.child.id}.bb": "1,2", f"{stage.child.id}.rujuk": "tidak"}
    asked = text(client.post(address(stage), given))
    assert "Benarkah ini?" in asked
    assert not Record.objects.exists()
    sure = asked.split('name="sure" value="')[1].split('"')[0]
    client.post(address(stage), given | {"sure": sure})
    assert Record.objects.get().answers["bb"] == 1.2


def test_a_saved_line_is_corrected_in_the_grid_and_an_old_page_overwrites_nothing(browse, stage) -> None:
    client = browse(stage.kader)
    line = {f"{stage.child.id}.bb": "9,5", f"{stage.child.id}.rujuk": "tidak"}
    client.post(address(stage), hidden(text(client.get(address(stage)))) | line)
    old = hidden(text(client.get(address(stage))))
    client.post(address(stage), old | line | {f"{stage.child.id}.bb": "9,7"})
    assert Record.objects.get().answers["bb"] == 9.7
    page = client.post(address(stage), old | line | {f"{stage.child.id}.bb": "9,1"})
    assert "baru saja diubah" in words(page)
    assert Record.objects.get().answers["bb"] == 9.7


def test_the_last_figure_stands_in_an_empty_cell(browse, stage) -> None:
    Record.objects.create(
        post=stage.post, field="kesehatan", service=WEIGHING, on=years_ago(0).replace(day=1), person_id=stage.child.id,
        period=0, answers={"bb": 9.1}, facts={}, recorded_by=stage.kader.id, recorded_at="2026-01-01T00:00:00Z",
    )  # fmt: skip
    stage.day.on = years_ago(0).replace(day=2)
    stage.day.save()
    if stage.day.on < years_ago(0):
        pytest.fail("the open day must lie after the last weighing")
    assert "lalu 9,1 kg" in text(browse(stage.kader).get(address(stage)))


def test_a_service_that_is_not_for_a_person_has_no_grid(browse, stage) -> None:
    answer = browse(stage.kader).get(address(stage, "kesehatan.penyuluhan"))
    assert answer.status_code == 409
    assert "Catat lewat formulirnya" in words(answer)


def test_a_stranger_neither_sees_nor_saves_the_grid(browse, stage) -> None:
    given = {f"{stage.child.id}.bb": "9,5", f"{stage.child.id}.rujuk": "tidak"}
    for user in (stage.kader_b, stage.kader_pu, stage.stranger):
        client = browse(user)
        assert client.get(address(stage)).status_code in (403, 404)
        assert client.post(address(stage), given).status_code in (403, 404)
    assert not Record.objects.exists()
