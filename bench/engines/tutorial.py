"""Whoosh as in its tutorial.

One TEXT field with its StemmingAnalyzer, KEYWORD fields for facets, the QueryParser
with OrGroup and FuzzyTermPlugin, a new searcher for each query, and counts by
`groupedby`. Only a word that stands nowhere is marked as fuzzy: marking all of them
takes seconds. Counts do not ignore their own filter.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh import index, sorting
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import BOOLEAN, ID, KEYWORD, TEXT, Schema
from whoosh.qparser import FuzzyTermPlugin, OrGroup, QueryParser
from whoosh.query import And, Term

from bench.engines import (
    COMPLETIONS,
    PER_PAGE,
    TWO_SLIPS_FROM,
    Answer,
    Ask,
    codes_of,
    text_of,
)
from directory.search.seam import SearchDocument


def build(folder: Path, documents: Iterable[SearchDocument], languages: int) -> None:
    """Fill an empty folder."""
    del languages  # its analyser is what it is
    schema = Schema(
        id=ID(stored=True, unique=True),
        text=TEXT(analyzer=StemmingAnalyzer()),
        category=KEYWORD(),
        area=KEYWORD(),
        spoken=KEYWORD(),
        access=KEYWORD(),
        free=BOOLEAN(),
    )
    writer = index.create_in(str(folder), schema).writer()
    for document in documents:
        codes = {name: " ".join(each) for name, each in codes_of(document).items()}
        writer.add_document(
            id=document.id, text=text_of(document), free=document.free, **codes
        )
    writer.commit()


class Engine:
    """The index of one folder."""

    def __init__(self, folder: Path) -> None:
        """Open it."""
        self._index = index.open_dir(str(folder))
        self._parser = QueryParser("text", self._index.schema, group=OrGroup)
        self._parser.add_plugin(FuzzyTermPlugin())
        self._analyser = self._index.schema["text"].analyzer

    def search(self, ask: Ask) -> Answer:
        """Find listings."""
        with self._index.searcher() as searcher:
            words = (self._marked(word, searcher) for word in ask.words.split(" "))
            query = self._parser.parse(" ".join(words))
            wanted = [Term("category", ask.category)] if ask.category else []
            if ask.free:
                wanted.append(Term("free", True))
            facets = sorting.Facets()
            for name in ask.facets:
                facets.add_field(name, allow_overlap=name != "free")
            page = searcher.search_page(
                query,
                ask.page,
                pagelen=PER_PAGE,
                filter=And(wanted) if wanted else None,
                groupedby=facets if ask.facets else None,
                maptype=sorting.Count,
            )
            results = page.results
            total = len(results)
            return Answer(
                total,
                # Beyond the last page Whoosh gives the last one.
                [hit["id"] for hit in page] if page.pagenum == ask.page else [],
                {name: dict(results.groups(name)) for name in ask.facets},
            )

    def _marked(self, word: str, searcher: Any) -> str:
        stems = [token.text for token in self._analyser(word, mode="query")]
        if not stems or searcher.doc_frequency("text", stems[0]):
            return word
        return f"{word}~{2 if len(word) >= TWO_SLIPS_FROM else 1}/1"

    def complete(self, ask: Ask) -> list[str]:
        """Offer words for the beginning of one: stems, as the index has no others."""
        with self._index.searcher() as searcher:
            reader = searcher.reader()
            found = reader.most_frequent_terms("text", COMPLETIONS, ask.words)
            return [term.decode() for _, term in found]
