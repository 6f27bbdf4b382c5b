"""Sessions, speakers, materials; clashes are told and fields without a speaker too (S0.7, S0.8, S0.10, S0.11)."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.library import commands as library
from simpul.library.commands import Told
from simpul.papers.commands import add_paper
from simpul.papers.tests.test_papers import PLAIN
from simpul.training import commands, queries
from simpul.training.tests.test_programmes import batch, programme
from tests.cast import Cast, actor

AT = datetime(2026, 11, 22, 4, tzinfo=UTC)


def refused(act: Any, **values: Any) -> str:
    with pytest.raises(Refusal) as error:
        act(**{"at": AT, **values})
    return error.value.code


def session(cast: Cast, batch_id: UUID, day: int = 1, **more: Any) -> UUID:
    days = queries.batches_by_id([batch_id])[batch_id].days
    given = {"day_id": days[day - 1].id, "module": "layanan_sosial", "starts": 480, "ends": 600, **more}
    return commands.add_session(by=cast.provincial_team, at=AT, batch_id=batch_id, **given)


def speaker(cast: Cast, batch_id: UUID, agency: str = "Dinas Sosial", **more: Any) -> UUID:
    return commands.add_speaker(by=cast.provincial_team, at=AT, batch_id=batch_id, agency=agency, **more)


def timetable(cast: Cast, batch_id: UUID) -> queries.Timetable:
    return queries.timetable(by=cast.provincial_team, batch_id=batch_id)


def test_a_session_follows_its_module_and_says_what_is_not_told(cast: Cast) -> None:
    made = batch(cast)
    session(cast, made, day=2, module="perpustakaan_desa", starts=None, ends=None)
    session(cast, made, module="tugas_fungsi", mode="daring", link="https://contoh.id/temu", room="Aula")
    first, second = timetable(cast, made).sessions
    assert (first.title, first.kind_name, first.way_name, first.fields) == (
        "Tugas dan fungsi Posyandu, kader, dan pengurus",
        "Tugas dan fungsi",
        "Teori",
        (),
    )
    assert (first.on, first.mode_name, first.room) == (date(2025, 12, 1), "Daring", "Aula")
    assert (second.way, second.fields, second.starts, second.mode) == ("praktik", ("pendidikan",), None, "tatap_muka")


def test_a_programme_teaches_modules_of_its_own(cast: Cast) -> None:
    made = batch(cast)
    whole = queries.batches_by_id([made])[made].programme_id
    add = {"by": cast.provincial_team, "at": AT, "programme_id": whole}
    own = commands.add_module(**add, name="Kelola sampah", kind="layanan", way="praktik", fields=["pekerjaan_umum"])
    assert refused(commands.add_module, **add, name="Kelola sampah", kind="layanan", way="teori") == "materi-sudah-ada"
    found = queries.modules(by=cast.kader_a, programme_id=whole)[-1]
    assert (found.code, found.name, found.own) == (str(own), "Kelola sampah", True)
    session(cast, made, module=str(own))
    assert timetable(cast, made).sessions[0].fields == ("pekerjaan_umum",)
    assert queries.module_of(programme(cast, name="Lain"), str(own)) is None


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"ends": 480}, "jam-acara-salah"),
        ({"ends": None}, "jam-acara-salah"),
        ({"ends": 1441}, "jam-acara-salah"),
        ({"module": "entah"}, "materi-tidak-dikenal"),
        ({"module": "", "title": " "}, "uraian-kosong"),
        ({"fields": ["agama"]}, "bidang-tidak-dikenal"),
        ({"link": "javascript:alert(1)"}, "tautan-salah"),
        ({"way": "hafalan"}, "pilihan-tidak-dikenal"),
    ],
)
def test_a_doubtful_session_is_refused(cast: Cast, wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as error:
        session(cast, batch(cast), **wrong)
    assert error.value.code == code


def test_a_field_without_a_speaker_is_told(cast: Cast) -> None:
    """Seed 0: Disdikpora, PU, Satpol PP, Dinsos, PMD Dukcapil; nobody for health and housing (S0.10)."""
    made = batch(cast)
    told = {
        "Dinas Pendidikan Kepemudaan dan Olahraga": ["pendidikan"],
        "Dinas Pekerjaan Umum": ["pekerjaan_umum"],
        "Satuan Polisi Pamong Praja": ["trantibumlinmas"],
        "Dinas PMD Dukcapil": [],
    }
    for agency, fields in told.items():
        speaker(cast, made, agency, fields=fields)
    speaker(cast, made, session_id=session(cast, made))  # her session is about one field
    speaker(cast, made, session_id=session(cast, made, module="akselerasi", day=2))  # an overview stands for none
    assert timetable(cast, made).without_speaker == ("kesehatan", "perumahan")
    register = queries.speakers(by=cast.kasi, area_id=cast.areas.bali.id)
    assert [(one.agency, one.fields, one.batches) for one in register][-2:] == [
        ("Dinas Sosial", ("sosial", "pendidikan", "kesehatan", "pekerjaan_umum", "perumahan", "trantibumlinmas"), 1),
        ("Satuan Polisi Pamong Praja", ("trantibumlinmas",), 1),
    ]


def test_clashes_are_told_and_not_refused(cast: Cast) -> None:
    made = batch(cast)
    one = session(cast, made, room="Aula")
    other = session(cast, made, module="layanan_pendidikan", starts=570, ends=660, room="aula")
    for at in (one, other):
        speaker(cast, made, name="Ni Made Sari", session_id=at)
    session(cast, made, module="manajerial", starts=660, ends=700, room="Aula")  # begins as the other ends
    found = timetable(cast, made).clashes
    assert [(clash.kind, clash.speaker, clash.elsewhere) for clash in found] == [
        ("angkatan", "", ""),
        ("ruang", "", ""),
        ("narasumber", "Ni Made Sari", ""),
    ]
    assert found[0].second == "Layanan bidang pendidikan"


def test_a_speaker_in_two_programmes_at_once_is_told_in_both(cast: Cast) -> None:
    secretariat = actor("sekretariat", cast.areas.buleleng)
    here = batch(cast)
    speaker(cast, here, name="Ni Made Sari", session_id=session(cast, here))
    other = commands.plan_programme(
        by=secretariat, at=AT, area_id=cast.areas.buleleng.id, kind="bimtek", name="Bimtek kecamatan", year=2025
    )
    place = {"host_id": cast.areas.kec_buleleng.id, "starts_on": date(2025, 12, 1), "state": "direncanakan"}
    there = commands.add_batch(by=secretariat, at=AT, programme_id=other, **place)
    day = queries.batches_by_id([there])[there].days[0].id
    when = {"module": "layanan_sosial", "starts": 540, "ends": 600, "day_id": day}
    taught = commands.add_session(by=secretariat, at=AT, batch_id=there, **when)
    who = {"agency": "dinas sosial", "name": "NI MADE SARI", "session_id": taught}
    commands.add_speaker(by=secretariat, at=AT, batch_id=there, **who)
    clash = timetable(cast, here).clashes
    assert [(one.kind, one.elsewhere) for one in clash] == [("narasumber", "Bimtek kecamatan")]
    back = queries.timetable(by=secretariat, batch_id=there).clashes
    assert [one.elsewhere for one in back] == ["Bina Posyandu"]
    december = Period(2025, 12)
    inside = queries.sessions_in(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, month=december)
    assert [(one.title, held.host_name) for one, held in inside] == [("Layanan bidang sosial", "Kecamatan Buleleng")]


def test_a_material_is_read_by_participants_and_not_by_strangers(cast: Cast) -> None:
    made = batch(cast)
    secretariat = actor("sekretariat", cast.areas.bali)
    paper = add_paper(by=secretariat, at=AT, area_id=cast.areas.bali.id, name="Kebijakan.pdf", data=PLAIN)
    taught = session(cast, made)
    add = {"by": cast.provincial_team, "at": AT, "batch_id": made, "title": "Kebijakan"}
    one = commands.add_material(**add, variant="kelurahan", paper_id=paper, session_id=taught)
    commands.add_material(**add, variant="desa", link="https://contoh.id/desa")
    found = timetable(cast, made)
    assert [each.variant_name for each in found.sessions[0].materials] == ["Khusus kelurahan"]
    assert [each.link for each in found.materials] == ["https://contoh.id/desa"]
    assert queries.material_file(by=cast.kader_a, material_id=one).read() == PLAIN
    assert refused(material_file, by=cast.stranger, material_id=one) == "tidak-ditemukan"
    assert refused(commands.add_material, **add, variant="desa") == "bahan-wajib"
    both = {"paper_id": paper, "link": "https://contoh.id"}
    assert refused(commands.add_material, **add, variant="desa", **both) == "bahan-wajib"


def test_a_material_of_the_library_keeps_its_name_and_is_one_that_all_participants_read(cast: Cast) -> None:
    made = batch(cast)
    province = actor("sekretariat", cast.areas.bali)
    guide, perdes = Told(kind="juknis", number="Juknis 3/2026", title="Enam SPM"), Told(kind="perdes", title="Insentif")
    key = str(library.add_entry(by=province, at=AT, area_id=cast.areas.bali.id, told=guide))
    below = str(library.add_entry(by=cast.staf_desa, at=AT, area_id=cast.areas.penarukan.id, told=perdes))
    add = {"by": cast.provincial_team, "at": AT, "batch_id": made, "variant": "desa"}
    commands.add_material(**add, library_key=key)
    commands.add_material(**add, library_key="permendagri-13-2024", title="Dasar hukum")
    found = {each.title: each.library_key for each in timetable(cast, made).materials}
    assert found == {"Juknis 3/2026: Enam SPM": key, "Dasar hukum": "permendagri-13-2024"}
    assert refused(commands.add_material, **add, library_key=below, title="Insentif") == "bahan-pustaka-lain"
    assert refused(commands.add_material, **add, library_key="tidak-ada") == "tidak-ditemukan"
    assert refused(commands.add_material, **add, library_key=key, link="https://contoh.id") == "bahan-wajib"


def material_file(at: datetime, **given: Any) -> Any:
    return queries.material_file(**given)


def test_what_was_written_by_mistake_is_taken_away_or_put_right(cast: Cast) -> None:
    made = batch(cast)
    taught = session(cast, made)
    spoken = speaker(cast, made, session_id=taught)
    again = {"by": cast.provincial_team, "agency": "Dinas Sosial", "session_id": taught, "batch_id": made}
    assert refused(commands.add_speaker, **again) == "narasumber-sudah-dicatat"
    assert refused(commands.add_speaker, **{**again, "agency": ""}) == "narasumber-wajib"
    commands.remove_entry(by=cast.provincial_team, at=AT, kind="narasumber", id=spoken)
    later = queries.batches_by_id([made])[made].days[2].id
    change = {"session_id": taught, "day_id": later, "module": "manajerial", "starts": 600, "ends": 660}
    commands.change_session(by=cast.provincial_team, at=AT, **change)
    seen = queries.session(by=cast.kader_a, session_id=taught)
    assert seen is not None
    assert (seen.title, seen.day_number, seen.speakers) == ("Kemampuan manajerial Posyandu", 3, ())
    short = {"batch_id": made, "host_id": cast.areas.buleleng.id, "starts_on": date(2025, 12, 1), "days": 2}
    assert refused(commands.change_batch, by=cast.provincial_team, **short) == "hari-sudah-dipakai"
    commands.remove_entry(by=cast.provincial_team, at=AT, kind="acara", id=taught)
    assert queries.sessions_of([made]) == []
    assert refused(commands.remove_entry, by=cast.provincial_team, kind="entah", id=taught) == "tidak-ditemukan"


def test_strangers_and_other_offices_change_nothing(cast: Cast) -> None:
    made = batch(cast)
    taught = session(cast, made)
    held = queries.batches_by_id([made])[made]
    for by in (cast.stranger, cast.regency_office, cast.kader_a, cast.agency_officer):
        add = {"by": by, "batch_id": made}
        day = held.days[0].id
        assert refused(commands.add_session, **add, day_id=day, module="manajerial") == "tidak-berhak"
        assert refused(commands.add_speaker, **add, agency="X") == "tidak-berhak"
        assert refused(commands.add_material, **add, title="X", variant="desa", link="https://x.id") == "tidak-berhak"
        assert refused(commands.change_session, by=by, session_id=taught, day_id=day) == "tidak-berhak"
        assert refused(commands.remove_entry, by=by, kind="acara", id=taught) == "tidak-berhak"
        module = {"programme_id": held.programme_id, "name": "X", "kind": "layanan", "way": "teori"}
        assert refused(commands.add_module, by=by, **module) == "tidak-berhak"
    bali = cast.areas.bali.id
    for query, given in (
        (queries.timetable, {"batch_id": made}),
        (queries.session, {"session_id": taught}),
        (queries.modules, {"programme_id": held.programme_id}),
        (queries.speakers, {"area_id": bali}),
        (queries.sessions_in, {"area_id": bali, "month": Period(2025, 12)}),
    ):
        with pytest.raises(Refusal, match="tidak ditemukan"):
            query(by=cast.stranger, **given)
