"""An open day: who is expected, who came, the five steps."""

from simpul.facts.models import Record
from simpul.kernel.ids import new_id
from tests import factories
from tests.web.post_cast import ATTENDANCE, WEIGHING, form_of, text, weighing, words, years_ago


def address(stage, rest: str = "") -> str:
    return f"/pos/hari/{stage.day.id}/{rest}"


def test_the_list_shows_who_is_expected_by_group(browse, stage) -> None:
    factories.person(stage.post, "Made Lansia", born=years_ago(70))
    page = words(browse(stage.kader).get(address(stage)))
    assert "Balita 0/1" in page
    assert "Kadek Sari" in page
    assert "Made Lansia" in page
    assert "0 dari 2 hadir" in page


def test_the_five_steps_stand_in_their_order(browse, stage) -> None:
    page = words(browse(stage.kader).get(address(stage)))
    steps = ["Pendaftaran", "Penimbangan dan pengukuran", "Pencatatan", "Pelayanan kesehatan", "Penyuluhan"]
    places = [page.index(f"{number} {name}") for number, name in enumerate(steps, 1)]
    assert places == sorted(places)


def test_one_touch_notes_that_somebody_came_and_twice_is_once(browse, stage) -> None:
    client, form = browse(stage.kader), {"id": str(new_id())}
    for _ in range(2):
        client.post(address(stage, f"hadir/{stage.child.id}/"), form)
    record = Record.objects.get()
    assert (record.service, record.person_id, record.on) == (ATTENDANCE, stage.child.id, stage.day.on)
    page = client.get(address(stage))
    assert "1 dari 1 hadir" in words(page)
    assert f"hadir/{stage.child.id}/" not in text(page)


def test_a_slip_is_undone_from_the_message(browse, stage) -> None:
    client = browse(stage.kader)
    page = client.post(address(stage, f"hadir/{stage.child.id}/"), {"id": str(new_id())}, follow=True)
    record = Record.objects.get()
    assert f"/pos/catatan/{record.id}/urung/" in text(page)
    client.post(f"/pos/catatan/{record.id}/urung/")
    record.refresh_from_db()
    assert record.void
    assert "0 dari 1 hadir" in words(client.get(address(stage)))


def test_what_was_recorded_stands_beside_the_name(browse, stage) -> None:
    client = browse(stage.kader)
    done = client.post(form_of(stage), weighing(stage, hari=str(stage.day.id)))
    assert done.url == address(stage)
    assert "Penimbangan dan pengukuran balita" in words(client.get(address(stage)))
    assert Record.objects.get().open_day_id == stage.day.id


def test_somebody_is_found_by_part_of_a_name_the_end_of_the_nik_or_the_house(browse, stage) -> None:
    factories.person(stage.post, "Putu Jauh", born=years_ago(2), address="Gang Melon 7", nik_end="4321")
    client = browse(stage.kader)
    for wanted in ("jauh", "4321", "melon"):
        page = words(client.get(f"{address(stage)}?q={wanted}"))
        assert "Putu Jauh" in page
        assert "Kadek Sari" not in page
    assert "Daftarkan sebagai warga baru" in words(client.get(f"{address(stage)}?q=Zulkifli"))


def test_a_cancelled_day_takes_no_attendance(browse, stage) -> None:
    stage.day.state, stage.day.reason = "batal", "upacara"
    stage.day.save()
    page = text(browse(stage.kader).get(address(stage)))
    assert f"hadir/{stage.child.id}/" not in page
    assert "Hari buka ini dibatalkan" in page


def test_a_kader_of_another_field_sees_their_own_services_and_no_health(browse, stage) -> None:
    browse(stage.kader).post(form_of(stage), weighing(stage))
    page = browse(stage.kader_pu).get(address(stage))
    assert form_of(stage, "pekerjaan_umum.sumur") in text(page)
    assert WEIGHING not in text(page)
    assert "Penimbangan" not in words(page)


def test_a_stranger_sees_no_list_and_ticks_nobody(browse, stage) -> None:
    for user in (stage.kader_b, stage.stranger):
        client = browse(user)
        assert client.get(address(stage)).status_code == 403
        assert client.post(address(stage, f"hadir/{stage.child.id}/")).status_code == 403
    assert not Record.objects.exists()


def test_a_day_that_does_not_exist_is_not_found(browse, stage) -> None:
    assert browse(stage.kader).get(f"/pos/hari/{new_id()}/").status_code == 404
