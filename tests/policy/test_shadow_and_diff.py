"""A candidate beside the live policy, and what would change on stored comments."""

from datetime import timedelta

from drafting.domain.decision import Action, Category
from drafting.domain.signal import SignalName
from drafting.policy import Policy
from drafting.policy.diff import Case, differences, table
from drafting.policy.model import Deadlines
from drafting.policy.shadow import Comparison, beside, summarised
from tests.policy.builders import NOON, PRODUCT, decided, default_policy, saw, signals, thread

PETTY = signals(Category.PETTY_OR_UNREASONABLE)


def candidate() -> Policy:
    """The default policy that answers petty complaints."""
    policy = default_policy()
    kept = tuple(rule for rule in policy.rules if rule.name != "ignore-petty")
    return policy.model_copy(update={"rules": kept, "ref": policy.ref.model_copy(update={"version": 2})})


def test_a_candidate_is_compared_and_not_acted_on() -> None:
    live = decided(PETTY)
    comparison = beside(thread(), PETTY, live=live, candidate=candidate(), now=NOON)
    assert (comparison.before.action, comparison.after.action) == (Action.IGNORE, Action.RESPOND)
    assert comparison.differs == ("action", "urgency", "visibility")
    assert (comparison.rules_before, comparison.rules_after) == (("ignore-petty",), ("answer-what-is-left",))
    assert live == decided(PETTY)


def test_a_comparison_is_a_record_without_the_customers_text() -> None:
    words = "Onherkenbare tekst van een klant"
    read = signals(PRODUCT, saw(SignalName.PROBLEM))
    comparison = beside(thread(words), read, live=decided(read, thread(words)), candidate=candidate(), now=NOON)
    record = comparison.model_dump_json()
    assert words not in record
    assert Comparison.model_validate_json(record) == comparison
    assert comparison.is_same


def test_a_summary_counts_each_change_the_most_frequent_first() -> None:
    same = signals(PRODUCT)
    comparisons = [
        beside(thread(), read, live=decided(read), candidate=candidate(), now=NOON) for read in (PETTY, same, PETTY)
    ]
    summary = summarised(comparisons)
    assert (summary.compared, summary.same) == (3, 1)
    assert ("action: ignore → respond", 2) in summary.changes
    assert [count for _, count in summary.changes] == [2, 2, 2]


def test_a_diff_shows_only_what_would_change() -> None:
    cases = [
        Case(id="drf_1", thread=thread(), signals=PETTY, at=NOON),
        Case(id="drf_22", thread=thread(), signals=signals(PRODUCT), at=NOON + timedelta(days=1)),
    ]
    difference = differences(cases, old=default_policy(), new=candidate())
    assert difference.compared == 2
    assert [row.id for row in difference.rows] == ["drf_1"]
    printed = table(difference)
    assert "drf_1  action: ignore → respond, urgency: none → 24h, visibility: none → private" in printed
    assert "[-ignore-petty +answer-what-is-left]" in printed
    assert "1 of 2 decisions would change" in printed
    assert "drf_22" not in printed


def test_a_diff_of_a_policy_with_itself_is_empty() -> None:
    cases = [Case(id="drf_1", thread=thread(), signals=PETTY, at=NOON)]
    assert differences(cases, old=default_policy(), new=default_policy()).rows == ()


def test_a_diff_names_changed_advice() -> None:
    policy = default_policy()
    lenient = policy.model_copy(
        update={"then_also": tuple(rule for rule in policy.then_also if rule.name != "block-offensive-author")}
    )
    cases = [Case(id="drf_1", thread=thread(), signals=signals(Category.HATE_OR_RACISM), at=NOON)]
    assert "moderation: hide + block_author → hide" in table(differences(cases, old=policy, new=lenient))


def test_a_later_deadline_alone_is_no_other_outcome() -> None:
    slower = default_policy().model_copy(update={"deadlines": Deadlines(immediate_minutes=120)})
    cases = [Case(id="drf_1", thread=thread(), signals=signals(PRODUCT), at=NOON)]
    assert differences(cases, old=default_policy(), new=slower).rows == ()
