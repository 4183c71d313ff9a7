"""Accounts of staff and volunteers; and when each service was last checked."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the tables and the column, and read the days out of the documents."""
    op.create_table(
        "account",
        sa.Column("name", sa.String(60), primary_key=True),
        sa.Column("password", sa.String(200), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("languages", sa.String(200), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "session",
        sa.Column("token", sa.String(64), primary_key=True),
        sa.Column(
            "account",
            sa.String(60),
            sa.ForeignKey("account.name", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("started_at", sa.String(32), nullable=False),
        sa.Column("seen_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "wrong_password",
        sa.Column("who", sa.String(64), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("last_at", sa.String(32), nullable=False),
    )

    op.add_column(
        "service",
        sa.Column("assured_date", sa.String(10), nullable=False, server_default=""),
    )
    op.create_index("ix_service_assured_date", "service", ["assured_date"])
    connection = op.get_bind()
    rows = connection.execute(
        sa.text(
            "SELECT service.id, revision.document FROM service "
            "JOIN revision ON revision.sequence = service.revision"
        )
    ).all()
    for service_id, document in rows:
        connection.execute(
            sa.text("UPDATE service SET assured_date = :day WHERE id = :id"),
            {"day": json.loads(document).get("assured_date") or "", "id": service_id},
        )


def downgrade() -> None:
    """Remove them."""
    op.drop_index("ix_service_assured_date", "service")
    op.drop_column("service", "assured_date")
    op.drop_table("wrong_password")
    op.drop_table("session")
    op.drop_table("account")
