"""What changed since a sheet was printed: for whoever holds it, and for staff."""

from dataclasses import dataclass
from datetime import date, datetime, time

from directory.model.calendar import LONDON
from directory.model.listing import Listing
from directory.publishing.easy_reading import EasyReading
from directory.storage.listings import Listings
from directory.storage.printed import Copies, PrintedSheets
from directory.wording.easy_lines import Question
from directory.wording.wording import Wording


@dataclass(frozen=True, slots=True)
class Outdated:
    """Sheets that no longer say what the listing says.

    listing: as it stands now; None when it is gone. changed: the questions that have
    another answer now.
    """

    copies: Copies
    listing: Listing | None
    changed: tuple[Question, ...] = ()


class OutOfDate:
    """Compares printed sheets with their listings as they stand now."""

    def __init__(
        self,
        listings: Listings,
        easy: EasyReading,
        printed: PrintedSheets,
        english: Wording,
    ) -> None:
        """english: the wording in which answers are compared."""
        self._listings = listings
        self._easy = easy
        self._printed = printed
        self._english = english

    def since(
        self, listing: Listing, revision: int, day: date
    ) -> tuple[Question, ...] | None:
        """The questions that had another answer on a day than they have now.

        revision: of the listing as it stood then. None when it did not stand so after
        any change that is kept. When it was checked is no change: the facts are the
        same. What was said of a time that is over by now is one.
        """
        then = self._listings.as_of(listing.service.id, revision)
        if then is None or then.revision != revision:
            return None
        before = self._answers(then, datetime.combine(day, time(12), LONDON))
        now = self._answers(listing, None)
        changed = [q for q in {**now, **before} if before.get(q) != now.get(q)]
        if then.service.name != listing.service.name and "what" not in changed:
            changed.insert(0, "what")
        return tuple(changed)

    def report(self) -> list[Outdated]:
        """The printed sheets that are out of date, most copies first."""
        copies = self._printed.report()
        ids = dict.fromkeys(each.service_id for each in copies)
        now = {x.service.id: x for x in self._listings.by_ids(ids)}
        found = []
        for each in copies:
            listing = now.get(each.service_id)
            if listing is None:
                found.append(Outdated(each, None))
            else:
                changed = self.since(listing, each.revision, each.last)
                if changed:
                    found.append(Outdated(each, listing, changed))
        return sorted(found, key=lambda old: (-old.copies.count, old.copies.service_id))

    def _answers(
        self, listing: Listing, at: datetime | None
    ) -> dict[Question, list[tuple[str, str]]]:
        return {
            answer.question: [(line.kind, str(line.text)) for line in answer.lines]
            for answer in self._easy.plainly(self._english, listing, at=at)
            if answer.question != "checked"
        }
