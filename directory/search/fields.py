"""The fields of the index, and documents as the terms in them."""

from collections import defaultdict
from typing import Any

from whoosh import versionstring
from whoosh.analysis import IDAnalyzer
from whoosh.fields import ID, STORED, TEXT, Schema

from directory.search.analysis import (
    SCRIPTS,
    Analyser,
    index_analyser_version,
    words_field,
)
from directory.search.seam import SearchDocument

LAYOUT_VERSION = "5"
"""Raise it with every change to the fields, the stored facts or the files."""

NAME_COUNTS = 3
"""How many times the words of a name are counted in the catch-all field."""


def index_version() -> str:
    """The version of everything that an index on disk depends on."""
    return (
        f"layout {LAYOUT_VERSION}, whoosh {versionstring()}, "
        f"analyser {index_analyser_version()}"
    )


def make_schema() -> Schema:
    """Return the fields: two for each script, the id, and what is stored.

    Words come already analysed, as lists; so Whoosh's analysers have nothing to do.
    """
    fields: dict[str, Any] = {"id": ID(), "facts": STORED()}
    for script in SCRIPTS:
        fields[script] = TEXT(analyzer=IDAnalyzer(), phrase=False)
        fields[words_field(script)] = ID()
    return Schema(**fields)


def terms_of(document: SearchDocument, analyser: Analyser) -> dict[str, list[str]]:
    """Return the terms of `document` by field.

    The catch-all field of each script has the stems, those of names repeated; the
    other field has each form once.
    """
    stems: defaultdict[str, list[str]] = defaultdict(list)
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for texts, times in ((document.names, NAME_COUNTS), (document.texts, 1)):
        for language, text in texts:
            for word in analyser.words(text, language):
                stems[word.script].extend([word.stem] * times)
                forms[word.script].add(word.form)
    terms = dict(stems)
    for script, distinct in forms.items():
        terms[words_field(script)] = sorted(distinct)
    return terms
