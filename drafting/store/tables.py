"""The tables as the queries see them; `migrations/` makes them, and a test holds the two together."""

import sqlalchemy as sa

from drafting.store.columns import CleanText, Utc

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

threads = sa.Table(
    "threads",
    metadata,
    sa.Column("id", CleanText, primary_key=True),
    sa.Column("brand", CleanText, nullable=False),
    sa.Column("channel", CleanText, nullable=False),
    sa.Column("state", CleanText, nullable=False),  # a digest of all that was said; it changes when anybody speaks
    sa.Column("first_seen", Utc, nullable=False),
    sa.Column("last_seen", Utc, nullable=False),
)

drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("id", CleanText, primary_key=True),
    sa.Column("thread_id", CleanText, sa.ForeignKey("threads.id"), nullable=False),
    sa.Column("brand", CleanText, nullable=False),
    sa.Column("channel", CleanText, nullable=False),
    sa.Column("status", CleanText, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("created_at", Utc, nullable=False),
    sa.Column("updated_at", Utc, nullable=False),
    sa.Column("due", Utc, nullable=False),  # respond_by, or a far day: a column that is never null can be paged by
    sa.Column("to_deliver", sa.Boolean, nullable=False),  # approved while there was a way out, and not gone out yet
    sa.Column("action", CleanText),
    sa.Column("category", CleanText),
    sa.Column("language", CleanText),
    sa.Column("schema_version", sa.Integer, nullable=False),
    sa.Column("body", CleanText, nullable=False),  # the whole record; the columns above are copies to find it by
)

# The queue is read from these two alone, filters included, and only the page's own bodies are fetched.
_FILTERED = ("brand", "channel", "action", "category", "language")
sa.Index("ix_drafts_status_due", *(drafts.c[name] for name in ("status", "due", "created_at", "id", *_FILTERED)))
sa.Index("ix_drafts_due", *(drafts.c[name] for name in ("due", "created_at", "id", "status", *_FILTERED)))
sa.Index("ix_drafts_thread", drafts.c.thread_id, drafts.c.created_at)
_TO_DELIVER = sa.text("to_deliver")
sa.Index("ix_drafts_to_deliver", drafts.c.id, sqlite_where=_TO_DELIVER, postgresql_where=_TO_DELIVER)
APPROVED = sa.text("status IN ('approved', 'edited', 'delivered') AND action = 'respond'")
"""Replies that a person approved: to the letter as the index has it, or SQLite does not use it."""
_APPROVED_BY = (drafts.c.brand, drafts.c.language, drafts.c.created_at)
sa.Index("ix_drafts_approved", *_APPROVED_BY, sqlite_where=APPROVED, postgresql_where=APPROVED)

reviews = sa.Table(
    "reviews",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),  # the order in which they were given
    sa.Column("id", CleanText, nullable=False, unique=True),
    sa.Column("draft_id", CleanText, sa.ForeignKey("drafts.id"), nullable=False, index=True),
    sa.Column("at", Utc, nullable=False, index=True),
    sa.Column("verdict", CleanText, nullable=False),
    sa.Column("reviewer", CleanText),
    sa.Column("too_fast", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("body", CleanText, nullable=False),
)

policies = sa.Table(
    "policies",
    metadata,
    sa.Column("ref", CleanText, primary_key=True),
    sa.Column("text", CleanText, nullable=False),
    sa.Column("first_used", Utc, nullable=False),
)

keys = sa.Table(
    "keys",
    metadata,
    sa.Column("id", CleanText, primary_key=True),
    sa.Column("digest", CleanText, nullable=False, unique=True),
    sa.Column("name", CleanText, nullable=False),
    sa.Column("brands", CleanText),  # a JSON list; null: every brand
    sa.Column("rights", CleanText, nullable=False),  # a JSON list
    sa.Column("roles", CleanText),  # a JSON list of Grant, where the rights differ from brand to brand
    sa.Column("created_at", Utc, nullable=False),
    sa.Column("revoked_at", Utc),
    sa.Column("last_used", Utc),
)
sa.Index(
    "uq_keys_name_in_use",
    keys.c.name,
    unique=True,
    sqlite_where=keys.c.revoked_at.is_(None),
    postgresql_where=keys.c.revoked_at.is_(None),
)

answers = sa.Table(
    "answers",
    metadata,
    sa.Column("caller", CleanText, primary_key=True),
    sa.Column("key", CleanText, primary_key=True),
    sa.Column("digest", CleanText, nullable=False),
    sa.Column("claimed_at", Utc, nullable=False, index=True),
    sa.Column("status", sa.Integer),  # null: the first request is still running
    sa.Column("body", sa.LargeBinary),
    sa.Column("headers", CleanText),
)

shadows = sa.Table(
    "shadows",
    metadata,
    sa.Column("draft_id", CleanText, sa.ForeignKey("drafts.id"), primary_key=True),
    sa.Column("candidate", CleanText, primary_key=True),
    sa.Column("brand", CleanText, nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.Column("body", CleanText, nullable=False),
)
sa.Index("ix_shadows_brand", shadows.c.brand, shadows.c.draft_id)

spending = sa.Table(
    "spending",
    metadata,
    sa.Column("brand", CleanText, primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),  # the brand's own: it ends when its time zone says so
    sa.Column("calls", sa.Integer, nullable=False),
    sa.Column("usd", sa.Float, nullable=False),
    sa.Column("unpriced", sa.Integer, nullable=False),  # calls whose price nobody knows
)
