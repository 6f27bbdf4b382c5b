"""A batch of two days in Buleleng, organised by the province, as it happened."""

from simpul.participants.tests.conftest import AT, bimtek

__all__ = ["AT", "bimtek"]
