"""POST /sync/v1/push over HTTP; what becomes of each intention is tested in simpul/intake."""

from django.utils import timezone

from simpul.facts.models import Record
from simpul.intake.models import Arrival
from simpul.intake.tests.at_the_door import intention, weighing
from simpul.phones.models import Phone
from tests import factories


def of_today(melati, **more):
    child = factories.person(melati, born=timezone.now().date().replace(year=2025))
    return intention("record_service", weighing(melati, child, on=timezone.now().date().isoformat(), **more))


def test_work_arrives_with_a_receipt(kader, melati) -> None:
    answer = kader.push(of_today(melati), unsent=3).json()
    assert answer["results"][0]["state"] == "accepted"
    assert answer["receipt"]["count"] == 1
    assert Record.objects.get().recorded_by == kader.user.id
    phone = Phone.objects.get()
    assert (phone.unsent, phone.client_version) == (3, "1.0.0")


def test_a_packed_body_is_read(kader, melati) -> None:
    body = {"intentions": [of_today(melati)]}
    assert kader.post("push", body, packed=True).json()["results"][0]["state"] == "accepted"


def test_a_body_that_unpacks_to_too_much_is_refused(kader) -> None:
    answer = kader.post("push", {"intentions": [], "device_time": "x" * (9 * 1024 * 1024)}, packed=True)
    assert (answer.status_code, answer.json()["code"]) == (413, "kiriman-terlalu-besar")


def test_too_many_at_once_are_refused_and_none_is_carried_out(kader, melati) -> None:
    one = of_today(melati)
    assert kader.push(*[one] * 201).status_code == 413
    assert not Record.objects.exists()


def test_a_body_of_another_shape_gets_a_sentence(kader) -> None:
    for body in ([], {"intentions": "semua"}, {}):
        answer = kader.post("push", body)
        assert (answer.status_code, answer.json()["code"]) == (409, "isi-tidak-terbaca")


def test_a_stranger_writes_nothing(phone_of, melati) -> None:
    stranger = phone_of("kader", factories.post(factories.areas().ampukung, "Kenanga"), "kesehatan")
    answer = stranger.push(of_today(melati)).json()
    assert (answer["results"][0]["state"], answer["receipt"]) == ("refused", None)
    assert not Record.objects.exists()
    assert not Arrival.objects.exists()
