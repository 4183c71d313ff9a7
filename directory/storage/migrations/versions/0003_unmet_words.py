"""Unmet searches by single words: what stood together may tell of a person."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Forget the words that were kept together, and begin anew."""
    op.drop_table("unmet_searches")
    op.create_table(
        "unmet_searches",
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("language", sa.String(20), primary_key=True),
        sa.Column("word", sa.String(80), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Begin anew the old way."""
    op.drop_table("unmet_searches")
    op.create_table(
        "unmet_searches",
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("language", sa.String(20), primary_key=True),
        sa.Column("words", sa.String(200), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
