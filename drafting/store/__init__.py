"""What is kept: drafts, threads, reviews, policies, API keys and first answers, on SQLite or Postgres."""

from drafting.store.migrate import migrate
from drafting.store.store import Store

__all__ = ["Store", "migrate"]
