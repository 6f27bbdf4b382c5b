"""Committee, who pays what, photos and stated figures (S0.1, S0.7, S0.9, S2.7)."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from simpul.arrangements import commands, queries
from simpul.budgets.commands import add_line
from simpul.kernel.refusals import Refusal
from simpul.papers.commands import add_paper
from simpul.papers.tests.test_papers import PLAIN
from simpul.training.queries import batches_by_id
from simpul.training.tests.test_programmes import batch, programme
from tests import factories
from tests.cast import Cast, actor
from tests.web.places_of_play import picture

AT = datetime(2026, 11, 22, 4, tzinfo=UTC)


def refused(act: Any, **values: Any) -> str:
    with pytest.raises(Refusal) as error:
        act(**values)
    return error.value.code


def test_the_chair_comes_first_on_the_committee(cast: Cast) -> None:
    made = batch(cast)
    whole = batches_by_id([made])[made].programme_id
    add = {"by": cast.provincial_team, "at": AT, "programme_id": whole}
    commands.add_member(**add, role="anggota", name="Ni Luh", batch_id=made)
    commands.add_member(**add, role="ketua", name="Ni Luh Komang", post="Ketua Panitia Penyelenggara")
    found = queries.committee(by=cast.kader_a, programme_id=whole, batch_id=made)
    assert [(one.role_name, one.name) for one in found] == [
        ("Ketua panitia", "Ni Luh Komang"),
        ("Anggota panitia", "Ni Luh"),
    ]
    assert [one.name for one in queries.committee(by=cast.kader_a, programme_id=whole)] == ["Ni Luh Komang"]
    other = programme(cast, name="Lain")
    wrong = {**add, "programme_id": other, "batch_id": made}
    assert refused(commands.add_member, **wrong, role="ketua", name="X") == "tidak-ditemukan"
    assert refused(commands.add_member, **add, role="raja", name="X") == "pilihan-tidak-dikenal"


def test_who_pays_what_with_or_without_an_amount(cast: Cast) -> None:
    """The desa pays the refreshments (S2.7); how much, nobody has told."""
    made = batch(cast)
    add = {"by": actor("sekretariat", cast.areas.bali), "at": AT, "batch_id": made}
    line = add_line(
        by=add["by"],
        at=AT,
        area_id=cast.areas.bali.id,
        year=2025,
        source="apbd_provinsi",
        purpose="pembinaan",
        name="Bimtek",
        amount=50_000_000,
    ).id
    one = commands.add_cost(**add, item="Konsumsi", payer="Desa")
    commands.add_cost(**add, item="Narasumber", payer="Provinsi Bali", amount=2_500_000, line_id=line)
    found = queries.costs(by=cast.kasi, batch_id=made)
    assert [(cost.item, cost.payer, cost.amount, cost.line_id) for cost in found] == [
        ("Konsumsi", "Desa", None, None),
        ("Narasumber", "Provinsi Bali", 2_500_000, line),
    ]
    assert refused(commands.add_cost, **add, item="Hotel", payer="Desa", amount=0) == "jumlah-harus-ada"
    commands.remove_entry(by=add["by"], at=AT, kind="biaya", id=one)
    assert [cost.item for cost in queries.costs(by=cast.kasi, batch_id=made)] == ["Narasumber"]
    assert refused(commands.remove_entry, by=add["by"], at=AT, kind="biaya", id=one) == "tidak-ditemukan"


def test_what_was_stated_keeps_its_source_and_its_area(cast: Cast) -> None:
    """100 kader were stated, and 18, 27, 44 and 10 of four kelurahan: 99 (S0.9)."""
    made = batch(cast)
    whole = batches_by_id([made])[made].programme_id
    state = {"by": cast.provincial_team, "at": AT, "programme_id": whole, "batch_id": made, "what": "kader"}
    told = {"said_by": "Ni Luh Komang", "source": "Berita 1 Desember 2025", "on": date(2025, 12, 1)}
    commands.state_figure(**state, **told, number=100)
    commands.state_figure(**state, **told, number=18, area_id=cast.areas.penarukan.id)
    found = queries.stated(by=cast.kader_a, programme_id=whole, batch_id=made)
    assert [(one.what_name, one.counted, one.area_name, one.number, one.said_by) for one in found] == [
        ("Kader", "kader", "", 100, "Ni Luh Komang"),
        ("Kader", "kader", "Kel. Penarukan", 18, "Ni Luh Komang"),
    ]
    assert len(queries.stated(by=cast.kader_a, programme_id=whole)) == 2
    assert refused(commands.state_figure, **state, **told, number=-1) == "angka-disebut-salah"
    assert refused(commands.state_figure, **{**state, "what": "rumah"}, **told, number=1) == "pilihan-tidak-dikenal"


def test_a_photo_is_seen_by_those_whom_the_event_concerns(cast: Cast) -> None:
    made, secretariat = batch(cast), actor("sekretariat", cast.areas.bali)
    paper = {"by": secretariat, "at": AT, "area_id": cast.areas.bali.id}
    shot = add_paper(**paper, name="pembukaan.jpg", data=picture())
    add = {"by": secretariat, "at": AT, "batch_id": made}
    one = commands.add_photo(**add, paper_id=shot, caption="Pembukaan")
    assert commands.add_photo(**add, paper_id=shot) == one
    assert [(each.id, each.caption) for each in queries.photos(by=cast.kader_a, batch_id=made)] == [(one, "Pembukaan")]
    assert queries.photo_file(by=cast.kader_a, photo_id=one).kind == "jpg"
    assert refused(queries.photo_file, by=cast.stranger, photo_id=one) == "tidak-ditemukan"
    pdf = add_paper(**paper, name="surat.pdf", data=PLAIN)
    assert refused(commands.add_photo, **add, paper_id=pdf) == "foto-wajib"


def test_strangers_and_other_offices_arrange_and_read_nothing(cast: Cast) -> None:
    made = batch(cast)
    whole = batches_by_id([made])[made].programme_id
    told = {"what": "kader", "number": 1, "said_by": "X", "source": "X"}
    for by, code in ((cast.stranger, "tidak-ditemukan"), (cast.regency_office, "tidak-berhak")):
        of = {"by": by, "at": AT}
        assert refused(commands.add_member, **of, programme_id=whole, role="ketua", name="X") == code
        assert refused(commands.add_cost, **of, batch_id=made, item="X", payer="X") == code
        assert refused(commands.state_figure, **of, programme_id=whole, **told) == code
        assert refused(commands.add_photo, **of, batch_id=made, paper_id=factories.some_id(1)) == code
    member: UUID = commands.add_member(by=cast.provincial_team, at=AT, programme_id=whole, role="ketua", name="X")
    assert refused(commands.remove_entry, by=cast.regency_office, at=AT, kind="panitia", id=member) == "tidak-berhak"
    for query in (queries.costs, queries.photos, queries.surroundings):
        assert refused(query, by=cast.stranger, batch_id=made) == "tidak-ditemukan"
    for ask in (queries.committee, queries.stated):
        assert refused(ask, by=cast.stranger, programme_id=whole) == "tidak-ditemukan"
