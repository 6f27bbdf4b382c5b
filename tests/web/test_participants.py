"""Participants of a training on pages: invited, signed up by a link, there or not, five numbers side by side."""

import html
import json
import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from simpul.arrangements.models import StatedFigure
from simpul.attendance.models import Mark
from simpul.attendance.queries import badge_text
from simpul.imports.models import Import
from simpul.participants.commands.inviting import token_of
from simpul.participants.models import Call, Invitation, Participant, Quota
from simpul.participants.tests.conftest import batch_of
from simpul.places.queries import children
from simpul.training.models import Batch, Day, Programme, Session
from tests import factories
from tests.web.post_cast import intention, words
from tests.web.post_cast import today as today_there
from tests.web.test_paper import pages


@pytest.fixture
def today() -> date:
    return today_there()


@pytest.fixture
def batch(stage: Any, today: date) -> UUID:
    """A batch of yesterday and today, whatever the day on which the tests run."""
    return batch_of(factories.areas(), days=(today - timedelta(days=1), today))


@pytest.fixture
def office(browse: Any, batch: UUID) -> Client:
    """The Sekretariat of Buleleng, which organises."""
    user = factories.user()
    factories.holding(user, "sekretariat", factories.areas().buleleng)
    return browse(user)


@pytest.fixture
def village(browse: Any, batch: UUID) -> Client:
    user = factories.user()
    factories.holding(user, "staf_desa", factories.areas().penarukan)
    return browse(user)


def person(**more: str) -> dict[str, Any]:
    return intention(**{"name": "Ni Luh Sari", "position": "kader", "field": "sosial", **more})


def add(client: Client, batch: UUID, name: str, village: str = "Penarukan") -> Participant:
    client.post(f"/peserta/{batch}/daftar/tambah/", person(name=name, village=village))
    return Participant.objects.get(name=name)


def test_the_list_is_filled_searched_and_exported(office: Client, batch: UUID) -> None:
    form = person(name="Hj. Siti Aminah, S.Pd", village="Penarukan", post="Melati A", phone="0812-3456-7890")
    for _again in range(2):
        office.post(f"/peserta/{batch}/daftar/tambah/", form)
    assert Participant.objects.count() == 1
    page = words(office.get(f"/peserta/{batch}/daftar/?q=aminah"))
    assert "Hj. Siti Aminah, S.Pd" in page
    assert "Posyandu Melati A" in page
    assert "Tidak ada peserta" in words(office.get(f"/peserta/{batch}/daftar/?q=budi"))
    assert office.get(f"/peserta/{batch}/daftar/?unduh=xlsx").content.startswith(b"PK")
    wrong = office.post(f"/peserta/{batch}/daftar/tambah/", person(name="Budi", village="Entah", phone="x"))
    assert "Coba sebagian namanya" in words(wrong)
    assert 'value="Budi"' in wrong.content.decode()
    again = office.post(f"/peserta/{batch}/daftar/tambah/", person(name="Budi", village="Penarukan", post="Mawar"))
    assert "Yang ada: Posyandu Melati A" in words(again)


def test_a_seat_is_left_taken_and_waited_for(office: Client, batch: UUID) -> None:
    office.post(f"/peserta/{batch}/kursi/atur/", intention(area="Penarukan", seats="1"))
    one, other = add(office, batch, "Ayu Sari"), add(office, batch, "Luh Rai")
    assert other.state == "menunggu"
    page = words(office.get(f"/peserta/orang/{one.id}/"))
    assert "Kode peserta" in page
    reason = intention(reason="Sakit")
    assert "1 orang dari daftar tunggu" in words(office.post(f"/peserta/orang/{one.id}/mundur/", reason, follow=True))
    office.post(f"/peserta/orang/{other.id}/ganti/", person(name="Made Widi", reason="Melahirkan"))
    assert "Digantikan" in words(office.get(f"/peserta/{batch}/daftar/?keadaan=diganti"))
    assert "pengganti Luh Rai" in words(office.get(f"/peserta/orang/{Participant.objects.get(name='Made Widi').id}/"))
    page = words(office.get(f"/peserta/{batch}/kursi/"))
    assert "Kelurahan Penarukan" in page
    office.post(f"/peserta/{batch}/sasaran/", intention(position="kasi"))
    assert "Kasi Kecamatan" in words(office.get(f"/peserta/{batch}/kursi/"))
    call = Call.objects.get()
    office.post(f"/peserta/{batch}/sasaran/{call.id}/hapus/", intention())
    assert "Belum disebut untuk siapa" in words(office.get(f"/peserta/{batch}/kursi/"))
    spread = intention(area="Kec. Buleleng", seats="17", spread="on")
    office.post(f"/peserta/{batch}/kursi/atur/", spread)
    assert "68" in words(office.get(f"/peserta/{batch}/"))
    office.post(f"/peserta/{batch}/kursi/isi/", intention())


