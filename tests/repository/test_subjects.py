"""What a subject may hold, and what no part of the product may do."""

import ast
import re
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.repository.sources import DOORS, KERNELS, domain, files, is_test, package, product, subjects, text, tree

ALLOWED = {"__init__", "apps", "models", "rules", "commands", "queries", "migrations", "tests"}
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "managers", "signals", "admin"}


def test_a_subject_holds_only_models_rules_commands_and_queries() -> None:
    strangers = {
        str(path)
        for path in files(".py")
        if path.parts[0] == "simpul" and package(path) in subjects() and Path(path.parts[2]).stem not in ALLOWED
    }
    assert strangers == set()


def test_every_package_is_a_subject_a_door_or_a_known_base() -> None:
    packages = {package(path) for path in product() if path.parts[0] == "simpul" and len(path.parts) > 2}
    assert packages - set(subjects()) - set(DOORS) - set(KERNELS) == {
        "published",
        "questions",
        "recount",
        "residents",
        "rolls",
        "rows",
        "sheets",
        "wide",
    }


def test_every_subject_stands_in_the_contracts_of_imports() -> None:
    contracts = ConfigParser()
    contracts.read_string(text(Path(".importlinter")))
    held = set(contracts["importlinter:contract:subject"]["containers"].split())
    assert {f"simpul.{name}" for name in subjects()} - held == set()
    assert [name for name in subjects() if f"importlinter:contract:{name}-models" not in contracts] == []


def test_no_contract_ignores_an_import_of_the_product() -> None:
    ignored = set(re.findall(r"^\s+(\S+ -> \S+)", text(Path(".importlinter")), re.MULTILINE))
    assert {line for line in ignored if not line.startswith("simpul.**.tests.** -> ")} == set()


def test_no_file_has_a_name_that_says_nothing() -> None:
    nameless = {str(path) for path in files(".py", ".ts") if set(path.with_suffix("").parts) & NAMELESS}
    assert nameless == set()


@pytest.mark.parametrize(
    "way",
    [
        "django.dispatch",
        "django.db.models.signals",
        "GenericForeignKey",
        "django.contrib.admin",
    ],
)
def test_no_product_code_takes_a_way_around_commands(way: str) -> None:
    assert [str(path) for path in product() if way in text(path)] == []


def test_no_model_overrides_save_or_delete() -> None:
    overrides = [
        f"{path}:{node.lineno}"
        for path in domain()
        if "models" in path.with_suffix("").parts
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}
    ]
    assert overrides == []


def decorated(path: Path) -> list[ast.FunctionDef]:
    """The functions of a file that carry @command(...)."""
    return [
        node
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
        and any(
            isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "command"
            for call in node.decorator_list
        )
    ]


def test_a_command_takes_by_and_at_first_and_names_every_argument() -> None:
    wrong = []
    for path in domain():
        for function in decorated(path):
            names = [argument.arg for argument in function.args.kwonlyargs]
            if function.args.args or names[:2] != ["by", "at"]:
                wrong.append(f"{path}:{function.lineno} {function.name}")
    assert wrong == []


def test_the_name_of_a_command_is_its_subject_and_its_function() -> None:
    wrong = []
    for path in domain():
        for function in decorated(path):
            names = [
                call.args[0].value
                for call in function.decorator_list
                if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant)
            ]
            if names != [f"{package(path)}.{function.name}"]:
                wrong.append(f"{path}:{function.lineno} {function.name} is called {names}")
    assert wrong == []


def exported(path: Path) -> set[str] | None:
    """What a module, or the package it lies in, offers to others by __all__; None where it does not say."""
    for file in (path, path.parent / "__init__.py"):
        for node in tree(file).body if file.exists() else []:
            if isinstance(node, ast.Assign) and any(
                isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets
            ):
                return set(ast.literal_eval(node.value))
    return None


def offered(subject: str, part: str) -> list[str]:
    """The functions that a subject offers as its commands or queries: those of the module, or those that the package
    of that name imports into its own __init__."""
    module, front = Path(f"simpul/{subject}/{part}.py"), Path(f"simpul/{subject}/{part}/__init__.py")
    if module in files(".py"):
        names = [node.name for node in tree(module).body if isinstance(node, ast.FunctionDef)]
    elif front in files(".py"):
        imports = [node for node in tree(front).body if isinstance(node, ast.ImportFrom)]
        names = [alias.asname or alias.name for node in imports for alias in node.names]
    else:
        names = []
    return [name for name in names if name[0].islower()]


def test_every_command_and_query_is_named_in_a_test() -> None:
    tested = {word for path in files(".py") if is_test(path) for word in re.findall(r"\w+", text(path))}
    untested = [
        f"{subject}.{part}.{name}"
        for subject in subjects()
        for part in ("commands", "queries")
        for name in offered(subject, part)
        if name not in tested
    ]
    assert untested == []
