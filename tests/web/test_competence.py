"""From a finished training to certificates that anybody verifies, and to what still has to be learnt."""

import base64
import json
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from simpul.certificates import commands as certificates
from simpul.certificates.models import Certificate, Issue
from simpul.certificates.rules.payloads import read
from simpul.competence.models import Ability, FollowUp
from tests import factories
from tests.trainings_of_play import batch_of, participant
from tests.web.post_cast import intention, words

NOW = datetime.now(ZoneInfo("Asia/Makassar"))
TODAY = NOW.date()
DAYS = (TODAY - timedelta(days=3), TODAY - timedelta(days=2))
VILLAGE, REGENCY = "51.08.06.1020", "51.08"


@pytest.fixture
def training(browse: Any, stage: Any, settings: Any, tmp_path: Any) -> dict[str, Any]:
    """Sari and Rai of one post of Penarukan; Sari came to the end of a bimtek of Buleleng."""
    settings.CERTIFICATE_DIR = tmp_path / "certificates"
    areas = factories.areas()
    post = factories.post(areas.penarukan, "Kamboja", hamlet=factories.hamlet(areas.penarukan, "Tegal Sari"))
    sari, rai = factories.person(post, "Kadek Sari"), factories.person(post, "Luh Rai")
    for one in (sari, rai):
        factories.appointment(one, post, field="kesehatan")
    batch = batch_of(areas.buleleng, days=DAYS)
    participant(batch, 1, "Kadek Sari, S.Pd.", sari, days=DAYS)
    office, head, bidan, kader = (factories.user() for _ in range(4))
    factories.holding(office, "sekretariat", areas.buleleng)
    factories.holding(head, "kepala_desa", areas.penarukan)
    factories.holding(bidan, "bidan", areas.penarukan)
    factories.holding(kader, "kader", post, "kesehatan")
    return {
        "batch": batch,
        "sari": sari,
        "post": post,
        "office": browse(office),
        "head": browse(head),
        "bidan": browse(bidan),
        "kader": browse(kader),
        "anybody": browse(None),
    }


def order(training: dict[str, Any], **more: str) -> Any:
    told = {
        "basis": "ikut",
        "signer_name": "Ketut Ayu Andi",
        "signer_post": "Ketua Tim Pembina",
        "signed_at": "Singaraja",
        "issued_on": TODAY.isoformat(),
    }
    form = intention(**{**told, **more})
    return training["office"].post(f"/kecakapan/bimtek/{training['batch'].id}/sertifikat/", form, follow=True)


@pytest.fixture
def certificate(training: dict[str, Any]) -> Certificate:
    order(training)
    assert certificates.carry_on(lambda: NOW) == 1
    return Certificate.objects.get()


def test_certificates_are_ordered_once_and_made_by_the_worker(training: dict[str, Any]) -> None:
    page = order(training, signer_name="")
    assert "Isi dulu: Nama penanda tangan." in words(page)
    assert 'value="Singaraja"' in page.content.decode()
    page = words(order(training))
    assert "Menunggu giliran" in page
    assert "0 dari 1 ditandatangani" in page
    certificates.carry_on(lambda: NOW)
    issue = Issue.objects.get()
    assert issue.address == "http://testserver/sertifikat/"
    page = words(training["office"].get(f"/kecakapan/bimtek/{training['batch'].id}/"))
    assert "Siap diunduh" in page
    for ending, start in (("zip", b"PK"), ("pdf", b"%PDF")):
        answer = training["office"].get(f"/kecakapan/pesanan/{issue.id}/sertifikat.{ending}")
        assert b"".join(answer.streaming_content).startswith(start)
    assert training["head"].get(f"/kecakapan/pesanan/{issue.id}/sertifikat.zip").status_code in {403, 404}
    assert "Belum ada peserta yang menunggu" in words(order(training))


def test_a_kader_opens_her_certificate_without_a_way_to_the_others(
    browse: Any, training: dict[str, Any], certificate: Certificate
) -> None:
    account = factories.user(person_id=training["sari"].id)
    factories.holding(account, "kader", training["post"], "kesehatan")
    own, batch = f"/kecakapan/sertifikat/{certificate.id}/", f"/kecakapan/bimtek/{training['batch'].id}/"
    assert batch in training["office"].get(own).content.decode()
    page = browse(account).get(own).content.decode()
    assert certificate.number in page
    assert batch not in page


def test_anybody_verifies_by_number_and_by_code(training: dict[str, Any], certificate: Certificate) -> None:
    anybody: Client = training["anybody"]
    for address in (
        f"/sertifikat/{certificate.number}/",
        f"/sertifikat/{certificate.payload}/",
        f"/sertifikat/?kode={certificate.number}",
    ):
        page = words(anybody.get(address))
        assert "Sertifikat sah" in page
        assert "Kadek Sari, S.Pd." in page
    assert "Tidak dikenal" in words(anybody.get(f"/sertifikat/{certificate.number[:-6]}AAAAAA/"))
    assert "bukan nomor atau kode" in words(anybody.get("/sertifikat/?kode=asal"))
    forged = certificate.payload[:-8] + ("A" * 8 if certificate.payload[-8:] != "A" * 8 else "B" * 8)
    page = words(anybody.get(f"/sertifikat/{forged}/"))
    assert "Sertifikat sah" not in page
    assert "Kadek Sari" not in page


def test_the_published_key_alone_verifies_a_code(training: dict[str, Any], certificate: Certificate) -> None:
    told = json.loads(training["anybody"].get("/sertifikat/kunci.json").content)
    signed = read(certificate.payload)
    assert signed is not None
    key = next(one for one in told["keys"] if one["key_id"] == signed.claim.key_id)
    assert signed.is_signed_by(base64.b64decode(key["public"]))


