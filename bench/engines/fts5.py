"""SQLite FTS5: porter stems, bm25(), counts by GROUP BY over the matching rows.

Slips and beginnings of words are looked up in a table of the unstemmed words, which
fts5vocab fills when the index is built: asked directly, it walks the whole index.
"""

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from bench.engines import (
    COMPLETIONS,
    MOST_GUESSES,
    PER_PAGE,
    TWO_SLIPS_FROM,
    Answer,
    Ask,
    codes_of,
    text_of,
)
from directory.search.seam import SearchDocument

_Wheres = dict[str, tuple[str, tuple[str, ...]]]
"""By facet: a condition on `listing`, and its values."""

_HAS = "EXISTS (SELECT 1 FROM {0} AS own WHERE own.listing = found.listing"
_CODE = " AND own.code = ?)"
_LAST = "\U0010ffff"
_TABLES = ("category", "area", "spoken", "access")


def build(folder: Path, documents: Iterable[SearchDocument], languages: int) -> None:
    """Fill an empty folder."""
    # Without the marks, the words of Indic scripts fall to pieces.
    marks = " categories 'L* N* Co Mn Mc'" if languages > 1 else ""
    base = sqlite3.connect(folder / "fts5.db")
    base.executescript(
        f"""
        PRAGMA journal_mode = WAL;
        CREATE VIRTUAL TABLE listing USING fts5(
            text, content='', tokenize="porter unicode61{marks}");
        CREATE VIRTUAL TABLE form USING fts5(
            text, content='', detail='none', tokenize="unicode61{marks}");
        CREATE TABLE free (listing INTEGER PRIMARY KEY, code TEXT);
        """
    )
    for name in _TABLES:
        base.execute(
            f"CREATE TABLE {name} (listing INTEGER, code TEXT, "
            "PRIMARY KEY (listing, code)) WITHOUT ROWID"
        )
    for number, document in enumerate(documents, 1):
        text = text_of(document)
        base.execute("INSERT INTO listing (rowid, text) VALUES (?, ?)", (number, text))
        base.execute("INSERT INTO form (rowid, text) VALUES (?, ?)", (number, text))
        if document.free:
            base.execute("INSERT INTO free VALUES (?, '1')", (number,))
        for name, codes in codes_of(document).items():
            rows = [(number, code) for code in codes]
            base.executemany(f"INSERT INTO {name} VALUES (?, ?)", rows)  # noqa: S608
    base.executescript(
        """
        INSERT INTO listing (listing) VALUES ('optimize');
        CREATE VIRTUAL TABLE known USING fts5vocab(form, row);
        CREATE TABLE word (term TEXT PRIMARY KEY, doc INTEGER) WITHOUT ROWID;
        INSERT INTO word SELECT term, doc FROM known ORDER BY term;
        DROP TABLE known;
        DROP TABLE form;
        ANALYZE;
        """
    )
    base.commit()
    base.execute("VACUUM")
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()


class Engine:
    """The database of one folder."""

    def __init__(self, folder: Path) -> None:
        """Open it."""
        self._base = sqlite3.connect(folder / "fts5.db", isolation_level=None)
        self._base.executescript(
            """
            PRAGMA mmap_size = 1073741824;
            PRAGMA cache_size = -16384;
            PRAGMA temp_store = MEMORY;
            CREATE TEMP TABLE found (listing INTEGER PRIMARY KEY, rank REAL);
            CREATE TEMP TABLE kept (listing INTEGER PRIMARY KEY, rank REAL);
            """
        )
        self._beginning_with = lru_cache(maxsize=None)(self._read_beginning_with)

    def search(self, ask: Ask) -> Answer:
        """Find listings."""
        words = [self._meant(word) for word in ask.words.split(" ")]
        answer = self._found(" AND ".join(words), ask)
        if answer.total or len(words) == 1:
            return answer
        return self._found(" OR ".join(words), ask)

    def _found(self, match: str, ask: Ask) -> Answer:
        """Note the rows that match, with their rank, and filter and count those."""
        self._base.execute("DELETE FROM found")
        noted = self._base.execute(
            "INSERT INTO found SELECT rowid, rank FROM listing "
            "WHERE listing MATCH ? ORDER BY rowid",
            (match,),
        )
        wheres: _Wheres = {}
        if ask.category:
            wheres["category"] = (_HAS.format("category") + _CODE, (ask.category,))
        if ask.free:
            wheres["free"] = (_HAS.format("free") + ")", ())
        total, table = noted.rowcount, "found"
        if wheres:
            total, table = self._keep(wheres), "kept"
        rows = self._base.execute(
            f"SELECT listing FROM {table} ORDER BY rank LIMIT ? OFFSET ?",  # noqa: S608
            (PER_PAGE, (ask.page - 1) * PER_PAGE),
        )
        facets = {}
        for name in ask.facets:
            others = {key: each for key, each in wheres.items() if key != name}
            if name in wheres:
                facets[name] = self._counts(name, "found", others)
            else:
                facets[name] = self._counts(name, table, {})
        return Answer(total, [row for (row,) in rows], facets)

    def _keep(self, wheres: _Wheres) -> int:
        """Note what of the rows that match passes the filters."""
        where, values = _joined(wheres)
        self._base.execute("DELETE FROM kept")
        query = f"INSERT INTO kept SELECT listing, rank FROM found{where}"  # noqa: S608
        return self._base.execute(query, values).rowcount

    def _counts(self, name: str, table: str, wheres: _Wheres) -> dict[str, int]:
        where, values = _joined(wheres)
        rows = self._base.execute(
            f"SELECT code, count(*) FROM {table} CROSS JOIN {name} "  # noqa: S608
            f"USING (listing){where} GROUP BY code",
            values,
        )
        return dict(rows.fetchall())

    def _meant(self, word: str) -> str:
        """The word, or those that it may be a slip of, as FTS5 writes them."""
        quoted = f'"{word}"'
        query = "SELECT 1 FROM listing WHERE listing MATCH ? LIMIT 1"
        if self._base.execute(query, (quoted,)).fetchone():
            return quoted
        others = self._beginning_with(word[0])
        near = extract(
            word,
            list(others),
            scorer=OSA.distance,
            score_cutoff=2 if len(word) >= TWO_SLIPS_FROM else 1,
            limit=None,
        )
        fewest = min((slips for _, slips, _ in near), default=0)
        nearest = [other for other, slips, _ in near if slips == fewest]
        best = sorted(nearest, key=lambda other: -others[other])[:MOST_GUESSES]
        return "(" + " OR ".join(f'"{other}"' for other in best or [word]) + ")"

    def _read_beginning_with(self, letter: str) -> dict[str, int]:
        rows = self._base.execute(
            "SELECT term, doc FROM word WHERE term >= ? AND term < ?",
            (letter, letter + _LAST),
        )
        return dict(rows.fetchall())

    def complete(self, ask: Ask) -> list[str]:
        """Offer words for the beginning of one, the most frequent first."""
        rows = self._base.execute(
            "SELECT term FROM word WHERE term >= ? AND term < ? "
            "ORDER BY doc DESC LIMIT ?",
            (ask.words, ask.words + _LAST, COMPLETIONS),
        )
        return [term for (term,) in rows]


def _joined(wheres: _Wheres) -> tuple[str, tuple[str, ...]]:
    where = " AND ".join(each for each, _ in wheres.values())
    values = (value for _, values in wheres.values() for value in values)
    return f" WHERE {where}" if where else "", tuple(values)
