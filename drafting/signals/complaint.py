"""Which of the three complaints it is: about the product, customer service, or something on social media."""

from drafting.domain.decision import Category
from drafting.signals.evidence import weight
from drafting.signals.lexicon import lexicon
from drafting.signals.reading import Reading
from drafting.text.topics import About, topics
from drafting.text.words import Hit

_KINDS = {
    Category.PRODUCT_COMPLAINT: (
        "product",
        ("delivery", "defect", "refund", "price", "contract", "app_site", "product_other", "privacy"),
    ),
    Category.SERVICE_COMPLAINT: ("service", ("waiting", "staff")),
    Category.SOCIAL_MEDIA_COMPLAINT: ("social_media", ("ad_post",)),
}


def complaint_kinds(reading: Reading) -> tuple[Category, Category]:
    """The likeliest kind and the next. Where nothing tells: as the customer complained before, else the product."""
    weights = {
        category: _weight(reading.hits(kind), reading.topics, names) for category, (kind, names) in _KINDS.items()
    }
    if not any(weights.values()):
        return earlier_kinds(reading) or (Category.PRODUCT_COMPLAINT, Category.SERVICE_COMPLAINT)
    return _ranked(weights)


def earlier_kinds(reading: Reading) -> tuple[Category, Category] | None:
    """What the customer complained about in the turns before; None where no problem was named there."""
    for turn in reading.customer_turns:
        said = topics(turn)
        weights = {
            category: _weight(lexicon(kind).find(turn), said, names) for category, (kind, names) in _KINDS.items()
        }
        if any(weights.values()) or any(hit.level != "low" for hit in lexicon("problem").find(turn)):
            return _ranked(weights)
    return None


def _ranked(weights: dict[Category, int]) -> tuple[Category, Category]:
    first, second, _ = sorted(weights, key=lambda category: -weights[category])
    return first, second


def _weight(hits: tuple[Hit, ...], said: tuple[About, ...], names: tuple[str, ...]) -> int:
    all_hits = [*hits, *(hit for about in said if about.topic in names for hit in about.hits)]
    return weight({hit.span: hit for hit in all_hits}.values())
