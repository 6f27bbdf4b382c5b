"""Certificates from the order to the page that tells whether they are real."""

import zipfile
from datetime import date
from typing import Any

import pytest

from simpul.certificates import commands, queries
from simpul.certificates.models import Certificate, Issue, SigningKey
from simpul.certificates.queries.verifying import FORGED, REVOKED, UNKNOWN, UNREADABLE, VALID
from simpul.certificates.rules.keys import KeySafe
from simpul.certificates.rules.payloads import read, sign
from simpul.certificates.rules.states import PASSED, PRINTING, READY, STOPPED
from simpul.certificates.tests.conftest import AT, order
from simpul.competence.models import Ability
from simpul.exams.models import PracticeItem, PracticeMark
from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.refusals import Refusal
from tests import factories
from tests.cast import Cast, actor
from tests.trainings_of_play import batch_of, participant


def of(cast: Cast, training: dict[str, Any], name: str) -> queries.CertificateView:
    found = queries.certificates_of_batch(by=cast.regency_office, batch_id=training["batch"].id, text=name)
    return found[0]


def test_whoever_came_to_the_end_gets_one_and_nobody_twice(cast: Cast, training: dict[str, Any], made: Any) -> None:
    found = queries.certificates_of_batch(by=cast.regency_office, batch_id=training["batch"].id)
    assert sorted(one.name for one in found) == ["Kadek Sari, S.Pd.", "Luh Rai", "Made Widi"]
    assert [one.number[:16] for one in found] == ["51.08-2026-00001", "51.08-2026-00002", "51.08-2026-00003"]
    assert found[0].fields == ("kesehatan", "sosial")
    with pytest.raises(Refusal, match="Belum ada peserta"):
        order(cast, training["batch"])


def test_an_order_sent_twice_is_one(cast: Cast, training: dict[str, Any]) -> None:
    first = order(cast, training["batch"])
    assert order(cast, training["batch"], id=first) == first
    assert Issue.objects.count() == 1


def test_who_joins_later_gets_the_next_number(cast: Cast, training: dict[str, Any], made: Any) -> None:
    participant(training["batch"], 9, "Nyoman Tirta")
    issue = order(cast, training["batch"])
    commands.sign_part(by=cast.regency_office, at=AT, issue_id=issue)
    assert of(cast, training, "Tirta").number.startswith("51.08-2026-00004-")


def test_the_number_and_the_code_alone_tell_that_it_is_real(cast: Cast, training: dict[str, Any], made: Any) -> None:
    one = of(cast, training, "Sari")
    for text in (one.number, one.number.lower(), one.payload, f"https://simpul.contoh/sertifikat/#{one.payload}"):
        verdict = queries.verify(text)
        assert verdict.state == VALID
        assert verdict.claim is not None
        assert (verdict.claim.name, verdict.claim.number) == ("Kadek Sari, S.Pd.", one.number)
    signed = read(one.payload)
    assert signed is not None
    assert [key.key_id for key in queries.public_keys() if signed.is_signed_by(key.public)] == [signed.claim.key_id]


def test_a_forged_one_is_told_from_an_unknown_one(cast: Cast, training: dict[str, Any], made: Any) -> None:
    signed = read(of(cast, training, "Sari").payload)
    assert signed is not None
    stranger = KeySafe("rahasia orang lain")
    pair = stranger.make()
    key = stranger.open(pair.key_id, pair.sealed)
    assert key is not None
    assert queries.verify(sign(signed.claim, key)).state == FORGED
    assert queries.verify("51.08-2026-00001-AAAAAA").state == UNKNOWN
    assert queries.verify("apa saja").state == UNREADABLE
    assert (
        queries.verify(sign(type(signed.claim)(**{**vars(signed.claim), "key_id": pair.key_id}), key)).state == UNKNOWN
    )


def test_a_revoked_one_tells_the_day_and_the_reason(cast: Cast, training: dict[str, Any], made: Any) -> None:
    one = of(cast, training, "Rai")
    commands.revoke(by=cast.regency_office, at=AT, certificate_id=one.id, reason="Ternyata tidak hadir")
    verdict = queries.verify(one.payload)
    assert (verdict.state, verdict.because, verdict.revoked_on) == (REVOKED, "Ternyata tidak hadir", date(2026, 11, 22))
    with pytest.raises(Refusal, match="dicabut"):
        commands.revoke(by=cast.regency_office, at=AT, certificate_id=one.id, reason="Lagi")
    with pytest.raises(Refusal, match="dicabut"):
        queries.certificate_pdf(by=cast.regency_office, certificate_id=one.id)


