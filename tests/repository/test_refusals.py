"""The one catalogue of refusals: every code that is raised stands in it, none stands in it unused."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

from simpul.kernel.refusals import SENTENCES
from tests.repository.sources import product, strings, tree

CATALOGUE = {Path("simpul/kernel/refusals.py"), Path("simpul/kernel/refusals_of_money.py")}


def raised() -> Iterator[tuple[str, ast.Call]]:
    """Every Refusal(...) of the product with its place."""
    for path in product():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refusal":
                yield f"{path}:{node.lineno}", node


def code_of(call: ast.Call) -> str | None:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def test_every_refusal_that_is_raised_stands_in_the_catalogue() -> None:
    unknown = [f"{where} {code_of(call)}" for where, call in raised() if code_of(call) not in {None, *SENTENCES}]
    assert unknown == []


def test_every_refusal_of_the_catalogue_is_used() -> None:
    used = {value for path in product() if path not in CATALOGUE for _, value in strings(path)}
    assert sorted(set(SENTENCES) - used) == []


def test_every_refusal_gets_the_words_that_its_sentence_needs() -> None:
    wrong = []
    for where, call in raised():
        code, given = code_of(call), {keyword.arg for keyword in call.keywords}
        if code not in SENTENCES or None in given:
            continue
        needed = {name for _, name, _, _ in string.Formatter().parse(SENTENCES[code]) if name}
        if needed - given:
            wrong.append(f"{where} {code} lacks {sorted(needed - given)}")
    assert wrong == []


def test_every_refusal_is_told_in_whole_sentences() -> None:
    """Each begins with a capital or a value, ends as a sentence does, and shows no code to people."""
    wrong = [
        f"{code}: {words}"
        for code, words in SENTENCES.items()
        if not re.fullmatch(r"[A-Z{0-9].*[.?}]", words, re.DOTALL) or re.search(r"[a-z]-[a-z]+-[a-z]", words)
    ]
    assert wrong == []
