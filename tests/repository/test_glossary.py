"""Names in code are English, with a closed list of Indonesian words (docs/glossary.toml)."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repository.sources import ROOT, files, is_migration, text, tree

GLOSSARY = tomllib.loads((ROOT / "docs" / "glossary.toml").read_text(encoding="utf-8"))
ALLOWED = {word for chapter in GLOSSARY.values() for word in chapter}
INDONESIAN = set(text(Path("tests/repository/indonesian_words.txt")).split())


def names(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Every name that a module gives: functions, classes, arguments, variables, attributes."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.attr


def words(name: str) -> set[str]:
    """`recordPenimbangan_of` is made of record, penimbangan, of."""
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


def unlisted(module: ast.Module) -> list[tuple[int, str]]:
    return [(line, name) for line, name in names(module) if words(name) & INDONESIAN - ALLOWED]


def test_code_uses_only_the_indonesian_words_of_the_glossary() -> None:
    found = [
        f"{path}:{line} {name}"
        for path in files(".py")
        if not is_migration(path)
        for line, name in unlisted(tree(path))
    ]
    assert found == []


@pytest.mark.parametrize(
    "planted", ["def hitung_umur(): ...", "class LaporanBulan: ...", "x.alamat = 1", "def f(nama): ..."]
)
def test_a_planted_indonesian_name_is_found(planted: str) -> None:
    assert unlisted(ast.parse(planted))


def test_the_words_of_institutions_are_welcome() -> None:
    assert unlisted(ast.parse("def kader_of_posyandu(nik, kecamatan): ...")) == []


def test_every_word_of_the_glossary_says_what_it_means() -> None:
    assert {word for chapter in GLOSSARY.values() for word, meaning in chapter.items() if len(meaning) < 5} == set()
