"""Every guard holds what its cases say it holds, and lets through the rest."""

import pytest

from drafting.guards import GUARDS
from tests.guards.cases import Case, cases

_FINDERS = {guard.name: guard.find for guard in GUARDS}
_CASES = cases()


@pytest.mark.parametrize("case", [case for case in _CASES if case.holds], ids=str)
def test_it_holds_the_draft_and_quotes_it_to_the_letter(case: Case) -> None:
    found = list(_FINDERS[case.guard](case.reply, case.brief))

    assert found
    for finding in found:
        text = case.reply.text if finding.part == "text" else case.reply.private_message
        assert finding.quote is None or finding.quote in (text or "")


@pytest.mark.parametrize("case", [case for case in _CASES if not case.holds], ids=str)
def test_it_lets_the_draft_through(case: Case) -> None:
    assert list(_FINDERS[case.guard](case.reply, case.brief)) == []


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_every_guard_has_cases_of_both_kinds_in_both_languages(guard: object) -> None:
    name = getattr(guard, "name", "")
    seen = {(case.language, case.holds) for case in _CASES if case.guard == name}

    assert {("nl", True), ("nl", False), ("en", True), ("en", False)} <= seen
