"""Every type of question as the page asks it, keeps it, and hides it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from simpul import services, standards
from simpul.facts.models import Record
from simpul.kernel.ids import new_id
from simpul.standards.loader import HERE
from simpul.web.post.questions import as_typed, asked
from tests.web.post_cast import form_of, text, today, words

CATALOGUE = Path(services.__file__).parent / "tests" / "catalogue"
EVERY_TYPE = "perumahan.uji_semua"
ANSWERS = {
    "q.layak": "tidak",
    "q.rusak": ["atap", "lantai"],
    "q.bantuan": "bsps",
}


@pytest.fixture(autouse=True)
def _with_a_service_of_every_type() -> Iterator[None]:
    with standards.use_catalogue(standards.load_catalogue(HERE, CATALOGUE)):
        yield


def service() -> standards.Service:
    return standards.service(EVERY_TYPE)


def address(stage) -> str:
    return f"{form_of(stage, EVERY_TYPE)}?orang={stage.child.id}"


def test_every_question_is_asked(browse, stage) -> None:
    page = text(browse(stage.ketua).get(address(stage)))
    for question in service().questions:
        assert f'name="{"file" if question.type == "photo" else "q"}.{question.code}"' in page, question.code


def test_a_condition_goes_to_the_script_and_stands_in_words_for_who_has_none(browse, stage) -> None:
    page = text(browse(stage.ketua).get(address(stage)))
    assert "data-when=" in page
    assert "Hanya bila Rumah layak huni: Tidak" in page


def test_answers_of_every_type_are_kept_as_they_were_meant(browse, stage) -> None:
    given = {
        "id": str(new_id()),
        "orang": str(stage.child.id),
        "on": today().isoformat(),
        **{f"q.{question.code}": _typed(question, stage) for question in service().questions},
    }
    answer = browse(stage.ketua).post(form_of(stage, EVERY_TYPE), given)
    assert answer.status_code == 302, words(answer)
    kept = Record.objects.get().answers
    shown = {q.code for q in service().questions if q.type != "photo"}
    assert kept.keys() == shown


def _typed(question: standards.Question, stage):
    by_type = {
        "boolean": "tidak",
        "choice": question.choices and question.choices[0].code,
        "multichoice": [choice.code for choice in question.choices[:1]],
        "integer": f"{int(question.min or 1)}",
        "decimal": f"{question.min or 1}".replace(".", ","),
        "text": "Balai",
        "longtext": "Baris satu\nbaris dua",
        "date": today().isoformat(),
        "persons": [str(stage.child.id)],
        "photo": "",
        "location": "-8.112, 115.088",
    }
    return by_type[question.type]


def test_an_answer_to_a_hidden_question_is_not_kept(browse, stage) -> None:
    given = {"id": str(new_id()), "orang": str(stage.child.id), "on": today().isoformat(), **ANSWERS}
    required = {q.code: _typed(q, stage) for q in service().questions if q.required}
    given |= {f"q.{code}": value for code, value in required.items()} | {"q.layak": "ya"}
    browse(stage.ketua).post(form_of(stage, EVERY_TYPE), given)
    assert "rusak" not in Record.objects.get().answers


def test_kept_answers_are_typed_back_as_people_write_them() -> None:
    one = service()
    answers = {"layak": False, "rusak": ["atap"], "bantuan": "bsps"}
    assert as_typed(one, answers) == {"layak": "tidak", "rusak": ["atap"], "bantuan": "bsps"}
    shown = {question.code: question for question in asked(one, as_typed(one, answers))}
    assert [option.code for option in shown["rusak"].options if option.chosen] == ["atap"]
