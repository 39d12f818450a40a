import pytest

from drafting.text.links import links, without_links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kijk op https://voorbeeld.nl/a?b=1 nu", ["https://voorbeeld.nl/a?b=1"]),
        ("www.example.com", ["www.example.com"]),
        ("shop.example.com/x en t.me/winst", ["shop.example.com/x", "t.me/winst"]),
        ("mijn mail is jan@example.com", []),
        ("Het is kapot.De bezorger kwam niet", []),
        ("marktplaats . com", ["marktplaats . com"]),
    ],
)
def test_it_finds_links_and_nothing_else(text: str, found: list[str]) -> None:
    assert [link.quote for link in links(text)] == found


def test_it_takes_links_out() -> None:
    assert without_links("zie https://example.com/a nu").split() == ["zie", "nu"]
