"""Searches that found nothing good, by the kind of service they were in."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "unmet_categories",
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("language", sa.String(20), primary_key=True),
        sa.Column("category", sa.String(60), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Remove it."""
    op.drop_table("unmet_categories")
