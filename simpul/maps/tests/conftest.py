"""The small country of the tests of places."""

from simpul.places.tests.conftest import country, id_of

__all__ = ["country", "id_of"]
