import pytest

from drafting.text.topics import topics


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Waar blijft mijn pakket? Track & trace staat al dagen stil", "delivery"),
        ("My parcel never arrived", "delivery"),
        ("de rits was na een dag kapot", "defect"),
        ("it stopped working after a week", "defect"),
        ("wanneer krijg ik mijn geld terug", "refund"),
        ("I want a refund", "refund"),
        ("een uur in de wacht", "waiting"),
        ("nobody answers the phone", "waiting"),
        ("die medewerkster aan de balie was onbeschoft", "staff"),
        ("your staff were rude", "staff"),
        ("inloggen op de website lukt niet", "app_site"),
        ("the website won't load", "app_site"),
        ("schandalig duur geworden", "price"),
        ("you charged me twice", "price"),
        ("mijn gegevens liggen op straat, datalek!", "privacy"),
        ("a data breach with my details", "privacy"),
        ("ik wil mijn abonnement opzeggen", "contract"),
        ("cancel my membership", "contract"),
        ("smakeloze reclame", "ad_post"),
        ("that ad is in poor taste", "ad_post"),
        ("Das Paket ist nicht angekommen", "delivery"),
        ("Le colis n'est jamais arrivé", "delivery"),
        ("El paquete no ha llegado", "delivery"),
    ],
)
def test_it_tells_that_it_is_about(text: str, topic: str) -> None:
    assert topics(text)[0].topic == topic


def test_it_tells_nothing_where_nothing_is_said() -> None:
    assert topics("haha") == ()


def test_it_quotes_the_words_that_a_topic_rests_on() -> None:
    assert [hit.span.quote for hit in topics("Jullie BEZORGER gooide het")[0].hits] == ["BEZORGER"]
