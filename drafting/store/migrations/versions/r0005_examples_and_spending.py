"""A way to a brand's own approved replies, and what it spends on models in a day."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_APPROVED = sa.text("status IN ('approved', 'edited', 'delivered') AND action = 'respond'")


def upgrade() -> None:
    """Make both."""
    op.create_index(
        "ix_drafts_approved",
        "drafts",
        ["brand", "language", "created_at"],
        sqlite_where=_APPROVED,
        postgresql_where=_APPROVED,
    )
    op.create_table(
        "spending",
        sa.Column("brand", sa.Text, primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("calls", sa.Integer, nullable=False),
        sa.Column("usd", sa.Float, nullable=False),
        sa.Column("unpriced", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Drop both."""
    op.drop_table("spending")
    op.drop_index("ix_drafts_approved", "drafts")
