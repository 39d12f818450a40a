"""What a detector is: a name, and `look(reading) -> Signal` in a file of that name."""

from collections.abc import Callable
from typing import NamedTuple

from drafting.domain.signal import Signal, SignalName
from drafting.signals.reading import Reading


class Detector(NamedTuple):
    """A line of DETECTORS. `look` returns a signal of that name: level `none` where nothing is seen, never None."""

    name: SignalName
    look: Callable[[Reading], Signal]
