"""What a translator is given, and what a reader of another language gets."""

import pytest

from simpul import standards
from simpul.kernel import speech
from simpul.standards.persons import person_words
from simpul.standards.rights import rights
from simpul.standards.translating import words_of, words_of_catalogue


@pytest.fixture
def loud(monkeypatch):
    """A language in which every word is written in capitals."""
    monkeypatch.setattr(speech._Speech, "translate", staticmethod(str.upper))
    monkeypatch.setattr(speech._Speech, "language", staticmethod(lambda: "loud"))


def test_a_translator_is_given_every_name_label_and_choice() -> None:
    given = set(words_of_catalogue(standards.current()))
    for service in standards.services():
        assert service.name in given
        assert {one.label for one in service.questions} <= given
        assert {choice.label for one in service.questions for choice in one.choices} <= given
    assert {one.name for one in standards.indicators()} <= given
    assert {one.name for one in rights().roles} <= set(words_of(rights()))


def test_codes_and_sources_are_no_words() -> None:
    given = set(words_of(rights())) | set(words_of(person_words()))
    assert not given & {role.code for role in rights().roles}
    assert not given & {role.source.ref for role in rights().roles}


def test_every_entry_is_told_and_keeps_its_codes(loud) -> None:
    source = standards.current().source
    for here, there in zip(standards.current().all_services, source.all_services, strict=True):
        assert (here.name, here.code, here.version) == (there.name.upper(), there.code, there.version)
        assert [one.label for one in here.questions] == [one.label.upper() for one in there.questions]
    assert all(role.name.isupper() for role in rights().roles)
    assert all(word.name.isupper() for word in person_words().disabilities)
