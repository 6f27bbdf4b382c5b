"""Meetings on pages: delegates, counted beside stated numbers, decisions that become work, minutes in two steps."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from simpul.budgets.commands import note_bidan
from simpul.decisions.models import Action, Decision, Item
from simpul.kernel.actor import SYSTEM
from simpul.meetings.models import Invitation, Meeting, Minutes
from simpul.offices.models import Team
from simpul.training.models import Batch, Programme
from tests import factories
from tests.web.post_cast import intention, words

REGENCY, DISTRICT, VILLAGE = "51.08", "51.08.08", "51.08.08.2001"
TODAY = datetime.now(ZoneInfo("Asia/Makassar")).date()


@pytest.fixture
def offices(browse: Any, stage: Any) -> tuple[Client, Client, Client]:
    """Two of the regency's secretariat (who writes, who chairs), and the Kasi of Kubutambahan."""
    areas = factories.areas()
    writer, chair, kasi = factories.user(), factories.user(), factories.user()
    factories.holding(writer, "sekretariat", areas.buleleng)
    factories.holding(chair, "tim_pembina", areas.buleleng)
    factories.holding(kasi, "kasi_kecamatan", areas.kubutambahan)
    return browse(writer), browse(chair), browse(kasi)


def plan(office: Client, on: date = TODAY, **more: str) -> Meeting:
    given = {
        "title": "Rakor Posyandu 6 SPM",
        "kind": "rakor",
        "body": "pemerintah",
        "mode": "tatap_muka",
        "on": on.isoformat(),
        "venue": "Rumah Plastik Mandiri",
        "opener_post": "Kepala Dinas PMD",
    }
    answer = office.post(f"/rapat/wilayah/{REGENCY}/baru/", intention(**{**given, **more}))
    assert answer.status_code == 302
    return Meeting.objects.order_by("-id")[0]


def invite(office: Client, meeting: Meeting, **more: Any) -> None:
    given = {"offices": "Camat\nKetua Tim Pembina", "kind": "perangkat", "reach": "bawah"}
    answer = office.post(f"/rapat/{meeting.id}/undang/", intention(**{**given, **more}))
    assert answer.status_code == 302


def decide(office: Client, meeting: Meeting, text: str = "Bimtek di tiap desa") -> Decision:
    office.post(f"/rapat/{meeting.id}/putusan/", intention(text=text))
    return Decision.objects.order_by("-id")[0]


def act_on(office: Client, decision: Decision, **more: Any) -> Action:
    given = {"title": "Bimtek desa", "owner": "Perbekel", "reach": "desa"}
    address = f"/rapat/putusan/{decision.id}/{decision.meeting_id}/"
    answer = office.post(address, intention(**{**given, **more}))
    assert answer.status_code == 302
    return Action.objects.order_by("-id")[0]


def test_a_camat_is_represented_by_an_acting_secretary_who_reports(offices: tuple[Client, Client, Client]) -> None:
    writer, _chair, kasi = offices
    meeting = plan(writer)
    assert "Undang peserta" in words(writer.get(f"/rapat/{meeting.id}/"))
    invite(writer, meeting)
    assert Invitation.objects.count() == 4
    writer.post(f"/rapat/{meeting.id}/keadaan/", intention(state="selesai"))
    camat = Invitation.objects.get(area__code=DISTRICT, office="Camat")
    wrong = writer.post(f"/rapat/undangan/{camat.id}/", intention(state="diwakili", persons="1"))
    assert "jabatan orang yang mewakili" in words(wrong)
    told = intention(state="diwakili", persons="1", delegate_post="Sekretaris Camat", acting="on")
    page = words(writer.post(f"/rapat/undangan/{camat.id}/", told, follow=True))
    assert "diwakili Plt. Sekretaris Camat" in page
    assert "laporan belum ada" in page
    kasi.post(f"/rapat/undangan/{camat.id}/laporan/", intention(text="Lima poin disampaikan.\nBimtek Mei."))
    assert "Baca laporannya" in words(kasi.get(f"/rapat/{meeting.id}/"))
    assert "Lima poin" in words(writer.get(f"/rapat/undangan/{camat.id}/laporan/"))


