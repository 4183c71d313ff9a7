"""Printed sheets of listings: what Easy Read says of them, on paper."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from directory.errors import Unavailable
from directory.model.calendar import local
from directory.model.listing import CHECK_AFTER, Listing
from directory.model.nouns import Service
from directory.model.places import Place
from directory.publishing.easy_reading import EasyPage, EasyReading
from directory.publishing.help_line import help_line
from directory.publishing.sheet_rows import RowMaker
from directory.publishing.sheet_shorter import MORE
from directory.sheets.printing import Printer
from directory.sheets.script import Script, Section
from directory.sheets.sheet import NORMAL, Contents, Line, Printed, Sheet
from directory.storage.reference import Reference
from directory.text.segments import segments
from directory.wording import facts
from directory.wording.easy_lines import QUESTIONS, Answer, EasyLine
from directory.wording.phrases import Phrase
from directory.wording.wording import N_, Wording

LOG = logging.getLogger(__name__)
MOST_SHEETS = 100
"""In one pack."""
_EXAMPLE = N_(
    "This service is made up, to show how the directory works. Please do not go there "
    "or phone."
)
_SHORT_EXAMPLE = N_("EXAMPLE – not a real service")
_AGAIN = N_("Ask again after %(date)s.")
_FACE_TO_FACE = N_("You can also ask here:")
_DRAFT = N_(
    "A computer program translated the words of this site. No person who speaks this "
    "language has checked them yet."
)
_SIGNED = N_(
    "A person who speaks this language checked the words of this site on %(date)s."
)
_TRANSLATED = N_(
    "A computer translated some words on this page. No person has checked them."
)
_SCAN = N_("Scan this with a phone.")
_PACK = N_("The sheets in this pack")


@dataclass(frozen=True, slots=True)
class Order:
    """A sheet to print. w: of the reader's language. beside: of the second, or None."""

    listing: Listing
    w: Wording
    beside: Wording | None = None
    size: int = NORMAL

    @property
    def copy(self) -> tuple[str, int, str]:
        """What is counted of it: the service, its revision and the language."""
        return self.listing.service.id, self.listing.revision, self.w.language.tag


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """public_url: for QR codes, or "". here: where this machine stands, whose help desk
    is named on the sheets."""

    public_url: str = ""
    here: Place | None = None


