"""The fence around text that others wrote: a tag that the text cannot hold, and nothing inside that could end it."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

_TAG_CHARACTERS = 8

_BRACKETS = str.maketrans("\uff1c\ufe64\u27e8\u3008\u2329\uff1e\ufe65\u27e9\u3009\u232a", "<<<<<>>>>>")
"""Look-alikes that a model reads as the brackets of a tag."""

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANK_LOOKING = frozenset("\u115f\u1160\u3164\uffa0\u2800\u180e")
"""Letters and symbols that show nothing: the fillers of Hangul, the empty braille pattern, the Mongolian separator."""

# Chat templates turn these into roles wherever they stand, for a local server tokenises them like its own:
# <|im_start|>, <s>, <start_of_turn>, <｜User｜>, [INST], <<SYS>>
_TAG = re.compile(r"<(?=[^\s<>=\d])([^<>\n]{1,80})>")
_HALF_TAG = re.compile(r"<+(?=[^\s<>=\d])|(?<=[|｜])>+|<{2,}|>{2,}")
_BRACKETED_ROLE = re.compile(r"\[\s*(/?\s*[A-Z][A-Z_ ]{1,30})\s*\](?!\()")
_ROLE_AT_LINE_START = re.compile(
    r"^(?=[ \t]*(?:#+[ \t]*|[*_]{1,3})?(?:system|assistant|user|developer|human|instructions?|systeem|gebruiker)"
    r"\b[^\n:]{0,20}:)",
    re.IGNORECASE | re.MULTILINE,
)
_MANY_BLANK_LINES = re.compile(r"\n\s*\n\s*\n+")


def tag_for(texts: Iterable[str]) -> str:
    """A word for the fences of one prompt: the same for the same texts, and in none of them."""
    everything = "\x1f".join(texts)
    counter = 0
    while True:
        tag = hashlib.sha256(f"{counter}\x1f{everything}".encode(errors="surrogatepass")).hexdigest()[:_TAG_CHARACTERS]
        if tag not in everything.casefold():
            return tag
        counter += 1


def fence(text: str, label: str, tag: str) -> str:
    """The text between an opening and a closing tag that only this prompt has."""
    return f"<{label}_{tag}>\n{harmless(text)}\n</{label}_{tag}>"


def harmless(text: str) -> str:
    """The text with the words kept and everything taken out that could pass for a tag, a role or nothing at all."""
    text = _visible(_LINE_BREAKS.sub("\n", text)).translate(_BRACKETS)
    text = _TAG.sub(r"‹\1›", text)
    text = _HALF_TAG.sub(lambda found: found.group().replace("<", "‹").replace(">", "›"), text)
    text = _BRACKETED_ROLE.sub(_parenthesised, text)
    text = _ROLE_AT_LINE_START.sub("› ", text)
    return _MANY_BLANK_LINES.sub("\n\n", text).strip()


_ROLE_WORDS = frozenset({"INST", "SYS", "SYSTEM", "USER", "ASSISTANT", "SYSTEM_PROMPT", "TOOL_CALLS", "TOOL_RESULTS"})


def _parenthesised(found: re.Match[str]) -> str:
    words = found.group(1).replace(" ", "")
    return f"({found.group(1)})" if words.strip("/") in _ROLE_WORDS else found.group()


def _visible(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(text, place) for place in range(len(text)))


def _shown(text: str, place: int) -> str:
    character = text[place]
    if character in "\n\t":
        return character
    if character in _BLANK_LOOKING:
        return " "
    if character == "\u200d":  # joins the parts of one emoji; between letters it only hides
        return character if _is_emoji(text[place - 1 : place]) and _is_emoji(text[place + 1 : place + 2]) else ""
    if unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Cn") or "\U000e0100" <= character <= "\U000e01ef":
        return ""
    return character


def _is_emoji(character: str) -> bool:
    return character == "\ufe0f" or (character != "" and unicodedata.category(character) in ("So", "Sk"))