def test_the_stated_number_of_regions_stands_beside_the_counted_one(offices: tuple[Client, Client, Client]) -> None:
    writer, _chair, _kasi = offices
    meeting = plan(writer)
    invite(writer, meeting)
    writer.post(f"/rapat/{meeting.id}/keadaan/", intention(state="selesai"))
    camat = Invitation.objects.get(area__code=DISTRICT, office="Camat")
    page = words(writer.post(f"/rapat/{meeting.id}/hadir/", intention(present=[str(camat.id)]), follow=True))
    assert "Wilayah yang tidak tercatat hadir: Kec. Buleleng" in page
    writer.post(f"/rapat/{meeting.id}/angka/", intention(what="wilayah", number="3", said_by="Siaran pers"))
    page = words(writer.get(f"/rapat/{meeting.id}/"))
    assert "Disebut 3, padahal wilayahnya hanya ada 2" in page
    writer.post(f"/rapat/{meeting.id}/angka/", intention(what="peserta", number="1", said_by="Siaran pers"))
    assert "sama dengan hitungan" in words(writer.get(f"/rapat/{meeting.id}/"))


def test_a_decision_becomes_a_bimtek_in_each_village_from_may_to_june(offices: tuple[Client, Client, Client]) -> None:
    writer, _chair, _kasi = offices
    meeting = plan(writer)
    year = TODAY.year + 1
    action = act_on(writer, decide(writer, meeting), month_from=f"05/{year}", month_to=f"{year}-06")
    assert action.due_on == date(year, 6, 30)
    page = words(writer.get(f"/rapat/tindak-lanjut/{action.id}/"))
    assert f"Mei sampai Juni {year}" in page
    form = intention(name="Bimtek Posyandu 6 SPM di desa", kind="bimtek")
    page = words(writer.post(f"/rapat/tindak-lanjut/{action.id}/bimtek/", form, follow=True))
    assert "Lihat bimteknya" in page
    assert Programme.objects.get().origin == action.id
    assert Batch.objects.filter(month_from=date(year, 5, 1)).count() == action.items.count() == 5
    again = intention(name="Lagi", kind="bimtek")
    assert "sudah direncanakan" in words(writer.post(f"/rapat/tindak-lanjut/{action.id}/bimtek/", again))
    wrong = intention(title="Salah", owner="Camat", reach="bawah", month_from="13/2026")
    address = f"/rapat/putusan/{action.decision_id}/{meeting.id}/"
    assert "seperti 05/2026" in words(writer.post(address, wrong))


def test_what_an_action_speaks_of_stands_first_and_the_rest_behind_one_touch(
    offices: tuple[Client, Client, Client],
) -> None:
    writer, _chair, _kasi = offices
    village = factories.areas().tambakan
    at = datetime.now(ZoneInfo("UTC"))
    note_bidan(by=SYSTEM, at=at, area_id=village.id, present=False, since=date(2025, 1, 1))
    decision = decide(writer, plan(writer), "Percepat kerja enam bidang")
    bidan, training, quiet = "Minta anggaran bidan", "Jadikan rencana bimtek", "Tindak lanjut lain"

    def order(title: str) -> list[str]:
        page = words(writer.get(f"/rapat/tindak-lanjut/{act_on(writer, decision, title=title).id}/"))
        return sorted((bidan, training, quiet), key=page.index)

    assert order("Anggarkan bidan desa") == [bidan, quiet, training]
    assert order("Pelatihan kader") == [training, quiet, bidan]
    assert order("Pasang papan jadwal") == [quiet, training, bidan]