def test_a_corrected_name_gets_a_new_number_and_the_old_one_points_to_it(
    cast: Cast, training: dict[str, Any], made: Any
) -> None:
    old = of(cast, training, "Widi")
    told = {"beside": old.beside, "reason": "Salah eja"}
    with pytest.raises(Refusal, match="sama dengan yang lama"):
        commands.reissue(by=cast.regency_office, at=AT, certificate_id=old.id, name=old.name, **told)
    new = commands.reissue(by=cast.regency_office, at=AT, certificate_id=old.id, name="Made Widhi", **told)
    found = queries.certificate(by=cast.regency_office, certificate_id=new)
    assert (found.name, found.fields) == ("Made Widhi", old.fields)
    assert queries.verify(old.number).replaced_by == found.number
    assert queries.verify(found.payload).state == VALID


def test_a_new_key_signs_from_now_on_and_old_certificates_stay_valid(
    cast: Cast, training: dict[str, Any], made: Any
) -> None:
    old = of(cast, training, "Sari")
    commands.rotate_key(by=SYSTEM, at=AT)
    participant(training["batch"], 9, "Nyoman Tirta")
    commands.sign_part(by=cast.regency_office, at=AT, issue_id=order(cast, training["batch"]))
    assert queries.verify(old.payload).state == VALID
    assert queries.verify(of(cast, training, "Tirta").payload).state == VALID
    assert SigningKey.objects.filter(in_use=True).count() == 1
    with pytest.raises(Refusal):
        commands.rotate_key(by=cast.regency_office, at=AT)


def test_a_server_with_another_secret_signs_nothing(cast: Cast, training: dict[str, Any], settings: Any) -> None:
    issue = order(cast, training["batch"])
    settings.CERTIFICATE_KEY = "rahasia yang diganti"
    with pytest.raises(Refusal, match="SIMPUL_CERTIFICATE_KEY"):
        commands.sign_part(by=cast.regency_office, at=AT, issue_id=issue)
    assert Certificate.objects.count() == 0


def test_the_worker_makes_all_files_and_anew_after_one_is_revoked(
    cast: Cast, training: dict[str, Any], made: Any, folder: Any
) -> None:
    issue = made
    with pytest.raises(Refusal, match="masih dibuat"):
        queries.issue_file(by=cast.regency_office, issue_id=issue, ending="zip")
    assert commands.print_issue(issue, lambda: AT)
    packed = queries.issue_file(by=cast.regency_office, issue_id=issue, ending="zip")
    with zipfile.ZipFile(packed) as found:
        assert len(found.namelist()) == 3
        assert all(found.read(name).startswith(b"%PDF-1.7") for name in found.namelist())
    merged = queries.issue_file(by=cast.regency_office, issue_id=issue, ending="pdf").read_bytes()
    assert b"/Count 3" in merged
    told = queries.issue(by=cast.regency_office, issue_id=issue)
    assert (told.state, told.printed) == (READY, 3)
    one = of(cast, training, "Rai")
    commands.revoke(by=cast.regency_office, at=AT, certificate_id=one.id, reason="Salah orang")
    assert Issue.objects.get(id=issue).state == PRINTING
    assert commands.print_issue(issue, lambda: AT)
    with zipfile.ZipFile(packed) as found:
        assert len(found.namelist()) == 2


def test_two_workers_do_not_print_the_same_order(cast: Cast, made: Any) -> None:
    Issue.objects.filter(id=made).update(claimed_at=AT)
    assert not commands.print_issue(made, lambda: AT)


def test_an_order_whose_owner_lost_the_right_stops_with_the_reason(cast: Cast, training: dict[str, Any]) -> None:
    issue = order(cast, training["batch"])  # the cast has no accounts: the worker finds no right
    assert commands.carry_on(lambda: AT) == 1
    found = queries.issue(by=cast.regency_office, issue_id=issue)
    assert found.state == STOPPED
    assert "tidak dapat dipakai" in found.trouble
    assert commands.carry_on(lambda: AT) == 0
    commands.stop_issue(by=SYSTEM, at=AT, issue_id=issue, reason="Lagi")


def test_a_certificate_as_pdf_has_its_own_lines(cast: Cast, training: dict[str, Any], made: Any) -> None:
    one = of(cast, training, "Sari")
    name, pdf = queries.certificate_pdf(by=cast.regency_office, certificate_id=one.id)
    assert name == f"{one.number} Kadek Sari S.Pd."
    assert pdf.startswith(b"%PDF-1.7")
    assert one.number.encode("utf-16-be").hex().encode() in pdf


def test_only_who_passed_gets_one_where_it_is_given_to_them(cast: Cast, training: dict[str, Any]) -> None:
    with pytest.raises(Refusal, match="Belum ada peserta"):
        order(cast, training["batch"], basis=PASSED)
    with pytest.raises(Refusal, match="Pilih siapa"):
        order(cast, training["batch"], basis="semua")
    with pytest.raises(Refusal, match="selesai pada"):
        order(cast, training["batch"], issued_on=date(2026, 11, 1))