def test_a_wrong_name_is_replaced_and_the_old_number_says_so(
    training: dict[str, Any], certificate: Certificate
) -> None:
    office: Client = training["office"]
    address = f"/kecakapan/sertifikat/{certificate.id}/"
    form = intention(name="Kadek Sari Dewi", beside=certificate.beside, reason="Nama kurang lengkap")
    assert "Kadek Sari Dewi" in words(office.post(f"{address}ganti/", form, follow=True))
    page = words(training["anybody"].get(f"/sertifikat/{certificate.number}/"))
    assert "Nama kurang lengkap" in page
    assert "Diganti dengan nomor" in page
    new = Certificate.objects.get(revoked_on=None)
    revoked = office.post(f"/kecakapan/sertifikat/{new.id}/cabut/", intention(reason="Salah orang"), follow=True)
    assert "Sertifikat dicabut" in words(revoked)
    assert "Salah orang" in words(training["anybody"].get(f"/sertifikat/{new.payload}/"))


def test_a_certificate_prints_for_its_office_and_for_the_village(
    training: dict[str, Any], certificate: Certificate
) -> None:
    for who in ("office", "head"):
        answer = training[who].get(f"/kecakapan/sertifikat/{certificate.id}/sertifikat.pdf")
        assert answer.content.startswith(b"%PDF")


def test_the_area_tells_who_was_never_trained_down_to_the_banjar(
    training: dict[str, Any], certificate: Certificate
) -> None:
    page = words(training["office"].get(f"/kecakapan/wilayah/{REGENCY}/"))
    assert "belum pernah dilatih" in page
    assert "Kec. Buleleng 2 1 1" in page
    assert "Kec. Kubutambahan 0 –" in page  # nobody known there yet: that is not zero trained
    page = words(training["head"].get(f"/kecakapan/wilayah/{VILLAGE}/"))
    assert "Banjar Tegal Sari" in page
    assert page.index("Luh Rai") < page.index("Kadek Sari")  # the untrained first
    page = words(training["head"].get(f"/kecakapan/wilayah/{VILLAGE}/?bidang=kesehatan"))
    assert "Perlu dilatih" in page
    assert training["office"].get(f"/kecakapan/wilayah/{REGENCY}/?unduh=xlsx").content.startswith(b"PK")


def test_results_are_noted_without_a_certificate(training: dict[str, Any]) -> None:
    page = training["office"].post(f"/kecakapan/bimtek/{training['batch'].id}/catat/", intention(), follow=True)
    assert "Hasil 1 orang dicatat." in words(page)
    assert Ability.objects.get().person_id == training["sari"].id
    assert "Bina Posyandu" in words(training["kader"].get(f"/kecakapan/orang/{training['sari'].id}/"))


def test_a_bidan_notes_skills_until_the_badge_is_earned(training: dict[str, Any]) -> None:
    bidan, address = training["bidan"], f"/kecakapan/orang/{training['sari'].id}/"
    assert "Bunyi resmi" in words(bidan.get(f"{address}keterampilan/"))
    for code in ("kelompok:bayi_balita", "kelompok:ibu"):
        form = intention(code=code, on=TODAY.isoformat(), how="Dilihat saat hari buka")
        page = words(bidan.post(f"{address}keterampilan/", form, follow=True))
    assert "Tanda Kecakapan Kader Purwa" in page
    assert "Terpenuhi" in page
    first = Ability.objects.filter(code="ibu").get()
    page = bidan.post(
        f"/kecakapan/catatan/{first.id}/{training['sari'].id}/batal/", intention(reason="Keliru"), follow=True
    )
    assert "Ibu hamil dan menyusui" in words(page)
    assert training["kader"].get(f"{address}keterampilan/").status_code == 403


def test_a_plan_is_made_after_a_training_reminded_and_ticked_off(training: dict[str, Any]) -> None:
    head = training["head"]
    form = intention(
        where=str(training["post"].village_id),
        what="Melatih kader lain",
        responsible="Ketua posyandu",
        due_on=(TODAY + timedelta(days=5)).isoformat(),
    )
    page = words(head.post(f"/kecakapan/bimtek/{training['batch'].id}/rencana/", form, follow=True))
    assert "Melatih kader lain" in page
    assert "rencana tindak lanjut bimtek menunggu" in words(head.get("/"))
    made = FollowUp.objects.get()
    done = intention(on=TODAY.isoformat(), note="Lima kader dilatih")
    assert "Lima kader dilatih" in words(head.post(f"/kecakapan/rencana/{made.id}/selesai/", done, follow=True))
    assert "Kec. Buleleng 1 1 0" in words(training["office"].get(f"/kecakapan/wilayah/{REGENCY}/rencana/"))
    again = head.post(f"/kecakapan/rencana/{made.id}/batal/", intention(reason="Lupa"))
    assert "sudah selesai" in words(again)
    assert "menunggu" not in words(head.get("/kecakapan/wilayah/51.08.06.1020/rencana/?terlambat=ya"))


def test_the_pengurus_of_a_post_see_their_kader_and_plan_for_them(training: dict[str, Any], browse: Any) -> None:
    user = factories.user()
    factories.holding(user, "ketua", training["post"])
    ketua = browse(user)
    page = words(ketua.get(f"/kecakapan/pos/{training['post'].id}/"))
    assert "Luh Rai" in page
    form = intention(
        where=f"{training['post'].village_id}/{training['post'].id}",
        what="Latihan menimbang",
        responsible="Sari",
        due_on=(TODAY + timedelta(days=30)).isoformat(),
    )
    page = ketua.post(f"/kecakapan/bimtek/{training['batch'].id}/rencana/", form, follow=True)
    assert "Latihan menimbang" in words(page)