def test_areas_further_down_are_named_and_nothing_chosen_is_passed_over(
    offices: tuple[Client, Client, Client],
) -> None:
    writer, _chair, _kasi = offices
    decision, district = decide(writer, plan(writer)), factories.areas().kubutambahan
    address = f"/rapat/putusan/{decision.id}/{decision.meeting_id}/"
    named = {
        "reach": "pilih",
        "areas": [str(district.id)],
        "others": "Tambakan, Kubutambahan\nKel. Penarukan\ntambakan",
    }
    chosen = act_on(writer, decision, **named).items.values_list("area__code", flat=True)
    assert sorted(chosen) == ["51.08.06.1020", DISTRICT, VILLAGE]
    wrong = intention(title="Salah", owner="Perbekel", reach="pilih", others="Penarukan\nDi Mana Itu")
    page = words(writer.post(address, wrong))
    assert "“Di Mana Itu”: Tidak ada wilayah dengan nama itu di sini" in page
    assert "Penarukan Di Mana Itu" in page  # what was typed stays
    wrong = intention(title="Salah", owner="Perbekel", reach="desa", others="Penarukan")
    assert "Hanya yang saya pilih di bawah ini”, atau hapus" in words(writer.post(address, wrong))
    nowhere = intention(title="Salah", owner="Perbekel", reach="pilih")
    assert "Pilih paling sedikit satu wilayah" in words(writer.post(address, nowhere))
    stranger = intention(title="Salah", owner="Perbekel", reach="pilih", others="Ampukung")  # in another regency
    assert "Tidak ada wilayah" in words(writer.post(address, stranger))
    assert Action.objects.count() == 1


def test_late_work_stands_in_my_work_and_first_in_the_next_meeting(offices: tuple[Client, Client, Client]) -> None:
    writer, _chair, kasi = offices
    before = plan(writer, on=TODAY - timedelta(days=60), title="Rakor pertama")
    due = (TODAY - timedelta(days=5)).isoformat()
    action = act_on(writer, decide(writer, before), due_on=due, reach="bawah", title="Kirim nomor registrasi")
    assert "1 tindak lanjut rapat belum selesai" in words(kasi.get("/"))
    assert "Kirim nomor registrasi" in words(kasi.get(f"/rapat/wilayah/{DISTRICT}/tindak-lanjut/"))
    later = plan(writer, title="Rakor kedua")
    page = words(writer.get(f"/rapat/{later.id}/"))
    assert "Belum selesai dari rapat sebelumnya" in page
    assert "Rakor pertama" in page
    item = Item.objects.get(action=action, area__code=DISTRICT)
    assert "perlu bukti" in words(kasi.post(f"/rapat/butir/{item.id}/", intention(state="selesai")))
    kasi.post(f"/rapat/butir/{item.id}/", intention(state="selesai", note="Sudah dikirim"))
    assert "tindak lanjut rapat belum selesai" not in words(kasi.get("/"))
    page = words(writer.get(f"/rapat/wilayah/{REGENCY}/tindak-lanjut/"))
    assert "1 dari 2 wilayah selesai" in page
    assert writer.get(f"/rapat/wilayah/{REGENCY}/?unduh=xlsx").content.startswith(b"PK")


def test_an_invited_district_enters_its_progress_beside_its_figures(offices: tuple[Client, Client, Client]) -> None:
    writer, _chair, kasi = offices
    meeting = plan(writer, on=TODAY + timedelta(days=7))
    invite(writer, meeting, offices="Camat")
    assert "Isi kemajuan" in words(kasi.get("/"))
    page = words(kasi.get(f"/rapat/{meeting.id}/kemajuan/"))
    assert "Isi untuk Kec. Kubutambahan" in page
    address = f"/rapat/{meeting.id}/kemajuan/{DISTRICT}/"
    assert "paling sedikit satu" in words(kasi.post(address, intention()))
    page = words(kasi.post(address, intention(obstacle="Jalan putus", proposal="Dua tahap"), follow=True))
    assert "Jalan putus" in page
    assert "Isi kemajuan" not in words(kasi.get("/"))
    assert kasi.post(f"/rapat/{meeting.id}/kemajuan/51.08.06/", intention(progress="x")).status_code in {403, 404}
    assert "belum berlangsung" in words(writer.post(f"/rapat/{meeting.id}/keadaan/", intention(state="selesai")))


def test_of_many_invited_areas_each_page_shows_what_its_own_wrote(offices: tuple[Client, Client, Client]) -> None:
    writer, _chair, _kasi = offices
    districts = [
        factories.area(f"{REGENCY}.{number}", f"Contoh {number}", factories.areas().buleleng)
        for number in range(20, 75)
    ]
    meeting = plan(writer, on=TODAY + timedelta(days=7))
    invite(writer, meeting, offices="Camat")
    at = f"/rapat/{meeting.id}/kemajuan/"
    for district, said in ((districts[0], "Jalan putus"), (districts[-1], "Kader kurang")):
        writer.post(f"{at}{district.code}/", intention(obstacle=said))
    first, second = (words(writer.get(f"{at}?lembar={number}")) for number in (1, 2))
    assert ("Jalan putus" in first, "Kader kurang" in first) == (True, False)
    assert ("Jalan putus" in second, "Kader kurang" in second) == (False, True)
    latest = words(writer.get(f"{at}?urut=-nama"))
    assert ("Jalan putus" in latest, "Kader kurang" in latest) == (False, True)


