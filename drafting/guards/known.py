"""What a reply may rest on: everything that was said, and everything that the brand gave."""

from functools import lru_cache

from drafting.domain.draft import Brief
from drafting.domain.thread import Role


@lru_cache(maxsize=8)
def _joined(texts: tuple[str, ...]) -> str:
    return "\n".join(texts)


def customer_texts(brief: Brief) -> tuple[str, ...]:
    """What the customer and other people wrote, and the customer's name."""
    thread = brief.thread
    name = thread.comment.author.name if thread.comment.author and thread.comment.author.name else ""
    said = [turn.text for turn in thread.turns if turn.role is not Role.BRAND]
    return tuple(text for text in (thread.comment.text, *said, name) if text)


def brand_texts(brief: Brief) -> tuple[str, ...]:
    """What the brand said and gave: facts, its earlier turns, instructions, signature, name, private channel."""
    context = brief.thread.context
    said = [turn.text for turn in brief.thread.turns if turn.role is Role.BRAND]
    own = (
        *brief.voice.may_offer,
        *brief.voice.words_to_use,
        brief.voice.name,
        brief.thread.brand,
        brief.private_channel,
    )
    given = (context.instructions, context.signature, context.private_channel, brief.voice.signature)
    return tuple(text for text in (*context.facts, *said, *brief.known, *own, *given) if text)


def known_text(brief: Brief) -> str:
    """All of it as one text, a line each."""
    return _joined((*customer_texts(brief), *brand_texts(brief)))


def allowed_text(brief: Brief) -> str:
    """What the brand itself allows: its facts, its instructions, what it may offer, what it said before."""
    return _joined(brand_texts(brief))
