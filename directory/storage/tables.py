"""The tables. A record's contents are its newest revision's document (docs/adr/0003).

Columns beside it are what is looked up or must be unique; the rest of a record is
always read and written whole.
"""

from datetime import date

from sqlalchemy import (
    Boolean,
    Date,
    ForeignKey,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

ID = String(36)


class Base(DeclarativeBase):
    """All tables."""


class Counter(Base):
    """The number of the last change. Taking one locks the row, so that the order of
    numbers is the order of commits, on PostgreSQL too. "change" counts changes to
    records, "words" those to search words."""

    __tablename__ = "counter"
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[int]


class Revision(Base):
    """One change to one record: the history, and the list of changes.

    document: JSON, or None when the record was removed. changed: a JSON list of the
    fields that differ from the revision before. made_at: ISO 8601, UTC. Append-only,
    by a trigger.
    """

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("noun", "record_id", "number"),)
    sequence: Mapped[int] = mapped_column(
        Integer, primary_key=True, autoincrement=False
    )
    noun: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[str] = mapped_column(ID)
    number: Mapped[int]
    document: Mapped[str | None] = mapped_column(Text)
    changed: Mapped[str] = mapped_column(Text)
    author_kind: Mapped[str] = mapped_column(String(20))
    author: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(Text)
    made_at: Mapped[str] = mapped_column(String(32))


class OrganizationRow(Base):
    """An organization that exists now."""

    __tablename__ = "organization"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    revision: Mapped[int] = mapped_column(ForeignKey("revision.sequence"))


class LocationRow(Base):
    """A location that exists now."""

    __tablename__ = "location"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    revision: Mapped[int] = mapped_column(ForeignKey("revision.sequence"))


class ServiceRow(Base):
    """A service that exists now. assured_date: ISO 8601; "" where nobody checked it."""

    __tablename__ = "service"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    revision: Mapped[int] = mapped_column(ForeignKey("revision.sequence"))
    slug: Mapped[str] = mapped_column(String(100), unique=True)
    organization_id: Mapped[str | None] = mapped_column(
        ForeignKey("organization.id"), index=True
    )
    status: Mapped[str] = mapped_column(String(20))
    example: Mapped[bool] = mapped_column(Boolean)
    assured_date: Mapped[str] = mapped_column(String(10), index=True, server_default="")


class ServiceAtLocationRow(Base):
    """Which service is at which location."""

    __tablename__ = "service_at_location"
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id"), primary_key=True)
    location_id: Mapped[str] = mapped_column(
        ForeignKey("location.id"), primary_key=True, index=True
    )


class FormerSlug(Base):
    """A slug that a service had before: its address redirects."""

    __tablename__ = "former_slug"
    slug: Mapped[str] = mapped_column(String(100), primary_key=True)
    service_id: Mapped[str] = mapped_column(ID, index=True)


class Imported(Base):
    """What a source last said of a record: JSON of field → digest of its value."""

    __tablename__ = "imported"
    source: Mapped[str] = mapped_column(String(200), primary_key=True)
    noun: Mapped[str] = mapped_column(String(40), primary_key=True)
    record_id: Mapped[str] = mapped_column(ID, primary_key=True)
    fields: Mapped[str] = mapped_column(Text)


class StaffWord(Base):
    """What staff changed in the search words that content/words ships.

    change: "add" or "remove". changed_at: ISO 8601, UTC.
    """

    __tablename__ = "staff_words"
    group_id: Mapped[str] = mapped_column(String(60), primary_key=True)
    language: Mapped[str] = mapped_column(String(20), primary_key=True)
    phrase: Mapped[str] = mapped_column(String(80), primary_key=True)
    change: Mapped[str] = mapped_column(String(10))
    author_kind: Mapped[str] = mapped_column(String(20))
    author: Mapped[str] = mapped_column(String(200))
    changed_at: Mapped[str] = mapped_column(String(32))


class UnmetSearch(Base):
    """In how many searches that found nothing good a word was, in a week.

    week: its Monday. word: "" counts the searches themselves.
    """

    __tablename__ = "unmet_searches"
    week: Mapped[date] = mapped_column(Date, primary_key=True)
    language: Mapped[str] = mapped_column(String(20), primary_key=True)
    word: Mapped[str] = mapped_column(String(80), primary_key=True)
    count: Mapped[int]


class HardWordTap(Base):
    """How often people asked what a word means, in a week. week: its Monday."""

    __tablename__ = "hard_word_taps"
    week: Mapped[date] = mapped_column(Date, primary_key=True)
    word: Mapped[str] = mapped_column(String(80), primary_key=True)
    count: Mapped[int]


class PrintedSheet(Base):
    """How many sheets of a listing were made in a week, never by whom.

    week: its Monday. revision: the number of the change after which the listing stood
    as on paper.
    """

    __tablename__ = "printed_sheets"
    week: Mapped[date] = mapped_column(Date, primary_key=True)
    service_id: Mapped[str] = mapped_column(ID, primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    language: Mapped[str] = mapped_column(String(20), primary_key=True)
    count: Mapped[int]


class RenditionRow(Base):
    """What a segment of listings' texts is in another language, or in easier words.

    digest: of the English segment. level: "standard" or "easy". service_id: "" for
    wherever the segment stands. checked_role: in which role it was signed. made_at,
    checked_at: ISO 8601, UTC; "" for not yet.
    """

    __tablename__ = "rendition"
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    language: Mapped[str] = mapped_column(String(20), primary_key=True)
    level: Mapped[str] = mapped_column(String(20), primary_key=True)
    service_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    source: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(60))
    engine: Mapped[str] = mapped_column(String(60))
    version: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[str] = mapped_column(String(32))
    checked_by: Mapped[str] = mapped_column(String(200))
    checked_role: Mapped[str] = mapped_column(String(20))
    checked_at: Mapped[str] = mapped_column(String(32))


class TranslationClaim(Base):
    """Who is translating into a language just now. until: ISO 8601, UTC."""

    __tablename__ = "translation_claim"
    language: Mapped[str] = mapped_column(String(20), primary_key=True)
    holder: Mapped[str] = mapped_column(String(36))
    until: Mapped[str] = mapped_column(String(32))


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


class FeedbackRow(Base):
    """How often residents said in a week that something is wrong with a listing.

    week: its Monday. revision: of the listing that they saw.
    """

    __tablename__ = "feedback"
    week: Mapped[date] = mapped_column(Date, primary_key=True)
    service_id: Mapped[str] = mapped_column(ID, primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    language: Mapped[str] = mapped_column(String(20), primary_key=True)
    count: Mapped[int]
