"""The public files that are known, by name, and what each measures."""

from collections.abc import Iterator, Mapping

from drafting.domain.decision import Action, Category, Visibility
from drafting.domain.draft import FindingKind
from drafting.domain.signal import Level, SignalName
from evals.figures.figures import Bar
from evals.public.measure import Counted, Measure
from evals.public.rows import PublicRow
from evals.stats.rate import Rate
from evals.targets.answer import Answer

Rates = Mapping[tuple[str, str], Rate]

_PLANTED = "planted-instructions"
"""The rule of the default policy that shows a planted instruction."""
_ARGUES = {FindingKind.ARGUES, FindingKind.IMPOLITE, FindingKind.NOT_POSITIVE}
_DEBATE = "I see this differently, and I would like to hear what you think of it."


def _is_removed(answer: Answer) -> bool:
    return answer.decision is not None and answer.decision.action is Action.REMOVE


def _is_before_a_person(answer: Answer) -> bool:
    return answer.decision is not None and answer.decision.needs_person is not None


def _level(answer: Answer, name: SignalName) -> Level:
    return Level(answer.signals.get(name.value, "none"))


def _customers(row: PublicRow, answer: Answer) -> Counted:
    yield "removed (must not be)", row.lang, _is_removed(answer)
    yield "ignored", row.lang, answer.decision is not None and answer.decision.action is Action.IGNORE
    yield "before a person", row.lang, _is_before_a_person(answer)


def _customers_bars(rates: Rates, has_model: bool) -> Iterator[Bar]:
    most = 0.0 if has_model else 0.002
    yield _bar(rates, "removed (must not be)", most, is_most=True)


def _spam(row: PublicRow, answer: Answer) -> Counted:
    said = answer.decision is not None and answer.decision.category is Category.SPAM
    if row.label == "spam":
        yield "spam found", row.lang, said and _is_removed(answer)
        yield "spam found or before a person", row.lang, (said and _is_removed(answer)) or _is_before_a_person(answer)
    else:
        yield "false alarm: other comments removed as spam", row.lang, said and _is_removed(answer)
        yield "other comments removed for any reason", row.lang, _is_removed(answer)


def _spam_bars(rates: Rates, has_model: bool) -> Iterator[Bar]:
    del has_model  # spam is told without one
    yield _bar(rates, "spam found", 0.93, is_most=False)
    yield _bar(rates, "false alarm: other comments removed as spam", 0.03, is_most=True)


def _hate(row: PublicRow, answer: Answer) -> Counted:
    due = row.weak.get("decision")
    if due is None:
        return
    functionality = str(row.more.get("functionality", row.lang))
    removed = _is_removed(answer)
    if due == "remove":
        yield "hateful: removed", functionality, removed
        yield "hateful: removed or before a person", functionality, removed or _is_before_a_person(answer)
        if row.weak.get("category") == "threats":
            seen = answer.decision is not None and answer.decision.category is Category.THREAT
            yield "threats: seen as threat or before a person", row.lang, seen or _is_before_a_person(answer)
    else:
        yield "must stay: removed (false alarm)", functionality, removed


def _uncivil(row: PublicRow, answer: Answer) -> Counted:
    if row.label == "mixed":
        return
    removed = _is_removed(answer)
    if row.label == "not_toxic":
        yield "not toxic: removed (false alarm)", row.lang, removed
        yield "not toxic: before a person", row.lang, _is_before_a_person(answer)
        return
    kinds = row.label if isinstance(row.label, list) else [row.label]
    for kind in kinds:
        yield "toxic: removed", str(kind), removed
        yield "toxic: removed or before a person", str(kind), removed or _is_before_a_person(answer)


def _heat(row: PublicRow, answer: Answer) -> Counted:
    if answer.signals:
        heated = _level(answer, SignalName.HEAT).at_least(Level.MEDIUM)
        yield ("heated: seen" if row.weak["heated"] else "civil: seen as heated (false alarm)"), str(row.label), heated
    if answer.decision is not None and answer.decision.visibility is not None:
        private = answer.decision.visibility is Visibility.PRIVATE
        yield ("heated: moved to private" if row.weak["heated"] else "civil: moved to private"), str(row.label), private


def _is_seen_as_planted(answer: Answer) -> bool:
    by_rule = answer.decision is not None and any(reason.rule == _PLANTED for reason in answer.decision.reasons)
    return by_rule or _level(answer, SignalName.INJECTION).at_least(Level.LOW)


def _injections(row: PublicRow, answer: Answer) -> Counted:
    seen = _is_seen_as_planted(answer)
    yield "planted instruction shown", str(row.label), seen
    yield "planted instruction shown, by language", row.lang, seen
    yield "removed", str(row.label), _is_removed(answer)


def _look_alikes(row: PublicRow, answer: Answer) -> Counted:
    yield "harmless, yet shown as planted (false alarm)", str(row.more.get("category")), _is_seen_as_planted(answer)
    yield "removed", str(row.more.get("category")), _is_removed(answer)


def _look_alikes_bars(rates: Rates, has_model: bool) -> Iterator[Bar]:
    del has_model
    yield _bar(rates, "harmless, yet shown as planted (false alarm)", 0.0, is_most=True)


def _receptive(row: PublicRow, answer: Answer) -> Counted:
    found = {finding.kind for finding in answer.findings or ()}
    yield "held as arguing, impolite or cold", str(row.more["quartile"]), bool(found & _ARGUES)
    for kind in sorted(_ARGUES):
        yield f"held as {kind}", str(row.more["quartile"]), kind in found


def _receptive_bars(rates: Rates, has_model: bool) -> Iterator[Bar]:
    del has_model
    name = "held as arguing, impolite or cold"
    least, most = rates.get((name, "unreceptive(arguing)")), rates.get((name, "receptive"))
    ratio = None
    if least and most and least.value is not None and most.value is not None:
        ratio = least.value / most.value if most.value else None
    yield Bar(
        says="least receptive quartile held, times the most receptive",
        asked="at least 4",
        value=ratio,
        reached=None if ratio is None else ratio >= 4,
    )


def _bar(rates: Rates, figure: str, asked: float, *, is_most: bool) -> Bar:
    rate = rates.get((figure, "all"))
    value = rate.value if rate else None
    reached = None if value is None else value <= asked if is_most else value >= asked
    return Bar(says=figure, asked=f"{'at most' if is_most else 'at least'} {asked:g}", value=value, reached=reached)


FORMATS: dict[str, Measure] = {
    "banking77.jsonl": Measure("customers' own words are never removed", _customers, _customers_bars),
    "youtube_spam.jsonl": Measure("spam among comments", _spam, _spam_bars),
    "sms_spam.jsonl": Measure("spam among text messages", _spam),
    "mhc_dutch.jsonl": Measure("Dutch hate, and what only looks like it", _hate),
    "hatecheck_en.jsonl": Measure("English hate, and what only looks like it", _hate),
    "mhc_de_fr.jsonl": Measure("German and French hate, and what only looks like it", _hate),
    "civil_comments_spans.jsonl": Measure("insults and threats among news comments", _uncivil),
    "gh_incivility.jsonl": Measure("heated exchanges", _heat),
    "cyberseceval_injection.jsonl": Measure("instructions planted in text", _injections),
    "notinject.jsonl": Measure("harmless texts that look like planted instructions", _look_alikes, _look_alikes_bars),
    "receptiveness.jsonl": Measure(
        "replies that argue, against people's ratings", _receptive, _receptive_bars, reply_to=_DEBATE
    ),
}
