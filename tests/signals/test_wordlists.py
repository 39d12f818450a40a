"""The word lists as files: that every one can be read, is used, and holds no entry that can hang."""

from importlib.resources import files
from pathlib import Path

import pytest

from drafting.text.words import WordList

FOLDERS = [Path(str(files("drafting.signals") / "wordlists")), Path(str(files("drafting.text") / "lists"))]
FILES = sorted(file for folder in FOLDERS for file in folder.glob("*.*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_it_can_be_read_and_says_something(file: Path) -> None:
    assert WordList.load(file).entries


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_it_finds_its_own_plain_entries(file: Path) -> None:
    words = WordList.load(file)
    plain = [
        entry.text
        for entry in words.entries
        if entry.level != "none" and not any(sign in entry.text for sign in "(|*<[.:'")
    ]
    lost = [text for text in plain[:400] if not words.find(text)]
    assert len(lost) <= 0.02 * len(plain) + 2  # an exception may cancel what overlaps it
