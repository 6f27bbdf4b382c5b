"""Founding, changing and reading posts."""

from datetime import UTC, date, datetime

import pytest

from simpul.audit.models import Change, DirtyMark
from simpul.audit.queries import history
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.offices.queries import institution
from simpul.registry import commands, queries
from simpul.registry.commands import NewPost
from simpul.registry.models import Post
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)


def refusal_of(act, **payload) -> str:
    with pytest.raises(Refusal) as refused:
        act(at=AT, **payload)
    assert refused.value.sentence
    return refused.value.code


def months_marked(post_id) -> list[int]:
    return sorted(set(DirtyMark.objects.filter(feed=post_id).values_list("period", flat=True)))


def found(cast: Cast, name: str = "Anggrek", **more):
    return commands.found_post(by=cast.staf_desa, at=AT, village_id=cast.areas.penarukan.id, name=name, **more)


def test_a_village_founds_a_post_and_it_is_active_from_that_day(cast: Cast) -> None:
    hamlet = factories.hamlet(cast.areas.penarukan)
    post_id = found(
        cast,
        "  Anggrek  Ii ",
        on=date(2026, 9, 14),
        hamlet_id=hamlet.id,
        open_rule="Selasa kedua",
        latitude=-8.1,
        longitude=115.1,
    )
    post = queries.post(by=cast.staf_desa, post_id=post_id)
    assert (post.name, post.label, post.state) == ("Anggrek II", "Posyandu Anggrek II", "aktif")
    assert (post.open_rule, post.open_words) == ("pekan:2:selasa", "Selasa kedua setiap bulan")
    assert (post.village_name, post.hamlet_id, post.zone) == ("Penarukan", hamlet.id, "WITA")
    assert post.path == cast.areas.penarukan.path
    assert months_marked(post_id) == [20260901, 20261001, 20261101]
    village = cast.areas.penarukan.id
    active = [set(queries.active_posts([village], date(2026, 9, day))[village]) for day in (13, 14)]
    assert active == [{cast.post_a.id, cast.post_b.id}, {cast.post_a.id, cast.post_b.id, post_id}]


def test_the_same_name_in_another_spelling_is_refused_in_its_village_and_free_in_another(cast: Cast) -> None:
    found(cast, "Kamaipura II")
    village = cast.areas.penarukan.id
    assert (
        refusal_of(commands.found_post, by=cast.staf_desa, village_id=village, name="KAMAIPURA 2")
        == "nama-pos-sudah-ada"
    )
    other = commands.found_post(by=SYSTEM, at=AT, village_id=cast.areas.kaliuntu.id, name="Kamaipura Ii")
    assert queries.post(by=SYSTEM, post_id=other).name == "Kamaipura II"


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"name": "???"}, "nama-pos-kosong"),
        ({"name": "x" * 1_000_000}, "nama-pos-terlalu-panjang"),
        ({"on": date(2026, 11, 23)}, "tanggal-belum-tiba"),
        ({"open_rule": "kapan saja"}, "jadwal-buka-tidak-terbaca"),
        ({"latitude": -8.1}, "letak-tidak-lengkap"),
        ({"number": "51.08.06.1029.001"}, "nomor-registrasi-bukan-desa-ini"),
        ({"hamlet_id": new_id()}, "dusun-bukan-desa-ini"),
    ],
)
def test_what_cannot_be_a_post_is_refused_in_a_sentence(cast: Cast, payload: dict, code: str) -> None:
    given = {"village_id": cast.areas.penarukan.id, "name": "Anggrek", **payload}
    assert refusal_of(commands.found_post, by=cast.staf_desa, **given) == code
    assert not Post.objects.filter(name_key="anggrek").exists()


def test_a_post_lies_in_a_village_not_above_it(cast: Cast) -> None:
    assert refusal_of(commands.found_post, by=SYSTEM, village_id=cast.areas.buleleng.id, name="X1") == "bukan-desa"
    assert refusal_of(commands.found_post, by=SYSTEM, village_id=999_999, name="X1") == "bukan-desa"


def test_strangers_found_nothing(cast: Cast) -> None:
    village = cast.areas.penarukan.id
    for actor in (cast.stranger, cast.other_village_head, cast.kader_a, cast.resident, cast.kasi, cast.auditor):
        assert refusal_of(commands.found_post, by=actor, village_id=village, name="Anggrek") == "tidak-berhak"


