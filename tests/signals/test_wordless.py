import pytest

from drafting.domain.signal import Level, SignalName
from tests.signals.builders import signal


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("👍", "glad"),
        ("😡😡", "sad"),
        ("😂❓", "signs"),
        ("...", "signs"),
        ("?!", "signs"),
        ("[sticker]", "picture"),
        ("(foto) 👍", "picture"),
        ("<Media omitted>", "picture"),
        ("https://www.example.com/a/b", "link"),
        ("@example", "mention"),
        ("#fail #nooitmeer", "mention"),
    ],
)
def test_it_sees_that_nothing_is_said_in(text: str, kind: str) -> None:
    found = signal(SignalName.WORDLESS, text)
    assert (found.level, found.value) == (Level.HIGH, kind)


@pytest.mark.parametrize(
    "text", ["ok", "waarom? 😡", "zie https://example.com", "@bol help", "88213", "die foto is mooi"]
)
def test_it_leaves_words_alone(text: str) -> None:
    assert signal(SignalName.WORDLESS, text).level is Level.NONE
