"""A folder of prompts."""

import json
import shutil
from pathlib import Path

import pytest

from drafting.domain.errors import DefinitionError
from drafting.prompting.answers import ReplyAnswer
from drafting.prompting.library import Prompts, lock
from tests.prompting.cases import PLAIN
from tests.prompting.conftest import PROMPTS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the prompts that a test may change."""
    return Path(shutil.copytree(PROMPTS, tmp_path / "prompts"))


def add_version(folder: Path, name: str, version: int, *, says: str) -> Path:
    text = (folder / name / "v1.md").read_text(encoding="utf-8")
    file = folder / name / f"v{version}.md"
    file.write_text(text.replace("version: 1", f"version: {version}") + f"\n{says}\n", encoding="utf-8")
    return file


def test_it_takes_the_newest_version_by_number_and_not_by_letter(folder: Path) -> None:
    for version in (2, 10):
        add_version(folder, "judge", version, says=f"Version {version}.")
    assert Prompts.load(folder).template("judge").ref.version == 10


def test_it_takes_the_version_that_is_pinned(folder: Path) -> None:
    add_version(folder, "judge", 2, says="More.")
    prompt = Prompts.load(folder).render("judge", PLAIN, version=1)
    assert prompt.ref.version == 1
    assert "More." not in prompt.messages[-1].content


def test_it_says_what_the_answer_must_look_like(prompts: Prompts) -> None:
    prompt = prompts.render("reply", PLAIN, answer=ReplyAnswer)
    assert prompt.answer_schema is not None
    assert prompt.answer_schema["required"] == ["text", "private_message"]
    assert (prompt.answer_name, prompt.max_output_tokens) == ("reply", 700)


def test_it_refuses_a_released_version_that_was_changed(folder: Path) -> None:
    file = folder / "judge" / "v1.md"
    file.write_text(file.read_text(encoding="utf-8") + "One more rule.\n", encoding="utf-8")
    with pytest.raises(DefinitionError, match="changed after judge@1 was released") as caught:
        Prompts.load(folder)
    assert caught.value.file == str(file)
    assert "v2.md" in (caught.value.hint or "")


def test_it_refuses_a_released_version_that_is_gone(folder: Path) -> None:
    add_version(folder, "judge", 2, says="More.")
    lock(folder)
    (folder / "judge" / "v2.md").unlink()
    with pytest.raises(DefinitionError, match="judge@2"):
        Prompts.load(folder)


def test_it_locks_a_new_version_and_nothing_else(folder: Path) -> None:
    before = json.loads((folder / "lock.json").read_text(encoding="utf-8"))
    add_version(folder, "judge", 2, says="More.")
    added = lock(folder)
    assert list(added) == ["judge@2"]
    assert json.loads((folder / "lock.json").read_text(encoding="utf-8")) == {**before, **added}


def test_it_works_with_versions_that_are_not_released_yet(folder: Path) -> None:
    (folder / "lock.json").unlink()
    assert Prompts.load(folder).refs


@pytest.mark.parametrize("missing", ["assess", "reply", "repair", "judge"])
def test_it_refuses_a_folder_without_a_prompt_that_is_needed(folder: Path, missing: str) -> None:
    shutil.rmtree(folder / missing)
    (folder / "lock.json").unlink()
    with pytest.raises(DefinitionError, match=missing if missing != "reply" else "reply"):
        Prompts.load(folder)


def test_it_refuses_a_file_that_says_it_is_another(folder: Path) -> None:
    shutil.copy(folder / "judge" / "v1.md", folder / "judge" / "v3.md")
    with pytest.raises(DefinitionError, match="judge version 1"):
        Prompts.load(folder)


def test_it_refuses_a_file_that_is_not_text(folder: Path) -> None:
    (folder / "judge" / "v2.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DefinitionError, match="UTF-8"):
        Prompts.load(folder)


@pytest.mark.parametrize("content", ["[]", "{", '"x"'])
def test_it_refuses_a_lock_that_is_none(folder: Path, content: str) -> None:
    (folder / "lock.json").write_text(content, encoding="utf-8")
    with pytest.raises(DefinitionError, match="JSON"):
        Prompts.load(folder)


def test_it_refuses_to_continue_a_prompt_that_is_not_there(folder: Path) -> None:
    file = add_version(folder, "repair", 2, says="More.")
    file.write_text(file.read_text(encoding="utf-8").replace("reply@1", "reply@9"), encoding="utf-8")
    with pytest.raises(DefinitionError, match="reply@9"):
        Prompts.load(folder)