def test_minutes_are_signed_by_two_and_then_only_added_to(offices: tuple[Client, Client, Client]) -> None:
    writer, chair, _kasi = offices
    meeting = plan(writer)
    address = f"/rapat/{meeting.id}/"
    writer.post(f"{address}acara/", intention(items="Pembukaan\nArah kebijakan | Dinas PMD"))
    invite(writer, meeting)
    writer.post(f"{address}notulen/", intention(course="Rapat dibuka.\n\nDiskusi.", conclusion="Lanjut."))
    assert "belum dicatat selesai" in words(writer.post(f"{address}notulen/tanda-tangan/", intention(name="Notulis")))
    writer.post(f"{address}keadaan/", intention(state="selesai"))
    writer.post(f"{address}notulen/tanda-tangan/", intention(name="Notulis"))
    assert "Sahkan notulen Rakor Posyandu 6 SPM" in words(chair.get("/"))
    assert "dua orang" in words(writer.post(f"{address}notulen/tanda-tangan/", intention(name="Sendiri")))
    assert "sudah ditandatangani" in words(writer.post(f"{address}notulen/", intention(course="Lain")))
    chair.post(f"{address}notulen/kembalikan/", intention(reason="Kurang lengkap"))
    writer.post(f"{address}notulen/tanda-tangan/", intention(name="Notulis"))
    page = words(chair.post(f"{address}notulen/tanda-tangan/", intention(name="Kepala Dinas PMD"), follow=True))
    assert "disahkan Kepala Dinas PMD" in page
    assert Minutes.objects.get().chair_at is not None
    assert "sudah disahkan" in words(writer.post(f"{address}putusan/", intention(text="Terlambat")))
    page = words(writer.post(f"{address}notulen/tambahan/", intention(text="Tanggal keliru."), follow=True))
    assert "Tanggal keliru." in page
    assert writer.get(f"{address}notulen/pdf/").content.startswith(b"%PDF")


def test_who_was_at_a_socialisation_is_counted_out_of_those_in_office(offices: tuple[Client, Client, Client]) -> None:
    writer, _chair, kasi = offices
    areas = factories.areas()
    post = factories.post(areas.tambakan, "Anggrek")
    kader = factories.appointment(factories.person(post), post, field="kesehatan")
    factories.appointment(factories.person(post), post, field="sosial")
    meeting = plan(writer, kind="sosialisasi", title="Sosialisasi desa")
    assert "Catat siapa yang sudah menerima" in words(writer.get(f"/rapat/{meeting.id}/"))
    form = intention(there=[str(kader.id)])
    page = words(writer.post(f"/rapat/{meeting.id}/sosialisasi/{VILLAGE}/", form, follow=True))
    assert "Kader 1 dari 2" in page
    assert "Desa Tambakan" in words(kasi.get(f"/rapat/wilayah/{DISTRICT}/sosialisasi/"))


def test_strangers_and_visitors_see_no_meeting(browse: Any, stage: Any, offices: tuple[Client, Client, Client]) -> None:
    meeting = plan(offices[0])
    stranger = browse(stage.stranger)
    assert stranger.get(f"/rapat/{meeting.id}/").status_code in {403, 404}
    assert stranger.get(f"/rapat/wilayah/{REGENCY}/").status_code in {403, 404}
    assert offices[2].get(f"/rapat/wilayah/{REGENCY}/baru/").status_code in {403, 404}
    assert browse(None).get(f"/rapat/{meeting.id}/").status_code == 302
    page = words(offices[0].post(f"/rapat/{meeting.id}/ubah/", intention(title="", kind="rakor")))
    assert "Isi dulu: Nama rapat" in page


