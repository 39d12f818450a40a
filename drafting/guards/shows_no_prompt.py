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
_TAGS = (
    "system assistant user customer comment instruction instructions prompt reply draft thinking think output answer "
    "context facts thread"
)
_LABELS = (
    "system|assistant|user|human|ai|model|customer|klant|merk|prompt|gebruikersprompt|systeemprompt|system prompt|"
    "user prompt|instructions?|instructies?|draft(?: \\d)?|concept(?: \\d)?|conceptantwoord|reply|antwoord|reactie|"
    "response|output|final answer|option \\d|optie \\d|versie \\d|version \\d|note|noot|opmerking|toelichting|"
    "word count|aantal woorden|tone|toon|taal|language"
)
_KEYS = "text|reply|draft|private_message|answer|response|message|action|category|kind"
_FIELDS = (
    "category|visibility|urgency|sentiment|intent|severity|action|language|channel|tone|reasoning|categorie|zichtbaarheid|"
    "urgentie|actie|toon|taal|kanaal|sentimentscore"
)
_SHAPES = re.compile(
    rf"(?i:\b(?:{_FIELDS})\s?[:=]\s?\w[\w -]{{0,30}}[.;,|\n]\s?(?:{_FIELDS})\s?[:=])|"
    r"(?i:\([^()\n]{0,80}\b\d{1,4}\s?(?:tekens|karakters|woorden|characters|chars|words)\b[^()\n]{0,80}\))|"
    r"```|~~~|<\|[\w ]{1,30}\|>|<</?SYS>>|\[/?INST\]|"
    rf"</?(?:{_TAGS.replace(' ', '|')})\b[^>\n]{{0,40}}>|"
    rf"(?im:^\s{{0,3}}(?:#{{1,6}}\s|\*\*)?(?:{_LABELS})\s?(?:\([^)\n]{{1,60}}\))?(?:\*\*)?\s?:)|"
    rf"[{{,]\s?\"(?:{_KEYS})\"\s?:|"
    r"(?m:^\s{0,3}#{1,6}\s\S)|(?m:^-{3,}\s?$)|\s---\s"
)


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """Talk of models and instructions, labels before the answer, and the marks that prompts and answers are made of."""
    yield from phrase_findings(reply, brief, FindingKind.PROMPT_LEAK, "prompt", _MESSAGE)
    for part in parts(reply, brief):
        match = _SHAPES.search(part.text)
        if match is not None:
            quote = match.group().strip() or match.group()
            yield finding(FindingKind.PROMPT_LEAK, "block", _MESSAGE, quote=quote, part=part.name)
