"""The tables of those who work on the directory: accounts, drafts, what they did."""

from datetime import date

from sqlalchemy import (
    Date,
    ForeignKey,
    Index,
    String,
    Text,
)
from sqlalchemy.orm import Mapped, mapped_column

from directory.storage.tables import ID, Base


class Account(Base):
    """Somebody who works on the directory. name: in small letters.

    password: argon2id, with its salt and its cost. languages: BCP 47 tags, with blanks
    between them. made_at: ISO 8601, UTC.
    """

    __tablename__ = "account"
    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    password: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(20))
    languages: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[str] = mapped_column(String(32))


class Session(Base):
    """Who is signed in. token: SHA-256 of what the browser holds.

    started_at, seen_at: ISO 8601, UTC.
    """

    __tablename__ = "session"
    token: Mapped[str] = mapped_column(String(64), primary_key=True)
    account: Mapped[str] = mapped_column(
        ForeignKey("account.name", ondelete="CASCADE"), index=True
    )
    started_at: Mapped[str] = mapped_column(String(32))
    seen_at: Mapped[str] = mapped_column(String(32))


class WrongPassword(Base):
    """How often somebody tried wrong passwords of late. who: a digest of an account or
    of an address on the network, with a key of this site. last_at: ISO 8601, UTC."""

    __tablename__ = "wrong_password"
    who: Mapped[str] = mapped_column(String(64), primary_key=True)
    count: Mapped[int]
    last_at: Mapped[str] = mapped_column(String(32))


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


class DraftRow(Base):
    """What somebody typed into the form of a listing and has not published.

    base: the number of the change after which the listing stood when she began; 0 for
    a new one. typed: JSON. saved_at: ISO 8601, UTC. source: the number of the change
    after which it stood as the draft began, for one that takes a change back; else 0.
    page: the window in which it was typed.
    """

    __tablename__ = "draft"
    service_id: Mapped[str] = mapped_column(ID, primary_key=True)
    account: Mapped[str] = mapped_column(
        ForeignKey("account.name", ondelete="CASCADE"), primary_key=True, index=True
    )
    base: Mapped[int]
    typed: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[str] = mapped_column(String(32))
    source: Mapped[int]
    page: Mapped[str] = mapped_column(String(32))


class NotSureRow(Base):
    """Who of those that check translations is not sure of a sentence.

    digest: of the English. account: a user's name. words: what she would write; "" for
    none. made_at: ISO 8601, UTC.
    """

    __tablename__ = "not_sure"
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    language: Mapped[str] = mapped_column(String(20), primary_key=True)
    account: Mapped[str] = mapped_column(String(60), primary_key=True)
    words: Mapped[str] = mapped_column(Text)
    made_at: Mapped[str] = mapped_column(String(32))


class PutOffJob(Base):
    """A job of the Monday list that somebody put off. until: the day it comes back."""

    __tablename__ = "put_off"
    job: Mapped[str] = mapped_column(String(160), primary_key=True)
    until: Mapped[date] = mapped_column(Date)
