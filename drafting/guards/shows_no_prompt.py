"""A reply shows no prompt: no word of a model about itself, its task or its instructions."""

import re
from collections.abc import Iterator

from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.wording import Wording
from drafting.guards.said import finding, parts, phrase_findings

_MESSAGE = Wording(
    nl="Haal dit weg: het gaat over hoe het concept is gemaakt en niet over de klant.",
    en="Take this out: it is about how the draft was made, not about the customer.",
)
_SHAPES = re.compile(
    r"```|~~~|<\|[\w ]{1,30}\|>|<</?SYS>>|\[/?INST\]|</?(?:system|assistant|user|customer|comment|instructions?|prompt|reply|draft|thinking|think|"
    r"output|answer|context|facts|thread)\b[^>\n]{0,40}>|"
    r"(?im:^\s{0,3}(?:#{1,6}\s|\*\*)?(?:system|assistant|user|human|ai|model|customer|klant|merk|prompt|gebruikersprompt|systeemprompt|"
    r"system prompt|user prompt|instructions?|instructies?|draft(?:\s\d)?|concept(?:\s\d)?|conceptantwoord|reply|antwoord|reactie|response|output|final answer|option \d|optie \d|"
    r"versie \d|version \d|note|noot|opmerking|toelichting|word count|aantal woorden|tone|toon|taal|language)\s?(?:\([^)\n]{1,60}\))?(?:\*\*)?\s?:)|"
    r"[{,]\s?\"(?:text|reply|draft|private_message|answer|response|message|action|category|kind)\"\s?:|"
    r"(?m:^\s{0,3}#{1,6}\s\S)|(?m:^-{3,}\s?$)|\s---\s"
)


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """Talk of models and instructions, labels before the answer, and the marks that prompts and answers are made of."""
    yield from phrase_findings(reply, FindingKind.PROMPT_LEAK, "prompt", _MESSAGE)
    for part in parts(reply):
        match = _SHAPES.search(part.text)
        if match is not None:
            quote = match.group().strip() or match.group()
            yield finding(FindingKind.PROMPT_LEAK, "block", _MESSAGE, quote=quote, part=part.name)
