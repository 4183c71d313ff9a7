"""The figures of the coverage report, by week."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "coverage",
        sa.Column("week", sa.String(10), primary_key=True),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("figures", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Remove it."""
    op.drop_table("coverage")
