"""An example for every body, shown in the OpenAPI document and sent by a test."""

from typing import Any

DRAFT: dict[str, Any] = {
    "minimal": {"comment": {"text": "Mijn pakket is al een week te laat en niemand reageert."}},
    "full": {
        "brand": "default",
        "comment": {
            "id": "c-1",
            "text": "Waar blijft mijn pakket? Al drie keer gebeld.",
            "channel": "facebook",
            "language": None,
            "author": {"id": "u-1", "name": "Sanne"},
            "posted_at": "2026-11-22T10:00:00Z",
            "url": None,
            "rating": None,
        },
        "thread": [{"role": "customer", "text": "Mijn pakket is er nog niet.", "posted_at": None}],
        "context": {
            "account_type": "business",
            "resolved": False,
            "facts": ["Pakketten worden nu op werkdagen bezorgd."],
            "private_channel": "DM",
            "formality": "u",
            "max_length": 280,
            "instructions": None,
            "signature": None,
        },
    },
}

CHECK: dict[str, Any] = {
    "an argument": {
        "comment": {"text": "Mijn pakket is al een week te laat.", "channel": "facebook"},
        "draft": "Dat klopt niet: uw pakket is gewoon op tijd bezorgd.",
    }
}

APPROVE: dict[str, Any] = {"by name": {"reviewer": "Fatima"}, "anonymous": {}}

EDIT: dict[str, Any] = {
    "other words": {
        "text": "Fijn dat u dit meldt. Stuurt u ons een bericht via DM? Dan zoeken we uit waar uw pakket is.",
        "reviewer": "Fatima",
    }
}

REJECT: dict[str, Any] = {"with a reason": {"reason": "De klant is al gebeld.", "reviewer": "Fatima"}}

REGENERATE: dict[str, Any] = {
    "with a fact": {"reason": "De bezorgdag ontbreekt.", "facts": ["Het pakket komt dinsdag."], "reviewer": "Fatima"}
}

DECIDE_OTHERWISE: dict[str, Any] = {
    "answer it after all": {"action": "respond", "category": "product_complaint", "reason": "Er zit een klacht in."}
}

UNDO: dict[str, Any] = {"by name": {"reviewer": "Fatima"}, "anonymous": {}}

CONTEST: dict[str, Any] = {"with a reason": {"reason": "Dit is kritiek, geen scheldpartij.", "reviewer": "Fatima"}}
