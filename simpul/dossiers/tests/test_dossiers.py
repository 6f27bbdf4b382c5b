"""From the first paper in the village to the number that comes back: who may take which step, who waits for whom."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from simpul.dossiers import commands, queries, rules
from simpul.dossiers.commands import NumberRow
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.ordinances.rules import shipped
from simpul.papers.commands import add_paper
from simpul.papers.tests.test_papers import PLAIN
from tests.cast import Cast, actor

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
NUMBER = "51.08.06.1020.001"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> None:
    settings.PAPER_DIR = tmp_path


def refused(act: Any, **values: Any) -> str:
    with pytest.raises(Refusal) as error:
        act(**{"at": AT, **values})
    return error.value.code


def paper(cast: Cast) -> UUID:
    return add_paper(by=cast.staf_desa, at=AT, area_id=cast.areas.penarukan.id, name="SK.pdf", data=PLAIN)


def filled(cast: Cast, post_id: UUID) -> UUID:
    """A dossier with every paper, still in the village."""
    commands.start(by=cast.staf_desa, at=AT, post_id=post_id)
    for item in queries.list_at(cast.areas.penarukan.path, TODAY).content.items:
        commands.put_item(by=cast.staf_desa, at=AT, post_id=post_id, code=item.code, paper_id=paper(cast))
    return post_id


def verified(cast: Cast, post_id: UUID) -> UUID:
    commands.complete(by=cast.village_head, at=AT, post_id=filled(cast, post_id))
    commands.verify(by=cast.regency_office, at=AT, post_id=post_id)
    return post_id


def submitted(cast: Cast, *post_ids: UUID) -> UUID:
    batch = gathered(cast, *[verified(cast, id) for id in post_ids])
    commands.submit_batch(by=cast.regency_office, at=AT, batch_id=batch, letter="400.10/12/DPMD", on=TODAY)
    return batch


def gathered(cast: Cast, *post_ids: UUID, by: Actor | None = None, **more: Any) -> UUID:
    given = {"at": AT, "area_id": cast.areas.buleleng.id, "name": "Tahap I", "post_ids": post_ids, **more}
    return commands.make_batch(by=by or cast.regency_office, **given)


def state(cast: Cast, post_id: UUID) -> str:
    return queries.dossier(by=cast.regency_office, post_id=post_id, on=TODAY).state


@pytest.mark.parametrize(
    ("stored", "level", "then"),
    [
        ("lengkap", 3, "diperiksa"),
        ("lengkap", 2, "diverifikasi"),
        ("diperiksa", 2, "diverifikasi"),
        ("diperiksa", 3, ""),
        ("draf", 2, ""),
        ("diajukan", 2, ""),
    ],
)
def test_each_office_verifies_only_what_waits_for_it(stored: str, level: int, then: str) -> None:
    assert rules.after_verifying(stored, level) == then


@pytest.mark.parametrize(
    ("active", "numbered", "before", "months"),
    [(60, 30, 15, 6), (60, 10, 10, None), (60, 60, 50, 0), (60, 30, None, None), (45, 30, 10, 3)],
)
def test_the_forecast_follows_the_pace_of_the_last_three_months(
    active: int, numbered: int, before: int | None, months: int | None
) -> None:
    assert rules.months_left(active, numbered, before, 3) == months


def test_every_list_that_comes_with_simpul_names_its_source() -> None:
    lists = {code: rule for code, rule in shipped(rules.PAPERS)}
    assert all(rule.source.ref and rule.source.trust == "weak" for rule in lists.values())
    assert {item.code for item in lists["33.28"].content.items} >= {"sk_tim", "matriks"}
    assert "(tidak wajib)" in rules.PAPERS.said(lists["33.28"].content)
    assert rules.listed(None) is lists["0"], "before any list held, the first one is asked for"


def test_a_dossier_lacks_papers_until_the_village_has_brought_them(cast: Cast) -> None:
    post = cast.post_a.id
    assert state(cast, post) == rules.NONE
    commands.start(by=cast.staf_desa, at=AT, post_id=post)
    with pytest.raises(Refusal, match="Berita acara musyawarah"):
        commands.complete(by=cast.staf_desa, at=AT, post_id=post)
    commands.complete(by=cast.staf_desa, at=AT, post_id=filled(cast, post))
    found = queries.dossier(by=cast.kasi, post_id=post, on=TODAY)
    assert (found.state, found.missing, found.since) == ("lengkap", (), AT)
    given = {"by": cast.staf_desa, "post_id": post, "code": "musyawarah", "paper_id": paper(cast)}
    assert refused(commands.put_item, **given) == "berkas-sudah-diserahkan"


def test_the_district_looks_the_regency_verifies_and_gives_back_with_a_reason(cast: Cast) -> None:
    post = filled(cast, cast.post_a.id)
    commands.complete(by=cast.staf_desa, at=AT, post_id=post)
    commands.verify(by=cast.kasi, at=AT, post_id=post)
    assert refused(commands.verify, by=cast.kasi, post_id=post) == "berkas-bukan-giliran"
    assert refused(commands.send_back, by=cast.regency_office, post_id=post, reason=" ") == "alasan-wajib"
    commands.send_back(by=cast.regency_office, at=AT, post_id=post, reason="SK belum ditandatangani")
    found = queries.dossier(by=cast.staf_desa, post_id=post, on=TODAY)
    assert (found.state, found.reason, found.holder) == ("dikembalikan", "SK belum ditandatangani", "desa/kelurahan")
    [errand] = queries.due(by=cast.staf_desa, at=AT)
    assert (errand.kind, errand.page) == ("kembali", "dossiers")


def test_a_batch_is_handed_upward_with_a_letter_and_numbers_come_back(cast: Cast) -> None:
    a, b = cast.post_a.id, cast.post_b.id
    batch = submitted(cast, a, b)
    rows = [NumberRow(a, NUMBER), NumberRow(b, NUMBER), NumberRow(cast.post_c.id, "63.09.02.2002.001")]
    outcomes = commands.record_numbers(by=cast.regency_office, at=AT, batch_id=batch, rows=rows)
    assert [one.code for one in outcomes] == ["", "nomor-registrasi-dipakai", "kiriman-nomor-asing"]
    assert (state(cast, a), state(cast, b)) == ("bernomor", "diajukan")
    [again] = commands.record_numbers(by=cast.regency_office, at=AT, batch_id=batch, rows=rows[:1])
    assert again.state == "same"
    assert [line.post_id for line in queries.dossiers_seen(by=cast.kasi, area_id=cast.areas.bali.id, state="diajukan")]
    assert queries.batch(by=cast.regency_office, batch_id=batch).numbered == 1
    assert refused(commands.complete, by=cast.staf_desa, post_id=a) == "berkas-pos-sudah-bernomor"


def test_a_dossier_lies_in_one_batch_and_leaves_it_when_given_back(cast: Cast) -> None:
    a, b = verified(cast, cast.post_a.id), verified(cast, cast.post_b.id)
    assert len(queries.ready(by=cast.regency_office, area_id=cast.areas.buleleng.id)) == 2
    batch = gathered(cast, a, b)
    assert queries.ready(by=cast.regency_office, area_id=cast.areas.buleleng.id) == []
    assert refused(gathered, cast=cast, post_ids=[a]) == "kiriman-berkas-salah"
    commands.send_back(by=cast.regency_office, at=AT, post_id=a, reason="Salah unggah")
    assert [one.post_id for one in queries.batch(by=cast.regency_office, batch_id=batch).lines] == [b]
    [papers] = queries.batch_papers(by=cast.regency_office, batch_id=batch)
    assert len(papers.papers) == 4


def test_a_batch_without_letter_or_with_a_letter_of_tomorrow_is_not_handed_upward(cast: Cast) -> None:
    batch = gathered(cast, verified(cast, cast.post_a.id))
    given = {"by": cast.regency_office, "batch_id": batch}
    assert refused(commands.submit_batch, letter=" ", on=TODAY, **given) == "kiriman-tanpa-surat"
    assert refused(commands.submit_batch, letter="1", on=date(2026, 12, 1), **given) == "tanggal-belum-tiba"
    assert refused(commands.record_numbers, rows=[], **given) == "kiriman-belum-diajukan"


def test_each_tier_reads_how_many_stand_where(cast: Cast) -> None:
    verified(cast, cast.post_a.id)
    commands.start(by=cast.staf_desa, at=AT, post_id=cast.post_b.id)
    for area, child in ((cast.areas.bali, cast.areas.buleleng), (cast.areas.kec_buleleng, cast.areas.penarukan)):
        found = queries.pipeline(by=cast.national_team, area_id=area.id)
        assert found.own.counts == {"diverifikasi": 1, "draf": 1}
        assert found.below[child.id] == found.own
        assert found.own.oldest == AT
    assert [one.page for one in queries.due(by=cast.regency_office, at=AT)] == ["dossiers"]


def test_provinces_and_the_nation_read_the_last_count_of_the_worker(cast: Cast) -> None:
    verified(cast, cast.post_a.id)
    nation, bali, buleleng = cast.areas.nation.id, cast.areas.bali.id, cast.areas.buleleng.id
    assert queries.pipeline(by=cast.national_team, area_id=nation).counted_at is None
    assert commands.count_stands(AT)
    assert not commands.count_stands(AT + timedelta(minutes=9)), "counted some minutes ago"
    commands.start(by=cast.staf_desa, at=AT, post_id=cast.post_b.id)
    found = queries.pipeline(by=cast.national_team, area_id=nation)
    assert (found.own.counts, found.counted_at) == ({"diverifikasi": 1}, AT)
    assert found.below[bali].oldest == AT
    assert queries.pipeline(by=cast.regency_office, area_id=buleleng).own.counts == {"diverifikasi": 1, "draf": 1}
    later = AT + timedelta(minutes=11)
    assert commands.count_stands(later)
    found = queries.pipeline(by=cast.provincial_team, area_id=bali)
    assert (found.below[buleleng].counts, found.counted_at) == ({"diverifikasi": 1, "draf": 1}, later)
    assert queries.pipeline(by=cast.stranger, area_id=nation).own.counts == {}


def test_a_stranger_moves_nothing_and_sees_nothing(cast: Cast) -> None:
    post, home = filled(cast, cast.post_a.id), cast.areas.buleleng.id
    batch = submitted(cast, cast.post_b.id)
    for nobody in (cast.stranger, cast.kader_c, cast.other_village_head):
        who = {"by": nobody, "post_id": post}
        assert refused(commands.start, **who) == "tidak-berhak"
        assert refused(commands.put_item, code="musyawarah", paper_id=new_id(), **who) == "tidak-berhak"
        assert refused(commands.complete, **who) == "tidak-berhak"
        assert refused(commands.verify, **who) == "tidak-berhak"
        assert refused(commands.send_back, reason="x", **who) == "tidak-berhak"
        assert refused(gathered, cast=cast, by=nobody) == "tidak-berhak"
        assert refused(commands.submit_batch, by=nobody, batch_id=batch, letter="1", on=TODAY) == "tidak-berhak"
        assert refused(commands.record_numbers, by=nobody, batch_id=batch, rows=[]) == "tidak-berhak"
        with pytest.raises(Refusal):
            queries.dossier(by=nobody, post_id=post, on=TODAY)
        with pytest.raises(Refusal):
            queries.batch(by=nobody, batch_id=batch)
        with pytest.raises(Refusal):
            queries.batch_papers(by=nobody, batch_id=batch)
        with pytest.raises(Refusal):
            queries.batches(by=nobody, area_id=home)
        assert queries.ready(by=nobody, area_id=home) == []
        assert queries.dossiers_seen(by=nobody, area_id=home) == []
        assert queries.pipeline(by=nobody, area_id=home).own.counts == {}
        assert queries.due(by=nobody, at=AT) == []


def test_the_office_of_a_province_does_not_verify_for_the_regency(cast: Cast) -> None:
    commands.complete(by=cast.staf_desa, at=AT, post_id=filled(cast, cast.post_a.id))
    above = actor("sekretariat", cast.areas.bali)
    assert refused(commands.verify, by=above, post_id=cast.post_a.id) == "tidak-berhak"
    assert refused(gathered, cast=cast, by=above) == "tidak-berhak"
