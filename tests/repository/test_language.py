"""What users read is marked for translation from the start."""

import re

import pytest

from tests.repository.sources import templates, text

# Names of their own, and letters that are no words.
UNTRANSLATED = {"Simpul", "Posyandu", "SPM", "WIB", "WITA", "WIT", "Rp", "NIK", "PDF", "XLSX", "CSV"}
TRANSLATED = re.compile(
    r"\{%\s*(?:blocktranslate|blocktrans)\b.*?\{%\s*end(?:blocktranslate|blocktrans)\s*%\}", re.DOTALL
)
REMARK = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?endcomment\s*%\}|<!--.*?-->|<style.*?</style>", re.DOTALL)
# A block that fills an attribute of its parent: class names, no words.
CLASSES = re.compile(r"\{%\s*block \w+_class\s*%\}.*?\{%\s*endblock\b.*?%\}", re.DOTALL)
DJANGO = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
# Attributes that people read or hear.
READ = re.compile(r"\s(?:aria-label|placeholder|title|alt|aria-description)=(\"[^\"]*\"|'[^']*')")
TAG = re.compile(r"<[^>]*>", re.DOTALL)
WORD = re.compile(r"[A-Za-z]{2,}")


def unmarked(template: str) -> list[str]:
    """Words that a reader would see and that no translation could change."""
    bare = DJANGO.sub("", TRANSLATED.sub("", CLASSES.sub("", REMARK.sub("", template))))
    seen = " ".join(value[1:-1] for value in READ.findall(bare)) + " " + re.sub(r"&[a-z]+;", "", TAG.sub(" ", bare))
    return [word for word in WORD.findall(seen) if word not in UNTRANSLATED]


def test_every_word_of_a_page_is_marked_for_translation() -> None:
    # The page that tells of a crash leans on nothing that may itself have crashed.
    pages = [path for path in templates() if path.suffix == ".html" and path.name != "500.html"]
    assert {str(path): found for path in pages if (found := unmarked(text(path)))} == {}


@pytest.mark.parametrize("planted", ["<p>Halo dunia</p>", '<input placeholder="Cari">', "{% if x %}Belum{% endif %}"])
def test_a_planted_word_is_found(planted: str) -> None:
    assert unmarked(planted)


@pytest.mark.parametrize(
    "fine",
    ['<p class="quiet">{% trans "Halo" %}</p>', "{% blocktrans %}Halo <b>{{ x }}</b>{% endblocktrans %}", "{{ x }} Rp"],
)
def test_marked_words_and_own_names_pass(fine: str) -> None:
    assert unmarked(fine) == []
