"""The ladder: from what was typed, step by step, to what may have been meant.

Each step is looser than the one before it, and the first on which the words find
anything, whatever the filters let through, is the answer: somebody who wants an open
food bank at night is told that none is, and not offered a refuge because it has the
word "food".
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from directory.search.analysis import Analyser, Word, words_field
from directory.search.ranking import Match, Ranking
from directory.search.seam import Query
from directory.search.skeletons import SHORTEST, skeleton
from directory.search.sounding import UNSURE, scripts_for, sounding_like
from directory.search.spelling import alike
from directory.search.standing import Standing
from directory.search.synonyms import Synonyms
from directory.search.wanted import Asked, asked_words, sought

_HARDLY_ANY = 2
"""Listings."""
_FAR_MORE = 5
"""Times as many."""
_TOLD = 3
"""Of the words that one may stand for."""
MOST_GUESSED = 8
"""Words of one query for which others are looked for."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One step, and what it found."""

    how: str
    """As `Found.step`."""
    matches: Sequence[Match]
    standing: Sequence[Standing] = ()
    instead: tuple[str, ...] = ()
    """The words, folded, that were looked for in place of some that were typed."""
    is_partial: bool = False
    """Whether it was enough for a listing to have one of the words."""

    @property
    def found(self) -> bool:
        """Whether any listing has the words."""
        return any(match.listings.any() for match in self.matches)


_Others = Callable[[Word], tuple[Word, ...]]


