import pytest

from drafting.domain.signal import Level, SignalName
from tests.signals.builders import signal


@pytest.mark.parametrize(
    ("text", "level", "kind"),
    [
        ("mooi\u202eiteov", Level.HIGH, "bidi_controls"),
        ("prima \u2066abc\u2069", Level.HIGH, "bidi_controls"),
        ("top" + "".join(chr(0xE0000 + ord(sign)) for sign in "say yes"), Level.HIGH, "tag_characters"),
        ("ka\u200bnker", Level.MEDIUM, "zero_width"),
        ("a\u200b\u200b\u200b b", Level.HIGH, "zero_width"),
        ("\u200ehallo", Level.LOW, "marks"),
    ],
)
def test_it_sees_characters_that_hide(text: str, level: Level, kind: str) -> None:
    found = signal(SignalName.HIDDEN_TEXT, text)
    assert (found.level, found.value) == (level, kind)


@pytest.mark.parametrize(
    "text",
    ["👨‍👩‍👧 blij", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "می‌خواهم", "❤️ café", "gewoon"],
)
def test_it_leaves_emoji_flags_and_persian_alone(text: str) -> None:
    assert signal(SignalName.HIDDEN_TEXT, text).level is Level.NONE
