"""The word lists of the detectors: `wordlists/<kind>.<language>.txt`, read once."""

from functools import cache
from importlib.resources import files

from drafting.text.words import ReadableFile, WordList

_FOLDER = files("drafting.signals") / "wordlists"


@cache
def lexicon(kind: str) -> WordList:
    """All languages of one kind in one list; each hit says which language it came from."""
    return WordList.load(*files_of(kind))


def add(words: WordList, kind: str, *, within: str, everywhere: bool = False) -> None:
    """Add the files of one kind to a list of several."""
    for file in files_of(kind):
        lines = file.read_text(encoding="utf-8").splitlines()
        words.read(lines, file.name.split(".")[1], file.name, within, everywhere=everywhere)


def files_of(kind: str) -> list[ReadableFile]:
    """The files of one kind, a language each."""
    found = sorted((file for file in _FOLDER.iterdir() if file.name.split(".")[0] == kind), key=lambda file: file.name)
    if not found:
        raise FileNotFoundError(f"no word list of kind {kind!r}")
    return list(found)
