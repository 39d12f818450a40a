"""A reply states only known facts: what the comment, the thread, the facts or the brand's own texts hold."""

import re
from collections.abc import Iterator

from drafting.domain.decision import Category, Visibility
from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.signal import Level, SignalName
from drafting.domain.wording import Wording
from drafting.guards.content_words import content_words, vocabulary
from drafting.guards.emergency import emergency_numbers
from drafting.guards.known import customer_texts, known_text
from drafting.guards.mentions import Mention, known_keys, mentions
from drafting.guards.names import names_in
from drafting.guards.said import Said, Sentence, finding, parts, touches
from drafting.guards.sums import is_worked_out
from drafting.text.fold import fold

_HARMLESS_DAYS = re.compile(
    r"(?:goede|fijne|prettige|mooie|leuke|gezellige|happy|good|nice|lovely|great|enjoy\s(?:your|the)|goeden|een\sfijne)\s(?:\w+\s)?$|"
    r"\b(?:je|jouw|uw|jullie|mijn|onze|een|een\shele|your|our|my|a|a\swhole)\s$",
    re.IGNORECASE,
)


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """Numbers, dates, days, addresses, names and statuses that nothing in the brief holds, and answers without a fact.

    Only what can be checked to the letter: most of a good reply is said in words that stand nowhere else.
    """
    known = known_text(brief)
    for part in parts(reply, brief):
        taken: list[tuple[int, int]] = []
        for start, end in _unknown(part, brief, known):
            taken.append((start, end))
            quote = part.text[start:end].strip()
            yield finding(FindingKind.INVENTED_FACT, "block", _message(quote), quote=quote, part=part.name)
        for start, end in () if _is_settled(brief) else _claims(part, brief, known):
            taken.append((start, end))
            quote = part.text[start:end]
            yield finding(FindingKind.INVENTED_FACT, "block", _claimed(quote), quote=quote, part=part.name)
        for sentence in _answers_without_facts(part, brief):
            if not touches(taken, sentence.place):
                quote = sentence.text.strip()
                yield finding(FindingKind.INVENTED_FACT, "warn", _claimed(quote), quote=quote, part=part.name)


def _unknown(part: Said, brief: Brief, known: str) -> Iterator[tuple[int, int]]:
    public = emergency_numbers(part.text)
    for mention in mentions(part.text):
        if touches(public, (mention.start, mention.end)):
            continue
        if not _is_known(mention, part.text, known) and not _is_harmless(mention, part):
            yield mention.start, mention.end
    yield from names_in(part, known)


def _is_known(mention: Mention, said: str, known: str) -> bool:
    keys = known_keys(known)
    if (mention.kind, mention.key) in keys:
        return True
    if mention.kind == "address":
        return mention.key in known.lower() or any(
            kind == "address" and key.startswith(mention.key) for kind, key in keys
        )
    if mention.kind == "time":  # "9 uur" and "9.00 uur" are one; a bare 9 may have been meant
        hour, minute = mention.key.split(":")
        twelve = str(int(hour) - 12) if int(hour) > 12 else hour
        written = {("number", f"{hour}.{minute}"), ("number", f"{twelve}.{minute}"), ("time", f"{twelve}:{minute}")}
        return bool(written & keys) or (minute == "00" and bool({("number", hour), ("number", twelve)} & keys))
    if mention.kind in ("day", "date") and _can_be_worked_out(keys, known):
        return True
    if mention.kind == "date":
        day, month = mention.key.split("/")
        if ("date", f"{int(day) - 1}/{month}") in keys and _UNTIL.search(known):
            return True  # closed until the 4th: open on the 5th
        return ("number", day) in keys and month in _months(known)
    return mention.kind == "number" and (mention.key in known.lower() or is_worked_out(mention, said, known))


def _can_be_worked_out(keys: frozenset[tuple[str, str]], known: str) -> bool:
    """Whether a day can be counted from a known one: so many hours before Saturday, so many days after the 14th."""
    return any(kind in ("day", "date") for kind, _ in keys) and _SPAN.search(known) is not None


_UNTIL = re.compile(r"\bt/m\b|\btot\b|\buntil\b|\btill?\b|\bthrough\b", re.IGNORECASE)
_SPAN = re.compile(r"\b\d+\s?(?:hours?|days?|uur|uren|dagen|weeks?|weken|werkdagen)\b", re.IGNORECASE)


def _months(known: str) -> frozenset[str]:
    return frozenset(mention.key.split("/")[1] for mention in mentions(known) if mention.kind == "date")


