"""Tables for the people at the desk: accounts, sessions, sign-ins that failed, who looks at what, and case files."""

import sqlalchemy as sa

from drafting.store.columns import CleanText, Utc
from drafting.store.tables import metadata

people = sa.Table(
    "people",
    metadata,
    sa.Column("id", CleanText, primary_key=True),
    sa.Column("login", CleanText, nullable=False, unique=True),
    sa.Column("name", CleanText, nullable=False),
    sa.Column("password", CleanText),  # argon2id in PHC form; null: signs in with OpenID Connect only
    sa.Column("grants", CleanText, nullable=False),  # a JSON list of Grant
    sa.Column("language", CleanText),
    sa.Column("created_at", Utc, nullable=False),
    sa.Column("ended_at", Utc),
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("id", CleanText, primary_key=True),
    sa.Column("digest", CleanText, nullable=False, unique=True),
    sa.Column("person_id", CleanText, sa.ForeignKey("people.id"), nullable=False, index=True),
    sa.Column("created_at", Utc, nullable=False),
    sa.Column("last_seen", Utc, nullable=False),
    sa.Column("ended_at", Utc),
    sa.Column("browser", CleanText),
)

failures = sa.Table(
    "failures",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("subject", CleanText, nullable=False),  # a digest of the login or the address: neither is kept itself
    sa.Column("at", Utc, nullable=False),
)
sa.Index("ix_failures_subject_at", failures.c.subject, failures.c.at)

presence = sa.Table(
    "presence",
    metadata,
    sa.Column("draft_id", CleanText, primary_key=True),
    sa.Column("who", CleanText, primary_key=True),
    sa.Column("name", CleanText, nullable=False),
    sa.Column("seen_at", Utc, nullable=False, index=True),
)

cases = sa.Table(
    "cases",
    metadata,
    sa.Column("id", CleanText, primary_key=True),
    # No foreign key: a case file outlives the draft, and the removal of an author's data, until a person closes it.
    sa.Column("draft_id", CleanText, nullable=False, unique=True),
    sa.Column("brand", CleanText, nullable=False),
    sa.Column("opened_at", Utc, nullable=False),
    sa.Column("closed_at", Utc),
    sa.Column("body", CleanText, nullable=False),
)
sa.Index("ix_cases_closed_opened", cases.c.closed_at, cases.c.opened_at)

words = sa.Table(
    "words",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("draft_id", CleanText, nullable=False, unique=True),
    sa.Column("said", CleanText, nullable=False),  # what a search looks at, kept up by triggers on drafts
)
