from drafting.domain.signal import Level, SignalName
from tests.signals.builders import signal


def test_it_tells_the_language_of_a_comment() -> None:
    found = signal(SignalName.LANGUAGE, "Waarom duurt dit zo lang, ik wacht al een week")
    assert (found.value, found.level) == ("nl", Level.HIGH)


def test_it_leans_on_the_turns_before_where_the_comment_is_too_short() -> None:
    found = signal(SignalName.LANGUAGE, "scam", "Ik heb nog steeds geen reactie op mijn klacht ontvangen")
    assert (found.value, found.level) == ("nl", Level.LOW)


def test_it_says_that_it_could_not_tell() -> None:
    found = signal(SignalName.LANGUAGE, "👍")
    assert (found.value, found.level, found.reason) == (None, Level.UNKNOWN, "too_little_text")


def test_it_takes_the_language_that_the_caller_names_where_words_do_not_tell() -> None:
    assert signal(SignalName.LANGUAGE, "top!", language="nl").value == "nl"


def test_it_names_a_language_that_we_do_not_write() -> None:
    assert signal(SignalName.LANGUAGE, "dlaczego nikt nie odpowiada na moje wiadomości").value == "pl"
