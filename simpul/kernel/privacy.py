"""How private a stored field is. Every models module declares PRIVACY = {"Model.field": Privacy...}."""

from enum import StrEnum


class Privacy(StrEnum):
    """public: may be shown to anyone; personal: about a person; health: about a person's body or a sealed matter."""

    PUBLIC = "public"
    PERSONAL = "personal"
    HEALTH = "health"
