"""From the appointment to the signature: rates, lists, what was paid, and what differs afterwards."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from simpul.duplicates.commands import merge_persons
from simpul.incentives import commands, queries
from simpul.incentives.models import PaidMonth, Payment, PaymentList
from simpul.incentives.tests.conftest import AT
from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.offices import commands as offices
from simpul.places.queries import area
from tests import factories
from tests.cast import Cast, actor

OCTOBER = Period(2026, 10)


def refused(act: Any, **values: Any) -> str:
    with pytest.raises(Refusal) as error:
        act(**{"at": AT, **values})
    return error.value.code


def listed(cast: Cast, by: Actor | None = None, area_id: int | None = None, **more: Any) -> UUID:
    given = {"area_id": area_id or cast.areas.penarukan.id, "period": OCTOBER, "source": "dpa_kecamatan"}
    return commands.make_list(by=by or cast.village_head, at=AT, **{**given, **more})


def names(by: Actor, list_id: UUID) -> list[tuple[str, int, int]]:
    return [(one.name, one.months, one.amount) for one in queries.payments(by=by, list_id=list_id)]


def test_a_kader_of_two_posts_is_paid_once(cast: Cast, kader: dict[str, Any]) -> None:
    preview = queries.preview(by=cast.village_head, area_id=cast.areas.penarukan.id, period=OCTOBER)
    assert (preview.persons, preview.amount, preview.rated) == (2, 500_000, True)
    made = listed(cast)
    assert names(cast.village_head, made) == [("Kadek Sari", 1, 250_000), ("Luh Rai", 1, 250_000)]
    posts = queries.payments(by=cast.village_head, list_id=made)[0].posts
    assert posts == "Posyandu Melati A, Posyandu Melati B"
    told = queries.payment_list(by=cast.auditor, list_id=made)
    assert (told.number, told.persons, told.amount, told.paid, told.unpaid) == ("1/2026", 2, 500_000, 0, 2)
    assert told.made_by == cast.village_head.name
    assert told.title == "Daftar insentif nomor 1/2026, Oktober 2026"


def test_nobody_is_listed_twice_for_a_month_from_one_purse(cast: Cast, kader: dict[str, Any]) -> None:
    listed(cast)
    assert refused(commands.make_list, **_asked(cast)) == "insentif-tanpa-penerima"
    # The district pays for its kelurahan from the same purse: they are on the village's list already.
    assert refused(commands.make_list, **_asked(cast, by=cast.kasi, area_id=cast.areas.kec_buleleng.id)) == (
        "insentif-tanpa-penerima"
    )
    # The regency gives from its own.
    made = listed(cast, by=cast.regency_office, area_id=cast.areas.buleleng.id, source="apbd_kabupaten")
    assert len(names(cast.regency_office, made)) == 3
    months = PaidMonth.objects.filter(person=kader["sari"]).values_list("purse", "month")
    assert set(months) == {("desa", OCTOBER.key), ("kabupaten", OCTOBER.key)}
    again = PaidMonth.objects.filter(purse="desa")[0]
    again.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)


def test_a_double_entry_is_not_paid_again(cast: Cast, kader: dict[str, Any]) -> None:
    made = listed(cast)
    again = factories.person(cast.post_a, "Kadek Sari")
    merge_persons(by=cast.staf_desa, at=AT, loser=kader["sari"].id, winner=again.id, taken=())
    assert refused(commands.make_list, **_asked(cast)) == "insentif-tanpa-penerima"
    assert queries.list_differences(by=cast.village_head, list_id=made) == []
    (payment,) = queries.payments_of_person(by=cast.village_head, person_id=again.id)
    assert payment.amount == 250_000


def _asked(cast: Cast, **more: Any) -> dict[str, Any]:
    given = {"by": cast.village_head, "area_id": cast.areas.penarukan.id, "period": OCTOBER, "source": "dpa_kecamatan"}
    return {**given, **more}


def test_a_district_pays_for_its_kelurahan_and_not_for_its_desa(cast: Cast, kader: dict[str, Any]) -> None:
    kasi = actor("kasi_kecamatan", cast.areas.kubutambahan)
    asked = _asked(cast, by=kasi, area_id=cast.areas.kubutambahan.id)
    assert refused(commands.make_list, **asked) == "insentif-tanpa-penerima"
    found = queries.entitled_now(area(cast.areas.kec_buleleng.id), OCTOBER)
    assert {one.name for one in found} == {"Kadek Sari", "Luh Rai"}
    head = actor("kepala_desa", cast.areas.tambakan)
    made = listed(cast, by=head, area_id=cast.areas.tambakan.id, source="apbdes")
    assert names(head, made) == [("Made Widi", 1, 250_000)]


def test_who_was_forgotten_comes_on_a_list_of_its_own(cast: Cast, kader: dict[str, Any]) -> None:
    first = listed(cast)
    late = factories.person(cast.post_a, "Putu Ayu")
    factories.appointment(late, cast.post_a, field="sosial", valid_from=date(2026, 10, 1))
    second = listed(cast)
    assert names(cast.village_head, second) == [("Putu Ayu", 1, 250_000)]
    assert [one.number for one in queries.payment_lists(by=cast.kasi, area_id=cast.areas.penarukan.id)] == [
        "2/2026",
        "1/2026",
    ]
    for made in (first, second):
        assert queries.list_differences(by=cast.village_head, list_id=made) == []
    assert queries.covered_months({late.id}, "desa", OCTOBER) == {late.id: {OCTOBER.key}}


def test_an_appointment_changed_afterwards_shows_as_a_difference(cast: Cast, kader: dict[str, Any]) -> None:
    made = listed(cast)
    before = names(cast.village_head, made)
    offices.end_appointment(
        by=cast.village_head,
        at=AT,
        appointment_id=kader["office_rai"].id,
        on=date(2026, 10, 2),
        because="mengundurkan_diri",
    )
    (told,) = queries.list_differences(by=cast.village_head, list_id=made)
    assert (told.name, told.listed, told.now, told.now_months) == ("Luh Rai", 250_000, 0, 0)
    assert names(cast.village_head, made) == before  # the snapshot stays what it was


def test_payments_are_received_questioned_and_mended(cast: Cast, kader: dict[str, Any]) -> None:
    made = listed(cast)
    sari, rai = queries.payments(by=cast.village_head, list_id=made)
    mark = {"by": cast.village_head, "payment_id": rai.id}
    paid = {"by": cast.staf_desa, "at": AT, "list_id": made, "on": date(2026, 11, 5)}
    assert commands.record_payments(**paid, payment_ids=[sari.id, rai.id]) == 2
    assert commands.record_payments(**paid, payment_ids=[sari.id, rai.id]) == 0
    assert refused(commands.mark_payment, **mark, state="belum-dibayar") == "alasan-wajib"
    commands.mark_payment(at=AT, **mark, state="belum-dibayar", reason="Tidak hadir")
    bendahara = actor("bendahara", cast.post_a)
    other = actor("bendahara", cast.post_c)
    ask = {"payment_id": sari.id, "reason": "Kurang Rp 50.000"}
    assert refused(commands.question_payment, by=other, **ask) == "tidak-berhak"
    assert refused(commands.question_payment, by=bendahara, payment_id=sari.id, reason=" ") == "uraian-kosong"
    commands.question_payment(by=bendahara, at=AT, **ask)
    told = queries.payment_list(by=cast.village_head, list_id=made)
    assert (told.paid, told.unpaid, told.questioned) == (0, 1, 1)
    assert queries.payments(by=cast.village_head, list_id=made, state="dipersoalkan")[0].reason == "Kurang Rp 50.000"
    commands.mark_payment(at=AT, by=cast.village_head, payment_id=sari.id, state="dibayar", on=date(2026, 11, 20))
    assert queries.paid_by_village([cast.areas.penarukan.id], 2026) == {cast.areas.penarukan.id: 250_000}
    assert refused(commands.mark_payment, **mark, state="lunas") == "pembayaran-keadaan-salah"
    assert refused(commands.mark_payment, **mark, state="dibayar", on=date(2027, 1, 1)) == "tanggal-belum-tiba"


def test_a_list_is_taken_back_only_while_nobody_was_paid(cast: Cast, kader: dict[str, Any]) -> None:
    made = listed(cast)
    one = queries.payments(by=cast.village_head, list_id=made)[0]
    commands.mark_payment(by=cast.village_head, at=AT, payment_id=one.id, state="dibayar", on=date(2026, 11, 5))
    void = {"by": cast.village_head, "list_id": made, "reason": "Tarif keliru"}
    assert refused(commands.void_list, **void) == "daftar-insentif-ada-bayaran"
    commands.mark_payment(by=cast.village_head, at=AT, payment_id=one.id, state="belum-dibayar", reason="Salah catat")
    commands.void_list(at=AT, **void)
    assert refused(commands.void_list, **void) == "daftar-insentif-batal"
    assert queries.payment_list(by=cast.village_head, list_id=made).void_because == "Tarif keliru"
    assert queries.list_differences(by=cast.village_head, list_id=made) == []
    again = listed(cast)
    assert queries.payment_list(by=cast.village_head, list_id=again).number == "2/2026"
    assert refused(commands.mark_payment, by=cast.village_head, payment_id=one.id, state="dibayar") == (
        "daftar-insentif-batal"
    )


def test_the_nearest_rate_counts_and_a_wrong_one_is_taken_back(cast: Cast, kader: dict[str, Any]) -> None:
    rate = {"area_id": cast.areas.penarukan.id, "position": "kader", "months": 12, "document": "SK Lurah contoh"}
    mine = commands.set_rate(
        by=cast.village_head, at=AT, **rate, amount=1_200_000, valid_from=date(2026, 10, 1), id=new_id()
    )
    assert (
        commands.set_rate(by=cast.village_head, at=AT, **rate, amount=1, valid_from=date(2026, 10, 1), id=mine) == mine
    )
    assert [(one.amount, one.is_own) for one in queries.rates(by=cast.kasi, area_id=cast.areas.penarukan.id)] == [
        (1_200_000, True),
        (250_000, False),
    ]
    preview = {"by": cast.village_head, "area_id": cast.areas.penarukan.id}
    assert queries.preview(**preview, period=OCTOBER).amount == 200_000
    assert queries.preview(**preview, period=Period(2026, 9)).amount == 500_000
    commands.void_rate(by=cast.village_head, at=AT, rate_id=mine, reason="Belum disahkan")
    assert queries.preview(**preview, period=OCTOBER).amount == 500_000


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"position": "presiden"}, "jabatan-tidak-dikenal"),
        ({"amount": 0}, "jumlah-harus-ada"),
        ({"amount": 10**16}, "uang-terlalu-besar"),
        ({"months": 5}, "tarif-masa-salah"),
        ({"valid_to": date(2026, 1, 1)}, "akhir-sebelum-awal"),
        ({"document": ""}, "uraian-kosong"),
        ({"area_id": -1}, "tidak-ditemukan"),
    ],
)
def test_a_rate_that_cannot_be_is_refused(cast: Cast, wrong: dict[str, Any], code: str) -> None:
    given = {
        "area_id": cast.areas.buleleng.id,
        "position": "kader",
        "amount": 1,
        "months": 1,
        "valid_from": date(2026, 1, 1),
        "document": "Perbup contoh",
    }
    assert refused(commands.set_rate, by=cast.regency_office, **{**given, **wrong}) == code


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"period": Period(2026, 11)}, "masa-belum-berakhir"),
        ({"source": "pinjaman"}, "sumber-dana-tidak-dikenal"),
    ],
)
def test_a_list_that_cannot_be_is_refused(cast: Cast, kader: dict[str, Any], wrong: dict[str, Any], code: str) -> None:
    assert refused(commands.make_list, **_asked(cast, **wrong)) == code


def test_without_a_rate_there_is_no_list(cast: Cast) -> None:
    factories.appointment(factories.person(cast.post_a), cast.post_a, field="sosial")
    assert refused(commands.make_list, **_asked(cast)) == "insentif-tanpa-tarif"


def test_the_same_list_asked_twice_is_one_list(cast: Cast, kader: dict[str, Any]) -> None:
    made = listed(cast, id=new_id())
    assert listed(cast, id=made) == made
    assert PaymentList.objects.count() == 1
    assert Payment.objects.count() == 2


def test_strangers_see_and_change_nothing(cast: Cast, kader: dict[str, Any]) -> None:
    made = listed(cast)
    payment = queries.payments(by=cast.village_head, list_id=made)[0]
    rate = queries.rates(by=cast.village_head, area_id=cast.areas.penarukan.id)[0]
    set_rate = {"position": "kader", "amount": 1, "months": 1, "valid_from": date(2026, 2, 1), "document": "x"}
    for one in (cast.stranger, cast.other_village_head, cast.kader_a, cast.resident, cast.regency_team):
        for query in (queries.payment_list, queries.payments, queries.list_differences):
            assert refused_query(query, by=one, list_id=made)
        assert refused_query(queries.payment_lists, by=one, area_id=cast.areas.penarukan.id)
        assert refused_query(queries.rates, by=one, area_id=cast.areas.penarukan.id)
        assert refused_query(queries.preview, by=one, area_id=cast.areas.penarukan.id, period=OCTOBER)
        assert refused_query(queries.payment, by=one, payment_id=payment.id)
        assert refused_query(queries.payments_of_post, by=one, post_id=cast.post_a.id)
    for one in (cast.stranger, cast.auditor, cast.regency_office, cast.ketua_a):
        assert refused(commands.make_list, **_asked(cast, by=one)) == "tidak-berhak"
        assert refused(commands.void_list, by=one, list_id=made, reason="x") == "tidak-berhak"
        assert refused(commands.record_payments, by=one, list_id=made, payment_ids=[payment.id], on=AT.date()) == (
            "tidak-berhak"
        )
        assert refused(commands.mark_payment, by=one, payment_id=payment.id, state="dibayar") == "tidak-berhak"
        assert refused(commands.set_rate, by=one, area_id=cast.areas.penarukan.id, **set_rate) == "tidak-berhak"
    assert queries.rate(by=cast.regency_office, rate_id=rate.id).is_own
    assert refused_query(queries.rate, by=cast.stranger, rate_id=rate.id)
    assert refused(commands.void_rate, by=cast.village_head, rate_id=rate.id, reason="x") == "tidak-berhak"


def refused_query(query: Any, **values: Any) -> bool:
    with pytest.raises(Refusal) as error:
        query(**values)
    return error.value.code in {"tidak-ditemukan", "tidak-berhak"}


def test_kader_see_their_own_payments_and_a_post_those_of_its_people(cast: Cast, kader: dict[str, Any]) -> None:
    listed(cast)
    sari, rai = kader["sari"], kader["rai"]
    me = actor("kader", cast.post_a, "kesehatan", person_id=sari.id)
    assert [one.amount for one in queries.payments_of_person(by=me, person_id=sari.id)] == [250_000]
    assert queries.payments_of_person(by=me, person_id=rai.id) == []
    assert queries.payments_of_person(by=cast.stranger, person_id=sari.id) == []
    assert len(queries.payments_of_person(by=cast.village_head, person_id=sari.id)) == 1
    assert [one.name for one in queries.payments_of_post(by=cast.ketua_a, post_id=cast.post_a.id)] == ["Kadek Sari"]


def test_what_waits_is_told_to_whoever_pays(cast: Cast, kader: dict[str, Any]) -> None:
    made = listed(cast)
    payment = queries.payments(by=cast.village_head, list_id=made)[0]
    assert [(one.kind, one.count) for one in queries.due(by=cast.staf_desa, at=AT)] == [("jatuh_tempo", 2)]
    commands.mark_payment(
        by=SYSTEM, at=AT, payment_id=payment.id, state="dipersoalkan", on=date(2026, 11, 1), reason="Salah nama"
    )
    kinds = {one.kind: one.count for one in queries.due(by=cast.staf_desa, at=AT)}
    assert kinds == {"kembali": 1, "jatuh_tempo": 1}
    assert queries.due(by=cast.auditor, at=AT) == queries.due(by=cast.stranger, at=AT) == []
