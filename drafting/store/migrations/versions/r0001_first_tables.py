"""The first tables: threads, drafts, reviews, policies, keys and answers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_FILTERED = ["brand", "channel", "action", "category", "language"]


def upgrade() -> None:
    """Make everything."""
    _threads_and_drafts()
    _reviews()
    _policies_and_keys()
    _answers()


def downgrade() -> None:
    """Drop everything."""
    for table in ("answers", "keys", "policies", "reviews", "drafts", "threads"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION reviews_are_history()")


def _threads_and_drafts() -> None:
    op.create_table(
        "threads",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("brand", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("first_seen", _TIME, nullable=False),
        sa.Column("last_seen", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_threads"),
    )
    op.create_table(
        "drafts",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("thread_id", sa.Text, nullable=False),
        sa.Column("brand", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("updated_at", _TIME, nullable=False),
        sa.Column("due", _TIME, nullable=False),
        sa.Column("to_deliver", sa.Boolean, nullable=False),
        sa.Column("action", sa.Text),
        sa.Column("category", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("schema_version", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_drafts_thread_id"),
    )
    op.create_index("ix_drafts_status_due", "drafts", ["status", "due", "created_at", "id", *_FILTERED])
    op.create_index("ix_drafts_due", "drafts", ["due", "created_at", "id", "status", *_FILTERED])
    op.create_index("ix_drafts_thread", "drafts", ["thread_id", "created_at"])
    waiting = sa.text("to_deliver")
    op.create_index("ix_drafts_to_deliver", "drafts", ["id"], sqlite_where=waiting, postgresql_where=waiting)


def _reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("number", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("draft_id", sa.Text, nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("reviewer", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_reviews"),
        sa.UniqueConstraint("id", name="uq_reviews_id"),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name="fk_reviews_draft_id"),
    )
    op.create_index("ix_reviews_draft_id", "reviews", ["draft_id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION reviews_are_history() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'reviews are history: only ever added'; END $$"
        )
        op.execute(
            "CREATE TRIGGER reviews_are_history BEFORE UPDATE OR DELETE ON reviews "
            "FOR EACH ROW EXECUTE FUNCTION reviews_are_history()"
        )
        return
    for act in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER reviews_are_history_{act} BEFORE {act.upper()} ON reviews "
            "BEGIN SELECT RAISE(ABORT, 'reviews are history: only ever added'); END"
        )


def _policies_and_keys() -> None:
    op.create_table(
        "policies",
        sa.Column("ref", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("first_used", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("ref", name="pk_policies"),
    )
    op.create_table(
        "keys",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("brands", sa.Text),
        sa.Column("rights", sa.Text, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("revoked_at", _TIME),
        sa.Column("last_used", _TIME),
        sa.PrimaryKeyConstraint("id", name="pk_keys"),
        sa.UniqueConstraint("digest", name="uq_keys_digest"),
    )
    in_use = sa.text("revoked_at IS NULL")
    op.create_index("uq_keys_name_in_use", "keys", ["name"], unique=True, sqlite_where=in_use, postgresql_where=in_use)


def _answers() -> None:
    op.create_table(
        "answers",
        sa.Column("caller", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("claimed_at", _TIME, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("body", sa.LargeBinary),
        sa.Column("headers", sa.Text),
        sa.PrimaryKeyConstraint("caller", "key", name="pk_answers"),
    )
    op.create_index("ix_answers_claimed_at", "answers", ["claimed_at"])
