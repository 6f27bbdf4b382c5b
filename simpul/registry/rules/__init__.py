"""Pure decisions of the registry: open-day rules, names and numbers, spans."""

from simpul.kernel.open_rule import describe_open_rule, open_days, parse_open_rule

from .naming import clean_name, name_fault, number_fault, place_fault, post_key, post_label
from .spans import ACTIVE, CLOSED, RESTING, STATE_NAMES, STATES, holds, months_touched, overlaps, term_fault

__all__ = [
    "ACTIVE",
    "CLOSED",
    "RESTING",
    "STATES",
    "STATE_NAMES",
    "clean_name",
    "describe_open_rule",
    "holds",
    "months_touched",
    "name_fault",
    "number_fault",
    "open_days",
    "overlaps",
    "parse_open_rule",
    "place_fault",
    "post_key",
    "post_label",
    "term_fault",
]
