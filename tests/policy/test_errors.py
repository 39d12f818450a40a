"""What a manager reads when a policy file is wrong: the place, the cause and a remedy, kept word for word."""

from pathlib import Path

import pytest

from drafting.domain.errors import DefinitionError
from drafting.policy.library import load
from drafting.policy.source import parse
from tests.policy.builders import with_default, write_brand

GOLDENS = Path(__file__).parent / "goldens"
CASES = sorted(path.stem for path in GOLDENS.glob("*.yaml"))


def error_in(policy: str, folder: Path) -> DefinitionError:
    write_brand(with_default(folder), "acme", policy)
    with pytest.raises(DefinitionError) as caught:
        load(folder, "acme")
    return caught.value


@pytest.mark.parametrize("case", CASES)
def test_it_says_where_what_and_what_to_do(case: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    error = error_in((GOLDENS / f"{case}.yaml").read_text(encoding="utf-8"), tmp_path)
    golden = GOLDENS / f"{case}.txt"
    if request.config.getoption("--update-goldens", default=False):
        golden.write_text(error.message + "\n", encoding="utf-8")
    assert error.message + "\n" == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_the_caret_stands_under_the_place_that_it_names(case: str, tmp_path: Path) -> None:
    text = (GOLDENS / f"{case}.yaml").read_text(encoding="utf-8")
    error = error_in(text, tmp_path)
    first, shown, pointer = error.message.split("\n")
    assert first.startswith(f"acme/policy.yaml:{error.line}:{error.column}  ")
    assert error.line is not None
    assert error.column is not None
    margin = shown.index("|") + 2
    assert shown[margin:] == text.splitlines()[error.line - 1].replace("\t", " ")
    assert pointer.index("^") == margin + error.column - 1


def test_the_other_files_of_a_brand_have_places_too(tmp_path: Path) -> None:
    write_brand(with_default(tmp_path), "acme", "extends: default\nversion: 1\n", voice="name: Acme\nemojis: true\n")
    with pytest.raises(DefinitionError, match=r"acme/voice\.yaml:2:1  unknown key `emojis`"):
        load(tmp_path, "acme")
    reply = "- {id: a, language: nl, category: vraag, visibility: public, text: Dag}\n"
    write_brand(tmp_path, "other", "extends: default\nversion: 1\n", replies=reply)
    with pytest.raises(DefinitionError, match=r"other/replies\.yaml:1:35  unknown category `vraag`"):
        load(tmp_path, "other")


def test_a_file_that_repeats_itself_over_and_over_is_refused() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for name, before in zip("bcdefg", "abcdef", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    with pytest.raises(DefinitionError, match="is too large"):
        parse(bomb, "acme/policy.yaml")


def test_a_character_that_yaml_does_not_allow_is_an_error() -> None:
    with pytest.raises(DefinitionError, match=r"does not allow|is not YAML"):
        parse("version: 1\nname: a\x07b\n", "acme/policy.yaml")
