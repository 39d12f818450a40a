import pytest

from drafting.domain.signal import Level, SignalName
from tests.signals.builders import level, signal


@pytest.mark.parametrize(
    "text",
    [
        "check out my new channel guys, I post every day",
        "Follow me and I follow back ❤️",
        "SUB4SUB anyone?",
        "I make $4,500 a week from home, message Anna on WhatsApp +1 415 555 2671",
        "Invested 200 in bitcoin with Mr Ferdinand and received 3000 after 5 days",
        "🔥🔥 win a FREE iPhone, click the link www.prizes.example.com 🔥🔥",
        "Dr Ozala brought my husband back with his powerful love spell",
        "My account was hacked, a recovery expert got all my funds back, contact him on telegram",
        "hot singles near you, link in bio 💋",
        "Dear customer, kindly inbox our support team to verify your account",
        "Bekijk ook eens mijn shopje, link in bio!",
        "Verdien thuis 3000 euro per maand, stuur mij een dm",
        "Geld nodig? Lening zonder BKR, app 06-12345678",
        "Volg mij en ik volg terug",
        "Afvallen zonder sporten met deze druppels, bestel via www.voorbeeld.nl",
        "Schaut mal auf meinem Kanal vorbei",
        "Abonnez-vous à ma chaîne",
        "Suscríbete a mi canal",
    ],
)
def test_it_finds(text: str) -> None:
    assert level(SignalName.SPAM, text).at_least(Level.MEDIUM)


@pytest.mark.parametrize(
    "text",
    [
        "Zie https://voorbeeld.nl/foto.jpg voor hoe mijn bank is aangekomen, order 88213",
        "I paid 45 euro through this link https://example.com/pay and nothing arrived",
        "Kan ik mijn abonnement opzeggen via de app? Mijn nummer is 06-12345678",
        "The checkout page keeps crashing when I click on pay",
        "How do I unsubscribe from your emails?",
        "I still haven't got my free gift that came with the subscription",
        "Please check my account, I was charged twice",
        "Your team really helped me to recover my password, thank you!",
        "Ik heb op jullie winactie gereageerd maar niks meer gehoord",
        "Kijk even in jullie inbox, ik stuurde een bericht",
        "Neem contact met mij op via WhatsApp aub, mijn pakket is kwijt",
        "is there a discount code for students?",
        "I'd like to check out as a guest, is that possible?",
    ],
)
def test_it_leaves_customers_alone(text: str) -> None:
    assert not level(SignalName.SPAM, text).at_least(Level.MEDIUM)


def test_it_shows_the_words_that_gave_it_away() -> None:
    found = signal(SignalName.SPAM, "please CHECK OUT MY CHANNEL")
    assert "CHECK OUT MY CHANNEL" in [span.quote for span in found.evidence]


def test_it_weighs_a_factual_problem_against_a_suspicious_word() -> None:
    bare = "look at the link www.example.com"
    assert level(SignalName.SPAM, bare).rank > level(SignalName.SPAM, f"my parcel never arrived, {bare}").rank
