"""What a key may do, apart for each brand."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keys of before keep one list of rights for all their brands."""
    op.add_column("keys", sa.Column("roles", sa.Text))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("keys", "roles")
