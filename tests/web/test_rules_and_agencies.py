"""How an area wants its reports, and its OPD."""

import pytest

from simpul.accounts.models import Agency
from simpul.kernel.ids import new_id
from simpul.reports.models import ReportRule
from tests import factories

RULES, AGENCIES = "/laporan/51.08/aturan/", "/akun/51.08/opd/"


@pytest.fixture
def office(db):
    areas = factories.areas()
    made = factories.user(home=areas.buleleng)
    factories.holding(made, "sekretariat", areas.buleleng)
    return made


def rule(**more):
    given = {"months": "1", "due_day": "10", "closing_level": "2", "valid_from": "2026-12-01", "source": "SK 5/2026"}
    return {"intention": str(new_id()), **given, **more}


def test_a_regency_sets_its_last_day_once(browse, office) -> None:
    client, twice = browse(office), rule()
    assert [client.post(RULES, twice).status_code for _ in range(2)] == [302, 302]
    assert list(ReportRule.objects.values_list("due_day", "months")) == [(10, 1)]


@pytest.mark.parametrize(
    "wrong",
    [{"due_day": "31"}, {"due_day": "sepuluh"}, {"months": "5"}, {"source": " "}, {"valid_from": "31/02/2026"}],
)
def test_a_rule_that_cannot_be_is_told_and_what_was_typed_stays(browse, office, wrong) -> None:
    page = browse(office).post(RULES, rule(**wrong)).content.decode()
    assert "Belum tersimpan" in page
    assert not ReportRule.objects.exists()


def test_the_rule_in_force_is_told_with_its_ground(browse, office) -> None:
    assert "paling lambat tanggal" in browse(office).get(RULES).content.decode()


def test_a_kecamatan_cannot_set_the_rules_of_its_regency(browse, db) -> None:
    user = factories.user()
    factories.holding(user, "kasi_kecamatan", factories.areas().kec_buleleng)
    assert browse(user).post(RULES, rule()).status_code == 403


def test_an_agency_is_written_down_with_its_fields(browse, office) -> None:
    client = browse(office)
    given = {"intention": str(new_id()), "name": "Dinas PUPR", "fields_covered": ["pekerjaan_umum", "perumahan"]}
    client.post(AGENCIES, given)
    client.post(AGENCIES, given)
    assert Agency.objects.get().fields == ["pekerjaan_umum", "perumahan"]
    assert "Dinas PUPR" in client.get(AGENCIES).content.decode()


def test_an_agency_without_a_field_is_asked_for_one(browse, office) -> None:
    page = browse(office).post(AGENCIES, {"intention": str(new_id()), "name": "Dinas"}).content.decode()
    assert "Isi dulu: Bidang yang ditangani" in page
