"""Is it about a product, or about a service that was bought and delivered?"""

from drafting.domain.signal import Signal, SignalName
from drafting.signals.evidence import by_weight, none, seen, weight
from drafting.signals.reading import Reading

_TOPICS = ("delivery", "defect", "refund", "price", "contract", "app_site", "product_other", "privacy")


def look(reading: Reading) -> Signal:
    """The weight of goods, money and contracts in the comment."""
    hits = [*reading.hits("product")]
    hits += [hit for about in reading.topics if about.topic in _TOPICS for hit in about.hits]
    if not hits:
        return none(SignalName.PRODUCT)
    return seen(SignalName.PRODUCT, hits, level=by_weight(weight(hits), high=6, medium=2))
