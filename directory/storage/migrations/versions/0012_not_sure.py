"""The order in which renditions change, and who is not sure of one."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Number the renditions, and add the table."""
    number = sa.Column("sequence", sa.Integer, nullable=False, server_default="1")
    op.add_column("rendition", number)
    op.create_index(
        "ix_rendition_sequence", "rendition", ["language", "level", "sequence"]
    )
    op.execute("INSERT INTO counter (name, value) VALUES ('renditions', 1)")
    op.create_table(
        "not_sure",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("language", sa.String(20), primary_key=True),
        sa.Column("account", sa.String(60), primary_key=True),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
    )


def downgrade() -> None:
    """Remove them."""
    op.drop_table("not_sure")
    op.execute("DELETE FROM counter WHERE name = 'renditions'")
    op.drop_index("ix_rendition_sequence", "rendition")
    with op.batch_alter_table("rendition") as table:
        table.drop_column("sequence")