def test_who_passed_the_practice_gets_one_and_is_able_in_the_fields(cast: Cast, training: dict[str, Any]) -> None:
    asked = {"score": 0, "practice": 70, "attendance": True, "help_counts": False}
    factories.ordinance(cast.areas.buleleng, "training.passing", asked)
    who = {"by": cast.regency_office.id, "at": AT}
    step = PracticeItem.objects.create(batch=training["batch"], place=1, text="Memadamkan api kompor", **who)
    for name, mark in (("sari", "bisa"), ("rai", "belum")):
        PracticeMark.objects.create(item=step, participant=training[f"row_{name}"], result=mark, **who)
    found = queries.batch_standing(by=cast.regency_office, at=AT, batch_id=training["batch"].id)
    assert (found.finished, found.passed) == (3, 1)
    commands.sign_part(by=cast.regency_office, at=AT, issue_id=order(cast, training["batch"], basis=PASSED))
    assert [
        one.name for one in queries.certificates_of_batch(by=cast.regency_office, batch_id=training["batch"].id)
    ] == ["Kadek Sari, S.Pd."]
    noted = Ability.objects.filter(kind="bidang", person=training["sari"]).order_by("code")
    assert [one.code for one in noted] == ["kesehatan", "sosial"]
    assert "praktik 100 persen" in noted[0].shown_by


def test_signing_notes_that_the_person_was_trained(cast: Cast, training: dict[str, Any], made: Any) -> None:
    noted = Ability.objects.get()
    assert (noted.person_id, noted.kind, noted.since) == (training["sari"].id, "pelatihan", date(2026, 11, 11))


def test_the_standing_of_a_batch_is_counted(cast: Cast, training: dict[str, Any], made: Any) -> None:
    found = queries.batch_standing(by=cast.regency_office, at=AT, batch_id=training["batch"].id)
    assert (found.finished, found.passed, found.known, found.certified) == (3, None, 1, 3)


def test_strangers_order_nothing_see_nothing_and_change_nothing(
    cast: Cast, training: dict[str, Any], made: Any
) -> None:
    one = of(cast, training, "Sari")
    batch = training["batch"]
    other = batch_of(cast.areas.buleleng, "Lain")
    participant(other, 1, "Komang")
    for who in (cast.stranger, cast.resident, cast.kader_b, cast.other_village_head):
        with pytest.raises(Refusal):
            order(cast, other, by=who)
        assert queries.certificates_of_batch(by=who, batch_id=batch.id) == []
        assert queries.issues_of_batch(by=who, batch_id=batch.id) == []
        for read_ in (queries.certificate, queries.certificate_pdf):
            with pytest.raises(Refusal):
                read_(by=who, certificate_id=one.id)
        with pytest.raises(Refusal):
            queries.issue(by=who, issue_id=made)
        with pytest.raises(Refusal):
            queries.issue_file(by=who, issue_id=made, ending="zip")
        with pytest.raises(Refusal):
            queries.batch_standing(by=who, at=AT, batch_id=batch.id)
        with pytest.raises(Refusal):
            commands.revoke(by=who, at=AT, certificate_id=one.id, reason="Iseng")
        with pytest.raises(Refusal):
            commands.reissue(by=who, at=AT, certificate_id=one.id, name="Saya", beside="", reason="Iseng")
        with pytest.raises(Refusal):
            commands.sign_part(by=who, at=AT, issue_id=made)
        with pytest.raises(Refusal):
            commands.stop_issue(by=who, at=AT, issue_id=made, reason="Iseng")
    with pytest.raises(Refusal):  # from above one reads, and gives nothing in another's name
        order(cast, other, by=cast.provincial_team)
    seen = queries.certificates_of_batch(by=cast.village_head, batch_id=batch.id)
    assert [two.name for two in seen] == ["Kadek Sari, S.Pd."]  # of her own village, and she may not touch it
    with pytest.raises(Refusal):
        commands.revoke(by=cast.village_head, at=AT, certificate_id=one.id, reason="Iseng")
    assert queries.issues_of_batch(by=cast.regency_office, batch_id=batch.id)[0].id == made
    assert queries.working_issues()[0][0] == made


def test_a_kader_reads_her_own_certificates_wherever_they_were_given(
    cast: Cast, training: dict[str, Any], made: Any
) -> None:
    sari = actor("kader", cast.post_a, "kesehatan", person_id=training["sari"].id)
    found = queries.certificates_of_person(by=sari, person_id=training["sari"].id)
    assert [one.name for one in found] == ["Kadek Sari, S.Pd."]
    assert queries.certificate(by=sari, certificate_id=found[0].id).number == found[0].number
    other: Actor = cast.kader_b
    assert queries.certificates_of_person(by=other, person_id=training["sari"].id) == []