def test_an_invitation_is_a_letter_and_a_link_by_which_people_sign_up(office: Client, batch: UUID) -> None:
    form = intention(area="Penarukan", addressee="Lurah Penarukan", letter_on="2026-11-01", seats="2")
    office.post(f"/peserta/{batch}/undangan/baru/", form)
    invitation = Invitation.objects.get()
    assert office.get(f"/peserta/undangan/{invitation.id}/surat/").content.startswith(b"%PDF")
    guest, link = Client(), link_to(invitation)
    page = words(guest.get(link))
    assert "Undangan untuk Lurah Penarukan" in page
    assert "Desa atau kelurahan" not in page  # the invitation says it
    assert "Isi dulu" in words(guest.post(link, person(phone="")))
    signed = words(guest.post(link, person(phone="081234567890", post="Melati B")))
    row = Participant.objects.get()
    assert f"{row.code[:4]}-{row.code[4:]}" in signed
    assert (row.village_id, row.source, row.by) == (factories.areas().penarukan.id, "tautan", None)
    again = words(guest.post(link, person(phone="089999999999", nik="")))
    assert Participant.objects.count() == 2  # another phone, another person of that name
    assert row.code not in again
    assert "2 mendaftar lewat tautan" in words(office.get(f"/peserta/{batch}/undangan/"))
    office.post(f"/peserta/undangan/{invitation.id}/perbarui/", intention())
    assert guest.get(link).status_code == 404
    invitation.refresh_from_db()
    office.post(f"/peserta/undangan/{invitation.id}/tarik/", intention(reason="Salah alamat"))
    assert "tidak berlaku" in words(guest.get(link_to(invitation)))
    assert "Kel. Kaliuntu" in words(office.get(f"/peserta/{batch}/undangan/semua/"))
    assert "Wilayah yang diundang" in words(office.post(f"/peserta/{batch}/undangan/semua/", intention()))
    below = [one.id for one in children(factories.areas().kec_buleleng.id)]
    office.post(f"/peserta/{batch}/undangan/semua/", intention(areas=below, letter_number="12/BP"))
    assert Invitation.objects.filter(void_because="").count() == 4


def test_a_post_has_seats_and_an_invitation_of_its_own(office: Client, batch: UUID) -> None:
    told = {"area": "Penarukan", "post": "Melati B"}
    office.post(f"/peserta/{batch}/kursi/atur/", intention(seats="3", **told))
    quota = Quota.objects.get()
    assert (quota.area_id, quota.seats) == (None, 3)
    office.post(f"/peserta/{batch}/undangan/baru/", intention(letter_on="2026-11-01", **told))
    invitation = Invitation.objects.get()
    assert (invitation.area_id, invitation.post_id, invitation.seats) == (None, quota.post_id, 3)
    wrong = words(
        office.post(
            f"/peserta/{batch}/undangan/baru/", intention(letter_on="2026-11-01", area="Penarukan", post="Kamboja")
        )
    )
    assert "Melati B" in wrong
    assert Invitation.objects.count() == 1


def test_a_kader_is_found_by_name_and_invited(office: Client, batch: UUID) -> None:
    post = Quota._meta.get_field("post").related_model.objects.get(name="Melati A")
    kader = factories.person(post, "Ni Made Ratna Dewi", phone="081234567890")
    factories.appointment(kader, post, "kader", "sosial")
    page = words(office.get(f"/peserta/{batch}/undangan/orang/?q=dewi ratna"))
    assert "Ni Made Ratna Dewi" in page
    assert "Kader" in page
    assert "Tidak ada orang yang cocok" in words(office.get(f"/peserta/{batch}/undangan/orang/?q=entah"))
    way = f"/peserta/{batch}/undangan/orang/?orang={kader.id}"
    told = {"addressee": "Ibu Ratna", "letter_on": "2026-11-01", "letter_number": "7/BP"}
    assert "0812" in office.get(way).content.decode()
    wrong = office.post(way, intention(**told, phone="tidak punya"))
    assert 'value="Ibu Ratna"' in wrong.content.decode()
    assert not Invitation.objects.exists()
    made = words(office.post(way, intention(**told, phone="0812-3456-7890"), follow=True))
    found = Invitation.objects.get()
    assert (found.person_id, found.seats, found.phone) == (kader.id, 1, "081234567890")
    assert link_to(found) in made
    assert office.get(way, follow=True).redirect_chain[-1][0] == f"/peserta/undangan/{found.id}/"
    assert "sudah diundang" in words(office.get(f"/peserta/{batch}/undangan/orang/?q=ratna"))
    assert 'value="Ibu Ratna"' in Client().get(link_to(found)).content.decode()


