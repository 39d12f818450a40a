import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.text.personal_data import Kind, find_personal_data


def found(text: str) -> list[tuple[str, str]]:
    return [(datum.kind.value, datum.span.quote) for datum in find_personal_data(text)]


@pytest.mark.parametrize(
    ("text", "kind", "quote"),
    [
        ("mail naar j.jansen@voorbeeld.nl aub", "email", "j.jansen@voorbeeld.nl"),
        ("jan (at) voorbeeld punt nl", "email", "jan (at) voorbeeld punt nl"),
        ("bel 06-12345678", "phone", "06-12345678"),
        ("bel me op +31 6 12345678!", "phone", "+31 6 12345678"),
        ("call 020 7946 0958", "phone", "020 7946 0958"),
        ("text me at (415) 555-2671", "phone", "(415) 555-2671"),
        ("wa.me 0470 12 34 56", "phone", "0470 12 34 56"),
        ("rekening NL91 ABNA 0417 1643 00", "iban", "NL91 ABNA 0417 1643 00"),
        ("DE89370400440532013000", "iban", "DE89370400440532013000"),
        ("kaart 4111 1111 1111 1111", "card", "4111 1111 1111 1111"),
        ("mijn BSN is 111222333", "bsn", "111222333"),
        ("geboren op 12-03-1985", "date_of_birth", "12-03-1985"),
        ("DOB: 3 March 1990", "date_of_birth", "3 March 1990"),
        ("ik woon Kerkstraat 12a in Urk", "address", "Kerkstraat 12a"),
        ("221 Baker Street", "address", "221 Baker Street"),
        ("Hauptstraße 5", "address", "Hauptstraße 5"),
        ("12 rue de la Paix", "address", "12 rue de la Paix"),
        ("calle Mayor 15", "address", "calle Mayor 15"),
        ("postcode 1234 AB", "postcode", "1234 AB"),
        ("SW1A 1AA", "postcode", "SW1A 1AA"),
        ("lidnummer 20714", "customer_number", "20714"),
        ("klantnr: K-99812", "customer_number", "K-99812"),
        ("order 88213 is kwijt", "order_number", "88213"),
        ("boeking R5T9K", "order_number", "R5T9K"),
        ("ticket T-55102 closed", "order_number", "T-55102"),
        ("#A12-9931", "order_number", "#A12-9931"),
    ],
)
def test_it_finds(text: str, kind: str, quote: str) -> None:
    assert (kind, quote) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "ik wacht al 3 weken op een bestelling van 49,95 euro",
        "in 2023 IN de winkel gekocht voor 1250 euro",
        "kaart 4111 1111 1111 1112",
        "nummer 123456789",
        "contract van 2022",
        "order van 3 weken geleden",
        "op 12-10-2025 om 14.30 uur",
        "24/7 bereikbaar, 38 Mbps",
        "you have 500 members and 20000 followers",
        "De bestelling kost 1.234.567 punten",
    ],
)
def test_it_finds_nothing_in(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [("bsn 123456789", Kind.BSN), ("NL92 ABNA 0417 1643 00", Kind.IBAN), ("wa +44 7700 900123", Kind.PHONE)],
)
def test_it_is_not_sure_of_a_number_whose_check_fails(text: str, kind: Kind) -> None:
    (datum,) = find_personal_data(text)
    assert (datum.kind, datum.certain) == (kind, False)


def test_it_reads_a_bank_account_once_and_not_as_a_phone_number_too() -> None:
    assert [kind for kind, _ in found("NL91 ABNA 0417 1643 00")] == ["iban"]


def test_it_bounds_its_work_on_a_wall_of_digits() -> None:
    assert len(find_personal_data("0612345678 " * 900)) <= 60


@given(st.text(alphabet="0123456789 +-().@abcdNLBSGE:#/", max_size=120))
def test_it_quotes_what_stands_at_the_place_it_names(text: str) -> None:
    for datum in find_personal_data(text):
        assert text[datum.span.start : datum.span.end] == datum.span.quote
