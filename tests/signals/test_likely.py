import pytest

from drafting.domain.decision import IGNORABLE, REMOVABLE, Category
from drafting.domain.signal import Level, SignalName
from drafting.domain.thread import Comment, Thread
from drafting.signals import detect, likely
from drafting.signals.likely import NOTHING_SUCH, PERSON_FIRST, classifier
from evals.training.likely import made_from
from evals.training.rows import comments
from tests.signals.builders import see

C = Category


def test_its_weights_were_made_from_the_labelled_texts_beside_it() -> None:
    assert classifier().source == made_from(), "the labelled texts changed: python -m evals train"


def test_it_knows_every_category_and_what_a_person_sees_first() -> None:
    assert set(classifier().labels) == {*Category, *PERSON_FIRST, NOTHING_SUCH}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "since dad died I just don't see the point of getting up anymore and now you cut off the heating too",
            "self_harm",
        ),
        (
            "Mijn dochter kreeg overal rode bulten na het eten van jullie taart en we zaten 's avonds bij de spoedpost",
            "health_safety",
        ),
        (
            "Grappig dat alleen wij, de enige met een kleurtje in de rij, ons paspoort moesten laten zien",
            "discrimination",
        ),
    ],
)
def test_what_is_likely_a_matter_for_a_person_is_raised_and_not_certain(text: str, name: SignalName) -> None:
    signal = detect(Thread(comment=Comment(text=text)))[SignalName(name)]

    assert (signal.level.at_least(Level.MEDIUM), signal.certain) == (True, False)
    assert signal.evidence


def test_a_plain_complaint_is_no_matter_for_a_person() -> None:
    seen = detect(Thread(comment=Comment(text="De ritssluiting van mijn jas ging na een week al kapot, wat nu?")))

    assert all(seen.level(name) is Level.NONE for name in PERSON_FIRST)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Drie keer gebeld, drie keer een ander verhaal, en nog steeds geen monteur gezien", C.SERVICE_COMPLAINT),
        ("The lid cracked the second time I opened it", C.PRODUCT_COMPLAINT),
        ("Leveren jullie ook op de Waddeneilanden?", C.QUESTION),
        ("Best cinnamon bun in town, hands down", C.PRAISE_OR_NEUTRAL),
    ],
)
def test_it_reads_what_no_list_names(text: str, category: Category) -> None:
    assert see(text).category.category is category


@pytest.mark.parametrize(
    "text",
    [
        "Ik vermoord die broodrooster nog eens, alweer alles zwart",
        "I could murder whoever packed this, the vase is in a hundred bits",
    ],
)
def test_a_figure_of_speech_beside_a_complaint_is_no_certain_threat(text: str) -> None:
    seen = see(text)
    assert seen.category.category not in REMOVABLE
    assert not seen[SignalName.THREAT].certain


def test_it_shows_the_words_that_it_goes_by() -> None:
    found = see("The lid cracked the second time I opened it").category
    assert found.evidence
    assert all(span.quote in "The lid cracked the second time I opened it" for span in found.evidence)


def test_it_never_waits_for_a_community_on_a_business_page() -> None:
    assert all(see(row.text).category.category is not C.COMMUNITY_WILL_DEFEND for row in comments()[:150])


def test_a_reader_that_fails_sends_the_comment_to_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise RuntimeError

    monkeypatch.setattr(likely, "classifier", fails)
    assert see("The lid cracked the second time I opened it").category.certainty is Level.LOW


@pytest.mark.parametrize(
    "text", ["Leuke actie! Doen jullie dit volgend jaar weer?", "Great event! Will you do this again next year?"]
)
def test_who_surely_asks_is_not_passed_over_for_a_likely_troll(text: str) -> None:
    assert see(text).category.category not in IGNORABLE


@pytest.mark.parametrize(
    "text",
    [
        "Mijn man is Marokkaans en mocht als enige niet naar binnen",
        "My husband is Moroccan and was the only one not let in",
    ],
)
def test_who_was_treated_otherwise_for_their_origin_is_seen(text: str) -> None:
    assert see(text)[SignalName.DISCRIMINATION].level.at_least(Level.MEDIUM)


def test_who_wants_to_end_it_is_seen_whatever_else_is_wrong() -> None:
    text = "Ik kan niet meer, niemand helpt me, ik wil er gewoon een eind aan maken"

    assert see(text)[SignalName.SELF_HARM].level.at_least(Level.MEDIUM)
