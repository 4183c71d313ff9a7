"""An Easy Read page as its template says it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from directory.model.listing import Listing
from directory.model.pictures import Pictures
from directory.publishing.telling import telling
from directory.reading.explaining import hard_words
from directory.web.house import House
from directory.web.public.listing_view import dialled, instead_of
from directory.web.public.photos import PhotoView, photo_view
from directory.wording.easy_lines import QUESTIONS, EasyLine
from directory.wording.easy_origins import origins
from directory.wording.phrases import Phrase, Words
from directory.wording.wording import Wording

CONTACTS = ("address", "phone", "text", "email", "website")
BELONGS = ("note", "explanation", *CONTACTS)
"""Kinds of lines that belong to the one before."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line. address: where they lead. name: of their explanation.

    id: of this place on the page, to come back to.
    """

    words: Words
    address: str = ""
    name: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class LineView:
    """One idea. picture: a file below static/, or ""; shows: what is on it."""

    kind: str
    text: Phrase
    pieces: tuple[Piece, ...]
    picture: str
    shows: str
    value: str
    dialled: str
    mail_to: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A question, its ideas, and who stands behind them.

    ideas: of each the line that says it, and what belongs to that, such as a number.
    """

    question: str
    title: str
    ideas: tuple[tuple[LineView, ...], ...]
    origins: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A hard word as the page says it first; first: the id of that place."""

    name: str
    said: str
    means: str
    first: str


@dataclass(frozen=True, slots=True)
class EasyView:
    """Everything that the page says. language: of the listing's own words."""

    slug: str
    name: str
    language: str
    answers: tuple[AnswerView, ...]
    hard_words: tuple[Meaning, ...]
    is_facts_alone: bool
    is_example: bool
    has_words: bool
    """Whether any sentence is not made of facts."""
    is_partial: bool
    by_machine: bool
    photo: PhotoView | None
    instead: tuple[tuple[str, str, str], ...]


def easy_view(w: Wording, house: House, listing: Listing) -> EasyView:
    """The page of a listing, as things stand now."""
    page = house.easy_reading.page(w, listing)
    service = listing.service
    maker = _Lines(w, house)
    answers = tuple(
        AnswerView(
            answer.question,
            w.gettext(QUESTIONS[answer.question]),
            tuple(_ideas(map(maker.view, answer.lines))),
            tuple(origins(w, answer.lines)),
        )
        for answer in page.answers
    )
    every = [line for answer in page.answers for line in answer.lines]
    return EasyView(
        slug=listing.slug,
        name=service.name,
        language=service.text_language,
        answers=answers,
        hard_words=tuple(maker.meanings.values()),
        is_facts_alone=page.is_facts_alone,
        is_example=service.example,
        is_partial=page.is_partial,
        by_machine=page.by_machine,
        photo=photo_view(telling(w, house.renditions, listing)[0], house, listing),
        instead=instead_of(house, service),
        has_words=any(line.origin != "facts" for line in every),
    )


def _ideas(lines: Iterable[LineView]) -> Iterator[tuple[LineView, ...]]:
    """Each line with those that belong to it."""
    idea: list[LineView] = []
    for line in lines:
        # An item below its lead; but the picture of an item is that of no other.
        is_listed = line.kind == "item" and not (idea and idea[0].kind == "item")
        belongs = line.kind in BELONGS or (is_listed and not line.picture)
        if idea and not belongs:
            yield tuple(idea)
            idea = []
        idea.append(line)
    yield tuple(idea)


class _Lines:
    """Makes the lines of a page, and gathers the hard words in them."""

    def __init__(self, w: Wording, house: House) -> None:
        self.meanings: dict[str, Meaning] = {}
        self._w = w
        self._house = house
        self._pictures: Pictures = house.reference.pictures
        self._ids = 0

    def view(self, line: EasyLine) -> LineView:
        stem = self._pictures.ideas.get(line.picture, "")
        return LineView(
            kind=line.kind,
            text=line.text,
            pieces=tuple(self._pieces(line)),
            picture=f"pictures/{stem}.svg" if stem else "",
            shows=self._pictures.name(stem, self._w.language.tag),
            value=line.value,
            dialled=dialled(line.value) if line.kind in ("phone", "text") else "",
            mail_to=quote(line.value, safe="@+"),
        )

    def _pieces(self, line: EasyLine) -> Iterator[Piece]:
        """Links, and in the reader's English the words that have an explanation."""
        if line.number and line.kind == "number":
            yield Piece(f"{line.number}. ")
        if any(part.language for part in line.text.parts):
            yield Piece(line.text)
            for link in line.links:
                yield from (Piece(" "), Piece(link.words, link.address))
            return
        text, end = str(line.text), 0
        for link in line.links:
            if link.start >= 0:
                yield from self._explained(text[end : link.start], line)
                yield Piece(link.words, link.address)
                end = link.start + len(link.words)
        yield from self._explained(text[end:], line)
        for link in line.links:
            if link.start < 0:
                yield from (Piece(" "), Piece(link.words, link.address))

    def _explained(self, text: str, line: EasyLine) -> Iterator[Piece]:
        is_name = line.kind in ("explanation", "heading", *CONTACTS)
        if self._w.language.tag != "en" or is_name:
            yield Piece(text)
            return
        end = 0
        for word in hard_words(text, self._house.plain_words()):
            said = text[word.start : word.end]
            self._ids += 1
            place = f"w{self._ids}"
            name = f"word-{word.name}"
            self.meanings.setdefault(word.name, Meaning(name, said, word.means, place))
            yield Piece(text[end : word.start])
            yield Piece(said, "", word.name, place)
            end = word.end
        yield Piece(text[end:])
