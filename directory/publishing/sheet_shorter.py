"""Shorter versions of the answers that every sheet of one page must have.

Each says itself what is not there, so that nobody takes it for the whole answer.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from directory.publishing.sheet_lines import Pair, words_of
from directory.publishing.sheet_places import Places
from directory.wording.easy_lines import EasyLine
from directory.wording.phrases import Phrase
from directory.wording.wording import N_, NN_, Wording

Groups = list[list[Pair]]
"""What stands together, beside one picture."""
MORE = N_("There is more to know. Please ask, or look at the page of this service.")
_PLACES = NN_(
    "%(num)s place is not on this sheet. Please ask.",
    "%(num)s places are not on this sheet. Please ask.",
)
_NO_TIMES = N_("There is no room here for the times. Please ask before you go.")
_MOST = 16
"""Places, or sentences of an alert: a page never has room for more."""


@dataclass(frozen=True, slots=True)
class Shorter:
    """Makes shorter versions of answers, the longest first.

    beside: the wording of the second language; None for a sheet in one.
    """

    w: Wording
    beside: Wording | None

    def alert(self, pairs: Sequence[Pair]) -> Iterator[Groups]:
        """Its first sentences, and that there is more; at last only that."""
        for many in range(min(len(pairs) - 1, _MOST), 0, -1):
            if not _leads_on(pairs[many - 1]):
                yield [[*pairs[:many], self._more()]]
        yield [[self._more(picture="warning")]]

    def times(self) -> Iterator[Groups]:
        """None of them: some without the others would be taken for all."""
        yield [[self._no_times()]]

    def places(self, places: Places) -> Iterator[Groups]:
        """Fewer places, each with all its times; and how many are not there.

        The first ones; or the one of which the least is said; or none.
        """
        every, shortest = len(places.each), places.shortest
        for many in range(min(every - 1, _MOST), 0, -1):
            yield [*places.groups(range(many)), [self._gone(every - many)]]
        if shortest:
            yield [*places.groups([shortest]), [self._gone(every - 1)]]
        times = [self._no_times()] if places.have_times else []
        yield [[*places.lead, self._gone(every), *times]]

    def phones(self, pairs: Sequence[Pair]) -> Iterator[Groups]:
        """The first numbers, with what is said of them, and that there are more.

        At last one for calls alone: no other is right without what is said of it.
        """
        numbers = [n for n, pair in enumerate(pairs) if pair.line.value]
        for end in reversed(numbers[1:]):
            while pairs[end - 1].line.kind == "sentence":
                end -= 1  # which leads to the number
            yield [[*pairs[:end], self._more()]]
        first = pairs[numbers[0]] if numbers else None
        if first and first.line.kind == "phone":
            line = replace(first.line, picture="phone")
            yield [[Pair(line), self._more()]]

    def _more(self, picture: str = "") -> Pair:
        return self._said(lambda w: w.gettext(MORE), picture)

    def _gone(self, places: int) -> Pair:
        return self._said(lambda w: w.ngettext(*_PLACES, places), "question")

    def _no_times(self) -> Pair:
        return self._said(lambda w: w.gettext(_NO_TIMES), "when")

    def _said(self, say: Callable[[Wording], str], picture: str) -> Pair:
        """A sentence in both languages, in bold: nobody must miss it."""
        line = EasyLine(Phrase.of(say(self.w)), "heading", picture)
        return Pair(line, say(self.beside) if self.beside else "")


def _leads_on(pair: Pair) -> bool:
    """Whether a line is nothing without the one below it."""
    return pair.line.kind == "heading" or words_of(pair.line).endswith(":")
