from drafting.domain.signal import Level, SignalName
from tests.signals.builders import signal


def test_it_is_certain_of_a_bank_account_whose_check_digits_are_right() -> None:
    found = signal(SignalName.PERSONAL_DATA, "stort het op NL91 ABNA 0417 1643 00 graag")
    assert (found.level, found.value, found.certain) == (Level.HIGH, "iban", True)
    assert found.evidence[0].quote == "NL91 ABNA 0417 1643 00"


def test_it_ranks_an_order_number_below_what_names_a_person() -> None:
    found = signal(SignalName.PERSONAL_DATA, "order 88213 is nog niet binnen")
    assert (found.level, found.value, found.certain) == (Level.MEDIUM, "order_number", False)


def test_it_names_the_most_telling_kind_of_several() -> None:
    assert signal(SignalName.PERSONAL_DATA, "order 88213, mail mij op j@example.com").value == "email"


def test_it_reads_a_phone_number_by_the_language_of_the_comment() -> None:
    found = signal(SignalName.PERSONAL_DATA, "Please call me back on 020 7946 0958 about the order that I placed")
    assert found.value == "phone"


def test_it_sees_none_in_prices_dates_and_waiting_times() -> None:
    found = signal(SignalName.PERSONAL_DATA, "3 weken wachten op iets van 49,95, besteld op 12-10-2025")
    assert found.level is Level.NONE
