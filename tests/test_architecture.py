"""Is the code laid out as the contract in pyproject.toml and the docstrings say?"""

import ast
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import tracker
from tracker import pipeline

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "tracker"
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS: list[dict[str, Any]] = PROJECT["tool"]["importlinter"]["contracts"]
LAYERS: list[str] = next(c["layers"] for c in CONTRACTS if c["type"] == "layers")
SIDE_BY_SIDE = [layer.split(" | ") for layer in LAYERS]
STEPS = next(layer for layer in SIDE_BY_SIDE if "find" in layer)[1:]  # `inputs` gives what the first step reads

LONGEST = 400  # lines of a file
RECORDS = "tracker/model/"  # no code that works, only what the steps hand on; it is read like a glossary

FILES = {path.relative_to(ROOT).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
SOURCES = {name: path.read_text(encoding="utf-8") for name, path in FILES.items()}
TREES = {name: ast.parse(source) for name, source in SOURCES.items()}
every_file = pytest.mark.parametrize("name", FILES)


# --- The contract -----------------------------------------------------------------------------------------------------


def test_the_contracts_are_kept() -> None:
    check = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_module_has_its_place() -> None:
    placed = [name for layer in SIDE_BY_SIDE for name in layer]
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert sorted(placed) == sorted(there - {"__init__"})
    assert next(c for c in CONTRACTS if c["type"] == "layers")["exhaustive"]


def test_every_step_but_the_store_is_pure() -> None:
    contract = next(c for c in CONTRACTS if c["name"] == "Steps are pure")
    assert set(contract["source_modules"]) >= {f"tracker.{name}" for name in STEPS if name != "store"}


# --- The order of the work --------------------------------------------------------------------------------------------


def test_the_table_of_the_package_is_in_the_order_of_the_contract() -> None:
    named = re.findall(r"^ {4}(\w+)(?:\.\w+)? {2,}\S", tracker.__doc__ or "", re.MULTILINE)
    assert named == [*STEPS, "report"]


def test_the_sentence_of_the_package_is_in_the_order_of_the_contract() -> None:
    (sentence,) = re.findall(r"^ {4}(read .* > .*)$", tracker.__doc__ or "", re.MULTILINE)
    assert [part.split()[0] for part in sentence.split(" > ")] == [*STEPS, "report"]


def lines() -> list[list[str]]:
    """The lines of the pipeline's docstring that show what follows what: module and function of each place."""
    return [line.split(" > ") for line in re.findall(r"^ {4}(\w+\..* > .*)$", pipeline.__doc__ or "", re.MULTILINE)]


def test_the_lines_of_the_pipeline_are_in_the_order_of_the_contract() -> None:
    shown = [[place.partition(".")[0] for place in line] for line in lines()]
    assert {name for line in shown for name in line} == set(STEPS)
    for line in shown:
        worked = line[line[0] == "store" :]  # what is read from the store to begin with comes before the work
        assert worked == sorted(worked, key=STEPS.index)


@pytest.mark.parametrize("place", [place for line in lines() for place in line])
def test_what_the_lines_of_the_pipeline_name_is_there(place: str) -> None:
    module, _, function = place.rpartition(".")
    assert callable(getattr(import_module(f"tracker.{module}"), function))


@pytest.mark.parametrize("place", re.findall(r"^ {4}(\w+\.\w+) {2,}", tracker.__doc__ or "", re.MULTILINE))
def test_what_the_table_of_the_package_names_is_public(place: str) -> None:
    module, _, function = place.partition(".")
    assert function in import_module(f"tracker.{module}").__all__


# --- Every file -------------------------------------------------------------------------------------------------------


@every_file
def test_a_file_is_not_too_long(name: str) -> None:
    assert len(SOURCES[name].splitlines()) <= LONGEST


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith(RECORDS)])
def test_a_file_of_records_holds_nothing_that_works(name: str) -> None:
    allowed = ast.Import | ast.ImportFrom | ast.ClassDef | ast.Assign | ast.AnnAssign | ast.Expr
    assert [node for node in TREES[name].body if not isinstance(node, allowed)] == []
    methods = [n for n in ast.walk(TREES[name]) if isinstance(n, ast.FunctionDef) and not _is_property(n)]
    assert methods == []


