"""The category that the signals point to, and when a person has to look."""

import pytest

from drafting.domain.decision import Category
from drafting.domain.signal import Level
from drafting.domain.thread import AccountType
from tests.signals.builders import see

C = Category


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Mijn wasmachine is na twee weken al kapot, order 88213", C.PRODUCT_COMPLAINT),
        ("The sofa I bought arrived with a broken leg", C.PRODUCT_COMPLAINT),
        ("Die Jacke kam ohne Knöpfe an, defekt", C.PRODUCT_COMPLAINT),
        ("Al een uur in de wacht en dan wordt er opgehangen", C.SERVICE_COMPLAINT),
        ("Your receptionist rolled her eyes and ignored me", C.SERVICE_COMPLAINT),
        ("Smakeloze advertentie, haal die reclame van mijn tijdlijn", C.SOCIAL_MEDIA_COMPLAINT),
        ("Your last post is in really poor taste, take it down", C.SOCIAL_MEDIA_COMPLAINT),
        ("Leveren jullie ook op zaterdag?", C.QUESTION),
        ("do you ship to Cork", C.QUESTION),
        ("¿Abrís los domingos?", C.QUESTION),
        ("Fantastisch geholpen, dank jullie wel!", C.PRAISE_OR_NEUTRAL),
        ("Best bakery in town, love the staff ❤️", C.PRAISE_OR_NEUTRAL),
        ("👍👍", C.PRAISE_OR_NEUTRAL),
        ("1 minuut te laat bezorgd. Ik eis een excuusbrief en een maand gratis!", C.PETTY_OR_UNREASONABLE),
        ("lmao losers, cry about it", C.TROLL),
        ("Volg mij terug! Check mijn kanaal, link in bio", C.SPAM),
        ("Earn $3000 a week from home, whatsapp me now", C.SPAM),
    ],
)
def test_it_is_sure_of(text: str, category: Category) -> None:
    found = see(text).category
    assert found.category is category
    assert found.certainty is not Level.LOW


@pytest.mark.parametrize("text", ["...", "[sticker]", "😡", "https://www.example.com/x", "@example", "hmm oké"])
def test_it_leaves_to_a_person_what_it_cannot_tell(text: str) -> None:
    assert see(text).category.certainty is Level.LOW


def test_it_puts_a_threat_before_everything_else() -> None:
    found = see("Mijn pakket is nog steeds niet binnen. Ik steek jullie bezorger neer.").category
    assert (found.category, found.certainty) == (C.THREAT, Level.HIGH)


@pytest.mark.parametrize(
    "text",
    [
        "Stelletje sukkels, mijn koelkast is na een week al stuk",
        "You absolute muppets, third wrong curtain in a row",
        "lol losers, order 40-7721 is nog steeds niet geleverd",
        "Godverdomme, weer geen internet, al drie dagen!",
    ],
)
def test_it_lets_a_real_problem_beat_insults_mockery_and_swearing(text: str) -> None:
    assert see(text).category.category in (C.PRODUCT_COMPLAINT, C.SERVICE_COMPLAINT)


def test_it_sends_a_complaint_with_an_insult_that_touches_no_known_failure_to_a_person() -> None:
    found = see("Idioten! 1200 euro voor dit").category
    assert found.category not in (C.INSULT_OR_AGGRESSION, C.TROLL) or found.certainty is Level.LOW


def test_it_believes_that_a_matter_is_solved() -> None:
    found = see("Alles is opgelost, bedankt!", "Koffer kwijt!", "brand: We zoeken hem.").category
    assert found.category is C.PRAISE_OR_NEUTRAL


def test_it_takes_a_failure_after_a_solution_for_a_complaint() -> None:
    found = see(
        "Jullie zeiden dat alles opgelost is, maar mijn internet is nog steeds kapot",
        "Geen internet",
        "brand: Opgelost!",
    ).category
    assert found.category in (C.PRODUCT_COMPLAINT, C.SERVICE_COMPLAINT)


def test_it_reads_a_bare_answer_by_the_complaint_that_it_goes_on_with() -> None:
    found = see("gedaan", "Mijn pakket is nooit bezorgd", "brand: Stuur ons je gegevens in een DM.").category
    assert (found.category, found.certainty) == (C.PRODUCT_COMPLAINT, Level.MEDIUM)


def test_it_waits_for_the_community_of_a_persons_account() -> None:
    found = see(
        "alles nep aan jou, verkoopster", "community: laat haar met rust", account=AccountType.INFLUENCER
    ).category
    assert found.category is C.COMMUNITY_WILL_DEFEND


def test_it_answers_a_buyer_on_a_persons_account() -> None:
    found = see(
        "Ik heb jouw schema gekocht, order 5561, en de video's werken niet",
        "community: zij licht niemand op",
        account=AccountType.INFLUENCER,
    ).category
    assert found.category is C.PRODUCT_COMPLAINT


def test_it_does_not_wait_for_a_community_on_a_company_page() -> None:
    found = see("alles nep aan jullie", "community: laat ze met rust").category
    assert found.category is not C.COMMUNITY_WILL_DEFEND


def test_it_takes_a_journalist_for_somebody_who_asks() -> None:
    found = see("Ik ben journalist bij De Polder. Klopt het dat er een datalek was? Graag een reactie.").category
    assert found.category is C.QUESTION


def test_it_names_what_else_it_could_be() -> None:
    found = see("Ik ga jullie helpdesk nog eens wat aandoen 😂 al een week geen internet").category
    assert found.runner_up is not None


def test_it_shows_the_words_that_a_reading_rests_on() -> None:
    found = see("Na één dag al KAPOT").category
    assert "KAPOT" in [span.quote for span in found.evidence]
