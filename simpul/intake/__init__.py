"""Where intentions of people come in: names with payloads, and acts that take commands of two subjects."""

from .intentions import Carried, carry_out, names
from .people import correct_person, register_person

__all__ = ["Carried", "carry_out", "correct_person", "names", "register_person"]
