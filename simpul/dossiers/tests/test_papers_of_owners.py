"""Lists that a regency sets, papers that the offices above bring themselves, and who signs the letter."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from simpul.dossiers import commands, queries, rules
from simpul.dossiers.commands import Signer
from simpul.dossiers.models import Batch, Dossier
from simpul.dossiers.tests.test_dossiers import AT, TODAY, filled, folder, gathered, refused, verified
from simpul.kernel.refusals import Refusal
from simpul.ordinances.commands import set_ordinance
from simpul.papers.commands import add_paper
from simpul.papers.tests.test_papers import PLAIN
from simpul.standards import Source
from tests.cast import Cast

__all__ = ["folder"]

MINUTES = {"code": "musyawarah", "name": "Berita acara musyawarah", "owner": "desa"}
ADVICE = {"code": "rekomendasi", "name": "Rekomendasi camat", "owner": "kecamatan"}
MATRIX = {"code": "matriks", "name": "Matriks kabupaten", "owner": "kabupaten"}


def set_list(cast: Cast, *items: dict[str, Any], since: date = date(2026, 1, 1)) -> None:
    """The regency asks for these papers."""
    source = Source(ref="SE Bupati 1 Tahun 2026", trust="strong")
    given = {"topic": rules.PAPERS, "area_id": cast.areas.buleleng.id, "valid_from": since, "source": source}
    set_ordinance(by=cast.regency_office, at=AT, content={"items": list(items)}, **given)


def bring(cast: Cast, by: Any, area: Any, code: str) -> None:
    paper = add_paper(by=by, at=AT, area_id=area.id, name="surat.pdf", data=PLAIN)
    commands.put_item(by=by, at=AT, post_id=cast.post_a.id, code=code, paper_id=paper)


def view(cast: Cast, on: date = TODAY) -> queries.DossierView:
    return queries.dossier(by=cast.regency_office, post_id=cast.post_a.id, on=on)


def test_a_regency_asks_for_its_own_papers_with_its_own_source(cast: Cast) -> None:
    set_list(cast, MINUTES, ADVICE)
    found = view(cast)
    assert [one.item.code for one in found.items] == ["musyawarah", "rekomendasi"]
    assert (found.list.ref, found.list.trust, found.list.kept) == ("SE Bupati 1 Tahun 2026", "strong", False)
    elsewhere = queries.list_at(cast.areas.ampukung.path, TODAY)
    assert len(elsewhere.content.items) == 4


@pytest.mark.parametrize("items", [[], [MINUTES, MINUTES], [{**MINUTES, "owner": "provinsi"}]])
def test_a_list_without_papers_or_with_one_twice_is_refused(cast: Cast, items: list[dict[str, str]]) -> None:
    assert refused(lambda **_: set_list(cast, *items)) == "ketentuan-isi-salah"


def test_a_dossier_keeps_the_list_by_which_it_was_handed_on(cast: Cast) -> None:
    set_list(cast, MINUTES)
    commands.complete(by=cast.staf_desa, at=AT, post_id=filled(cast, cast.post_a.id))
    set_list(cast, MINUTES, MATRIX, since=TODAY)
    found = view(cast)
    assert ([one.item.code for one in found.items], found.list.kept) == (["musyawarah"], True)
    commands.verify(by=cast.regency_office, at=AT, post_id=cast.post_a.id)
    commands.send_back(by=cast.regency_office, at=AT, post_id=cast.post_a.id, reason="Stempel kabur")
    assert [one.code for one in view(cast).missing] == ["matriks"], "back in the village the list of the day counts"
    dossier = Dossier.objects.get()
    assert not queries.list_of(dossier, cast.areas.penarukan.path, TODAY).kept


def test_each_office_brings_its_own_papers_and_none_of_the_others(cast: Cast) -> None:
    set_list(cast, MINUTES, ADVICE, MATRIX)
    commands.start(by=cast.staf_desa, at=AT, post_id=cast.post_a.id)
    for by, area, code in (
        (cast.kasi, cast.areas.kec_buleleng, "musyawarah"),
        (cast.kasi, cast.areas.kec_buleleng, "matriks"),
        (cast.staf_desa, cast.areas.penarukan, "rekomendasi"),
    ):
        with pytest.raises(Refusal):
            bring(cast, by, area, code)
    bring(cast, cast.staf_desa, cast.areas.penarukan, "musyawarah")
    commands.complete(by=cast.staf_desa, at=AT, post_id=cast.post_a.id)
    who = {"by": cast.regency_office, "post_id": cast.post_a.id}
    assert refused(commands.verify, by=cast.kasi, post_id=cast.post_a.id) == "berkas-belum-lengkap"
    bring(cast, cast.kasi, cast.areas.kec_buleleng, "rekomendasi")
    commands.verify(by=cast.kasi, at=AT, post_id=cast.post_a.id)
    assert refused(commands.verify, **who) == "berkas-belum-lengkap"
    bring(cast, cast.regency_office, cast.areas.buleleng, "matriks")
    commands.verify(at=AT, **who)
    with pytest.raises(Refusal, match="sudah diserahkan"):
        bring(cast, cast.kasi, cast.areas.kec_buleleng, "rekomendasi")


def test_a_paper_of_another_area_does_not_stand_for_the_district(cast: Cast) -> None:
    set_list(cast, ADVICE)
    commands.start(by=cast.staf_desa, at=AT, post_id=cast.post_a.id)
    paper = add_paper(by=cast.staf_desa, at=AT, area_id=cast.areas.penarukan.id, name="x.pdf", data=PLAIN)
    given = {"by": cast.kasi, "post_id": cast.post_a.id, "code": "rekomendasi", "paper_id": paper}
    assert refused(commands.put_item, **given) == "berkas-desa-lain"


@pytest.mark.parametrize(
    ("state", "owner", "may"),
    [
        ("draf", "desa", True),
        ("lengkap", "desa", False),
        ("draf", "kecamatan", True),
        ("diperiksa", "kabupaten", True),
        ("diverifikasi", "kabupaten", False),
        ("diajukan", "kecamatan", False),
    ],
)
def test_a_paper_is_brought_while_its_owner_can_still_change_it(state: str, owner: str, may: bool) -> None:
    assert rules.may_bring(state, owner) is may


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Berita acara musyawarah pembentukan", "Berita Acara Musyawarah", True),
        ("SK pengurus dan kader (struktur)", "SK kepengurusan posyandu", False),
        ("SK pembentukan posyandu", "Rekomendasi camat", False),
    ],
)
def test_a_paper_whose_name_is_only_corrected_stays_the_same(name: str, other: str, same: bool) -> None:
    assert rules.same_paper(name, other) is same


def signer_of(batch: UUID) -> tuple[str, str]:
    found = Batch.objects.get(id=batch)
    return found.signer_office, found.signer_name


def test_who_signs_is_said_with_the_batch_and_changed_until_it_is_handed_upward(cast: Cast) -> None:
    batch = gathered(cast, verified(cast, cast.post_a.id))
    assert signer_of(batch) == (commands.CHAIR_SIGNS.office, "")
    who = {"by": cast.regency_office, "batch_id": batch}
    commands.set_signer(at=AT, signer=Signer("Kepala Dinas  PMD", "Ni Made Ayu"), **who)
    assert signer_of(batch) == ("Kepala Dinas PMD", "Ni Made Ayu")
    assert refused(commands.set_signer, signer=Signer(" "), **who) == "kiriman-tanpa-penanda-tangan"
    stranger = {**who, "by": cast.stranger}
    assert refused(commands.set_signer, signer=Signer("Bupati"), **stranger) == "tidak-berhak"
    commands.submit_batch(at=AT, letter="400/1", on=TODAY, **who)
    assert refused(commands.set_signer, signer=Signer("Bupati"), **who) == "kiriman-sudah-diajukan"
