"""The tables of what is counted by week; of nobody who did it."""

from datetime import date

from sqlalchemy import Date, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from directory.storage.tables import ID, Base


class UnmetSearch(Base):
    """In how many searches that found nothing good a word was, in a week.

    week: its Monday. word: "" counts the searches themselves.
    """

    __tablename__ = "unmet_searches"
    week: Mapped[date] = mapped_column(Date, primary_key=True)
    language: Mapped[str] = mapped_column(String(20), primary_key=True)
    word: Mapped[str] = mapped_column(String(80), primary_key=True)
    count: Mapped[int]


class UnmetCategory(Base):
    """How many searches found nothing good in a week, by what they were limited to.

    week: its Monday. category: a code of the first level; "" for all kinds of service.
    """

    __tablename__ = "unmet_categories"
    week: Mapped[date] = mapped_column(Date, primary_key=True)
    language: Mapped[str] = mapped_column(String(20), primary_key=True)
    category: Mapped[str] = mapped_column(String(60), primary_key=True)
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


class ListingView(Base):
    """How often a listing was opened in a week, never by whom. week: its Monday."""

    __tablename__ = "listing_views"
    week: Mapped[date] = mapped_column(Date, primary_key=True)
    service_id: Mapped[str] = mapped_column(ID, primary_key=True)
    count: Mapped[int]


class CoverageRow(Base):
    """The figures of the coverage report, as they stood in a week.

    week: its Monday, ISO 8601; "latest" for those that were worked out last. made_at:
    ISO 8601, UTC. figures: JSON of group → row → column → number.
    """

    __tablename__ = "coverage"
    week: Mapped[str] = mapped_column(String(10), primary_key=True)
    made_at: Mapped[str] = mapped_column(String(32))
    figures: Mapped[str] = mapped_column(Text)
