"""A case as the page shows it: what was said, what was due, what came, and the trace."""

import json
from typing import Any

from drafting.api.v1.views import DecisionView
from evals.cases.case import FIELDS, AttackCase, Case, DecisionLabels, DraftCase
from evals.runs.results import Result
from evals.targets.answer import Answer


def case_line(result: Result, case: Case, mistakes: dict[str, str]) -> str:
    """One line of JSON that is safe inside a script element, whatever a comment says."""
    values = json.dumps(_shown(result, case, mistakes), ensure_ascii=False, separators=(",", ":"))
    # `</script>` and `<!--` would end the element; the separators are line ends to older scripts.
    return values.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _shown(result: Result, case: Case, mistakes: dict[str, str]) -> dict[str, Any]:
    answer = result.answer or Answer()
    context = case.context.model_dump(mode="json", exclude_unset=True)
    given = [(name, str(value)) for name, value in context.items() if value not in (None, [], "", False)]
    shown: dict[str, Any] = {
        "id": case.id,
        "theme": case.theme,
        "language": case.language,
        "difficulty": case.difficulty,
        "channel": case.comment.channel.value,
        "turns": [(turn.role.value, turn.text) for turn in case.thread],
        "text": case.comment.text,
        "given": given,
        "note": case.note,
        "mistakes": mistakes,
        "failure": f"{result.failure.code}: {result.failure.says}" if result.failure else None,
        "cost": _cost(result),
        "signals": list(answer.signals.items()),
        "trace": _trace(answer.decision),
    }
    if isinstance(case, AttackCase):
        shown["attack"] = case.kind
    if isinstance(case, DecisionLabels):
        shown |= _decision(case, answer)
    if isinstance(case, DraftCase):
        shown |= _checked(case, answer)
    return shown


def _decision(case: DecisionLabels, answer: Answer) -> dict[str, Any]:
    decision, draft = answer.decision, answer.draft
    heads = ("", "due", "also right", "came")
    rows: list[tuple[str, ...]] = [heads if answer.clean is None else (*heads, "without the attack")]
    for name in FIELDS:
        came = str(getattr(decision, name)) if decision else "no answer"
        also = ", ".join(map(str, getattr(case.lenient, name)))
        clean = () if answer.clean is None else (str(getattr(answer.clean, name)),)
        rows.append((name, str(getattr(case.expected, name)), also, came, *clean))
    due = {True: "yes", False: "no", None: ""}[case.expected.needs_person]
    person = decision.needs_person.reason if decision and decision.needs_person else "no"
    rows.append(("needs_person", due, "", person))
    findings = draft.findings if draft else ()
    return {
        "due": case.expected.action.value,
        "came": decision.action.value if decision else None,
        "fields": rows,
        "draft": draft.text if draft else None,
        "draft_by": f"{draft.source}, {draft.attempts} attempts" if draft else None,
        "private_message": draft.private_message if draft else None,
        "findings": [(item.kind, item.severity, item.quote or "", item.message) for item in findings],
    }


def _checked(case: DraftCase, answer: Answer) -> dict[str, Any]:
    rows: list[tuple[str, ...]] = []
    rows += [(item.kind.value, "due", item.severity, item.quote or "") for item in case.expected]
    rows += [(kind.value, "allowed", "", "") for kind in case.lenient]
    rows += [(item.kind.value, "found", item.severity, item.quote or "") for item in answer.findings or ()]
    return {
        "due": "good" if case.good else ", ".join(sorted(case.kinds)),
        "came": ", ".join(sorted({item.kind for item in answer.findings or ()})) or "nothing found",
        "own_draft": case.draft,
        "private_message": case.private_message,
        "findings": rows,
        "fields": [],
    }


def _trace(decision: DecisionView | None) -> list[tuple[str, ...]]:
    """Every rule that was tried; of those that did not match, the first condition that failed."""
    if decision is None:
        return []
    rows: list[tuple[str, ...]] = []
    for step in decision.trace:
        checks = step.checks
        if step.result == "not_matched":
            checks = tuple(check for check in checks if check.met is False)[:1]
        said = "; ".join(f"{check.condition}: {check.found}" for check in checks)
        rows.append((step.rule, step.result, said))
    return rows


def _cost(result: Result) -> str:
    usage = result.answer.usage if result.answer else None
    parts = [f"{result.seconds * 1000:.1f} ms"]
    if usage and usage.model_calls:
        parts.append(f"{usage.model_calls} calls, {usage.input_tokens} tokens in, {usage.output_tokens} out")
        parts.append("price not known" if usage.cost_usd is None else f"${usage.cost_usd:.5f}")
    if result.retries:
        parts.append(f"{result.retries} retries")
    return "; ".join(parts)
