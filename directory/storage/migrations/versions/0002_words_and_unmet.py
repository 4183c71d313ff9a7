"""Staff's changes to search words, and searches that found nothing good."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables, and the counter of changes to words."""
    op.create_table(
        "staff_words",
        sa.Column("group_id", sa.String(60), primary_key=True),
        sa.Column("language", sa.String(20), primary_key=True),
        sa.Column("phrase", sa.String(80), primary_key=True),
        sa.Column("change", sa.String(10), nullable=False),
        sa.Column("author_kind", sa.String(20), nullable=False),
        sa.Column("author", sa.String(200), nullable=False),
        sa.Column("changed_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "unmet_searches",
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("language", sa.String(20), primary_key=True),
        sa.Column("words", sa.String(200), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.execute("INSERT INTO counter (name, value) VALUES ('words', 0)")


def downgrade() -> None:
    """Remove them."""
    op.execute("DELETE FROM counter WHERE name = 'words'")
    op.drop_table("unmet_searches")
    op.drop_table("staff_words")