def test_a_list_founds_what_it_can_and_says_what_it_cannot(cast: Cast) -> None:
    village, other = cast.areas.penarukan.id, cast.areas.ampukung.id
    items = [
        NewPost(id=new_id(), village_id=village, name="Anggrek"),
        NewPost(id=new_id(), village_id=village, name="anggrek"),
        NewPost(id=new_id(), village_id=other, name="Dahlia"),
        NewPost(id=new_id(), village_id=village, name="Seroja"),
    ]
    outcomes = commands.found_posts(by=cast.staf_desa, at=AT, items=items)
    assert [(o.state, o.code) for o in outcomes] == [
        ("accepted", ""),
        ("refused", "nama-pos-sudah-ada"),
        ("refused", "tidak-berhak"),
        ("accepted", ""),
    ]
    again = commands.found_posts(by=cast.staf_desa, at=AT, items=[items[0], items[3]])
    assert [o.state for o in again] == ["same", "same"]
    assert Post.objects.filter(village_id=village).count() == 4


def test_a_list_is_one_entry_of_the_audit_and_one_by_one_gives_the_same_posts(cast: Cast) -> None:
    village = cast.areas.kaliuntu.id
    names = ["Anggrek", "Dahlia Ii", "Seroja"]
    items = [NewPost(id=new_id(), village_id=village, name=n, on=date(2026, 10, 1), open_rule="12") for n in names]
    commands.found_posts(by=SYSTEM, at=AT, items=items)
    singles = [
        commands.found_post(
            by=SYSTEM, at=AT, village_id=cast.areas.banyuasri.id, name=n, on=date(2026, 10, 1), open_rule="12"
        )
        for n in names
    ]
    listed = Change.objects.filter(object_id__in=[str(i.id) for i in items])
    assert len(set(listed.values_list("entry_id", flat=True))) == 1
    columns = ("name", "name_key", "state", "open_rule", "version")
    rows = [
        list(Post.objects.filter(id__in=ids).order_by("name").values_list(*columns))
        for ids in ([i.id for i in items], singles)
    ]
    assert rows[0] == rows[1]
    assert [months_marked(i.id) for i in items] == [months_marked(s) for s in singles]


def test_an_edit_keeps_what_is_not_given_and_tells_before_and_after(cast: Cast) -> None:
    post_id = found(cast, address="Jl. Pantai", open_rule="12")
    commands.edit_post(
        by=cast.staf_desa, at=AT, post_id=post_id, version=1, name="Anggrek Merah", location=(-8.1, 115.1)
    )
    post = queries.post(by=cast.staf_desa, post_id=post_id)
    assert (post.name, post.address, post.latitude, post.version) == ("Anggrek Merah", "Jl. Pantai", -8.1, 2)
    last = history("post", post_id)[-1]
    assert last.before == {"name": "Anggrek", "latitude": None, "longitude": None}
    assert last.by_name == cast.staf_desa.name
    commands.edit_post(by=cast.staf_desa, at=AT, post_id=post_id, location=None)
    assert queries.post(by=cast.staf_desa, post_id=post_id).latitude is None


def test_an_edit_of_an_old_page_is_refused(cast: Cast) -> None:
    commands.edit_post(by=cast.staf_desa, at=AT, post_id=cast.post_a.id, version=1, address="Jl. A")
    given = {"by": cast.staf_desa, "post_id": cast.post_a.id, "version": 1, "address": "Jl. B"}
    assert refusal_of(commands.edit_post, **given) == "sudah-diubah-orang-lain"


def test_a_post_cannot_take_the_name_of_its_neighbour(cast: Cast) -> None:
    given = {"by": cast.staf_desa, "post_id": cast.post_a.id}
    assert refusal_of(commands.edit_post, name="melati b", **given) == "nama-pos-sudah-ada"
    commands.edit_post(at=AT, name="MELATI A", **given)
    assert queries.post(by=cast.staf_desa, post_id=cast.post_a.id).name == "MELATI A"


def test_a_hamlet_of_another_village_is_refused(cast: Cast) -> None:
    elsewhere = factories.hamlet(cast.areas.kaliuntu)
    given = {"by": cast.staf_desa, "post_id": cast.post_a.id, "hamlet_id": elsewhere.id}
    assert refusal_of(commands.edit_post, **given) == "dusun-bukan-desa-ini"


