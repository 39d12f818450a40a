"""The word lists of the detectors: `wordlists/<kind>.<language>.txt`, read once."""

from functools import cache
from importlib.resources import files

from drafting.text.topics import read_topics
from drafting.text.words import ReadableFile, WordList

TOPICS = "topics"
_FOLDER = files("drafting.signals") / "wordlists"


@cache
def lexicon(kind: str) -> WordList:
    """All languages of one kind in one list; each hit says which language it came from."""
    return WordList.load(*files_of(kind))


@cache
def lexicons(*kinds: str) -> WordList:
    """Several kinds and the topics as one list, found in one pass. A hit's section is `kind.` and its own section."""
    words = WordList(name="+".join(kinds))
    for kind in kinds:
        for file in files_of(kind):
            lines = file.read_text(encoding="utf-8").splitlines()
            words.read(lines, file.name.split(".")[1], file.name, within=f"{kind}.")
    return read_topics(words, within=f"{TOPICS}.")


def files_of(kind: str) -> list[ReadableFile]:
    """The files of one kind, a language each."""
    found = sorted((file for file in _FOLDER.iterdir() if file.name.split(".")[0] == kind), key=lambda file: file.name)
    if not found:
        raise FileNotFoundError(f"no word list of kind {kind!r}")
    return list(found)
