"""Somebody who reads along while a model writes: the words so far, before anything is checked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[str], None]
"""Called with all that was written so far, and with nothing when a new try begins."""

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener | None) -> Iterator[None]:
    """Have the models that are asked within this `with` say what they write as they write it, if they can.

    It goes past the wrappers, which know of whole answers only: what is counted, kept and replayed stays the answer.
    """
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def listener() -> Listener | None:
    """Who listens here and now."""
    return _LISTENER.get()