def test_who_is_named_is_reminded_at_home_and_says_how_far_it_is(offices: Any, browse: Any) -> None:
    """A kader of the Tim Pembina has no page of meetings, only the own work."""
    office, _chair, _kasi = offices
    areas = factories.areas()
    person, post = factories.person(), factories.post(areas.penarukan)
    team = Team.objects.create(area=areas.buleleng, valid_from=factories.LONG_AGO)
    factories.appointment(person, team, "sekretaris")
    user = factories.user(person_id=person.id)
    factories.holding(user, "kader", post, "kesehatan")
    hers = browse(user)
    decision = decide(office, plan(office))
    address = f"/rapat/putusan/{decision.id}/{decision.meeting_id}/"
    assert "Sekretaris" in words(office.get(address))
    nobody = office.post(address, intention(title="Data kader", reach="sendiri"))
    assert "Pilih yang mengerjakan" in nobody.content.decode()
    act_on(office, decision, owner="", holder=f"person:{person.id}", reach="sendiri", due_on=TODAY.isoformat())
    assert "tindak lanjut rapat untuk Anda" in words(hers.get("/"))
    assert "Bimtek desa" in words(hers.get("/posisi-saya/"))
    assert "Bimtek desa" in words(hers.get("/rapat/tindak-lanjut-saya/"))
    item = Item.objects.get()
    told = intention(state="selesai", note="Daftar dikirim")
    assert hers.post(f"/rapat/butir/{item.id}/", told).url == "/rapat/tindak-lanjut-saya/"
    item.refresh_from_db()
    assert (item.state, item.note) == ("selesai", "Daftar dikirim")
    assert "Tidak ada tindak lanjut" in words(hers.get("/rapat/tindak-lanjut-saya/"))


def test_an_agency_and_people_by_name_are_invited_and_the_agency_writes_for_itself(offices: Any, browse: Any) -> None:
    office, _chair, kasi = offices
    areas = factories.areas()
    agency = factories.agency(areas.buleleng, "Dinas PUPR", ("pekerjaan_umum",))
    officer = factories.user()
    factories.holding(officer, "petugas_opd", areas.buleleng, agency=agency)
    pu = browse(officer)
    meeting = plan(office, on=TODAY + timedelta(days=3))
    empty = office.post(f"/rapat/{meeting.id}/undang/", intention(kind="lain", reach="sendiri"))
    assert "Tulis jabatan atau nama" in empty.content.decode()
    invite(office, meeting, offices="", names="I Gede Contoh", agencies=[str(agency.id)], reach="sendiri")
    assert "I Gede Contoh" in words(office.get(f"/rapat/{meeting.id}/"))
    assert "Isi kemajuan" in words(pu.get("/"))
    page = words(pu.get(f"/rapat/{meeting.id}/kemajuan/"))
    assert "Isi untuk Dinas PUPR" in page
    assert "belum dihitung" in page
    mine = f"/rapat/{meeting.id}/kemajuan/{REGENCY}/{agency.id}/"
    assert pu.post(mine, intention(obstacle="Air bersih belum ada di 12 pos")).status_code == 302
    assert "Air bersih belum ada di 12 pos" in words(office.get(f"/rapat/{meeting.id}/kemajuan/"))
    assert pu.get(f"/rapat/{meeting.id}/kemajuan/{DISTRICT}/").status_code == 403
    assert kasi.get(mine).status_code == 404


def test_a_meeting_of_hundreds_is_ticked_off_page_by_page(offices: Any) -> None:
    office, _chair, _kasi = offices
    meeting = plan(office)
    invite(office, meeting, offices="\n".join(f"Kepala Seksi {number}" for number in range(130)), reach="sendiri")
    address = f"/rapat/{meeting.id}/hadir/"
    page = office.get(address).content.decode()
    assert page.count('name="present"') == 50
    assert "80 lagi muncul" in page
    assert "Baris 51 sampai 100 dari 130" in words(office.get(f"{address}?lembar=2"))
    ids = [str(id) for id in Invitation.objects.order_by("id").values_list("id", flat=True)]
    office.post(address, intention(present=ids))
    assert Invitation.objects.filter(state="hadir").count() == 130


@pytest.mark.pdf
def test_the_letter_and_the_minutes_are_printed(offices: Any) -> None:
    office, _chair, _kasi = offices
    meeting = plan(office)
    invite(office, meeting)
    for part in ("undang", "notulen"):
        answer = office.get(f"/rapat/{meeting.id}/{part}/pdf/")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
