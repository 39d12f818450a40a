"""What to do with a comment, by rules that a manager can read and change."""

from drafting.policy.evaluate import decide
from drafting.policy.model import Policy

__all__ = ["Policy", "decide"]