def test_somebody_in_no_list_is_invited_by_name_and_telephone(office: Client, village: Client, batch: UUID) -> None:
    way = f"/peserta/{batch}/undangan/orang/?nama=Kadek+Widi"
    assert 'value="Kadek Widi"' in office.get(way).content.decode()
    told = {"addressee": "Kadek Widi", "letter_on": "2026-11-01"}
    assert "Isi dulu: Nomor telepon" in words(office.post(way, intention(**told)))
    office.post(way, intention(**told, phone="+62 812 3456 7890"))
    found = Invitation.objects.get()
    assert (found.person_id, found.seats, found.phone) == (None, 1, "081234567890")
    for part in (f"{batch}/undangan/orang/", f"{batch}/undangan/orang/?nama=x", f"undangan/{found.id}/"):
        assert village.get(f"/peserta/{part}").status_code in {403, 404}
    for unknown in ("salah", str(uuid4())):
        office.get(f"/peserta/{batch}/undangan/orang/?orang={unknown}", follow=True)
    office.post(f"/peserta/undangan/{found.id}/tarik/", intention(reason="Batal ikut"))
    assert "Kirim pesan ini" not in words(office.get(f"/peserta/undangan/{found.id}/"))


def test_who_is_invited_with_their_district_picks_the_village(office: Client, batch: UUID) -> None:
    areas = factories.areas()
    office.post(f"/peserta/{batch}/undangan/baru/", intention(area="Kec. Buleleng", letter_on="2026-11-01"))
    guest, link = Client(), link_to(Invitation.objects.get())
    assert f'<option value="{areas.kaliuntu.id}"' in guest.get(link).content.decode()
    told = person(phone="081234567890", village=str(areas.kaliuntu.id))
    guest.post(link, told)
    assert Participant.objects.get().village_id == areas.kaliuntu.id


def test_who_is_invited_with_their_regency_picks_district_and_village(office: Client, batch: UUID) -> None:
    areas = factories.areas()
    office.post(f"/peserta/{batch}/undangan/baru/", intention(addressee="Kepala Dinas PMD", letter_on="2026-11-01"))
    guest, link = Client(), link_to(Invitation.objects.get())
    first = guest.get(link).content.decode()
    assert "Tampilkan desa dan kelurahannya" in first
    assert f'<option value="{areas.kaliuntu.id}"' not in first
    typed = person(phone="0812", district=str(areas.kec_buleleng.id))
    second = guest.post(link, {**typed, "langkah": "1"}).content.decode()
    assert f'<option value="{areas.kaliuntu.id}"' in second
    assert 'value="Ni Luh Sari"' in second
    assert "Perbaiki dulu" not in second  # nothing was sent yet
    unfinished = guest.post(link, typed)
    assert "Pilih dulu: Desa atau kelurahan" in words(unfinished)
    assert 'value="Ni Luh Sari"' in unfinished.content.decode()
    for district, village in (
        (areas.kubutambahan, areas.kaliuntu),  # the village of another district
        (areas.kec_buleleng, areas.ampukung),
        (areas.ampukung, areas.ampukung),
    ):
        wrong = person(phone="081234567890", district=str(district.id), village=str(village.id))
        assert "Pilih dulu" in words(guest.post(link, wrong))
    for district in ("", "x", "99999999999999999999"):
        assert "Pilih dulu: Kecamatan" in words(guest.post(link, person(phone="081234567890", district=district)))
    assert not Participant.objects.exists()
    guest.post(link, {**typed, "phone": "081234567890", "village": str(areas.kaliuntu.id)})
    assert Participant.objects.get().village_id == areas.kaliuntu.id