def _is_property(function: ast.FunctionDef) -> bool:
    return any(isinstance(d, ast.Name) and d.id == "property" for d in function.decorator_list)


@every_file
def test_imports_are_absolute(name: str) -> None:
    assert [node.lineno for node in ast.walk(TREES[name]) if isinstance(node, ast.ImportFrom) and node.level] == []


@every_file
def test_no_handler_catches_everything(name: str) -> None:
    caught = [
        (handler.lineno, word.id)
        for handler in ast.walk(TREES[name])
        if isinstance(handler, ast.ExceptHandler)
        for word in ast.walk(handler.type or ast.Name("nothing named"))
        if isinstance(word, ast.Name) and word.id in {"Exception", "BaseException", "nothing named"}
    ]
    assert caught == []


@every_file
def test_a_module_opens_with_the_question_it_answers(name: str) -> None:
    opening = (ast.get_docstring(TREES[name]) or "").partition("\n\n")[0]
    assert "?" in opening or (opening and name.endswith("__init__.py"))


def _public(owner: ast.Module | ast.ClassDef) -> list[ast.FunctionDef]:
    return [n for n in owner.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]


def _owners(tree: ast.Module) -> list[ast.Module | ast.ClassDef]:
    """A module and its public classes."""
    return [tree, *(n for n in tree.body if isinstance(n, ast.ClassDef) and not n.name.startswith("_"))]


FUNCTIONS = [
    pytest.param(function, id=f"{name}:{function.name}")
    for name, tree in TREES.items()
    for owner in _owners(tree)
    for function in _public(owner)
]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_public_function_says_what_it_does(function: ast.FunctionDef) -> None:
    assert ast.get_docstring(function)


PACKAGES = [name for name in FILES if name.endswith("/__init__.py")]


@pytest.mark.parametrize("name", PACKAGES)
def test_the_table_of_a_package_names_modules_that_are_there(name: str) -> None:
    named = set(re.findall(r"^ *(\w+)\.py {2,}", ast.get_docstring(TREES[name]) or "", re.MULTILINE))
    assert named <= {path.stem for path in FILES[name].parent.glob("*.py")}


# --- Dependencies -----------------------------------------------------------------------------------------------------

NOWHERE = "nowhere"  # what another dependency needs and does not get by itself
TOOLS = {"dev", "bench"}  # extras for those who change tracker


def homes(block: str) -> dict[str, list[str]]:
    """Where the dependencies of a block of pyproject.toml are used, as the comments behind them say."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lines = text.partition(f"\n{block} = [")[2].partition("\n]")[0]
    found = re.findall(r'^    "([\w-]+)[^"]*", *# ([^:]+):', lines, re.MULTILINE)
    return {name: [home.strip() for home in places.split(",")] for name, places in found}


EXTRAS: dict[str, list[str]] = PROJECT["project"]["optional-dependencies"]
HOMES = homes("dependencies") | {name: at for extra in EXTRAS.keys() - TOOLS for name, at in homes(extra).items()}


def imported(tree: ast.Module) -> set[str]:
    """The names of the packages that a module imports, anywhere in it."""
    plain = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    parts = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {name.partition(".")[0] for name in (*plain, *parts)}


def test_pyproject_says_where_each_dependency_is_used() -> None:
    lines = [*PROJECT["project"]["dependencies"], *(line for extra in EXTRAS.keys() - TOOLS for line in EXTRAS[extra])]
    asked = {re.match(r"[\w-]+", line)[0] for line in lines}  # type: ignore[index]
    assert set(HOMES) == asked


@pytest.mark.parametrize("dependency", HOMES)
def test_a_dependency_is_imported_in_its_home_only(dependency: str) -> None:
    module = dependency.replace("-", "_")
    users = [name.removeprefix("tracker/") for name, tree in TREES.items() if module in imported(tree)]
    own = [home for home in HOMES[dependency] if home not in ("migrations", NOWHERE)]
    assert bool(users) == (HOMES[dependency] != [NOWHERE])
    assert [name for name in users if not any(name == home or name.startswith(f"{home}/") for home in own)] == []


def test_nothing_else_is_imported() -> None:
    found = {name for tree in TREES.values() for name in imported(tree)}
    used = {name.replace("-", "_") for name, homes in HOMES.items() if homes != [NOWHERE]}
    assert found - sys.stdlib_module_names - {"tracker"} == used
