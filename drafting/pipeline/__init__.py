"""The story of one comment, over Protocols only: deterministic given a Model."""

from drafting.pipeline.models import Models
from drafting.pipeline.propose import propose

__all__ = ["Models", "propose"]
