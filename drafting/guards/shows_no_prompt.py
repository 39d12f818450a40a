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
_ASIDES = (
    "(?:toon|tone|stijl|style|register|humor|humour|formality|reasoning)\\b[^:\\])\\n]{0,20}:|"
    "(?:nb|noot|note|opmerking)\\b[^\\])\\n]{0,140}\\b(?:agent|formality|policy|tone|toon|klant|customer|draft|concept|reply)\\b|"
    "(?:end of|einde)\\b|(?:i|i have|i[’']ve) (?:left out|omitted)\\b|first name used\\b|geen oorzaak genoemd\\b"
)
"""What a note about the reply begins with, between brackets."""
_MADE = (
    "denkstap|gedachtegang|reasoning|redenering|rationale|empathy|empathie|acknowledgement|self-assessment|woorden|words|"
    "humor|humour|aanspreekvorm|formality|formaliteit|eindresultaat|confidence|guard|detected language|your task|"
    "jouw taak|"
    "publieke versie|privéversie|public version|private version|dm text|dm-tekst"
)
"""Labels of what a draft is made of; they stand behind a reply as well as before it."""
_SHAPES = re.compile(
    rf"(?i:\b(?:{_FIELDS})\s?[:=]\s?\w[\w -]{{0,30}}[.;,|\n]\s?(?:{_FIELDS})\s?[:=])|"
    r"(?i:\([^()\n]{0,80}\b\d{1,4}\s?(?:tekens|karakters|woorden|characters|chars|words)\b[^()\n]{0,80}\))|"
    r"```|~~~|<\|[\w ]{1,30}\|>|<</?SYS>>|\[/?INST\]|"
    rf"</?(?:{_TAGS.replace(' ', '|')})\b[^>\n]{{0,40}}>|</?(?:p|br|div|span|strong|em|ul|li|h[1-6])\s?/?>|"
    rf"(?im:^\s{{0,3}}(?:#{{1,6}}\s|\*\*)?(?:{_LABELS})\s?(?:\([^)\n]{{1,60}}\))?(?:\*\*)?\s?:)|"
    rf"(?im:(?:^|[.!?)\]/]\s?|\*\*|\|\s)\s?(?:{_MADE})(?: [(][^()\n]{{1,40}}[)])?\s?:)|"
    r"(?i:(?<!\w)(?:alternatief|alternative)(?:, [\w ]{1,30}:|\s?:\s?['\"‘“]))|"
    r"\*\*[^*\n]{1,40}:\s?\*\*|"
    rf"(?i:[\[(]\s?(?:{_ASIDES})[^\])\n]{{0,140}}[\])])|"
    r"(?i:(?:^|[.!?]\s)option [a-c]\s?[(:])|(?i:^(?:option|optie|versie|version|draft|concept) \d (?:of|van) \d\b)|"
    r"(?i:^(?:understood|begrepen|acknowledged|got it)[,.!:]\s(?:keeping|i['’]ll (?:write|draft|keep it)|"
    r"ik (?:schrijf|houd het|hou het)|brand)\b)|"
    r"(?i:^(?:prima|zeker|natuurlijk|sure|certainly|of course|okay|ok)[,!]\s(?:ik pas|hier (?:is )?een|here['’]s an?)\b"
    r"[^.?!\n:]{0,60}\b(?:versie|version|tekst|text|reply|reactie|antwoord|draft|concept)\b[^.?!\n:]{0,20}:)|"
    r"(?i:\b(?:vervang|vervangen|swap|replace)\s['\"‘“][^'\"’”\n]{1,40}['\"’”]\s(?:door|for|with|by)\s['\"‘“])|"
    r"(?i:['\"‘“][^'\"’”\n]{1,40}['\"’”] vervangen door ['\"‘“])|"
    rf"[{{,]\s?\"(?:{_KEYS})\"\s?:|"
    r"['\"][a-z_]{2,30}['\"]\s?:\s?(?:['\"\[{]|true\b|false\b|null\b)|"
    r"\b[a-z_]{2,30}=[\w.-]{1,30}[,;]\s?[a-z_]{2,30}=|\b[a-z_]{2,30}\.[a-z_]{2,30}\[\d|"
    r"\b[a-z]{3,20}@\d{1,3}\b(?!\.)|\btemperature 0\.\d|"
    r"(?im:^\s?[-*•]\s?(?:begroeting|empathie|vervolgstap|greeting|empathy|acknowledge|next step|closing)\b)|"
    r"(?m:^\s{0,3}#{1,6}\s\S)|\s#{2,6}\s|(?m:^-{3,}\s?$)|\s---\s"
)


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """Talk of models and instructions, labels before the answer, and the marks that prompts and answers are made of."""
    yield from phrase_findings(reply, brief, FindingKind.PROMPT_LEAK, "prompt", _MESSAGE)
    for part in parts(reply, brief):
        match = _SHAPES.search(part.text)
        if match is not None:
            quote = match.group().strip() or match.group()
            yield finding(FindingKind.PROMPT_LEAK, "block", _MESSAGE, quote=quote, part=part.name)
