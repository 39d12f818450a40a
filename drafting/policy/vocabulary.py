"""The contract's words as a service desk says them, in Dutch and English."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from drafting.domain.decision import Action, Category, Urgency, Visibility
from drafting.domain.signal import Level, SignalName, Topic
from drafting.domain.thread import AccountType, Channel, Role
from drafting.domain.wording import Reader, Wording


def _words(nl: str, en: str) -> Wording:
    return Wording(nl=nl, en=en)


ACTIONS: dict[Action, Wording] = {
    Action.RESPOND: _words("reageren", "respond"),
    Action.IGNORE: _words("niet reageren", "ignore"),
    Action.REMOVE: _words("weghalen", "remove"),
}

CATEGORIES: dict[Category, Wording] = {
    Category.PRODUCT_COMPLAINT: _words("klacht over product of dienst", "product complaint"),
    Category.SERVICE_COMPLAINT: _words("klacht over klantenservice of personeel", "customer-service complaint"),
    Category.SOCIAL_MEDIA_COMPLAINT: _words("klacht over sociale media", "social-media complaint"),
    Category.QUESTION: _words("vraag", "question"),
    Category.PRAISE_OR_NEUTRAL: _words("compliment of neutraal", "praise or neutral"),
    Category.PETTY_OR_UNREASONABLE: _words("kleinzielig of onredelijk", "petty or unreasonable"),
    Category.TROLL: _words("trol", "troll"),
    Category.SPAM: _words("spam", "spam"),
    Category.HATE_OR_RACISM: _words("haat of racisme", "hate or racism"),
    Category.INSULT_OR_AGGRESSION: _words("scheldpartij of agressie", "insult or aggression"),
    Category.THREAT: _words("bedreiging", "threat"),
    Category.BLASPHEMY: _words("godslastering", "blasphemy"),
    Category.CONSPIRACY: _words("complottheorie", "conspiracy theory"),
    Category.CULTURAL_INSULT: _words("belediging van een cultuur", "cultural insult"),
    Category.COMMUNITY_WILL_DEFEND: _words("volgers nemen het op", "the community will defend"),
}

URGENCIES: dict[Urgency, Wording] = {
    Urgency.IMMEDIATE: _words("meteen", "at once"),
    Urgency.H24: _words("binnen 24 uur", "within 24 hours"),
    Urgency.H48: _words("binnen 48 uur", "within 48 hours"),
    Urgency.NONE: _words("geen termijn", "no deadline"),
}

VISIBILITIES: dict[Visibility, Wording] = {
    Visibility.PUBLIC: _words("openbaar", "in public"),
    Visibility.PRIVATE: _words("in een privégesprek", "in private"),
}

CERTAINTIES: dict[Level, Wording] = {
    Level.LOW: _words("laag", "low"),
    Level.MEDIUM: _words("redelijk", "fair"),
    Level.HIGH: _words("hoog", "high"),
}

LEVELS: dict[Level, Wording] = {
    Level.NONE: _words("niet gezien", "not seen"),
    Level.LOW: _words("licht", "low"),
    Level.MEDIUM: _words("duidelijk", "medium"),
    Level.HIGH: _words("sterk", "high"),
    Level.UNKNOWN: _words("niet te bepalen", "could not be told"),
}

SIGNALS: dict[SignalName, Wording] = {
    SignalName.LANGUAGE: _words("taal", "language"),
    SignalName.PERSONAL_DATA: _words("persoonsgegevens", "personal data"),
    SignalName.INJECTION: _words("opdracht aan de software", "instructions to the software"),
    SignalName.HIDDEN_TEXT: _words("verborgen tekst", "hidden text"),
    SignalName.WORDLESS: _words("geen woorden", "no words"),
    SignalName.SPAM: _words("spam", "spam"),
    SignalName.THREAT: _words("bedreiging", "threat"),
    SignalName.HATE: _words("haat", "hate"),
    SignalName.CULTURAL_INSULT: _words("belediging van een cultuur", "cultural insult"),
    SignalName.INSULT: _words("belediging", "insult"),
    SignalName.PROFANITY: _words("grof taalgebruik", "profanity"),
    SignalName.BLASPHEMY: _words("godslastering", "blasphemy"),
    SignalName.CONSPIRACY: _words("complottheorie", "conspiracy theory"),
    SignalName.PETTY: _words("kleinzieligheid", "pettiness"),
    SignalName.TROLLING: _words("trollen", "trolling"),
    SignalName.COMMUNITY_DEFENCE: _words("volgers die het opnemen", "community in defence"),
    SignalName.SARCASM: _words("sarcasme", "sarcasm"),
    SignalName.PLAYFUL: _words("grapje", "playfulness"),
    SignalName.PROBLEM: _words("echt probleem", "real problem"),
    SignalName.PRODUCT: _words("product of dienst", "product or service bought"),
    SignalName.SERVICE: _words("klantenservice of personeel", "customer service or staff"),
    SignalName.SOCIAL_MEDIA: _words("iets op sociale media", "something on social media"),
    SignalName.QUESTION: _words("vraag", "question"),
    SignalName.PRAISE: _words("compliment", "praise"),
    SignalName.TOPIC: _words("onderwerp", "topic"),
    SignalName.HEAT: _words("verhit gesprek", "heat"),
    SignalName.RESOLUTION: _words("opgelost volgens de klant", "solved, says the customer"),
    SignalName.HEALTH_SAFETY: _words("gevaar voor gezondheid of veiligheid", "danger to health or safety"),
    SignalName.SELF_HARM: _words("zelfdoding of zelfbeschadiging", "self-harm"),
    SignalName.LEGAL: _words("juridische stap", "legal claim"),
    SignalName.PRESS: _words("pers", "press"),
    SignalName.DISCRIMINATION: _words("melding van discriminatie", "report of discrimination"),
    SignalName.LOOKUP: _words("iets opzoeken over de klant", "something to look up"),
    SignalName.FACTS_ANSWER: _words("antwoord in de feiten", "answer in the facts"),
}

TOPICS: dict[Topic, Wording] = {
    Topic.DELIVERY: _words("bezorging", "delivery"),
    Topic.DEFECT: _words("defect", "defect"),
    Topic.REFUND: _words("terugbetaling", "refund"),
    Topic.WAITING: _words("wachten en bereikbaarheid", "waiting and reachability"),
    Topic.STAFF: _words("personeel", "staff"),
    Topic.APP_SITE: _words("app of site", "app or site"),
    Topic.PRICE: _words("prijs", "price"),
    Topic.PRIVACY: _words("privacy", "privacy"),
    Topic.CONTRACT: _words("contract", "contract"),
    Topic.AD_POST: _words("advertentie of bericht", "ad or post"),
    Topic.PRODUCT_OTHER: _words("product, overig", "product, other"),
    Topic.ANY: _words("geen bepaald onderwerp", "no particular topic"),
}

ROLES: dict[Role, Wording] = {
    Role.CUSTOMER: _words("de klant", "the customer"),
    Role.BRAND: _words("het merk", "the brand"),
    Role.COMMUNITY: _words("anderen", "others"),
}

ACCOUNTS: dict[AccountType, Wording] = {
    AccountType.BUSINESS: _words("bedrijfspagina", "business page"),
    AccountType.PERSONAL: _words("persoonlijk account", "personal account"),
    AccountType.INFLUENCER: _words("influencer-account", "influencer account"),
}

CHANNELS: dict[Channel, Wording] = {
    Channel.FACEBOOK: _words("Facebook", "Facebook"),
    Channel.INSTAGRAM: _words("Instagram", "Instagram"),
    Channel.X: _words("X", "X"),
    Channel.YOUTUBE: _words("YouTube", "YouTube"),
    Channel.TIKTOK: _words("TikTok", "TikTok"),
    Channel.LINKEDIN: _words("LinkedIn", "LinkedIn"),
    Channel.GOOGLE_REVIEWS: _words("Google-reviews", "Google reviews"),
    Channel.TRUSTPILOT: _words("Trustpilot", "Trustpilot"),
    Channel.EMAIL: _words("e-mail", "e-mail"),
    Channel.CHAT: _words("chat", "chat"),
    Channel.OTHER: _words("ander kanaal", "another channel"),
}

_TABLES: dict[type[StrEnum], Mapping[Any, Wording]] = {
    Action: ACTIONS,
    Category: CATEGORIES,
    Urgency: URGENCIES,
    Visibility: VISIBILITIES,
    Level: LEVELS,
    SignalName: SIGNALS,
    Topic: TOPICS,
    Role: ROLES,
    AccountType: ACCOUNTS,
    Channel: CHANNELS,
}
"""By kind: values of two enumerations may be equal as text, as `threat` is a category and a signal."""


def spoken(value: StrEnum, reader: Reader) -> str:
    """The word as a person says it."""
    return _TABLES[type(value)][value].to(reader)
