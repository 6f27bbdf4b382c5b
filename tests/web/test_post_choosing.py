"""For whom: those whom the service is for are offered, the others are found by their name."""

from tests import factories
from tests.web.post_cast import WEIGHING, words, years_ago


def choosing(stage) -> str:
    return f"/pos/{stage.post.id}/catat/{WEIGHING}/orang/"


def test_only_children_are_offered_for_the_scales(browse, stage) -> None:
    factories.person(stage.post, "Wayan Tua", born=years_ago(60))
    page = words(browse(stage.kader).get(choosing(stage)))
    assert "Kadek Sari" in page
    assert "Wayan Tua" not in page
    assert "0–71 bulan" in page


def test_somebody_of_another_age_is_found_by_name(browse, stage) -> None:
    factories.person(stage.post, "Wayan Tua", born=years_ago(60))
    assert "Wayan Tua" in words(browse(stage.kader).get(choosing(stage), {"q": "tua"}))


def test_who_has_no_birth_date_is_not_left_out(browse, stage) -> None:
    factories.person(stage.post, "Bayi Baru", born=None)
    assert "Bayi Baru" in words(browse(stage.kader).get(choosing(stage)))


def test_a_kader_of_another_post_cannot_choose_here(browse, stage) -> None:
    assert browse(stage.kader_b).get(choosing(stage)).status_code in {403, 404}
