"""Tables of the desk of staff: the audit log, views of listings, jobs put off."""

from datetime import date

from sqlalchemy import Date, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from directory.storage.tables import ID, Base


class ListingView(Base):
    """How often a listing was opened in a week, never by whom. week: its Monday."""

    __tablename__ = "listing_views"
    week: Mapped[date] = mapped_column(Date, primary_key=True)
    service_id: Mapped[str] = mapped_column(ID, primary_key=True)
    count: Mapped[int]


class PutOffJob(Base):
    """A job of the Monday list that somebody put off. until: the day it comes back."""

    __tablename__ = "put_off"
    job: Mapped[str] = mapped_column(String(160), primary_key=True)
    until: Mapped[date] = mapped_column(Date)


class AuditRow(Base):
    """Something that staff did. Append-only, by a trigger, for two years.

    at: ISO 8601, UTC. who: a user's name, "command line", or "" for nobody known.
    action: its name in the code. about: a slug, a user, or an address.
    """

    __tablename__ = "audit"
    __table_args__ = (
        *(
            Index(f"ix_audit_{column}", column, "id")
            for column in ("at", "who", "action", "about")
        ),
        {"sqlite_autoincrement": True},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str] = mapped_column(String(32))
    who: Mapped[str] = mapped_column(String(60))
    role: Mapped[str] = mapped_column(String(20))
    action: Mapped[str] = mapped_column(String(60))
    about: Mapped[str] = mapped_column(String(200))
