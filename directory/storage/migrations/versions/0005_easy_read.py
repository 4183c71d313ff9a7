"""In which role a rendition was signed, and taps on hard words."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column and the table."""
    role = sa.Column("checked_role", sa.String(20), nullable=False, server_default="")
    op.add_column("rendition", role)
    op.create_table(
        "hard_word_taps",
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("word", sa.String(80), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Remove them."""
    op.drop_table("hard_word_taps")
    with op.batch_alter_table("rendition") as table:
        table.drop_column("checked_role")
