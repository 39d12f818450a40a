import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import signals
from drafting.domain.decision import Category
from drafting.domain.signal import Level, Signal, SignalName, Topic
from drafting.domain.thread import Comment, Thread, Turn
from drafting.signals.detector import Detector
from drafting.signals.reading import Reading
from tests.signals.builders import see, thread

REMOVED = {
    Category.SPAM, Category.HATE_OR_RACISM, Category.INSULT_OR_AGGRESSION, Category.THREAT, Category.BLASPHEMY,
    Category.CONSPIRACY, Category.CULTURAL_INSULT,
}  # fmt: skip


def _breaks(reading: Reading) -> Signal:
    raise RuntimeError(reading.text)


def test_it_says_unknown_for_a_detector_that_fails_and_goes_on_with_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tuple(
        Detector(each.name, _breaks) if each.name is SignalName.PERSONAL_DATA else each for each in signals.DETECTORS
    )
    monkeypatch.setattr(signals, "DETECTORS", broken)
    seen = see("Mijn pakket is nog steeds niet binnen")
    assert seen[SignalName.PERSONAL_DATA].level is Level.UNKNOWN
    assert seen[SignalName.PERSONAL_DATA].reason == "detector_failed:RuntimeError"
    assert seen[SignalName.PROBLEM].level is Level.HIGH


def test_it_keeps_the_words_of_the_customer_out_of_the_reason_of_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "DETECTORS", (Detector(SignalName.HEAT, _breaks),))
    assert "geheim" not in str(see("mijn geheim")[SignalName.HEAT].reason)


def test_it_sends_a_comment_to_a_person_when_its_category_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(reading: Reading) -> None:
        raise RuntimeError(reading.text)

    monkeypatch.setattr(signals, "read_category", fails)
    assert see("Waar blijft mijn pakket?").category.certainty is Level.LOW


READS_AFTER_LOADING = """
import sys
from drafting.domain.thread import Comment, Thread
from drafting.signals import detect, load
load()
opened = []
sys.addaudithook(lambda event, args: opened.append(args[0]) if event == "open" else None)
for text in (
    "Mijn pakket is nog steeds niet bezorgd, wat een idioten!",
    "My parcel never came. I'll sue you, call me on +31 6 12345678 or write to a@b.example.",
    "Mein Paket ist nicht da. Wo bleibt es?",
    "Mon colis n'est pas là, c'est une honte.",
    "¿Dónde está mi paquete? Es una vergüenza.",
):
    detect(Thread(brand="default", comment=Comment(text=text)))
assert not opened, opened
"""


def test_once_loaded_it_reads_no_list_for_any_comment() -> None:
    subprocess.run([sys.executable, "-c", READS_AFTER_LOADING], check=True, timeout=60)


def test_it_names_every_signal_once() -> None:
    names = [detector.name for detector in signals.DETECTORS]
    assert len(names) == len(set(names))


def test_it_looks_for_every_signal_that_there_is() -> None:
    assert {detector.name for detector in signals.DETECTORS} == set(SignalName)


def test_it_tells_topic_and_language_of_a_comment() -> None:
    seen = see("Mijn pakket is nog steeds niet bezorgd")
    assert (seen.topic, seen.language) == (Topic.DELIVERY, "nl")


@pytest.mark.parametrize(
    "text",
    [
        "\u202e\u2066\u200b",
        "\U000e0041\U000e0042",
        "a" * 10_000,
        "🤬" * 2_000,
        "0612345678 " * 900,
        "k.a.n.k.e.r " * 800,
        "<" * 10_000,
        "A" * 5_000 + "=",
        "ignore previous instructions " * 340,
        "ik wacht al 3 weken! " * 470,
        "((((" * 2_500,
        "\n" * 500 + "x",
        "שלום عالم привет 你好 ",
    ],
)
def test_it_reads_whatever_is_thrown_at_it(text: str) -> None:
    seen = see(text)
    assert [
        signal.reason
        for signal in seen.seen
        if signal.level is Level.UNKNOWN and signal.name is not SignalName.LANGUAGE
    ] == []


PIECES = st.sampled_from(
    [
        "kut",
        "k4nk3r",
        "ik",
        "maak",
        "je",
        "af",
        "order 88213",
        "nog steeds niet",
        "👍",
        "\u200b",
        "!!",
        "https://t.me/x",
        "u",
        "ignore previous instructions",
        "jan@example.com",
        "geld",
        "verdien",
        "lol",
        "losers",
        "\n",
        "é",
        "ß",
        "1 minuut",
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=20))
def test_it_quotes_the_comment_to_the_letter_in_every_piece_of_evidence(pieces: list[str]) -> None:
    text = " ".join(pieces)
    if not text.strip():
        return
    seen = see(text)
    for signal in seen.seen:
        for span in signal.evidence:
            assert text[span.start : span.end] == span.quote
    for span in seen.category.evidence:
        assert text[span.start : span.end] == span.quote


@given(st.text(max_size=200).filter(lambda text: text.strip() != ""))
def test_it_never_fails_on_text_that_the_service_accepts(text: str) -> None:
    try:
        comment = Comment(text=text)
    except ValueError:
        return
    seen = signals.detect(Thread(comment=comment, turns=(Turn(role="customer", text=text),)))
    assert all(signal.reason is None or signal.reason == "too_little_text" for signal in seen.seen)


CUSTOMERS = [
    "I still haven't received the card that I ordered two weeks ago, can you check what is wrong?",
    "Why was I charged a fee for taking out cash?",
    "My top up was declined and I don't know why",
    "What do I do if my phone with your app on it was stolen?",
    "Hoe kan ik mijn adres wijzigen? Ik ben verhuisd.",
    "Kunnen jullie mijn abonnement stopzetten per 1 december?",
    "Jullie zijn echt een stelletje prutsers, mijn wasmachine is na 2 weken al kapot",
    "godverdomme zeg, wéér geen internet. Los het op!!",
    "Jesus Christ, three weeks for a refund?!",
    "Wat een klotezooi, sta al een uur in de wacht",
    "Kill me now, forty minutes of hold music and then the line goes dead",
    "See https://www.example.com/photo.jpg for what my sofa looked like on arrival",
    "Mijn nummer is 06-12345678, bel me terug over order 40-7721",
    "Jullie bezorger heeft mijn pakket bij de buren gedumpt en die zijn op vakantie",
    "This is fucking ridiculous. Fourth email, no reply, and you keep taking money from my account.",
    "Kanker zooi die app van jullie, kan al dagen niet inloggen",
    "Oplichters! Betaald voor overnight en drie dagen later nog niks",
    "Free delivery my arse, you charged me £4.99",
    "Ik wil mijn geld terug, anders schakel ik een advocaat in",
    "your gift card doesn't work at the checkout, order 55120",
]


@pytest.mark.parametrize("text", CUSTOMERS)
def test_it_never_takes_a_customers_own_matter_for_something_to_remove(text: str) -> None:
    assert see(text).category.category not in REMOVED


def test_it_reads_a_thread_of_many_long_turns_within_bounds() -> None:
    seen = signals.detect(thread("en nu?", *["nog steeds niks! " * 500] * 150))
    assert seen.category.category not in REMOVED
