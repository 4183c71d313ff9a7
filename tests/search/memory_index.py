"""A `SearchIndex` in memory, for tests of what uses one.

Plain loops over the documents: the same matching, filters, counts and errors as the
real engine, but a score that only counts words.
"""

from collections import Counter
from collections.abc import Iterable
from math import inf

from directory.errors import Invalid, Unavailable
from directory.model.places import Point, metres_between
from directory.search.analysis import Analyser, Word
from directory.search.folding import fold
from directory.search.seam import (
    Found,
    Hit,
    IndexState,
    Query,
    SearchDocument,
)
from tests.search.listings import is_open

Counts = dict[str, dict[str, int]]


class MemoryIndex:
    """Unusable until its first `rebuild`, as every index is."""

    def __init__(self) -> None:
        self._documents: dict[str, SearchDocument] | None = None
        self._up_to = 0
        self._maker = ""
        self._analyser = Analyser()

    def search(self, query: Query) -> Found:
        documents = self._usable()
        if query.page < 1 or query.per_page < 1:
            raise Invalid("A page number and a page size are at least 1.")
        step, scores = self._matching(query, documents)
        tests = _tests(query)
        passed = {
            number: score
            for number, score in scores.items()
            if all(test(documents[number]) for test in tests.values())
        }
        how = "unfiltered" if scores and not passed else step
        order = sorted(
            passed,
            key=lambda number: (
                metres(documents[number], query)
                if query.near and how in ("exact", "all")
                else 0,
                -passed[number],
                fold(documents[number].names[0][1]),
                number,
            ),
        )
        start = (query.page - 1) * query.per_page
        hits = tuple(
            Hit(number, float(passed[number]))
            for number in order[start : start + query.per_page]
        )
        facets = {
            facet: _count(
                facet,
                [
                    documents[number]
                    for number in scores
                    if all(
                        test(documents[number])
                        for name, test in tests.items()
                        if name != facet or name == "access"
                    )
                ],
                query,
            )
            for facet in (*MANY, "free", "open", "within")
        }
        pages = -(-len(order) // query.per_page)
        return Found(
            len(order),
            how,
            step,
            hits,
            query.page,
            pages,
            facets,
            is_partial=step == "any",
        )

    def knows(self, text: str, language: str) -> bool:
        documents = self._usable()
        words = list(self._analyser.words(text, language))
        words = [word for word in words if not word.common] or words
        return all(
            any(self._standing(word, language, d) for d in documents.values())
            for word in words
        )

    def named(self, text: str, count: int) -> tuple[str, ...]:
        names = sorted(
            (fold(document.names[0][1]), number)
            for number, document in self._usable().items()
        )
        found = [n for name, n in names if name.startswith(fold(text).strip())]
        return tuple(found[:count])

    def update(
        self, documents: Iterable[SearchDocument], removed: Iterable[str], up_to: int
    ) -> None:
        mine = dict(self._usable())
        if up_to < self._up_to:
            return
        mine |= {document.id: document for document in documents}
        for number in removed:
            mine.pop(number, None)
        self._documents, self._up_to = mine, up_to

    def rebuild(
        self, documents: Iterable[SearchDocument], up_to: int, maker: str = ""
    ) -> None:
        mine: dict[str, SearchDocument] = {}
        for document in documents:
            if document.id in mine:
                raise Invalid(f"The listing {document.id} was given twice.")
            mine[document.id] = document
        self._documents, self._up_to, self._maker = mine, up_to, maker

    def tidy(self) -> bool:
        return False

    def state(self) -> IndexState:
        if self._documents is None:
            return IndexState(usable=False, version="", up_to=0, documents=0)
        return IndexState(
            True, "memory", self._up_to, len(self._documents), self._maker
        )

    def _usable(self) -> dict[str, SearchDocument]:
        if self._documents is None:
            raise Unavailable("There is no search index yet.")
        return self._documents

    def _matching(
        self, query: Query, documents: dict[str, SearchDocument]
    ) -> tuple[str, dict[str, int]]:
        if not query.words.strip():
            return "all", dict.fromkeys(documents, 0)
        words = list(self._analyser.words(query.words[:1000], query.language))
        words = [word for word in words if not word.common] or words
        found = {
            number: sum(
                self._standing(word, query.language, document) for word in set(words)
            )
            for number, document in documents.items()
        }
        for how, needed in (("exact", len(set(words))), ("any", 1)):
            scores = {n: score for n, score in found.items() if score >= needed > 0}
            if scores:
                return how, scores
        return "none", {}

    def _standing(self, word: Word, reader: str, document: SearchDocument) -> bool:
        stems = self._analyser.stems(word, reader)
        return any(
            other.stem in stems or word.form == other.form
            for language, text in (*document.names, *document.texts)
            for other in self._analyser.words(text, language)
            if word.script == other.script
        )


def _tests(query: Query) -> dict:  # type: ignore[type-arg] # of plain predicates
    asked = query.filters
    tests = {
        "category": asked.category and (lambda d: asked.category in d.categories),
        "area": asked.area and (lambda d: asked.area in d.areas),
        "spoken": asked.spoken and (lambda d: asked.spoken in d.spoken),
        "free": asked.free and (lambda d: d.free),
        "access": asked.access and (lambda d: asked.access <= d.access),
        "age": asked.age is not None
        and (lambda d: d.ages[0] <= asked.age <= d.ages[1]),
        "open": asked.open in query.windows
        and (lambda d: is_open(d, query.windows[asked.open])),
        "within": query.near
        and asked.within in query.near.rings
        and (lambda d: metres(d, query) <= query.near.rings[asked.within]),
    }
    return {name: test for name, test in tests.items() if test}


MANY = {
    "category": "categories",
    "area": "areas",
    "spoken": "spoken",
    "access": "access",
}


def metres(document: SearchDocument, query: Query) -> float:
    """How far the nearest place is from where the query is asked."""
    assert query.near
    near = Point(query.near.latitude, query.near.longitude)
    each = (metres_between(near, Point(*point)) for point in document.points)
    return min(each, default=inf)


def _count(facet: str, documents: list[SearchDocument], query: Query) -> dict[str, int]:
    if facet in MANY:
        return Counter(c for d in documents for c in getattr(d, MANY[facet]))
    if facet == "open":
        return {
            name: sum(is_open(document, window) for document in documents)
            for name, window in query.windows.items()
        }
    if facet == "within":
        rings = query.near.rings if query.near else {}
        return {
            name: sum(metres(document, query) <= far for document in documents)
            for name, far in rings.items()
        }
    return {"1": sum(getattr(document, facet) for document in documents)}
