"""The worker and the recount on the command line."""

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from simpul.jobs.recount import recount
from simpul.jobs.worker import work_once, work_round, worker
from simpul.kernel.period import Period
from simpul.tally.models import AreaPeriod

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 4, tzinfo=UTC)


@pytest.fixture
def counted(cast):
    work_once(AT)
    return cast


def test_the_worker_counts_what_is_due_and_ends_when_asked(cast):
    found = CliRunner().invoke(worker, ["--once"])
    assert found.exit_code == 0, found.output
    assert AreaPeriod.objects.filter(area_id=cast.areas.nation.id).exists()


def test_a_recount_that_agrees_ends_with_zero(counted):
    found = CliRunner().invoke(recount, ["2026-11"])
    assert (found.exit_code, "semua angka cocok" in found.output) == (0, True)


def test_a_recount_lists_each_difference_and_ends_with_one(counted):
    row = AreaPeriod.objects.get(area_id=counted.areas.bali.id, period=Period(2026, 11).key, group="lembaga")
    AreaPeriod.objects.filter(id=row.id).update(cells=b"\x09\0\0\0" + bytes(row.cells)[4:])
    told = CliRunner().invoke(recount, ["2026-11", "--area", "51"])
    assert told.exit_code == 1
    assert "Bali: lembaga.pos_aktif (hidup) tersimpan 9, seharusnya 2" in told.output
    plain = CliRunner().invoke(recount, ["2026-11", "--area", "51", "--json"])
    (one,) = json.loads(plain.output)["differences"]
    assert (one["code"], one["stored"], one["recounted"]) == ("51", 9, 2)


@pytest.mark.parametrize("args", [["2026-13"], ["besok"], ["2026-11", "--area", "99"]])
def test_wrong_use_ends_with_two(counted, args):
    assert CliRunner().invoke(recount, args).exit_code == 2


def test_a_job_in_trouble_is_told_and_stops_no_other(caplog):
    def broken(at):
        raise ValueError("nothing to count with")

    done = []
    assert work_round([broken, done.append]) is False
    assert len(done) == 1
    assert "broken gagal, dicoba lagi" in caplog.text
    assert work_round([done.append]) is True
