"""Collects every sentence that can be translated into locale/LANGUAGE/LC_MESSAGES/django.po.

Templates and code are read by Django's makemessages, which needs xgettext (Debian and Ubuntu: gettext). Refusals,
warnings and the catalogue are data: they are laid out as code for the moment of reading (docs/how-to/menerjemahkan.md).
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# In a folder that git leaves alone; makemessages does not read below locale/.
LAID_OUT = ROOT / "build" / "sentences_of_data.py"
OURS = ["--keyword=tell", "--keyword=translated", "--keyword=Wrong"]
# Not ours, or not for users; the client's own words are its own matter.
LEFT_OUT = (".venv", "client", "node_modules", "tests", "*/tests", "staticfiles", "scripts", "docs", "data")


def sentences() -> Iterator[str]:
    """What is told to people and stands in data."""
    from simpul import standards
    from simpul.budgets.rules.lines import WARNINGS as ABOUT_MONEY
    from simpul.budgets.rules.support import WORDS as ABOUT_SUPPORT
    from simpul.dossiers.rules import PAPERS
    from simpul.kernel.numbers import WARNINGS as ABOUT_NUMBERS
    from simpul.kernel.refusals import SENTENCES
    from simpul.offices.rules import WARNINGS as ABOUT_OFFICES
    from simpul.offices.rules import table as positions
    from simpul.ordinances.rules import shipped
    from simpul.plans.rules.results import REASONS as ABOUT_RESULTS
    from simpul.sheets.rules.messages import MESSAGES
    from simpul.standards.groups import groups
    from simpul.standards.lists import list_kinds
    from simpul.standards.persons import person_words
    from simpul.standards.rights import rights
    from simpul.standards.translating import words_of, words_of_catalogue

    lists = [rule.content for _code, rule in shipped(PAPERS)]
    for table in (SENTENCES, ABOUT_OFFICES, ABOUT_NUMBERS, MESSAGES):
        yield from table.values()
    yield from (*ABOUT_MONEY.values(), *ABOUT_SUPPORT, *ABOUT_RESULTS)
    yield from words_of_catalogue(standards.current())
    for entries in (*lists, positions(), groups(), person_words(), rights(), list_kinds()):
        yield from words_of(entries)


def main(languages: list[str]) -> None:
    """Collect for these languages; what is translated already stays."""
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("SIMPUL_DEMO", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.management import call_command
    from django.core.management.commands import makemessages

    django.setup()
    command = makemessages.Command()
    command.xgettext_options = [*command.xgettext_options, *OURS]
    for folder in (LAID_OUT.parent, ROOT / "locale"):
        folder.mkdir(exist_ok=True)
    found = dict.fromkeys(one for one in sentences() if one)
    try:
        LAID_OUT.write_text("".join(f"gettext_noop({one!r})\n" for one in found), encoding="utf-8")
        call_command(command, locale=languages, ignore_patterns=list(LEFT_OUT), add_location="file", no_wrap=True)
    finally:
        LAID_OUT.unlink()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("scripts/messages LANGUAGE ... (for example: .venv/bin/python scripts/messages.py jv)")
    main(sys.argv[1:])