def test_who_is_invited_with_their_province_begins_with_the_regency(browse: Any, batch: UUID) -> None:
    areas = factories.areas()
    Programme.objects.filter(batches=batch).update(area=areas.bali)
    user = factories.user()
    factories.holding(user, "sekretariat", areas.bali)
    browse(user).post(f"/peserta/{batch}/undangan/baru/", intention(area="Bali", letter_on="2026-11-01"))
    guest, link = Client(), link_to(Invitation.objects.get())
    steps = {"regency": areas.buleleng, "district": areas.kec_buleleng, "village": areas.penarukan}
    typed = person(phone="081234567890")
    for name, place in steps.items():
        page = guest.post(link, {**typed, "langkah": "1"}).content.decode()
        assert f'<option value="{place.id}"' in page, name
        assert page.count("<select") == 3 + list(steps).index(name)
        typed[name] = str(place.id)
    guest.post(link, typed)
    assert Participant.objects.get().village_id == areas.penarukan.id


def link_to(invitation: Invitation) -> str:
    return f"/undangan/{token_of(invitation.id, invitation.turn)}/"


def test_a_network_that_sends_too_many_registrations_waits(office: Client, batch: UUID) -> None:
    guest = Client()
    answers = [guest.get("/undangan/salah/") for _ in range(61)]
    assert "tidak berlaku" in words(answers[0])
    assert "Terlalu banyak pendaftaran" in words(answers[-1])


def test_marks_come_by_list_by_badge_and_never_twice(office: Client, batch: UUID, today: date) -> None:
    sari, rai = add(office, batch, "Ayu Sari"), add(office, batch, "Luh Rai")
    page = office.get(f"/peserta/{batch}/hadir/")
    assert "Ayu Sari" in words(page)
    ticked = office.post(f"/peserta/{batch}/hadir/", {"hadir": [str(sari.id)]}, follow=True)
    assert "1 kehadiran dicatat" in words(ticked)
    first = sent(today, badge=badge_text(batch, rai.id, today))
    forged = sent(today, badge=badge_text(batch, rai.id, today)[:-4] + "AAAA")
    late = sent(today, badge=badge_text(batch, rai.id, today - timedelta(days=1)))
    other = sent(today, badge=badge_text(uuid4(), rai.id, today))
    none = sent(today, badge="https://contoh.id")
    for _again in range(2):
        told = send(office, batch, first, forged, late, other, none)
        assert told[0]["name"] == "Luh Rai"
        assert told[0]["sentence"] == ""
        assert [one["sentence"].split(":")[0].split(".")[0] for one in told[1:]] == [
            "Kartu ini tidak asli",
            "Kartu ini sudah lewat masa berlakunya",
            "Kartu ini untuk kegiatan atau angkatan lain",
            "QR ini bukan kartu peserta Simpul",
        ]
    assert Mark.objects.count() == 2
    people = office.get(f"/peserta/{batch}/hadir/peserta/").json()["people"]
    assert [(one[2], one[4]) for one in people] == [("Ayu Sari", True), ("Luh Rai", True)]
    unmark = f"/peserta/{batch}/hadir/batal/{sari.id}/?hari={today.isoformat()}"
    assert "Kehadiran dibatalkan" in words(office.post(unmark, intention(reason="Salah orang"), follow=True))


def test_a_list_of_one_session_is_brought_from_its_page(office: Client, batch: UUID, today: date) -> None:
    day = Day.objects.get(batch=batch, on=today)
    told = {"kind": "materi", "way": "ceramah", "mode": "tatap_muka", "by": uuid4(), "at": timezone.now()}
    session = Session.objects.create(day=day, title="Peran kader", **told)
    page = office.get(f"/peserta/{batch}/hadir/?hari={today}&sesi={session.id}").content.decode()
    where = html.unescape(re.search(r'href="([^"]*jenis=rolls[^"]*)"', page)[1])
    file = SimpleUploadedFile("hadir.csv", b"Nama;Tanda Tangan\nAyu Sari;v")
    office.post(where, intention(kind="rolls", file=file))
    assert Import.objects.get().told == {
        "batch": str(batch),
        "attended_on": today.isoformat(),
        "session": "Peran kader",
    }
    wrong = office.post(where.replace(today.isoformat(), "kemarin"), intention(kind="rolls", file=file))
    assert wrong.status_code in {200, 404}
    assert Import.objects.count() == 1


