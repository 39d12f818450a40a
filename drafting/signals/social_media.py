"""Is it about something posted or done on social media: an ad, a post, a contest, an unanswered message?"""

from drafting.domain.signal import Signal, SignalName
from drafting.signals.evidence import by_weight, none, seen, weight
from drafting.signals.reading import Reading


def look(reading: Reading) -> Signal:
    """The weight of ads, posts and comments in the comment."""
    hits = [*reading.hits("social_media")]
    hits += [hit for about in reading.topics if about.topic == "ad_post" for hit in about.hits]
    if not hits:
        return none(SignalName.SOCIAL_MEDIA)
    return seen(SignalName.SOCIAL_MEDIA, hits, level=by_weight(weight(hits), high=6, medium=3))
