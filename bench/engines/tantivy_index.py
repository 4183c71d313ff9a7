"""tantivy: English stems, FuzzyTermQuery for words that stand nowhere, aggregations.

A second field has the words unstemmed, for slips and for beginnings of words. One
thread writes, so that there is one segment, which is quickest to search.
"""

from collections.abc import Iterable
from pathlib import Path

import tantivy
from tantivy import Filter, Occur, Query, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

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

_FACETS = ("category", "area", "spoken", "access")


def _analysers(languages: int) -> dict[str, TextAnalyzer]:
    # The simple tokenizer ends a word at the virama of Indic scripts.

    def folded() -> TextAnalyzerBuilder:
        words = Tokenizer.simple()
        if languages > 1:
            words = Tokenizer.regex(r"[\p{L}\p{M}\p{N}]+")
        builder = TextAnalyzerBuilder(words).filter(Filter.lowercase())
        return builder.filter(Filter.ascii_fold())

    return {
        "form": folded().build(),
        "stem": folded().filter(Filter.stemmer("english")).build(),
    }


def _open(folder: Path, languages: int) -> tantivy.Index:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("text", tokenizer_name="stem", index_option="freq")
    schema.add_text_field("form", tokenizer_name="form", index_option="basic")
    schema.add_integer_field("number", fast=True)
    schema.add_boolean_field("free", indexed=True, fast=True)
    for name in _FACETS:
        schema.add_text_field(
            name, tokenizer_name="raw", fast=True, index_option="basic"
        )
    index = tantivy.Index(schema.build(), path=str(folder))
    for name, analyser in _analysers(languages).items():
        index.register_tokenizer(name, analyser)
    return index


def build(folder: Path, documents: Iterable[SearchDocument], languages: int) -> None:
    """Fill an empty folder."""
    index = _open(folder, languages)
    writer = index.writer(heap_size=1_000_000_000, num_threads=1)
    for number, document in enumerate(documents, 1):
        text = text_of(document)
        row = tantivy.Document(number=number, text=text, form=text, free=document.free)
        for name, codes in codes_of(document).items():
            for code in codes:
                row.add_text(name, code)
        writer.add_document(row)
    writer.commit()
    writer.wait_merging_threads()
    (folder / "languages").write_text(str(languages))


class Engine:
    """The index of one folder."""

    def __init__(self, folder: Path) -> None:
        """Open it."""
        languages = int((folder / "languages").read_text())
        index = _open(folder, languages)
        index.reload()
        self._schema = index.schema
        self._searcher = index.searcher()
        self._analysers = _analysers(languages)

    def search(self, ask: Ask) -> Answer:
        """Find listings."""
        words = [self._meant(word) for word in ask.words.split(" ")]
        answer = self._found(words, Occur.Must, ask)
        if answer.total or len(words) == 1:
            return answer
        return self._found(words, Occur.Should, ask)

    def _found(self, words: list[Query], occur: Occur, ask: Ask) -> Answer:
        filters = {}
        if ask.category:
            filters["category"] = self._term("category", ask.category)
        if ask.free:
            filters["free"] = self._term("free", True)
        text = Query.boolean_query([(occur, word) for word in words])
        query = _filtered(text, filters)
        offset = (ask.page - 1) * PER_PAGE
        found = self._searcher.search(query, PER_PAGE, count=True, offset=offset)
        rows = [address for _, address in found.hits]
        facets = {}
        if found.count:
            facets = self._counts(
                query, [name for name in ask.facets if name not in filters]
            )
            for name in filters:
                if name in ask.facets:
                    others = {key: each for key, each in filters.items() if key != name}
                    facets |= self._counts(_filtered(text, others), [name])
        numbers = self._searcher.fast_field_values("number", rows) if rows else []
        return Answer(found.count, [int(number or 0) for number in numbers], facets)

    def _term(self, field: str, value: str | bool) -> Query:
        return Query.const_score_query(
            Query.term_query(self._schema, field, value, "basic"), 0.0
        )

    def _counts(self, query: Query, names: list[str]) -> dict[str, dict[str, int]]:
        if not names:
            return {}
        wanted = {name: {"terms": {"field": name, "size": 100}} for name in names}
        counted = self._searcher.aggregate(query, wanted)
        return {
            name: {row["key"]: row["doc_count"] for row in counted[name]["buckets"]}
            for name in names
        }

    def _meant(self, word: str) -> Query:
        stems = self._analysers["stem"].analyze(word)
        if stems and self._searcher.doc_freq("text", stems[0]):
            return Query.term_query(self._schema, "text", stems[0], "freq")
        forms = self._analysers["form"].analyze(word)
        form = forms[0] if forms else word
        near = Query.fuzzy_term_query(self._schema, "form", form, distance=1)
        if len(word) >= TWO_SLIPS_FROM and not self._searcher.search(near, 1).count:
            return Query.fuzzy_term_query(self._schema, "form", form, distance=2)
        return near

    def complete(self, ask: Ask) -> list[str]:
        """Offer words for the beginning of one, the most frequent first."""
        found = self._searcher.terms_with_prefix("form", ask.words, limit=COMPLETIONS)
        return [term for term, _ in found]


def _filtered(text: Query, filters: dict[str, Query]) -> Query:
    if not filters:
        return text
    each = [(Occur.Must, query) for query in filters.values()]
    return Query.boolean_query([(Occur.Must, text), *each])
