import pytest

from drafting.domain.draft import FindingKind
from drafting.domain.wording import Wording
from drafting.guards import inspect
from drafting.guards.reads_as_a_good_reply import FINE, LEARNED, OPINION, classifier, find, weighed
from drafting.guards.said import finding
from evals.training.replies import made_from
from tests.guards.builders import brief, reply

K = FindingKind


def test_its_weights_were_made_from_the_labelled_replies() -> None:
    assert classifier().source == made_from(), "the labelled replies changed: python -m evals train"


def test_it_knows_what_it_says_it_learned() -> None:
    assert set(classifier().labels) == {FINE, OPINION, *LEARNED}


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        (
            "nl",
            "Zoals op onze website duidelijk staat vermeld, kunt u na veertien dagen niet meer retourneren.",
            K.ARGUES,
        ),
        ("nl", "Helaas kunnen wij hier niets meer voor u betekenen.", K.NOT_POSITIVE),
        ("nl", "We storten het hele bedrag morgen terug, daar kunt u op rekenen.", K.UNAUTHORISED_PROMISE),
        ("en", "It is entirely our fault that your floor was damaged.", K.ADMITS_LIABILITY),
        ("en", "Your satisfaction is our highest priority and we take all feedback seriously.", K.GENERIC),
        ("en", "Our employee simply followed the rules.", K.ARGUES),
    ],
)
def test_it_says_what_is_likely_wrong_and_only_warns(language: str, text: str, kind: FindingKind) -> None:
    (found,) = find(reply(text), brief(language))

    assert (found.kind, found.severity) == (kind, "warn")


def test_it_points_at_the_sentence() -> None:
    text = "Wat vervelend van uw vloer. Onze medewerker heeft gewoon de regels gevolgd. Stuurt u ons een bericht?"

    (found,) = find(reply(text), brief("nl"))

    assert found.quote == "Onze medewerker heeft gewoon de regels gevolgd."


def test_what_another_guard_found_is_not_said_twice() -> None:
    text = "We storten het hele bedrag morgen terug, daar kunt u op rekenen."
    assert [one.kind for one in find(reply(text), brief("nl"))] == [K.UNAUTHORISED_PROMISE]

    promises = [one for one in inspect(reply(text), brief("nl")) if one.kind is K.UNAUTHORISED_PROMISE]

    assert {one.severity for one in promises} == {"block"}


@pytest.mark.parametrize("text", ["Dat is uw eigen schuld.", "Rustig maar, het is maar een pakketje."])
def test_what_is_plainly_bad_is_not_taken_back(text: str) -> None:
    assert inspect(reply(text), brief("nl"))


def test_a_phrase_of_a_list_in_a_sentence_that_is_surely_fine_is_taken_back() -> None:
    said = "Wat vervelend dat de vloer na een week al loslaat. Stuurt u ons een privébericht met een paar foto's?"
    asked = "Stuurt u ons een privébericht met een paar foto's?"
    listed, missing = (
        finding(kind, "block", Wording(nl="x", en="x"), quote=asked) for kind in (K.ARGUES, K.LEAKS_PERSONAL_DATA)
    )

    assert weighed((listed, missing), reply(said), brief("nl")) == (missing,)


def test_nothing_is_taken_back_where_the_reader_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise RuntimeError

    monkeypatch.setattr("drafting.guards.reads_as_a_good_reply.classifier", fails)

    found = {one.kind for one in inspect(reply("We storten het hele bedrag morgen terug."), brief("nl"))}

    assert {K.GUARD_FAILED, K.UNAUTHORISED_PROMISE} <= found


def test_it_says_nothing_of_languages_that_it_did_not_learn() -> None:
    assert list(find(reply("Da kann man leider nichts machen, Regeln sind Regeln."), brief("de"))) == []
