"""How often listings were opened, by week; and which jobs staff put off."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "listing_views",
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("service_id", sa.String(36), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "put_off",
        sa.Column("job", sa.String(160), primary_key=True),
        sa.Column("until", sa.Date, nullable=False),
    )


def downgrade() -> None:
    """Remove them."""
    op.drop_table("put_off")
    op.drop_table("listing_views")
