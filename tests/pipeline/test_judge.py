import pytest

from drafting.domain.draft import Brief, Finding, FindingKind, Severity
from drafting.domain.signal import Level, Signal, SignalName
from drafting.domain.wording import Wording
from drafting.pipeline.judge import failed, is_settled, weighed
from tests.guards.builders import brief as a_brief

K = FindingKind
SAYS = Wording(nl="Kijk hier naar.", en="Look at this.")


def finding(kind: FindingKind, quote: str | None = None, severity: Severity = "block") -> Finding:
    return Finding(kind=kind, severity=severity, message=SAYS, quote=quote)


@pytest.fixture
def brief() -> Brief:
    return a_brief()


@pytest.mark.parametrize("kind", [K.ARGUES, K.IMPOLITE, K.NOT_POSITIVE, K.UNSAFE_HUMOUR, K.UNAUTHORISED_PROMISE])
def test_a_judge_takes_back_what_a_guard_made_of_the_tone(brief: Brief, kind: FindingKind) -> None:
    assert weighed((finding(kind, "maar dat klopt"),), (), brief) == ()


@pytest.mark.parametrize(
    "found",
    [
        finding(K.INVENTED_FACT, "binnen 3 dagen"),
        finding(K.INVENTED_FACT, "https://winkel.example/terug"),
        finding(K.LEAKS_PERSONAL_DATA, "Kerkstraat 4"),
        finding(K.PREMATURE_REMOVAL_REQUEST, "uw review aanpassen"),
        finding(K.TOO_LONG),
        finding(K.WRONG_LANGUAGE, severity="warn"),
        finding(K.GENERIC, "Bedankt voor uw feedback", severity="warn"),
    ],
)
def test_what_can_be_counted_or_compared_stands_whatever_a_judge_says(brief: Brief, found: Finding) -> None:
    assert weighed((found,), (), brief) == (found,)


def test_two_findings_of_tone_are_no_chance_and_stand(brief: Brief) -> None:
    found = (finding(K.ARGUES, "dat klopt niet"), finding(K.ARGUES, "u had moeten wachten"))
    assert weighed(found, (), brief) == found
    assert is_settled(found)


def test_what_both_see_stands(brief: Brief) -> None:
    guards, judges = finding(K.ARGUES, "dat klopt niet"), finding(K.ARGUES, "dat klopt niet", "warn")
    assert weighed((guards,), (judges,), brief) == (guards, judges)


def test_what_only_the_judge_sees_is_found(brief: Brief) -> None:
    judges = finding(K.INVENTED_FACT, "uw pakket is onderweg")
    assert weighed((), (judges,), brief) == (judges,)


def test_a_doubt_of_the_judge_whether_something_is_known_holds_no_reply(brief: Brief) -> None:
    assert weighed((), (finding(K.INVENTED_FACT, "in het najaar", "warn"),), brief) == ()


def test_where_the_judge_failed_everything_stands(brief: Brief) -> None:
    guards = finding(K.ARGUES, "maar dat klopt")
    assert weighed((guards,), (failed(),), brief) == (guards, failed())


def test_a_comment_that_gives_orders_to_software_cannot_talk_a_finding_away(brief: Brief) -> None:
    planted = Signal(name=SignalName.INJECTION, level=Level.HIGH, certain=True)
    misled = brief.model_copy(update={"signals": brief.signals.with_signal(planted)})
    guards = finding(K.ARGUES, "maar dat klopt")
    assert weighed((guards,), (), misled) == (guards,)


def test_a_judge_is_not_asked_where_nothing_it_says_could_help() -> None:
    assert is_settled((finding(K.TOO_LONG),))
    assert not is_settled((finding(K.ARGUES, "maar dat klopt"),))
    assert not is_settled(())
