"""GET /sync/v1/me and /catalogue."""

from django.utils import timezone

from simpul.kernel.actor import SYSTEM
from simpul.phones.commands import readmit, shut_out
from simpul.phones.models import Phone
from tests import factories


def test_the_phone_learns_where_its_owner_works_and_for_what(kader) -> None:
    me = kader.get("me").json()
    assert me["user"]["id"] == str(kader.user.id)
    post = me["posts"][0]
    assert (post["village"], post["zone"], post["fields"], post["sealed"]) == ("Penarukan", "WITA", ["kesehatan"], [])
    assert "record.write" in post["actions"]


def test_the_catalogue_holds_only_what_the_kader_may_record(kader) -> None:
    told = kader.get("catalogue").json()
    assert {one["field"] for one in told["services"]} == {"kesehatan"}
    assert not any(one["sealed"] for one in told["services"])
    assert told["version"] == kader.get("me").json()["catalogue"]


def test_a_catalogue_that_is_known_is_not_sent_again(kader) -> None:
    tag = kader.get("catalogue").headers["ETag"]
    assert kader.get("catalogue", **{"If-None-Match": tag}).status_code == 304


def test_a_client_that_is_too_old_is_told_to_update(kader) -> None:
    for version in ("0.9.9", "", "neu"):
        kader.version = version
        answer = kader.get("me")
        assert (answer.status_code, answer.json()["code"]) == (426, "perbarui-aplikasi")


def test_a_phone_that_is_shut_out_gets_nothing_until_it_is_readmitted(kader) -> None:
    phone = Phone.objects.get()
    shut_out(by=SYSTEM, at=timezone.now(), phone_id=phone.id, reason="Hilang")
    assert (kader.get("pull").status_code, kader.push().status_code) == (403, 403)
    readmit(by=SYSTEM, at=timezone.now(), phone_id=phone.id, reason="Ketemu")
    assert kader.get("pull").status_code == 200


def test_a_closed_account_shuts_its_phones_out(kader) -> None:
    type(kader.user).objects.filter(id=kader.user.id).update(is_active=False)
    assert kader.get("me").json()["code"] == "telepon-ditutup"


def test_a_wrong_secret_is_no_credential(kader) -> None:
    kader.token = f"{kader.token}x"
    assert kader.get("me").status_code == 401


def test_the_phone_of_a_stranger_has_no_posts(db, phone_of) -> None:
    team = phone_of("tim_pembina", factories.areas().kec_buleleng)
    me = team.get("me").json()
    assert me["posts"] == []
    assert team.get("catalogue").json()["services"] == []
