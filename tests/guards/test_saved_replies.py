"""The replies that the default brand saved for when no model can write: each is one that the guards let through."""

from pathlib import Path

import yaml

from drafting.domain.draft import Finding
from drafting.domain.thread import Role, Turn
from drafting.domain.voice import SavedReply
from drafting.guards import GUARDS
from tests.guards.builders import CHANNELS, brief, reply

_COMMENTS = {
    "nl": {
        "delivery": "Mijn pakket is nog steeds niet bezorgd",
        "defect": "De stofzuiger is na een week al kapot gegaan",
        "refund": "Ik wacht al weken op mijn geld terug",
        "waiting": "Al een uur in de wacht bij de klantenservice",
        "staff": "Die medewerker was ontzettend onbeschoft",
        "app_site": "De app crasht telkens bij het inloggen",
        "price": "Wat een prijsverhoging, veel te duur geworden",
        "privacy": "Mijn gegevens liggen zomaar op straat",
        "contract": "Ik kan mijn abonnement niet opzeggen",
        "ad_post": "Die reclame van jullie is misleidend",
        "product_other": "Het product smaakt nergens naar",
        "any": "Wat een tegenvaller bij jullie deze keer",
    },
    "en": {
        "delivery": "My parcel still has not been delivered",
        "defect": "The vacuum cleaner broke after one week",
        "refund": "Still waiting for my refund",
        "waiting": "An hour on hold with customer service",
        "staff": "That employee was incredibly rude",
        "app_site": "The app crashes every time I log in",
        "price": "Far too expensive after the price increase",
        "privacy": "My data is out on the street",
        "contract": "I cannot cancel my subscription",
        "ad_post": "That advert of yours is misleading",
        "product_other": "The product tastes of nothing",
        "any": "What a letdown this time",
    },
}
_FACTS = {
    "nl": "We zijn op maandag tot en met zaterdag open van 9 tot 18 uur.",
    "en": "We are open from Monday to Saturday, 9 to 6.",
}


def _saved() -> list[SavedReply]:
    written = yaml.safe_load(Path("policies/default/replies.yaml").read_text(encoding="utf-8"))
    return [SavedReply.model_validate(row) for row in written]


def _found(saved: SavedReply) -> list[Finding]:
    channel, facts = CHANNELS[saved.language], _FACTS[saved.language]

    def filled(text: str) -> str:
        return text.replace("{private_channel}", channel).replace("{facts}", facts)

    due = brief(
        saved.language,
        comment=_COMMENTS[saved.language][saved.topic.value],
        turns=(Turn(role=Role.BRAND, text="Hallo"),) if saved.stage == "follow_up" else (),
        channel="x",
        facts=(facts,) if "{facts}" in saved.text else (),
        formality=saved.formality,
        visibility=saved.visibility.value,
        category=saved.category.value,
        topic=saved.topic.value,
        ask_removal=saved.ask_removal,
    )
    written = reply(filled(saved.text), saved.private_message and filled(saved.private_message))
    return [finding for guard in GUARDS for finding in guard.find(written, due)]


def test_it_blocks_none_of_them_and_warns_about_few() -> None:
    saved = _saved()
    found = {one.id: _found(one) for one in saved}

    assert {name for name, findings in found.items() if any(one.severity == "block" for one in findings)} == set()
    assert sum(bool(findings) for findings in found.values()) <= len(saved) * 0.03
