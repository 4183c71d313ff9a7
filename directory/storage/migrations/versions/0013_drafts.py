"""What staff have typed and not yet published."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "draft",
        sa.Column("service_id", sa.String(36), primary_key=True),
        sa.Column(
            "account",
            sa.String(60),
            sa.ForeignKey("account.name", ondelete="CASCADE"),
            primary_key=True,
            index=True,
        ),
        sa.Column("base", sa.Integer, nullable=False),
        sa.Column("typed", sa.Text, nullable=False),
        sa.Column("saved_at", sa.String(32), nullable=False),
        sa.Column("source", sa.Integer, nullable=False),
        sa.Column("page", sa.String(32), nullable=False),
    )


def downgrade() -> None:
    """Remove it."""
    op.drop_table("draft")
