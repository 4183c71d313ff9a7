"""Everything that leaves the screen: sheets, packs, cards, and the other formats."""

from dataclasses import dataclass

from directory.publishing.cards import Cards
from directory.publishing.formats import Formats
from directory.publishing.outdated import OutOfDate
from directory.publishing.packs import Packs
from directory.publishing.sheets import Sheets
from directory.storage.printed import PrintedSheets


@dataclass(frozen=True, slots=True)
class Paper:
    """What pages and commands print with."""

    sheets: Sheets
    packs: Packs
    cards: Cards
    formats: Formats
    printed: PrintedSheets
    out_of_date: OutOfDate