class Sheets:
    """Prints sheets of listings, one or a pack."""

    def __init__(
        self,
        easy: EasyReading,
        reference: Reference,
        printer: Printer,
        clock: Callable[[], datetime],
        site: Whereabouts,
    ) -> None:
        """clock: gives the present, with its time zone."""
        self._easy = easy
        self._reference = reference
        self._printer = printer
        self._clock = clock
        self._public_url = site.public_url
        self._here = site.here

    def print(self, order: Order) -> Printed:
        """One sheet. Raises Unavailable when it cannot be printed."""
        return self._printer.sheets([self.sheet(order)], self._reference.site.name)

    def pack(
        self,
        orders: Sequence[Order],
        w: Wording,
        told: Callable[[int], None] = lambda _made: None,
    ) -> Printed:
        """Several sheets with a page of contents, in one PDF.

        One that cannot be printed never fails the others. w: of the contents, which
        stand in the second language, too. told: hears how many sheets
        are fitted to their page so far.
        """
        sheets = [self.sheet(order) for order in orders]
        beside = orders[0].beside
        contents = Contents(
            language=w.language.tag,
            second=beside.language.tag if beside else "",
            title=_line(w, None if w == beside else beside, _PACK),
            languages=tuple(order.w.language.name for order in orders),
        )
        site = self._reference.site.name
        try:
            return self._printer.sheets(sheets, site, contents, told)
        except Unavailable:
            failed = [n for n, sheet in enumerate(sheets) if not self._prints(sheet)]
            if not failed or len(failed) == len(sheets):
                raise
        LOG.warning("not in the pack: %s", [orders[n].listing.slug for n in failed])
        good = [n for n in range(len(sheets)) if n not in failed]
        names = tuple(contents.languages[n] for n in good)
        rest = replace(contents, languages=names)
        printed = self._printer.sheets([sheets[n] for n in good], site, rest)
        return replace(printed, failed=tuple(failed))

    def _prints(self, sheet: Sheet) -> bool:
        try:
            self._printer.sheets([sheet], self._reference.site.name)
        except Unavailable:
            return False
        return True

    def script(self, w: Wording, listing: Listing) -> Script:
        """The same in words alone, for the formats without a page."""
        page = self._easy.page(w, listing)
        asked = [each for each in page.answers if each.question != "checked"]
        service = listing.service
        urgent = _urgent(w, service)
        every = (line for each in asked for line in each.lines)
        alert = [x for x in every if x.source in urgent or str(x.text) in urgent]
        sections = [
            Section(
                Phrase.of(w.gettext(QUESTIONS[each.question])),
                tuple(x for x in each.lines if x not in alert),
                each.question,
            )
            for each in asked
        ]
        if service.example:
            alert.insert(0, EasyLine(Phrase.of(w.gettext(_SHORT_EXAMPLE))))
        if alert:
            sections.insert(0, Section(Phrase(), tuple(alert), "alert"))
        last = self._last(w, None, listing, page, ())
        return Script(
            language=w.language.tag,
            title=w.quoted(service.name, service.text_language),
            sections=tuple(sections),
            last=tuple(line.text for line in last),
            more=Phrase.of(w.gettext(MORE)),
        )

    def sheet(self, order: Order) -> Sheet:
        """What a sheet says. In English alone there is no second language."""
        listing, w = order.listing, order.w
        service, site = listing.service, self._reference.site
        is_same = order.beside is None or order.beside.language == w.language
        beside = None if is_same else order.beside
        page = self._easy.page(w, listing)
        second = self._easy.plainly(beside, listing, reader=w) if beside else []
        address = f"{self._public_url}/s/{service.id}" if self._public_url else ""
        numbers = [
            line.value for x in page.answers for line in x.lines if line.kind == "phone"
        ]
        today = local(self._clock()).date()
        return Sheet(
            language=w.language.tag,
            second=beside.language.tag if beside else "",
            title=Phrase.of(service.name, service.text_language),
            title_language=service.text_language,
            rows=tuple(
                RowMaker(w, beside, self._reference.pictures, order.size).rows(
                    page.answers, second, _urgent(w, service)
                )
            ),
            last=tuple(self._last(w, beside, listing, page, second)),
            more=_line(w, beside, MORE),
            warning=_line(w, beside, _EXAMPLE) if service.example else None,
            address=f"{address}?r={listing.revision}&d={today:%Y%m%d}"
            if address
            else "",
            scan=_line(w, beside, _SCAN) if address else None,
            instead=numbers[0] if numbers else "",
            footer=" · ".join(
                (site.name, service.slug, str(listing.revision), f"{today:%d/%m/%Y}")
            ),
            size=order.size,
        )

    def _last(
        self,
        w: Wording,
        beside: Wording | None,
        listing: Listing,
        page: EasyPage,
        second: Sequence[Answer],
    ) -> Iterator[Line]:
        """When it was checked and printed, whom to ask, who made the words."""
        yield Line(
            Phrase.of(self._checked(w, listing, page.answers)),
            beside=self._checked(beside, listing, second) if beside else "",
        )
        line = self._reference.site.help_line
        second_parts = help_line(beside, line).parts if beside else ()
        yield Line(help_line(w, line), beside="".join(x.text for x in second_parts))
        yield from self._desk(w, beside)
        if w.origin == "machine":
            yield _line(w, beside, _DRAFT)
        elif w.checked_on:
            day = w.checked_on
            yield _line(w, beside, _SIGNED, date=lambda each: each.date(day))
        if page.by_machine and w.origin != "machine":
            yield _line(w, beside, _TRANSLATED)

    def _checked(self, w: Wording, listing: Listing, answers: Sequence[Answer]) -> str:
        """When the facts were checked, and how long they hold."""
        now = self._clock()
        day = listing.checked_on(now)
        lines = next((x.lines for x in answers if x.question == "checked"), ())
        said = [str(line.text) for line in lines]
        if day and not listing.is_overdue(now):
            said.append(w.gettext(_AGAIN, date=w.date(day + CHECK_AFTER)))
        return " ".join(said)

    def _desk(self, w: Wording, beside: Wording | None) -> Iterator[Line]:
        """Where to ask face to face: the desk at the place of this machine."""
        slug = self._here.slug if self._here else ""
        for desk in self._reference.site.desks:
            if slug and desk.place == slug:
                where = ", ".join(
                    filter(None, (desk.name, desk.address, desk.postcode))
                )
                said = w.quoted(f" {where}", "en")
                own = Phrase.of(w.gettext(_FACE_TO_FACE))
                yield Line(
                    Phrase((*own.parts, *said.parts)),
                    beside=beside.gettext(_FACE_TO_FACE) if beside else "",
                )


def _urgent(w: Wording, service: Service) -> frozenset[str]:
    """What must be read first: that it is closed, and the sentences of its alert."""
    closed = facts.not_running(w, service)
    return frozenset((*segments(service.alert), *filter(None, (closed,))))


def _line(
    w: Wording,
    beside: Wording | None,
    message: str,
    **values: Callable[[Wording], str],
) -> Line:
    """A message in both languages, its places filled by each."""

    def say(each: Wording) -> str:
        return each.gettext(message, **{name: v(each) for name, v in values.items()})

    return Line(Phrase.of(say(w)), beside=say(beside) if beside else "")
