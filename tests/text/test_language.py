import pytest

from drafting.text.language import guess


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("waar blijft mn pakket nou", "nl"),
        ("amai wa ne service zeg", "nl"),
        ("hier ook niks", "nl"),
        ("where is my order", "en"),
        ("still nothing", "en"),
        ("Y'all never answer", "en"),
        ("Wo bleibt mein Paket?", "de"),
        ("Où est mon colis ?", "fr"),
        ("¿Dónde está mi pedido?", "es"),
        ("perché non rispondete mai", "it"),
        ("siparişim hala gelmedi", "tr"),
        ("dlaczego nikt nie odpowiada", "pl"),
        ("где мой заказ", "ru"),
        ("注文した商品が届きません", "ja"),
        ("我的包裹在哪里", "zh"),
        ("أين طلبي", "ar"),
    ],
)
def test_it_tells_the_language_of(text: str, code: str) -> None:
    assert guess(text).code == code


@pytest.mark.parametrize(
    "text", ["", "👍", "...", "lol ok", "zxcv qwrt", "[sticker]", "12345", "@bol https://example.com"]
)
def test_it_says_that_it_cannot_tell(text: str) -> None:
    assert guess(text).code is None


def test_it_takes_a_hint_where_the_words_do_not_tell() -> None:
    assert guess("top!", hint="nl-BE").code == "nl"


def test_it_does_not_take_a_hint_that_the_words_speak_against() -> None:
    assert guess("Where is my order? I have been waiting for two weeks now.", hint="nl").code == "en"


def test_it_names_the_other_language_of_a_mixed_comment() -> None:
    mixed = guess(
        "Ik wacht nu al drie weken op mijn bestelling en er is niemand die reageert. "
        "Please can somebody tell me what is going on with the order that I have paid for?"
    )
    assert {mixed.code, *mixed.others} == {"nl", "en"}


def test_it_is_less_sure_of_few_words_than_of_many() -> None:
    assert guess("die was in").sureness != "high"
    assert (
        guess("Waar blijft het pakket dat ik vorige week besteld heb en waarom belt niemand mij terug?").sureness
        == "high"
    )


@pytest.mark.parametrize("text", ["Waardeloos!", "Oplichters!!", "Prutswinkel", "Klantonvriendelijk", "Wanneer open?"])
def test_one_dutch_word_is_dutch(text: str) -> None:
    assert guess(text).code == "nl"


@pytest.mark.parametrize("text", ["Thieves!!", "Useless.", "Understaffed", "Ghosted", "Disorganised shambles"])
def test_one_english_word_is_english(text: str) -> None:
    assert guess(text).code == "en"


@pytest.mark.parametrize("text", ["Frechheit!", "Lieferung", "Voleurs !", "Ladrones", "Rezalet", "Oszuści"])
def test_one_word_of_another_language_is_taken_for_neither(text: str) -> None:
    assert guess(text).code not in ("nl", "en")


def test_a_word_alone_is_no_more_than_a_leaning() -> None:
    assert guess("Waardeloos!").sureness == "low"
