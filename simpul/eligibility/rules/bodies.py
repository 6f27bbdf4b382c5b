"""Other bodies in which a kader or pengurus may serve: each falls under one of the rules about doubles."""

from typing import Literal

from simpul.standards import Shape, told_toml

PKK, LKD, PARTY = "pkk", "lkd", "partai"
SURE, PERHAPS, DENIED, UNKNOWN = "cocok", "mungkin", "bukan", "tak_dikenal"


class Body(Shape):
    """A body: its code, what somebody in it is called, and which rule about doubles it falls under."""

    code: str
    name: str
    kind: Literal["pkk", "lkd", "partai"]


class Bodies(Shape):
    """The file bodies.toml."""

    bodies: tuple[Body, ...]


def bodies() -> tuple[Body, ...]:
    """All bodies, in the order in which people choose from them."""
    return told_toml("bodies", Bodies).bodies


def body_of(code: str) -> Body | None:
    """The body with that code."""
    return next((one for one in bodies() if one.code == code), None)
