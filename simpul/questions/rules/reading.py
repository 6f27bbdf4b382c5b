"""A list of questions, read as people write it: options in columns, in one cell or in rows below, the module above."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from simpul.exams.rules.bank import TEXT_AT_MOST
from simpul.kernel.names import name_key
from simpul.questions.rules.options import option_line, options_in, read_key
from simpul.rows.rules.wording import read_field
from simpul.sheets.rules.cells import Cells, Fault
from simpul.sheets.rules.columns import Line
from simpul.sheets.rules.values import Unclear, plain
from simpul.standards.lists import ListKind, list_kind
from simpul.standards.training import curriculum

# "I. Kesehatan", "B) Sosial", "2. Tugas dan fungsi".
_NUMBERED = re.compile(r"^(?:[IVX]{1,4}|[A-Z]|\d{1,2})[.)]\s+", re.IGNORECASE)
_COLUMNS = ("option_a", "option_b", "option_c", "option_d", "option_e")


@dataclass(frozen=True)
class ReadQuestion:
    """A question as the list tells; "" for what it does not. `right`: place of the right option, None: not readable.

    `unknown_module`: what stands there for a module and is none; `faults`: why the row cannot be taken.
    """

    row: int
    module: str
    field: str
    text: str
    options: tuple[str, ...]
    key: str
    right: int | None
    ref: str
    unknown_module: str = ""
    faults: tuple[Fault, ...] = ()


@dataclass
class _Carried:
    """What was said above for the rows below: a module, a field."""

    module: str = ""
    field: str = ""
    unknown: str = ""


@dataclass
class _Reading:
    """A list while it is read. `last`: the question to which rows with options may still belong."""

    kind: ListKind
    carried: _Carried = field(default_factory=_Carried)
    last: ReadQuestion | None = None


def read_questions(lines: Iterable[Line]) -> Iterator[ReadQuestion]:
    """Each question, in order. Rows that hold nothing but a number are left out; headings hold for the rows below."""
    reading = _Reading(list_kind("questions"))
    for line in lines:
        told = {name: text for name, text in {**(line.above or {}), **line.told}.items() if plain(text)}
        if _is_heading(reading, line):
            continue
        text = plain(told.get("text", ""))
        if not text or _is_option(reading, told, text):
            continue
        if reading.last is not None:
            yield _judged(reading.last)
        reading.last = _read(reading, Cells(line), told, line.row)
    if reading.last is not None:
        yield _judged(reading.last)


def _is_heading(reading: _Reading, line: Line) -> bool:
    """Whether the row holds one cell alone, and that names a module or a field: what follows belongs there."""
    filled = [plain(cell) for cell in line.cells if plain(cell)]
    if len(filled) != 1:
        return False
    bare = _NUMBERED.sub("", filled[0])
    module = _module(reading.kind, bare)
    of_field = "" if module else _field(reading.kind, bare)
    if module or of_field:
        reading.carried = _Carried(module, of_field)
    return bool(module or of_field)


def _is_option(reading: _Reading, told: Mapping[str, str], text: str) -> bool:
    """Whether the row is the next option of the question above it; then it is added there."""
    last = reading.last
    if last is None or "key" in told:
        return False
    option = option_line(text, len(last.options))
    if option:
        reading.last = replace(last, options=(*last.options, option))
    return bool(option)


def _read(reading: _Reading, cells: Cells, told: Mapping[str, str], row: int) -> ReadQuestion:
    module, of_field, unknown = _belonging(reading, cells, told)
    in_columns = [plain(told[name]) for name in _COLUMNS if name in told]
    text = plain(told["text"])
    if len(text) > TEXT_AT_MOST:
        cells.faults.append(Fault("text", "sel-terlalu-panjang"))
    return ReadQuestion(
        row=row,
        module=module,
        field=of_field,
        text=text,
        options=tuple(in_columns or options_in(told.get("options", ""))),
        key=cells.text("key"),
        right=None,
        ref=cells.text("ref"),
        unknown_module=unknown,
        faults=tuple(cells.faults),
    )


def _belonging(reading: _Reading, cells: Cells, told: Mapping[str, str]) -> tuple[str, str, str]:
    """Module, field, and what stands there for a module and is none.

    A module told anew ends the one above, and the field above too unless the module is about it. A module that is about
    one field alone tells the field.
    """
    above, kind = reading.carried, reading.kind
    module, unknown = above.module, above.unknown
    if "module" in told:
        module = _module(kind, told["module"])
        unknown = "" if module else plain(told["module"])
    of_field = cells.read("field", lambda text: read_field(text, kind.words_of("field")), "")
    about = next((one.fields for one in curriculum().modules if one.code == module), ())
    if not of_field and not cells.faults:
        carried = above.field if "module" not in told or above.field in about else ""
        of_field = carried or (about[0] if len(about) == 1 else "")
    reading.carried = _Carried(module, of_field, unknown)
    return module, of_field, unknown


def _module(kind: ListKind, text: str) -> str:
    """The module that a text names; "" for none."""
    key = name_key(_NUMBERED.sub("", plain(text)))
    return next((one.value for one in kind.words_of("module") if key and key in one.keys), "")


def _field(kind: ListKind, text: str) -> str:
    try:
        return read_field(text, kind.words_of("field"))
    except Unclear:
        return ""


def _judged(one: ReadQuestion) -> ReadQuestion:
    """With the right option, once all options are known."""
    try:
        return replace(one, right=read_key(one.key, one.options))
    except Unclear as unclear:
        return replace(one, faults=(*one.faults, Fault("key", unclear.code)))
