"""What the import contracts cannot say of the house."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "drafting").rglob("*.py"))

SINGLE_IMPORTERS = {
    "litellm": "drafting/llm/litellm_model.py",
    "guardrails": "drafting/guards/validator.py",
    "dbos": "drafting/jobs/runtime.py",
}


def imported_by(path: Path) -> set[str]:
    """The top-level names that a module imports anywhere in it, also by name as text."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize("library", SINGLE_IMPORTERS)
def test_a_library_with_traps_is_imported_by_one_file_only(library: str) -> None:
    importers = {str(path.relative_to(ROOT)) for path in MODULES if library in imported_by(path)}
    assert importers <= {SINGLE_IMPORTERS[library]}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_opens_with_one_sentence_about_itself(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{path} says nothing about itself"


@pytest.mark.parametrize("folder", ["prompts", "policies"])
def test_prompts_and_policies_hold_no_python(folder: str) -> None:
    assert not list((ROOT / folder).rglob("*.py"))


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty_names = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
    assert not {path.stem for path in MODULES} & empty_names
