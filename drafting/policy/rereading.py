"""What a comment is when its first reading does not hold: the complaint in it, or what it would otherwise be."""

from drafting.domain.decision import COMPLAINTS, Category
from drafting.domain.signal import Level, SignalName, Topic
from drafting.policy.facts import Facts
from drafting.policy.model import ReadAs

_SIGNAL_OF = {
    Category.PRODUCT_COMPLAINT: SignalName.PRODUCT,
    Category.SERVICE_COMPLAINT: SignalName.SERVICE,
    Category.SOCIAL_MEDIA_COMPLAINT: SignalName.SOCIAL_MEDIA,
}
_TOPIC_OF = {
    Topic.STAFF: Category.SERVICE_COMPLAINT,
    Topic.WAITING: Category.SERVICE_COMPLAINT,
    Topic.AD_POST: Category.SOCIAL_MEDIA_COMPLAINT,
}


def reread(read_as: ReadAs | Category, facts: Facts) -> Category:
    """The category that the comment is read as from here on."""
    if isinstance(read_as, Category):
        return read_as
    return complaint_in(facts) if read_as == "complaint" else _otherwise(facts)


def complaint_in(facts: Facts) -> Category:
    """Which complaint it holds: as it was read, else the second reading, else the strongest signal, else its topic."""
    reading = facts.signals.category
    for category in (facts.category, reading.category, reading.runner_up):
        if category in COMPLAINTS:
            return category
    strongest = max(COMPLAINTS, key=lambda category: facts.level(_SIGNAL_OF[category]).rank)
    if facts.level(_SIGNAL_OF[strongest]).at_least(Level.LOW):
        return strongest
    return _TOPIC_OF.get(facts.signals.topic, Category.PRODUCT_COMPLAINT)


def _otherwise(facts: Facts) -> Category:
    """The second reading, else the complaint, question or praise that is in it."""
    runner_up = facts.signals.category.runner_up
    if runner_up is not None and runner_up is not facts.category:
        return runner_up
    if facts.level(SignalName.PROBLEM).at_least(Level.LOW):
        return complaint_in(facts)
    return Category.QUESTION if facts.level(SignalName.QUESTION).at_least(Level.LOW) else Category.PRAISE_OR_NEUTRAL
