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

DECISION: dict[str, Any] = {
    "action": "respond",
    "category": "product_complaint",
    "urgency": "immediate",
    "respond_by": "2026-11-22T11:00:00Z",
    "visibility": "private",
    "moderation": {"hide": False, "delete": False, "block_author": False, "report": []},
    "ask_removal": False,
    "humour_allowed": False,
    "needs_person": None,
    "reasons": [
        {"rule": "respond-product", "text": "Een klacht over een product of geleverde dienst beantwoorden we meteen."},
        {
            "rule": "private-for-personal-data",
            "text": "Hiervoor zijn gegevens van de klant nodig, of ze staan er al. Die horen in een privégesprek.",
        },
    ],
    "trace": [
        {
            "rule": "remove-threat",
            "result": "not_matched",
            "checks": [
                {"condition": "category: threat", "found": "product_complaint", "met": False, "quotes": []},
                {
                    "condition": "signal: threat, at_least: high, certain: true",
                    "found": "none",
                    "met": False,
                    "quotes": [],
                },
            ],
        }
    ],
    "policy": "default@1#e2b35cb9a62f",
}

ANSWER: dict[str, Any] = {
    "id": "drf_01m84yqn7jfe77pe579pk06qdx",
    "status": "awaiting_approval",
    "decision": DECISION,
    "draft": {
        "text": "Wachten op een bestelling die niet goed aankomt, is vervelend. Neemt u via DM contact met ons op "
        "over de bezorging? We zoeken graag samen met u uit wat er speelt.",
        "private_message": "Hier kunnen we rustig naar uw bezorging kijken. Wilt u ons het bestelnummer en de "
        "postcode van het bezorgadres sturen? Is er nog iets wat we moeten weten, zet het er dan "
        "gerust bij. We zoeken het graag met u uit.",
        "language": "nl",
        "source": "saved_reply",
        "model": None,
        "prompt": None,
        "attempts": 0,
        "findings": [],
    },
    "usage": {"model_calls": 0, "input_tokens": 0, "output_tokens": 0, "cost_usd": None, "seconds": 0.0},
}

STORED: dict[str, Any] = ANSWER | {
    "brand": "default",
    "comment": DRAFT["full"]["comment"],
    "thread": DRAFT["full"]["thread"],
    "context": DRAFT["full"]["context"],
    "thread_id": "thr_9d05351842f87a641cb60857dcf1f262",
    "created_at": "2026-11-22T10:00:05Z",
    "updated_at": "2026-11-22T10:00:05Z",
}

PENDING: dict[str, Any] = {"id": ANSWER["id"], "status": "pending"}

PAGE: dict[str, Any] = {"items": [STORED], "next": None}

CHECKS: dict[str, Any] = {
    "ok": False,
    "findings": [
        {
            "kind": "argues",
            "severity": "block",
            "message": "Spreek de klant niet tegen: erken wat er speelt en zeg wat u nu doet.",
            "quote": "Dat klopt niet",
        }
    ],
}

PROBLEM: dict[str, Any] = {
    "type": "urn:drafting:problem:invalid_input",
    "title": "Unprocessable Content",
    "status": 422,
    "detail": "comment.channel: Input should be 'facebook', 'instagram', …",
    "code": "invalid_input",
    "hint": "send one of the values that the message names",
    "errors": [
        {
            "field": "comment.channel",
            "message": "Input should be 'facebook', 'instagram', …",
            "remedy": "send one of the values that the message names",
        }
    ],
}
