"""Instructions planted for software: "ignore all previous…", role tags, fake system blocks, encoded commands."""

import base64
import binascii
import codecs
import re
from collections.abc import Iterator

from drafting.domain.signal import Level, Signal, SignalName, Span
from drafting.signals.evidence import none, span
from drafting.signals.lexicon import lexicon
from drafting.signals.reading import Reading
from drafting.text.fold import Piece
from drafting.text.words import WordList

# Turn markers of the common chat formats, and tags or comments that close our own block and open another.
_MARKUP = re.compile(
    r"<\|?/?\s?(?:im_start|im_end|system|assistant|user|endoftext|start_header_id|end_header_id|eot_id|instructions?|"
    r"prompt|sys|comment|customer_comment|thread|human|ai)\b[^<>\n]{0,40}\|?>|\[/?(?:INST|SYS|SYSTEM|ASSISTANT)\]|<</?SYS>>|"
    r"^\s{0,3}#{2,4}\s?(?:system|(?:new )?instructions?|assistant|response|human|prompt|systeem|instructies?)\b|"
    r"\{\s?[\"']role[\"']\s?:\s?[\"'](?:system|assistant|user|developer)[\"']|"
    r"[\[({<]{1,2}\s?(?:system|systeem|assistant|assistent|admin|developer)\s?(?:message|prompt|note|override|bericht)?\s?[:\])}>]|"
    r"^\s{0,3}(?:system|assistant|developer|systeem|assistent)\s?:\s",
    re.IGNORECASE | re.MULTILINE,
)
_ROLE = re.compile(r"\b(?:system|systeem|assistant|assistent|admin|developer)\b", re.IGNORECASE)
_HIDDEN_MARKUP = re.compile(
    r"<!--.{0,400}?-->|<[^<>]{1,80}(?:display:\s?none|font-size:\s?0|visibility:\s?hidden|color:\s?(?:white|#fff))[^<>]{0,80}>|"
    r"!\[[^\]]{0,80}\]\(https?://[^)\s]{1,300}\)|\{\{[^{}]{1,120}\}\}|\{%[^{}]{1,120}%\}",
    re.IGNORECASE | re.DOTALL,
)
_BASE64 = re.compile(r"(?<![\w/+.-])[A-Za-z0-9+/]{24,4000}={0,2}(?![\w/+-])")
_HEX = re.compile(r"(?<!\w)(?:(?:0x|\\x)?[0-9a-fA-F]{2}){12,1000}(?!\w)")
_TAGS = re.compile("[\U000e0020-\U000e007e]{4,}")
_ROTATED = re.compile(r"\brot[ -]?13\b", re.IGNORECASE)
_SHORTEST_CODE = 24
_LONG_CHUNK = re.compile(r"\S{24,8000}")
_WEIGHTS = {"low": 1, "medium": 3, "high": 6}


def look(reading: Reading) -> Signal:
    """`high` and certain: an explicit order to the software. `medium`: its form is there, its words are not."""
    found = [*_said(reading), *_built(reading.text), *_encoded(reading.text)]
    if not found:
        return none(SignalName.INJECTION)
    total = sum(weight for weight, _ in found)
    level = Level.HIGH if total >= 6 else Level.MEDIUM if total >= 3 else Level.LOW
    evidence = tuple(_spans(found))
    return Signal(
        name=SignalName.INJECTION, level=level, evidence=evidence, certain=any(each >= 6 for each, _ in found)
    )


def _spans(found: list[tuple[int, Piece]]) -> Iterator[Span]:
    for _, piece in sorted(found, key=lambda pair: -pair[0])[:6]:
        yield span(piece)


def _said(reading: Reading) -> Iterator[tuple[int, Piece]]:
    for hit in reading.hits("injection"):
        yield _WEIGHTS[hit.level], hit.span


def _built(text: str) -> Iterator[tuple[int, Piece]]:
    """Markup that means something to software only."""
    if not any(sign in text for sign in "<[{#") and not (":" in text and _ROLE.search(text)):
        return
    for match in _MARKUP.finditer(text):
        yield 6, Piece(match.start(), match.end(), match.group())
    for match in _HIDDEN_MARKUP.finditer(text):
        yield 3, Piece(match.start(), match.end(), match.group()[:200])


def _encoded(text: str) -> Iterator[tuple[int, Piece]]:
    """Text that has to be decoded before it says anything; all the worse where it then gives orders."""
    for match, decoded in _decoded(text):
        orders = any(hit.level != "low" for hit in _orders().find(decoded))
        yield (6 if orders else 3), Piece(match.start(), match.end(), match.group())
    if "13" in text and _ROTATED.search(text):
        turned = codecs.decode(text, "rot13")
        for hit in _orders().find(turned):
            piece = hit.span
            yield _WEIGHTS[hit.level], Piece(piece.start, piece.end, text[piece.start : piece.end])


def _decoded(text: str) -> Iterator[tuple[re.Match[str], str]]:
    if not text.isascii():
        for match in _TAGS.finditer(text):
            yield match, "".join(chr(ord(sign) - 0xE0000) for sign in match.group())
    if max(map(len, text.split()), default=0) < _SHORTEST_CODE:
        return
    for chunk in _LONG_CHUNK.finditer(text):
        for match in _BASE64.finditer(text, *chunk.span()):
            if (decoded := _from_base64(match.group())) is not None:
                yield match, decoded
        for match in _HEX.finditer(text, *chunk.span()):
            digits = re.sub(r"0x|\\x", "", match.group())
            if len(digits) % 2 == 0 and _is_prose(data := bytes.fromhex(digits)):
                yield match, data.decode("ascii")


def _from_base64(coded: str) -> str | None:
    if coded.isalpha() and (coded.islower() or coded.isupper()):  # a long word
        return None
    try:
        decoded = base64.b64decode(coded + "=" * (-len(coded) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
    return decoded.decode("ascii") if _is_prose(decoded) else None


def _is_prose(decoded: bytes) -> bool:
    """Whether bytes read as English or Dutch: letters and spaces, hardly anything else."""
    if not decoded or any(byte > 126 or (byte < 32 and byte not in b"\r\n\t") for byte in decoded):
        return False
    letters = sum(chr(byte).isalpha() or byte == 32 for byte in decoded)
    return letters >= 0.8 * len(decoded) and b" " in decoded


def _orders() -> WordList:
    return lexicon("injection")
