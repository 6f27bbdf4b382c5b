"""What an import of questions would do, row by row, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.exams.queries import known_questions
from simpul.exams.rules.bank import NewQuestion, sound, text_key
from simpul.exams.rules.states import CHOICE, LETTERS, TRUE_FALSE
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.questions.rules.options import is_true_or_false
from simpul.questions.rules.reading import ReadQuestion
from simpul.sheets.rules.kinds import ASK, ERROR, NEW, SAME, Planned, Setting
from simpul.sheets.rules.messages import message
from simpul.standards.lists import list_kind


@dataclass(frozen=True)
class PlannedQuestion(Planned):
    """What would come of a row: `item` would be written into the bank under this id."""

    item: tuple[UUID, NewQuestion] | None = None
    content: str = ""


@dataclass(frozen=True)
class _Seen:
    """A question of the bank, or of an earlier row (`row`; 0: of the bank), and what is right of it."""

    right: str
    row: int = 0


class QuestionsPlanner:
    """Plans rows in parts; finds twins within all parts. `setting.told`: `module` and `field` where no row tells."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        known = known_questions(by=setting.by, area_id=bank_of(setting))
        self.seen: dict[str, _Seen] = {one.content: _Seen(one.right) for one in known}
        self.texts = {text_key(one.text) for one in known}
        self.names = list_kind("questions").names()

    def plan(self, rows: Sequence[ReadQuestion]) -> list[PlannedQuestion]:
        """What would come of each row, in order."""
        return [self._planned(row) for row in rows]

    def forget_rows(self) -> None:
        """What was planned has been brought in: it is known here already."""

    def _planned(self, row: ReadQuestion) -> PlannedQuestion:
        if row.faults or row.right is None:
            words = [message(fault.code, column=self.names[fault.field]) for fault in row.faults]
            return PlannedQuestion(row.row, ERROR, message=" ".join(words), column=row.faults[0].field)
        true_false = is_true_or_false(row.options)
        new = NewQuestion(
            text=row.text,
            right=row.right,
            kind=TRUE_FALSE if true_false else CHOICE,
            options=() if true_false else row.options,
            field=row.field or self.setting.told.get("field", ""),
            module=row.module or self.setting.told.get("module", ""),
            ref=row.ref,
        )
        try:
            told = sound(new)
        except Refusal as refusal:
            return PlannedQuestion(row.row, ERROR, message=refusal.sentence, column=refusal.field or "")
        right = text_key(told["options"][new.right])
        earlier = self.seen.setdefault(told["content"], _Seen(right, row.row))
        if earlier.row != row.row:
            return _twin(row.row, earlier, right)
        said = self._remarks(row, told["text"], f"{LETTERS[new.right]}. {told['options'][new.right]}", new.module)
        return PlannedQuestion(
            row.row,
            NEW,
            message=" ".join(said),
            warned=len(said) > 1,
            item=(new_id(), new),
            content=told["content"],
        )

    def _remarks(self, row: ReadQuestion, text: str, answer: str, module: str) -> list[str]:
        """What is right, as it was understood; then what somebody should look at."""
        said = [message("kunci-dibaca", answer=answer)]
        if row.unknown_module and not module:
            said.append(message("materi-tidak-dikenal", module=row.unknown_module))
        if text_key(text) in self.texts:
            said.append(message("soal-mirip"))
        self.texts.add(text_key(text))
        return said


def _twin(row: int, earlier: _Seen, right: str) -> PlannedQuestion:
    """The same question: with the same key nothing comes of it, with another one somebody must decide."""
    if earlier.right == right:
        said = message("baris-kembar", row=earlier.row) if earlier.row else message("soal-sudah-ada")
        return PlannedQuestion(row, SAME, message=said)
    said = message("baris-kunci-lain", row=earlier.row) if earlier.row else message("soal-kunci-lain")
    return PlannedQuestion(row, ASK, message=said, column="key")


def bank_of(setting: Setting) -> int:
    """The area whose bank it is; Refusal `impor-perlu-wilayah`."""
    if setting.area_id is None:
        raise Refusal("impor-perlu-wilayah")
    return setting.area_id
