"""Use cases: the only place where the core meets the borders."""

from drafting.desk.deps import Desk

__all__ = ["Desk"]
