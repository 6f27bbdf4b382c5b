"""Finishing a month: look, declare, send; mend what came back and send again."""

import pytest
from django.utils import timezone

from simpul.accounts.models import User
from simpul.kernel.period import Period
from simpul.reports import commands
from simpul.reports.models import Submission
from simpul.tally.commands import sync_slots
from tests import factories
from tests.cast import actor
from tests.web.post_cast import form_of, intention, text, today, weighing, words

OTHERS = ["pendidikan", "pekerjaan_umum", "perumahan", "trantibumlinmas", "sosial"]


@pytest.fixture
def month(db: None) -> Period:
    sync_slots()  # as the worker does when it starts
    return Period.of(today())


@pytest.fixture
def ketua(browse, stage) -> User:
    """The chair, once the child has been weighed."""
    browse(stage.kader).post(form_of(stage), weighing(stage))
    return stage.ketua


def address(stage, month: Period) -> str:
    return f"/pos/{stage.post.id}/laporan/?periode={month}"


def test_what_is_missing_stands_first_each_with_the_way_to_mend_it(browse, stage, ketua, month) -> None:
    page = browse(ketua).get(address(stage, month))
    assert "Bidang Pendidikan belum punya catatan" in words(page)
    assert f'href="/pos/{stage.post.id}/' in text(page)
    assert "Bidang Kesehatan belum punya catatan" not in words(page)


def test_the_report_is_sent_with_what_was_declared_nihil_and_twice_is_once(browse, stage, ketua, month) -> None:
    client, form = browse(ketua), intention(nihil=OTHERS)
    for _ in range(2):
        client.post(address(stage, month), form)
    sent = Submission.objects.get()
    assert (sent.post_id, sent.state, sent.revision) == (stage.post.id, "terkirim", 1)
    assert {code for code, state in sent.field_states.items() if state == "nihil"} == set(OTHERS)
    assert "Menunggu diperiksa" in words(client.get(address(stage, month)))


def test_a_month_without_records_is_not_sent_empty(browse, stage, month) -> None:
    answer = browse(stage.ketua).post(address(stage, month), intention())
    assert "Belum ada catatan pada" in words(answer)
    assert not Submission.objects.exists()


def test_what_came_back_is_read_mended_and_sent_as_a_revision(browse, stage, ketua, month) -> None:
    client = browse(ketua)
    client.post(address(stage, month), intention(nihil=OTHERS))
    sent = Submission.objects.get()
    head = actor("kepala_desa", stage.post.village)
    remark = commands.NewRemark(text="Jumlah balita kurang satu.", field="kesehatan")
    commands.return_report(by=head, at=timezone.now(), submission_id=sent.id, remarks=[remark])
    page = words(client.get(address(stage, month)))
    assert "Dikembalikan oleh" in page
    assert "Jumlah balita kurang satu." in page
    second = factories.person(stage.post, "Wayan Dewi", born=stage.child.birth_date)
    browse(stage.kader).post(form_of(stage), weighing(stage, orang=str(second.id)))
    client.post(address(stage, month), intention(nihil=OTHERS))
    sent.refresh_from_db()
    assert (sent.state, sent.revision) == ("terkirim", 2)
    assert "Yang berubah pada kiriman terakhir" in words(client.get(address(stage, month)))


def test_a_kader_sees_the_state_but_does_not_send(browse, stage, ketua, month) -> None:
    client = browse(stage.kader)
    assert "Belum lapor" in words(client.get(address(stage, month)))
    assert client.post(address(stage, month), intention(nihil=OTHERS)).status_code == 403
    assert not Submission.objects.exists()


def test_a_stranger_neither_sees_nor_sends(browse, stage, month) -> None:
    for user in (stage.kader_b, stage.stranger):
        client = browse(user)
        assert client.get(address(stage, month)).status_code == 403
        assert client.post(address(stage, month), intention(nihil=OTHERS)).status_code == 403
    assert not Submission.objects.exists()


@pytest.mark.parametrize("nihil", ["sulap", "kesehatan"])
def test_a_field_with_records_or_of_no_name_is_not_declared_nihil(browse, stage, ketua, month, nihil) -> None:
    answer = browse(ketua).post(address(stage, month), intention(nihil=[*OTHERS, nihil]))
    assert answer.status_code == 200
    assert not Submission.objects.exists()
