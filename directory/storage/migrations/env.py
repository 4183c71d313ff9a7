"""Alembic's way in: runs the migrations on the connection it is given."""

from alembic import context

from directory.storage import count_tables, staff_tables  # noqa: F401  # their tables
from directory.storage.tables import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata)
context.run_migrations()
