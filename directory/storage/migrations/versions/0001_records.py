"""Records with their revisions, slugs, and what imports last said."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables, and make history append-only."""
    op.create_table(
        "counter",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.Integer, nullable=False),
    )
    op.create_table(
        "revision",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("noun", sa.String(40), nullable=False),
        sa.Column("record_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("document", sa.Text),
        sa.Column("changed", sa.Text, nullable=False),
        sa.Column("author_kind", sa.String(20), nullable=False),
        sa.Column("author", sa.String(200), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.UniqueConstraint("noun", "record_id", "number"),
    )
    for noun in ("organization", "location"):
        op.create_table(
            noun,
            sa.Column("id", sa.String(36), primary_key=True),
            sa.Column(
                "revision",
                sa.Integer,
                sa.ForeignKey("revision.sequence"),
                nullable=False,
            ),
        )
    op.create_table(
        "service",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column(
            "revision", sa.Integer, sa.ForeignKey("revision.sequence"), nullable=False
        ),
        sa.Column("slug", sa.String(100), nullable=False, unique=True),
        sa.Column(
            "organization_id",
            sa.String(36),
            sa.ForeignKey("organization.id"),
            index=True,
        ),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("example", sa.Boolean, nullable=False),
    )
    op.create_table(
        "service_at_location",
        sa.Column(
            "service_id", sa.String(36), sa.ForeignKey("service.id"), primary_key=True
        ),
        sa.Column(
            "location_id",
            sa.String(36),
            sa.ForeignKey("location.id"),
            primary_key=True,
            index=True,
        ),
    )
    op.create_table(
        "former_slug",
        sa.Column("slug", sa.String(100), primary_key=True),
        sa.Column("service_id", sa.String(36), nullable=False, index=True),
    )
    op.create_table(
        "imported",
        sa.Column("source", sa.String(200), primary_key=True),
        sa.Column("noun", sa.String(40), primary_key=True),
        sa.Column("record_id", sa.String(36), primary_key=True),
        sa.Column("fields", sa.Text, nullable=False),
    )
    op.execute("INSERT INTO counter (name, value) VALUES ('change', 0)")
    _make_history_append_only()


def _make_history_append_only() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER revision_no_{action.lower()} "
                f"BEFORE {action} ON revision "
                "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION history_is_append_only() RETURNS trigger AS $$ "
        "BEGIN RAISE EXCEPTION 'history is append-only'; END $$ LANGUAGE plpgsql"
    )
    op.execute(
        "CREATE TRIGGER revision_append_only BEFORE UPDATE OR DELETE ON revision "
        "FOR EACH ROW EXECUTE FUNCTION history_is_append_only()"
    )


def downgrade() -> None:
    """Remove everything."""
    for table in (
        "imported",
        "former_slug",
        "service_at_location",
        "service",
        "location",
        "organization",
        "revision",
        "counter",
    ):
        op.drop_table(table)