def sent(on: date, **more: str) -> dict[str, str]:
    return {"id": str(uuid4()), "on": on.isoformat(), "session": "", "seen_at": f"{on}T01:00:00Z", **more}


def send(client: Client, batch: UUID, *marks: dict[str, str]) -> list[dict[str, Any]]:
    body = json.dumps({"marks": marks})
    answer = client.post(f"/peserta/{batch}/hadir/kirim/", body, content_type="application/json")
    return answer.json()["marks"]


def test_what_the_script_sends_wrongly_is_told(office: Client, batch: UUID) -> None:
    for body in ("{", "[]", '{"marks": [{"id": 3}]}', '{"marks": [{"id": "x", "on": "y", "seen_at": "z"}]}'):
        answer = office.post(f"/peserta/{batch}/hadir/kirim/", body, content_type="application/json")
        assert answer.status_code == 400
        assert "tidak terbaca" in answer.json()["error"]


def test_the_five_numbers_stand_side_by_side_with_what_was_stated(office: Client, batch: UUID, today: date) -> None:
    areas = factories.areas()
    for name, village in (("Ayu Sari", "Penarukan"), ("Luh Rai", "Penarukan"), ("Made Widi", "Kaliuntu")):
        add(office, batch, name, village)
    sari = Participant.objects.get(name="Ayu Sari")
    for on in (today - timedelta(days=1), today):
        send(office, batch, sent(on, participant=str(sari.id)))
    office.post(f"/peserta/{batch}/undangan/baru/", intention(area="Penarukan", seats="5", letter_on="2026-11-01"))
    told = {"what": "kader", "number": 4, "said_by": "Panitia", "source": "Berita", "by": sari.id, "at": timezone.now()}
    programme = Batch.objects.get(id=batch).programme
    StatedFigure.objects.create(programme=programme, batch_id=batch, **told)
    page = words(office.get(f"/peserta/{batch}/"))
    figures = re.sub(r"\s+", " ", page)
    assert "yang disebut 1 lebih banyak" in figures
    for text in ("Diundang 5", "Terdaftar 3", "2 kurang", "Hadir hari 1 1", "Selesai 1", "Kel. Kaliuntu"):
        assert text in figures, text
    cover = words(office.get(f"/peserta/{batch}/desa/"))
    assert "2 dari 4 kelurahan di Kecamatan Buleleng ada pesertanya." in cover
    assert "Kel. Banyuasri" in words(office.get(f"/peserta/{batch}/desa/?keadaan=belum-terwakili"))
    assert office.get(f"/peserta/{batch}/?wilayah={areas.penarukan.code}").status_code == 200
    assert office.get(f"/peserta/{batch}/kartu/").content.startswith(b"%PDF")


def test_eight_badges_stand_on_a_sheet(office: Client, batch: UUID) -> None:
    for number in range(9):
        add(office, batch, f"Ni Luh Ayu Made {'ABCDEFGHI'[number]} Handayani Puspita Ningrum Kusumawardani")
    assert pages(office.get(f"/peserta/{batch}/kartu/").content) == 2


def test_a_village_sees_and_registers_its_own(office: Client, village: Client, batch: UUID) -> None:
    add(office, batch, "Kadek Kaliuntu", "Kaliuntu")
    village.post(f"/peserta/{batch}/daftar/tambah/", person(village="Penarukan"))
    page = words(village.get(f"/peserta/{batch}/daftar/"))
    assert "Ni Luh Sari" in page
    assert "Kadek Kaliuntu" not in page
    refused = village.post(f"/peserta/{batch}/daftar/tambah/", person(name="Orang Lain", village="Kaliuntu"))
    assert "belum diberi hak" in words(refused)
    for part in ("hadir/", "undangan/", "kursi/", "kartu/"):
        assert village.get(f"/peserta/{batch}/{part}").status_code in {403, 404}


def test_who_may_be_registered_is_looked_at_by_somebody(office: Client, batch: UUID) -> None:
    factories.person(None, "Ni Luh Sari")
    row = add(office, batch, "Ni Luh Sari")
    assert row.match == "mungkin"
    assert "periksa orangnya" in words(office.get(f"/peserta/{batch}/daftar/?periksa=1"))
    office.post(f"/peserta/orang/{row.id}/cocok/", intention(same="ya"))
    row.refresh_from_db()
    assert row.match == "pasti"
