"""A reply leaves no placeholder: every blank of a template is filled in."""

import re
from collections.abc import Iterator

from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.wording import Wording
from drafting.guards.said import finding, parts
from drafting.guards.unfilled import unfilled

_MESSAGE = Wording(
    nl="Vul dit in of haal het weg: hier staat nog een lege plek van een sjabloon.",
    en="Fill this in or take it out: a blank of a template is still here.",
)
_BLANK = re.compile(
    # braces, brackets and angles of templates
    r"\{\{[^{}\n]{0,60}\}\}|\{%[^{}\n]{0,60}%\}|\$\{[^{}\n]{0,60}\}|\{[^{}\n]{1,60}\}|"
    r"<<[^<>\n]{1,60}>>|<(?!3)/?[A-Za-zÀ-ÿ][\wÀ-ÿ .'/|-]{0,40}>|"
    r"\[\[[^\[\]\n]{1,60}\]\]|\[(?!sic\]|\.{3}\]|…\])[^\[\]\n]{1,60}\]|"
    # signs around a name
    r"%[A-Za-z][A-Za-z0-9_ ]{1,30}%|%\([a-z_]+\)s|(?<!\w)%[sd](?!\w)|(?<![\w$])\$[A-Z][A-Z0-9_]{2,}\b|"
    r"(?<![\w$])\$[A-Za-z]+_\w+|"
    r"[【〔⟨⟦〚「『][^】〕⟩⟧〛」』\n]{1,60}[】〕⟩⟧〛」』]|#[A-Z]{3,}(?:_[A-Z]+)*#|%%\w+%%|\*{2,}(?i:naam|name|datum|date|link|nummer|number)\*{2,}|"
    r"@@\w+@@|##\w+##|\b__[A-Za-z0-9_]+__\b|__+|\.{5,}|\b[A-ZÀ-Ý]{2,}(?:_[A-ZÀ-Ý0-9]+)+\b|"
    # what stands for a date, a number or a word that is still to come
    r"\b(?:DD|dd|JJJJ|YYYY|MM)[-/.](?:MM|mm|DD|dd)[-/.](?:JJJJ|YYYY|jjjj|yyyy|JJ|YY|DD)\b|\bHH:MM\b|"
    r"\b[Xx]{3,}(?:[-/ ][Xx]{2,})*\b(?!\w)|\bXX\b|\b(?:TBC|TBD|TODO|FIXME|N\.?T\.?B\.?)\b|"
    r"(?i:\blorem ipsum\b|"
    r"\b(?:insert|enter|add|fill in)\s(?:your\s|the\s|customer'?s?\s)?(?:name|date|link|number|amount|order)\s?here\b|"
    r"\b(?:naam|datum|link|bedrag|nummer|ordernummer|bestelnummer)\s(?:hier\s)?invullen\b|"
    r"\b(?:name|naam)\s(?:of|van de)\s(?:customer|klant)\s(?:here|hier)\b|"
    r"\btb[cd]\b|\bn\.t\.b\.|"
    r"\((?:nog\s)?(?:hier\s)?(?:invullen|insert)\b[^()\n]{0,50}\)|\((?:[^()\n]{1,40}\s)?(?:invullen|in\ste\svullen|nog\sbepalen|to\sfill\sin|to\sbe\sadded|goes\shere)\)|"
    r"\(\s?(?:your|uw|je|the|de|het|klant|customer)[\s-]?(?:naam|name|first\sname|voornaam|number|nummer|order\snumber)\s?\)|"
    r"\(\s?(?:naam|datum|link|nummer|name|date|number|amount|bedrag)\s?\))"
)
_KISSES = re.compile(r"x{1,4}", re.IGNORECASE)


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """Brackets, braces and signs of templates, and words that ask to be filled in; what the customer wrote may stay."""
    said = brief.thread.comment.text
    for part in parts(reply, brief):
        marked = (match.group() for match in _BLANK.finditer(part.text) if not _is_kiss(part.text, match))
        for blank in dict.fromkeys((*marked, *unfilled(part.text))):
            if blank not in said:
                yield finding(FindingKind.PLACEHOLDER, "block", _MESSAGE, quote=blank, part=part.name)


def _is_kiss(text: str, match: re.Match[str]) -> bool:
    """`xxx` at the end of a sentence in lower case is how some brands sign off."""
    after = text[match.end() :].lstrip()
    return _KISSES.fullmatch(match.group()) is not None and match.group().islower() and after[:1] in ("", ".", "!")