def test_open_days_are_ruled_by_the_officers_of_the_post_too(cast: Cast) -> None:
    commands.set_open_rule(by=cast.ketua_a, at=AT, post_id=cast.post_a.id, open_rule="tanggal 7")
    assert queries.post(by=cast.kader_a, post_id=cast.post_a.id).open_rule == "hari:7"
    given = {"post_id": cast.post_a.id, "open_rule": "tanggal 8"}
    assert refusal_of(commands.set_open_rule, by=cast.kader_b, **given) == "tidak-berhak"
    assert refusal_of(commands.set_open_rule, by=cast.ketua_a, post_id=cast.post_a.id, open_rule="x") == (
        "jadwal-buka-tidak-terbaca"
    )


def test_the_official_number_is_written_down_once_and_counts_from_its_day(cast: Cast) -> None:
    number, day = "51.08.06.1020.001", date(2026, 10, 5)
    commands.record_number(by=cast.staf_desa, at=AT, post_id=cast.post_a.id, number=number, on=day)
    post = queries.post(by=cast.kader_a, post_id=cast.post_a.id)
    assert (post.number, post.number_from) == (number, day)
    assert months_marked(cast.post_a.id) == [20261001, 20261101]
    assert not institution([post.id], date(2026, 10, 4))[post.id].with_number
    assert institution([post.id], day)[post.id].with_number
    given = {"by": cast.staf_desa, "post_id": cast.post_b.id}
    assert refusal_of(commands.record_number, number=number, **given) == "nomor-registrasi-dipakai"
    assert refusal_of(commands.record_number, number="51.08.06.1029.001", **given) == "nomor-registrasi-bukan-desa-ini"
    commands.record_number(by=cast.staf_desa, at=AT, post_id=cast.post_a.id, number="")
    assert queries.post(by=cast.kader_a, post_id=cast.post_a.id).number == ""
    assert not institution([post.id], TODAY)[post.id].with_number


def test_a_closed_post_keeps_its_past_and_frees_its_name(cast: Cast) -> None:
    village, day = cast.areas.penarukan.id, date(2026, 10, 10)
    commands.change_state(by=cast.staf_desa, at=AT, post_id=cast.post_a.id, state="tutup", on=day, reason="sepi")
    assert cast.post_a.id in queries.active_posts([village], date(2026, 10, 9))[village]
    assert cast.post_a.id not in queries.active_posts([village], day)[village]
    assert months_marked(cast.post_a.id) == [20261001, 20261101]
    assert history("post", cast.post_a.id)[-1].reason == "sepi"
    found(cast, "Melati A")
    given = {"by": cast.staf_desa, "post_id": cast.post_a.id, "state": "aktif", "on": TODAY}
    assert refusal_of(commands.change_state, **given) == "nama-pos-sudah-ada"


@pytest.mark.parametrize(
    ("state", "on", "code"),
    [
        ("bubar", TODAY, "keadaan-pos-tidak-dikenal"),
        ("tutup", date(2026, 11, 23), "tanggal-belum-tiba"),
        ("tutup", date(2019, 1, 1), "sebelum-perubahan-terakhir"),
    ],
)
def test_a_change_of_state_that_cannot_be_is_refused(cast: Cast, state: str, on: date, code: str) -> None:
    given = {"by": cast.staf_desa, "post_id": cast.post_a.id, "state": state, "on": on}
    assert refusal_of(commands.change_state, **given) == code


def test_a_second_change_on_one_day_replaces_the_first(cast: Cast) -> None:
    for state in ("istirahat", "tutup"):
        commands.change_state(by=cast.staf_desa, at=AT, post_id=cast.post_a.id, state=state, on=TODAY)
    spans = queries.post_history(by=cast.staf_desa, post_id=cast.post_a.id)
    assert [(s.state, s.valid_from, s.valid_to) for s in spans] == [
        ("aktif", factories.LONG_AGO, TODAY),
        ("tutup", TODAY, None),
    ]


def test_a_moved_post_stays_where_it_was_in_the_past_and_tells_both_villages(cast: Cast) -> None:
    old, new, day = cast.areas.penarukan, cast.areas.kaliuntu, date(2026, 10, 1)
    commands.move_post(by=cast.regency_office, at=AT, post_id=cast.post_a.id, village_id=new.id, on=day)
    assert queries.placements([cast.post_a.id], date(2026, 9, 30))[cast.post_a.id] == (old.id, "aktif")
    assert queries.placements([cast.post_a.id], day)[cast.post_a.id] == (new.id, "aktif")
    last = history("post", cast.post_a.id)[-1]
    assert (last.before["village"], last.after["village"]) == (old.id, new.id)
    assert months_marked(cast.post_a.id) == [20261001, 20261101]
    assert queries.post_scope(cast.post_a.id).area == new.path
    assert [s.village_id for s in queries.spans_of([cast.post_a.id])[cast.post_a.id]] == [old.id, new.id]


