"""The search index on disk: Whoosh for keeping it, arrays for answering from it."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from directory.errors import Unavailable
from directory.model.words import Words
from directory.search.analysis import Analyser
from directory.search.generations import REBUILD_LOCK, WRITE_LOCK, Generations
from directory.search.merging import (
    merge_aside,
    put_in_place,
    segments_of,
    worth_merging,
)
from directory.search.reading import LiveReader, damage_as_unavailable
from directory.search.seam import Found, IndexState, Query, SearchDocument
from directory.search.synonyms import Synonyms
from directory.search.writing import Writer, committing, write_all

_WRITE_SECONDS = 30.0
_REBUILD_SECONDS = 3600.0


class WhooshIndex:
    """A `SearchIndex` in a folder of its own, on a local disk.

    Safe to share between threads, and between processes that name the same folder:
    one process's commits are seen by the next search in every other. A killed writer
    leaves the index as it was before or after its commit.
    """

    def __init__(
        self,
        folder: Path,
        words: Callable[[], Words] = Words,
        rebuild_megabytes: int = 512,
    ) -> None:
        """Use the index in `folder`, which is made by the first `rebuild`.

        `words` gives the synonyms as they are now, the same object while they do not
        change. `rebuild_megabytes` bounds what a rebuild collects in memory before it
        sorts on disk; less is slower.
        """
        self._generations = Generations(folder)
        self._reader = LiveReader(self._generations)
        self._words = words
        self._synonyms = Synonyms(Words())
        self._rebuild_megabytes = rebuild_megabytes
        # An analyser keeps state while it stems, so each thread has its own.
        self._of_thread = threading.local()

    def search(self, query: Query) -> Found:
        """Answer `query`, as `SearchIndex.search` says."""
        with damage_as_unavailable():
            return self._reader.snapshot().search(
                query, self._known_synonyms(), self._analyser()
            )

    def knows(self, text: str, language: str) -> bool:
        """Look the words up, as `SearchIndex.knows` says."""
        with damage_as_unavailable():
            return self._reader.snapshot().knows(
                text, language, self._known_synonyms(), self._analyser()
            )

    def named(self, text: str, count: int) -> tuple[str, ...]:
        """Look the names up, as `SearchIndex.named` says."""
        with damage_as_unavailable():
            return self._reader.snapshot().named(text, count)

    def update(
        self, documents: Iterable[SearchDocument], removed: Iterable[str], up_to: int
    ) -> None:
        """Make one commit, as `SearchIndex.update` says."""
        gone = set(removed)
        added = {document.id: document for document in documents}
        with (
            damage_as_unavailable(),
            self._generations.lock(WRITE_LOCK, _WRITE_SECONDS),
        ):
            # Also checks the files: damage must not be merged into a sound segment.
            live = self._reader.newest()
            if live.commit.up_to > up_to:
                # A slower writer: what it brings is older than what is there.
                return
            with committing(Writer(live.folder, up_to, live.commit)) as writer:
                writer.remove(live.numbers_of(gone | added.keys()))
                for document in added.values():
                    if document.id not in gone:
                        writer.add(document, self._analyser())
            self._generations.clear_away()

    def rebuild(
        self, documents: Iterable[SearchDocument], up_to: int, maker: str = ""
    ) -> None:
        """Build aside and swap, as `SearchIndex.rebuild` says.

        Of two rebuilds at once, the second waits for the first.
        """
        with self._generations.lock(REBUILD_LOCK, _REBUILD_SECONDS):
            folder = self._generations.begin()
            try:
                write_all(folder, documents, up_to, maker, self._rebuild_megabytes)
                with self._generations.lock(WRITE_LOCK, _WRITE_SECONDS):
                    self._generations.replace(folder)
            except OSError as error:
                self._generations.abandon(folder)
                raise Unavailable("The search index cannot be written.") from error
            except BaseException:
                self._generations.abandon(folder)
                raise

    def tidy(self) -> bool:
        """Merge in the background, as `SearchIndex.tidy` says."""
        with damage_as_unavailable(), self._generations.lock(REBUILD_LOCK, 0):
            live = self._reader.newest()
            segments = worth_merging(segments_of(live.folder, live.commit.number))
            if not segments:
                return False
            merged = merge_aside(live.folder, segments, self._rebuild_megabytes)
            with self._generations.lock(WRITE_LOCK, _WRITE_SECONDS):
                newest = self._reader.newest()
                return put_in_place(newest.folder, newest.commit, merged)

    def state(self) -> IndexState:
        """Check every file afresh and say how the index is."""
        try:
            with damage_as_unavailable():
                return self._reader.check()
        except Unavailable:
            return IndexState(usable=False, version="", up_to=0, documents=0)

    def _known_synonyms(self) -> Synonyms:
        """The synonyms, compiled anew when they have changed."""
        words, known = self._words(), self._synonyms
        if known.words is not words:
            known = self._synonyms = Synonyms(words)
        return known

    def _analyser(self) -> Analyser:
        analyser: Analyser | None = getattr(self._of_thread, "analyser", None)
        if analyser is None:
            analyser = self._of_thread.analyser = Analyser(remembered=2_000)
        return analyser
