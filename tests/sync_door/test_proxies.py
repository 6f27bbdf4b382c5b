"""Wrong codes are counted by the caller's address: behind a proxy the one that our own proxy tells."""

import json

import pytest
from django.test import RequestFactory

from config.wsgi import application
from simpul.phones.models import WrongCode

# The application closes the connection to the database after a request: no transaction may be open around it.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("sender", "counted"),
    [
        pytest.param("127.0.0.1", "203.0.113.7", id="our proxy is believed"),
        pytest.param("198.51.100.4", "198.51.100.4", id="anybody else is not"),
    ],
)
def test_a_wrong_code_counts_against_the_address_of_the_caller(sender: str, counted: str) -> None:
    factory = RequestFactory(REMOTE_ADDR=sender, HTTP_X_FORWARDED_FOR="192.0.2.9, 203.0.113.7", HTTP_HOST="localhost")
    body = json.dumps({"code": "0000-0000", "label": "HP"})
    asked = factory.post("/sync/v1/enrol", body, content_type="application/json")
    list(application(asked.environ, lambda status, headers: None))
    assert [one.address for one in WrongCode.objects.all()] == [counted]
