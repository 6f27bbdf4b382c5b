"""The first page of a post, and what is chosen before a form."""

from tests import factories
from tests.web.post_cast import ATTENDANCE, WEIGHING, form_of, text, words


def test_a_kader_sees_todays_open_day_and_only_the_services_of_their_field(browse, stage) -> None:
    page = browse(stage.kader).get(f"/pos/{stage.post.id}/")
    assert f"/pos/hari/{stage.day.id}/" in text(page)
    assert "Hari ini" in words(page)
    assert form_of(stage) in text(page)
    assert "catat/sosial." not in text(page)


def test_the_chair_sees_the_services_of_all_six_fields(browse, stage) -> None:
    page = text(browse(stage.ketua).get(f"/pos/{stage.post.id}/"))
    for field in ("pendidikan", "kesehatan", "pekerjaan_umum", "perumahan", "trantibumlinmas", "sosial"):
        assert f"catat/{field}." in page


def test_the_team_of_the_post_is_named(browse, stage) -> None:
    factories.appointment(factories.person(stage.post, "Wayan Budi", born=None), stage.post, "kader", "sosial")
    assert "Wayan Budi Kader" in words(browse(stage.kader).get(f"/pos/{stage.post.id}/"))


def test_a_stranger_does_not_see_the_post(browse, stage) -> None:
    for user in (stage.kader_b, stage.stranger):
        assert browse(user).get(f"/pos/{stage.post.id}/").status_code == 403


def test_a_visitor_is_asked_to_sign_in(browse, stage) -> None:
    assert "/masuk/" in browse(None).get(f"/pos/{stage.post.id}/").url


def test_for_a_child_only_services_that_fit_a_child_are_offered(browse, stage) -> None:
    page = text(browse(stage.kader).get(f"/pos/{stage.post.id}/catat/?orang={stage.child.id}"))
    assert f"{form_of(stage)}?orang={stage.child.id}" in page
    assert form_of(stage, "kesehatan.lansia") not in page


def test_a_service_for_a_person_first_asks_for_whom(browse, stage) -> None:
    client = browse(stage.kader)
    chosen = client.get(form_of(stage))
    assert chosen.url == f"{form_of(stage)}orang/"
    page = text(client.get(f"{chosen.url}?q=sari"))
    assert f"{form_of(stage)}?orang={stage.child.id}" in page


def test_nobody_found_offers_to_register_somebody(browse, stage) -> None:
    page = browse(stage.kader).get(f"{form_of(stage)}orang/?q=Zulkifli")
    assert "Tidak ada yang cocok dengan “Zulkifli”" in words(page)
    assert f"/warga/pos/{stage.post.id}/baru/" in text(page)


def test_a_person_of_another_post_is_not_offered(browse, stage) -> None:
    factories.person(stage.other_post, "Kadek Lain")
    page = text(browse(stage.kader).get(f"{form_of(stage)}orang/?q=kadek"))
    assert "Kadek Sari" in page
    assert "Kadek Lain" not in page


def test_a_kader_of_public_works_is_refused_a_form_of_health(browse, stage) -> None:
    for service in (WEIGHING, ATTENDANCE):
        answer = browse(stage.kader_pu).get(f"{form_of(stage, service)}?orang={stage.child.id}")
        assert answer.status_code == 403


def test_a_service_that_does_not_exist_is_a_sentence_and_no_error(browse, stage) -> None:
    answer = browse(stage.kader).get(form_of(stage, "kesehatan.sulap"))
    assert answer.status_code == 409
    assert "Layanan ini tidak ada" in words(answer)
