"""Renditions of segments, and who is making them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "rendition",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("language", sa.String(20), primary_key=True),
        sa.Column("level", sa.String(20), primary_key=True),
        sa.Column("service_id", sa.String(36), primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("origin", sa.String(20), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("reason", sa.String(60), nullable=False),
        sa.Column("engine", sa.String(60), nullable=False),
        sa.Column("version", sa.String(200), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("checked_by", sa.String(200), nullable=False),
        sa.Column("checked_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "translation_claim",
        sa.Column("language", sa.String(20), primary_key=True),
        sa.Column("holder", sa.String(36), nullable=False),
        sa.Column("until", sa.String(32), nullable=False),
    )


def downgrade() -> None:
    """Remove them."""
    op.drop_table("translation_claim")
    op.drop_table("rendition")
