"""SK (S4.7): signed by whoever may sign there, for one thing or several, and replaced by a newer one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.offices import commands, queries
from simpul.offices.models import Decree
from simpul.offices.rules.signing import signer_offices, signs
from tests import factories

AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)


def recorded(cast, by=None, **more):
    given = {
        "area_id": cast.areas.penarukan.id, "purpose": "pendirian", "number": "SK 4/2026", "on": date(2026, 3, 2),
        "signer_name": "I Made Arta", **more,
    }  # fmt: skip
    return commands.record_decree(by=by or cast.staf_desa, at=AT, **given)


SIGNERS = [
    ("the lurah signs in a kelurahan", "Lurah Penarukan", ("Lurah",), True),
    ("whatever the letters look like", "LURAH PENARUKAN", ("Lurah",), True),
    ("a penjabat signs", "Pj. Lurah Penarukan", ("Lurah",), True),
    ("with or without a full stop", "Plt Lurah Penarukan", ("Lurah",), True),
    ("no kepala desa in a kelurahan", "Kepala Desa Penarukan", ("Lurah",), False),
    ("the head as the place calls it", "Perbekel Tambakan", ("Perbekel", "Kepala Desa"), True),
    ("or as the law does", "Kepala Desa Tambakan", ("Perbekel", "Kepala Desa"), True),
    ("no lurah in a desa", "Lurah Tambakan", ("Perbekel", "Kepala Desa"), False),
    ("nobody", "", ("Lurah",), False),
    ("where no title is known, whoever stands there", "Pengulu", (), True),
]


@pytest.mark.parametrize(("office", "titles", "may"), [case[1:] for case in SIGNERS], ids=[case[0] for case in SIGNERS])
def test_who_signs(office, titles, may) -> None:
    """Source: facts/domain.md section 3 (Keputusan Kepala Desa, Keputusan Lurah); titles of stand-ins: docs/rules."""
    assert signs(office, titles) is may


def test_the_head_is_offered_first_then_those_who_stand_in() -> None:
    assert signer_offices(("Lurah",), "Penarukan")[:2] == ("Lurah Penarukan", "Pj. Lurah Penarukan")


@pytest.mark.django_db
class TestDecrees:
    def test_the_wrong_head_is_refused_with_the_right_one(self, cast) -> None:
        with pytest.raises(Refusal, match="Lurah Penarukan"):
            recorded(cast, signer_office="Kepala Desa Penarukan")
        id = recorded(cast, signer_office="Plh. Lurah Penarukan")
        assert Decree.objects.get(id=id).signer_office == "Plh. Lurah Penarukan"

    def test_posts_are_a_matter_of_the_village(self, cast) -> None:
        with pytest.raises(Refusal):
            recorded(cast, by=cast.regency_office, area_id=cast.areas.buleleng.id)

    def test_one_sk_founds_and_appoints(self, cast) -> None:
        post = cast.post_a.id
        recorded(cast, post_ids=[post], also=["pengurus"])
        (one,) = queries.decrees_of_post(by=cast.staf_desa, post_id=post)
        assert (one.scope, one.purposes) == ({post: ("pendirian", "pengurus")}, ("pendirian", "pengurus"))
        has = queries.institution([post], TODAY)[post]
        assert (has.with_decree, has.with_officers_decree) == (True, True)
        for purpose in ("pendirian", "pengurus"):
            found = queries.decrees(by=cast.staf_desa, area_id=cast.areas.penarukan.id, purpose=purpose)
            assert [found_one.id for found_one in found] == [one.id]

    def test_a_team_is_no_matter_of_an_sk_about_posts(self, cast) -> None:
        with pytest.raises(Refusal):
            recorded(cast, also=["tim_pembina"])

    def test_a_new_sk_ends_the_old_one_and_both_stand_in_a_chain(self, cast) -> None:
        post = cast.post_a.id
        first = recorded(cast, number="SK 1/2020", on=date(2020, 3, 2), post_ids=[post])
        second = recorded(cast, number="SK 2/2023", on=date(2023, 3, 2), post_ids=[post], replaces=[first])
        third = recorded(cast, post_ids=[post], replaces=[second])
        page = queries.decree(by=cast.staf_desa, id=second, on=TODAY)
        assert [one.id for one in page.chain] == [first, second, third]
        assert (page.decree.valid_to, page.decree.replaced_by) == (date(2026, 3, 2), third)
        assert queries.institution([post], date(2024, 1, 1))[post].with_decree

    @pytest.mark.parametrize("wrong", ["older", "elsewhere", "twice", "itself"])
    def test_what_cannot_replace_is_refused(self, cast, wrong) -> None:
        old = recorded(cast)
        newer = recorded(cast, number="SK 9/2026", on=date(2026, 9, 1))
        if wrong == "twice":
            commands.replace_decree(by=cast.staf_desa, at=AT, decree_id=old, new_id=newer)
            newer = recorded(cast, number="SK 10/2026", on=date(2026, 10, 1))
        if wrong == "elsewhere":
            newer = factories.decree(cast.areas.penarukan, "tim_pembina").id
        pair = {"older": (newer, old), "itself": (old, old)}.get(wrong, (old, newer))
        with pytest.raises(Refusal):
            commands.replace_decree(by=cast.village_head, at=AT, decree_id=pair[0], new_id=pair[1])

    def test_a_slip_of_the_pen_is_mended(self, cast) -> None:
        id = recorded(cast, post_ids=[cast.post_a.id])
        told = {"number": "SK 14/2026", "signer_name": "Ni Wayan", "signer_office": "Lurah Penarukan", "valid_to": None}
        commands.correct_decree(
            by=cast.staf_desa, at=AT, decree_id=id, on=date(2026, 3, 4), valid_from=date(2026, 3, 4), **told
        )
        assert Decree.objects.get(id=id).number == "SK 14/2026"

    def test_an_sk_that_ends_soon_is_told_once_it_is_not_replaced(self, cast) -> None:
        id = recorded(cast, post_ids=[cast.post_a.id], valid_to=TODAY + timedelta(days=30))
        asked = {"area_id": cast.areas.buleleng.id, "on": TODAY}
        assert [one.id for one in queries.decrees_ending(by=cast.village_head, days=90, **asked)] == [id]
        assert queries.decrees_ending(by=cast.village_head, days=20, **asked) == []
        assert queries.decrees_ending(by=cast.stranger, days=90, **asked) == []
        recorded(cast, number="SK 5/2026", on=TODAY, replaces=[id])
        assert queries.decrees_ending(by=cast.village_head, days=90, **asked) == []

    def test_nobody_else_writes_or_reads_them(self, cast) -> None:
        id = recorded(cast)
        newer = recorded(cast, number="SK 9/2026", on=date(2026, 9, 1))
        told = {"number": "x", "signer_name": "x", "signer_office": "Lurah", "valid_to": None}
        for stranger in (cast.stranger, cast.other_village_head, cast.kader_a, cast.resident):
            for act in (
                lambda by: commands.replace_decree(by=by, at=AT, decree_id=id, new_id=newer),
                lambda by: commands.correct_decree(by=by, at=AT, decree_id=id, on=TODAY, valid_from=TODAY, **told),
                lambda by: recorded(cast, by=by, number="SK 77"),
            ):
                with pytest.raises(Refusal):
                    act(stranger)
        with pytest.raises(Refusal):
            queries.decree(by=cast.stranger, id=id, on=TODAY)
        with pytest.raises(Refusal):
            queries.decree(by=cast.staf_desa, id=new_id(), on=TODAY)


@pytest.mark.django_db
class TestWholePost:
    def seats(self, cast, decree, *seats, on=TODAY):
        return [
            commands.NewAppointment(
                id=new_id(), person_id=person.id, position=position, field=field, post_id=cast.post_a.id,
                valid_from=on, decree_id=decree,
            )
            for person, position, field in seats
        ]  # fmt: skip

    def appointed(self, cast, items, by=None, decree=None, **more):
        given = {"post_id": cast.post_a.id, "items": items, "on": TODAY, "because": "habis_masa", "decree_id": decree}
        return commands.appoint_post(by=by or cast.staf_desa, at=AT, **{**given, **more})

    def holders(self, cast) -> set[tuple[str, str]]:
        found = queries.officers(by=cast.staf_desa, post_id=cast.post_a.id, on=TODAY)
        return {(one.name, one.position) for one in found}

    def test_single_seats_change_hands_and_kader_are_added(self, cast) -> None:
        factories.appointment(factories.person(cast.post_a, "Lama"), cast.post_a, "ketua")
        factories.appointment(factories.person(cast.post_a, "Kader Lama"), cast.post_a, "kader", "sosial")
        decree = recorded(cast, purpose="pengurus")
        new, kader = factories.person(cast.post_a, "Baru"), factories.person(cast.post_a, "Kader Baru")
        items = self.seats(cast, decree, (new, "ketua", ""), (kader, "kader", "sosial"))
        assert [one.state for one in self.appointed(cast, items, decree=decree)] == ["accepted", "accepted"]
        assert self.holders(cast) == {("Baru", "ketua"), ("Kader Baru", "kader"), ("Kader Lama", "kader")}
        assert queries.institution([cast.post_a.id], TODAY)[cast.post_a.id].with_officers_decree
        assert [one.state for one in self.appointed(cast, items, decree=decree)] == ["same", "same"]

    def test_the_same_person_begins_a_new_term(self, cast) -> None:
        person = factories.person(cast.post_a, "Tetap")
        factories.appointment(person, cast.post_a, "ketua")
        decree = recorded(cast, purpose="pengurus")
        (outcome,) = self.appointed(cast, self.seats(cast, decree, (person, "ketua", "")), decree=decree)
        assert outcome.state == "accepted"
        (one,) = queries.officers(by=cast.staf_desa, post_id=cast.post_a.id, on=TODAY)
        assert (one.valid_from, one.decree_id) == (TODAY, decree)

    def test_a_refused_seat_keeps_its_holder_and_whole_waits_until_nothing_is_refused(self, cast) -> None:
        factories.appointment(factories.person(cast.post_a, "Lama"), cast.post_a, "ketua")
        factories.appointment(factories.person(cast.post_a, "Kader Lama"), cast.post_a, "kader", "sosial")
        dead = factories.person(cast.post_a, "Mati", died_on=date(2026, 1, 1))
        living = factories.person(cast.post_a, "Baru")
        decree = recorded(cast, purpose="pengurus")
        items = self.seats(cast, decree, (dead, "ketua", ""), (living, "sekretaris", ""))
        first = self.appointed(cast, items, decree=decree, whole=True)
        assert [one.code for one in first] == ["orang-meninggal", ""]
        assert self.holders(cast) == {("Lama", "ketua"), ("Kader Lama", "kader"), ("Baru", "sekretaris")}
        mended = self.seats(cast, decree, (factories.person(cast.post_a, "Pengganti"), "ketua", ""))
        self.appointed(cast, mended, decree=decree, whole=True)
        assert self.holders(cast) == {("Pengganti", "ketua"), ("Baru", "sekretaris")}

    def test_an_sk_that_seats_nobody_does_not_speak_of_the_post(self, cast) -> None:
        dead = factories.person(cast.post_a, "Mati", died_on=date(2026, 1, 1))
        decree = recorded(cast, purpose="pengurus")
        self.appointed(cast, self.seats(cast, decree, (dead, "ketua", "")), decree=decree)
        assert queries.decrees_of_post(by=cast.staf_desa, post_id=cast.post_a.id) == []

    def test_nobody_else_appoints(self, cast) -> None:
        items = self.seats(cast, None, (factories.person(cast.post_a), "ketua", ""))
        for stranger in (cast.stranger, cast.ketua_a, cast.other_village_head):
            with pytest.raises(Refusal):
                self.appointed(cast, items, by=stranger)
        with pytest.raises(Refusal):
            self.appointed(cast, items, post_id=cast.post_b.id)