def test_a_village_cannot_move_its_post_into_anothers(cast: Cast) -> None:
    given = {"post_id": cast.post_a.id, "village_id": cast.areas.kaliuntu.id, "on": TODAY}
    assert refusal_of(commands.move_post, by=cast.staf_desa, **given) == "tidak-berhak"
    assert refusal_of(commands.move_post, by=cast.other_village_head, **given) == "tidak-berhak"


def test_strangers_change_nothing(cast: Cast) -> None:
    post_id = cast.post_a.id
    for by in (cast.stranger, cast.other_village_head, cast.kader_a, cast.kader_b, cast.resident):
        given = {"by": by, "post_id": post_id}
        assert refusal_of(commands.edit_post, name="X", **given) == "tidak-berhak"
        assert refusal_of(commands.change_state, state="tutup", on=TODAY, **given) == "tidak-berhak"
        assert refusal_of(commands.record_number, number="51.08.06.1020.001", **given) == "tidak-berhak"


def test_a_post_that_is_not_there_is_not_found(cast: Cast) -> None:
    assert refusal_of(commands.edit_post, by=SYSTEM, post_id=new_id(), name="X") == "tidak-ditemukan"
    assert queries.post_scopes([new_id()]) == {}


def test_strangers_see_no_post(cast: Cast) -> None:
    for by in (cast.stranger, cast.other_village_head, cast.kader_b, cast.resident):
        with pytest.raises(Refusal, match="tidak ditemukan"):
            queries.post(by=by, post_id=cast.post_a.id)
        with pytest.raises(Refusal, match="tidak ditemukan"):
            queries.post_history(by=by, post_id=cast.post_a.id)
        assert cast.post_a.id not in {p.id for p in queries.posts_seen(by=by)}


def test_everyone_above_sees_the_posts_below_and_no_others(cast: Cast) -> None:
    for by in (cast.staf_desa, cast.kasi, cast.regency_team, cast.provincial_team, cast.auditor):
        assert {p.id for p in queries.posts_seen(by=by)} == {cast.post_a.id, cast.post_b.id}
    assert len(queries.posts_seen(by=cast.national_team)) == 3
    assert [p.id for p in queries.posts_seen(by=cast.kader_a)] == [cast.post_a.id]


def test_posts_are_found_by_any_spelling_in_an_area_and_page_by_page(cast: Cast) -> None:
    for number in range(1, 6):
        found(cast, f"Kamaipura {number}")
    seen = queries.posts_seen(by=cast.regency_team, area_id=cast.areas.penarukan.id, text="KAMAIPURA II")
    assert [p.label for p in seen] == ["Posyandu Kamaipura 2"]
    assert queries.posts_seen(by=cast.regency_team, area_id=cast.areas.kaliuntu.id) == []
    first = queries.posts_seen(by=cast.regency_team, limit=4)
    rest = queries.posts_seen(by=cast.regency_team, limit=4, after=first[-1].id)
    assert [p.name for p in first + rest] == [*(f"Kamaipura {n}" for n in range(1, 6)), "Melati A", "Melati B"]
    assert queries.posts_seen(by=cast.regency_team, state="tutup") == []


def test_all_posts_of_an_area_are_those_that_lie_there_today(cast: Cast) -> None:
    assert set(queries.posts_in(cast.areas.bali.id)) == {cast.post_a.id, cast.post_b.id}
    assert len(queries.posts_in(cast.areas.nation.id)) == 3


def test_posts_are_named_and_placed_in_lists(cast: Cast) -> None:
    ids = [cast.post_a.id, new_id()]
    assert queries.post_labels(ids) == {cast.post_a.id: "Posyandu Melati A"}
    ground = queries.post_grounds(ids)[cast.post_a.id]
    assert (ground.scope, ground.village_code) == (queries.post_scope(cast.post_a.id), "51.08.06.1020")


def test_a_closed_post_is_opened_again_before_it_is_changed(cast: Cast) -> None:
    given = {"by": cast.staf_desa, "post_id": cast.post_a.id}
    commands.change_state(at=AT, state="tutup", on=TODAY, **given)
    assert refusal_of(commands.edit_post, name="X", **given) == "pos-tutup"
    assert refusal_of(commands.set_open_rule, open_rule="12", **given) == "pos-tutup"
    given["by"] = cast.regency_office
    assert refusal_of(commands.move_post, village_id=cast.areas.kaliuntu.id, on=TODAY, **given) == "pos-tutup"