def _is_harmless(mention: Mention, part: Said) -> bool:
    before = part.text[max(0, mention.start - 25) : mention.start]
    if mention.kind == "day":
        if mention.key in ("today", "yesterday", "this morning", "last night") or _HARMLESS_DAYS.search(before):
            return True
        if _DATED.match(part.text, mention.end):  # the date itself is looked at
            return True
        sentence = part.sentence_at(mention.start)
        return sentence.is_question or _ON_THEM.search(sentence.text) is not None
    if mention.kind == "number":
        return mention.key in ("0", "1")
    return False


_DATED = re.compile(r",?\s(?:the\s)?\d{1,2}(?:st|nd|rd|th|e)?\s(?:of\s)?[a-z]{3}", re.IGNORECASE)
_ON_THEM = re.compile(
    r"^(?:tot|slaap|geniet|sleep|enjoy|see\syou|have\s(?:a|fun)|veel\s(?:plezier|succes)|succes|good\sluck)\b|"
    r"^(?:stuur|mail|bel|app|laat|send|dm|call|email|drop|let\sus|write)\b",
    re.IGNORECASE,
)
"""Beginnings of sentences that ask the customer to do something or wish them well."""


def _is_settled(brief: Brief) -> bool:
    """In a matter that is resolved, that it was solved is what everybody knows."""
    return brief.decision.ask_removal or brief.thread.context.resolved


def _claims(part: Said, brief: Brief, known: str) -> Iterator[tuple[int, int]]:
    """Statuses, habits, records and other customers' experiences that nothing shows."""
    in_danger = brief.signals.level(SignalName.HEALTH_SAFETY).at_least(Level.MEDIUM)
    for hit in part.hits("status"):
        if hit.section == "danger" and not in_danger:
            continue
        sentence = part.sentence_at(hit.span.start)
        before = part.text[sentence.start : hit.span.start]
        if hit.section == "danger" and not sentence.is_question:
            yield hit.span.start, hit.span.end
            continue
        if sentence.is_question or _SUPPOSES.search(before) or _NEGATES.search(hit.span.quote):
            continue
        if hit.section == "backing" and _tells_a_fact(sentence, brief):
            continue
        if hit.section == "backing" and hit.span.quote.split()[-1].lower() in _words(customer_texts(brief)):
            continue  # what the customer tells of it is told back
        said = content_words(hit.span.quote)
        if (said or hit.section == "backing") and not vocabulary(known).has_any(said):
            yield hit.span.start, hit.span.end


def _words(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for text in texts for word in fold(text).words)


_LEAST_TOLD = 2


def _tells_a_fact(sentence: Sentence, brief: Brief) -> bool:
    """Whether a sentence gives a fact of the brand's, in whatever dress: "according to our records …"."""
    facts = brief.thread.context.facts
    return sum(vocabulary(*facts).has(word) for word in content_words(sentence.text)) >= _LEAST_TOLD


_SUPPOSES = re.compile(
    r"\b(?:of|als|zodra|zolang|tenzij|mits|wanneer|tot|totdat|voordat|mocht|hoop|hopen|waarom|if|once|when|unless|while|as\slong\sas|provided|until|whether|before|after|hope|why)\b",
    re.IGNORECASE,
)
_NEGATES = re.compile(r"\b(?:niet|nooit|geen|not|never|nog)\b|n['’]t\b", re.IGNORECASE)


_YES_OR_NO = re.compile(
    r"^\W*(?:ja\w*|nee|zeker|klopt|jawel|absoluut|natuurlijk|uiteraard|yes|yep|yeah|no|nope|sure|it\s(?:sure\s)?is|it\sdoes|we\s(?:sure\s)?do|absolutely|certainly|of\scourse|indeed)\b",
    re.IGNORECASE,
)


def _answers_without_facts(part: Said, brief: Brief) -> Iterator[Sentence]:
    """A yes or no to a question in public that no fact answers."""
    asks = brief.decision.category is Category.QUESTION and brief.decision.visibility is Visibility.PUBLIC
    if asks and not brief.thread.context.facts and not brief.thread.context.instructions:
        yield from (one for one in part.sentences if _YES_OR_NO.search(one.text) and not one.is_question)


def _message(quote: str) -> Wording:
    return Wording(
        nl=f"“{quote}” staat niet in de reactie, het gesprek of de feiten: haal het weg of zet het bij de feiten.",
        en=f"“{quote}” stands neither in the comment, the thread nor the facts: take it out, or add it to the facts.",
    )


def _claimed(quote: str) -> Wording:
    return Wording(
        nl=f"Nergens blijkt dat dit zo is: “{quote}”. Haal het weg of zet het bij de feiten.",
        en=f"Nothing here shows this: “{quote}”. Take it out, or add it to the facts.",
    )