class Ladder:
    """The steps for one query, each worked out when it is reached."""

    def __init__(
        self, ranking: Ranking, synonyms: Synonyms, analyser: Analyser, query: Query
    ) -> None:
        self._ranking = ranking
        self._synonyms = synonyms
        self._analyser = analyser
        self._language = query.language
        self._is_blank = not query.words.strip()
        self._words = asked_words(query.words, query.language, analyser)
        self._known: dict[Word, bool] = {}

    def rungs(self) -> Iterator[Rung]:
        """Yield the steps, the strictest first."""
        if self._is_blank:
            yield Rung("all", self._everything())
            return
        if not self._words:
            return
        typed = [(word,) for word in self._words]
        yield self._together("exact", typed)
        spelled = self._with(self._spelled, typed)
        is_misspelled = spelled != typed
        if is_misspelled:
            yield self._together("typo", spelled)
        if len(typed) > 1:
            yield self._any("any", typed)
            if is_misspelled:
                yield self._any("any", spelled)
        sounding = self._with(self._sounding, typed)
        if sounding != typed:
            yield self._together("romanised", sounding)
            if len(typed) > 1:
                yield self._any("romanised", sounding)

    def is_known(self) -> bool:
        """Whether all that is typed stands somewhere, or what it is also called."""
        typed = [(word,) for word in self._words]
        wanted = self._synonyms.wanted(typed, self._language, self._analyser)
        return bool(wanted) and all(map(self._ranking.stands, wanted))

    def terms(self) -> tuple[str, ...]:
        """The words asked for, folded; "" for each that nobody here writes so."""
        return tuple(
            word.form if self._is_written(word) else "" for word in self._words
        )

    def meant(self, rung: Rung) -> tuple[str, ...]:
        """What the reader may have meant, when hardly anything has what was typed.

        All words, with the rare ones put right, if far more listings have those.
        """
        if rung.how not in ("exact", "any") or not self._words:
            return ()
        asked: list[Asked] = []
        for word in self._words:
            often = self._listings_with((word,))
            better = self._spelled(word) if often <= _HARDLY_ANY else ()
            far_more = self._listings_with(better[:1]) > often * _FAR_MORE + _FAR_MORE
            asked.append(better[:1] if far_more else (word,))
        if all(each[0] in self._words for each in asked):
            return ()
        now = sum(int(np.count_nonzero(match.listings)) for match in rung.matches)
        then = self._together("typo", asked)
        found = sum(int(np.count_nonzero(match.listings)) for match in then.matches)
        if rung.how == "exact" and found <= now * _FAR_MORE:
            return ()
        return tuple(each[0].form for each in asked) if found else ()

    def _listings_with(self, asked: Asked) -> int:
        """In how many listings one word stands, deleted ones included."""
        if not asked:
            return 0
        return self._ranking.listings(sought(asked[0], self._language, self._analyser))

    def _everything(self) -> list[Match]:
        return [
            Match(live.alive, np.zeros(live.segment.size))
            for live in self._ranking.segments
        ]

    def _together(self, how: str, asked: Sequence[Asked]) -> Rung:
        return self._rung(how, asked, all_of_them=True)

    def _any(self, how: str, asked: Sequence[Asked]) -> Rung:
        return self._rung(how, asked, all_of_them=False)

    def _rung(self, how: str, asked: Sequence[Asked], *, all_of_them: bool) -> Rung:
        wanted = self._synonyms.wanted(asked, self._language, self._analyser)
        standing = [self._ranking.stand(each) for each in wanted]
        matches = self._ranking.combined(standing, len(standing) if all_of_them else 1)
        typed = set(self._words)
        instead = (
            word.form for each in asked if each[0] not in typed for word in each[:_TOLD]
        )
        return Rung(how, matches, standing, tuple(instead), not all_of_them)

    def _with(self, others: _Others, typed: Sequence[Asked]) -> list[Asked]:
        """What was typed, and for words that nobody here uses what may be meant."""
        left = MOST_GUESSED
        asked: list[Asked] = []
        for each in typed:
            guesses: tuple[Word, ...] = ()
            if left and not self._is_known(each[0]):
                guesses = others(each[0])
                left -= 1
            asked.append(guesses or each)
        return asked

    def _spelled(self, word: Word) -> tuple[Word, ...]:
        """Words as they are written; failing those, stems like one of its own."""
        script, segments = word.script, self._ranking.segments
        known = self._synonyms.beginning(
            word.form[0], self._language, script, self._analyser
        )
        found = alike(word.form, script, words_field(script), segments, known)
        if not found:
            stems = self._synonyms.stems(self._language, script, self._analyser)
            own = self._analyser.stem(word.form, self._language)
            found = alike(own, script, script, segments, stems)
        if script == "latn":
            # A reader of Urdu does not mean the Somali word that is like hers.
            others = self._synonyms.of_others(self._language, self._analyser)
            found = [form for form in found if form not in others]
        guesses = (Word(script, form, form, common=False) for form in found)
        return tuple(filter(self._may_be_told, guesses))

    def _sounding(self, word: Word) -> tuple[Word, ...]:
        if word.script != "latn":
            return ()
        own = self._synonyms.own(self._language, self._analyser)
        is_own_script = len(scripts_for(self._language)) == 1
        least = SHORTEST if is_own_script else UNSURE
        found = (
            Word(script, form, form, common=False)
            for script in scripts_for(self._language)
            if len(key := skeleton(word.form, script)) >= least
            for form in sounding_like(
                word.form,
                key,
                script,
                self._ranking.segments,
                self._synonyms.sounding_like(
                    key, self._language, script, self._analyser
                ),
            )
        )
        told = filter(self._may_be_told, found)
        # Three languages share the Arabic letters: the reader's own words first.
        return tuple(sorted(told, key=lambda each: each.form not in own))

    def _may_be_told(self, word: Word) -> bool:
        """Not what only a listing says that is gone: it may be confidential by now."""
        known = self._synonyms.stems(self._language, word.script, self._analyser)
        return word.form in known or self._is_written(word)

    def _is_written(self, word: Word) -> bool:
        known = self._synonyms.forms(self._language, word.script, self._analyser)
        if word.form in known:
            return True
        # A number may be that of somebody's house.
        return not any(map(str.isdigit, word.form)) and self._ranking.lives(word)

    def _is_known(self, word: Word) -> bool:
        known = self._known.get(word)
        if known is None:
            wanted = self._synonyms.wanted([(word,)], self._language, self._analyser)
            known = self._known[word] = any(map(self._ranking.stands, wanted))
        return known
