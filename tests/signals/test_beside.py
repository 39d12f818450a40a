"""Words that mean something only beside one another, in one sentence."""

import pytest

from drafting.domain.signal import Level, SignalName
from drafting.domain.thread import Comment, Thread
from drafting.signals import detect
from drafting.signals.groups import groups
from drafting.text.fold import fold


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The brakes on my daughter's new bike failed on the hill.", SignalName.HEALTH_SAFETY),
        ("They refused us a table because of the wheelchair.", SignalName.DISCRIMINATION),
        ("De portier heeft mijn zus met haar hoofddoek geweigerd.", SignalName.DISCRIMINATION),
    ],
)
def test_it_sees_what_stands_together_in_a_sentence(text: str, name: SignalName) -> None:
    assert detect(Thread(comment=Comment(text=text))).level(name).at_least(Level.MEDIUM)


def test_it_sees_nothing_where_the_words_stand_in_two_sentences() -> None:
    thread = Thread(comment=Comment(text="Lovely hijab in your window. The card machine refused my card."))
    assert not detect(thread).level(SignalName.DISCRIMINATION).at_least(Level.MEDIUM)


def test_veiled_words_of_self_harm_are_never_certain() -> None:
    english = Thread(comment=Comment(text="Everyone would be better off without me around."))
    plain = detect(Thread(comment=Comment(text="Ik ben iedereen tot last.")))[SignalName.SELF_HARM]
    assert detect(english).level(SignalName.SELF_HARM).at_least(Level.MEDIUM)
    assert plain.level is Level.MEDIUM
    assert not plain.certain


def test_it_finds_only_rules_of_which_every_group_is_there() -> None:
    assert groups().find(fold("They refused us a table.")).rules == []
    found = groups().find(fold("They refused us a table because of the wheelchair."))
    assert {rule.kind for rule in found.rules} == {"discrimination"}
    assert all(found.places[group] for rule in found.rules for group in rule.groups)
