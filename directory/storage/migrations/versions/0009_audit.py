"""What staff did: a log to which lines are added, and nothing else."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the table, and hold it."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("who", sa.String(60), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("action", sa.String(60), nullable=False),
        sa.Column("about", sa.String(200), nullable=False),
        sqlite_autoincrement=True,
    )
    for column in ("at", "who", "action", "about"):
        op.create_index(f"ix_audit_{column}", "audit", [column, "id"])
    _hold()


def _hold() -> None:
    """No line is changed; none is deleted before it is two years old."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
        )
        op.execute(
            "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit "
            "WHEN OLD.at >= strftime('%Y-%m-%dT%H:%M:%S', 'now', '-730 days') "
            "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
        )
        # "INSERT OR REPLACE" deletes without asking the trigger above.
        op.execute(
            "CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit "
            "WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id) "
            "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
        )
        return
    op.execute(
        "CREATE FUNCTION audit_is_append_only() RETURNS trigger AS $$ BEGIN "
        "IF TG_OP = 'DELETE' AND OLD.at < to_char((now() AT TIME ZONE 'UTC') "
        "- interval '730 days', 'YYYY-MM-DD\"T\"HH24:MI:SS') "
        "THEN RETURN OLD; END IF; "
        "RAISE EXCEPTION 'the log is append-only'; END $$ LANGUAGE plpgsql"
    )
    op.execute(
        "CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit "
        "FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()"
    )


def downgrade() -> None:
    """Remove it."""
    op.drop_table("audit")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION audit_is_append_only()")
