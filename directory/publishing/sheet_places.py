"""The places of a service on a sheet: addresses, and the times at each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from directory.publishing.sheet_lines import Pair, joined, merged, words_of
from directory.wording.phrases import Phrase

_ADDRESS = "place"
_LETTERS = "letter"
"""The pictures of "The address is:" and "Only for letters:"."""


@dataclass(frozen=True, slots=True)
class Places:
    """Several places. lead: how many there are.

    each: of every place what stands beside one picture: its address; its times, each
    with what limits it.
    """

    lead: list[Pair]
    each: list[list[list[Pair]]]

    @property
    def have_times(self) -> bool:
        """Whether a place has times of its own."""
        return any(len(groups) > 1 for groups in self.each)

    @property
    def shortest(self) -> int:
        """The place of which the least is said."""
        return min(range(len(self.each)), key=lambda place: _letters(self.each[place]))

    def groups(self, places: Iterable[int]) -> list[list[Pair]]:
        """Some places, below the lead. Addresses alone stand all together."""
        found = [group for place in places for group in self.each[place]]
        if not self.have_times:
            found = [[pair for group in found for pair in group]]
        first, *others = found or [[]]
        return [[*self.lead, *first], *others]


def without_calls(found: dict[str, list[Pair]]) -> None:
    """Take the times of the telephone out of "when", to stand below the numbers.

    found: the lines of rows, by their names. Where there are no others, they stay.
    """
    when = found.get("when", [])
    starts = (n for n, pair in enumerate(when) if _is_for_calls(pair))
    start = next(starts, 0)
    if start:
        found["when"], found["calls"] = when[:start], when[start:]


def parted(found: dict[str, list[Pair]]) -> Places | None:
    """The places, where there are several. found: the lines of rows, by their names.

    Times at the places are taken out of "when", and stand under their addresses, so
    that no place is named twice.
    """
    where, when = found.get("where", []), found.get("when", [])
    by_place = [list(_of(where, number)) for number in _numbers(where)]
    if len(by_place) < 2:
        return None
    lead = [pair for pair in where if not pair.line.place]
    if not any(pair.line.place for pair in when):
        are_items = are_several(where)
        each = [[list(addresses(x, several=are_items))] for x in by_place]
        return Places(lead, each)
    rest = [pair for pair in when if not pair.line.place]
    # Below "These are the times:" there may be none left.
    found["when"] = rest if len(rest) > 1 else []
    return Places(lead, [list(_with_times(x, when)) for x in by_place])


def _numbers(where: Sequence[Pair]) -> list[int]:
    return list(dict.fromkeys(pair.line.place for pair in where if pair.line.place))


def _of(pairs: Sequence[Pair], place: int) -> Iterator[Pair]:
    return (pair for pair in pairs if pair.line.place == place)


def _letters(place: Iterable[Sequence[Pair]]) -> int:
    return sum(len(words_of(pair.line)) for group in place for pair in group)


def _is_for_calls(pair: Pair) -> bool:
    return pair.line.kind == "sentence" and pair.line.picture == "phone"


def _with_times(address: Sequence[Pair], when: Sequence[Pair]) -> Iterator[list[Pair]]:
    """What is said of a place: its address; and its times, with a clock."""
    own = list(merged(_of(when, address[0].line.place)))
    heads = [pair for pair in own if pair.line.kind == "heading"]
    times = [pair for pair in own if pair.line.kind != "heading"]
    yield list(_named(address, heads))
    if times:
        times[0] = replace(times[0], line=replace(times[0].line, picture="when"))
        yield times


def _named(address: Sequence[Pair], heads: Sequence[Pair]) -> Iterator[Pair]:
    """The name of a place, and below it the rest of its address.

    heads: its name where its times stand; that of a place whose address is not said.
    """
    first, *others = address
    if first.line.picture != _ADDRESS or not others:
        yield from heads
        yield from addresses(address, several=True)
        return
    name, *rest = others
    yield replace(name, line=replace(name.line, kind="heading", picture=_ADDRESS))
    if rest:
        yield _on_one_line(rest)


def addresses(where: Sequence[Pair], *, several: bool) -> Iterator[Pair]:
    """The places. Of several each is an item, without "The address is:" every time;
    but "Only for letters:" stays with its own."""
    lead: list[Pair] = []
    for kind, those in groupby(where, key=lambda pair: pair.line.kind):
        group = list(those)
        if kind != "address":
            if several:
                lead = [p for p in group[-1:] if p.line.picture == _LETTERS]
                is_kept = group[-1].line.picture not in (_ADDRESS, _LETTERS)
                group = group if is_kept else group[:-1]
            yield from group
            continue
        address = _on_one_line(group)
        if several:
            address = joined([*lead, address], " ")
            address = replace(address, line=replace(address.line, kind="item"))
        yield address


def _on_one_line(address: Sequence[Pair]) -> Pair:
    text = ", ".join(words_of(pair.line) for pair in address)
    language = address[0].line.text.parts[0].language
    return Pair(replace(address[0].line, text=Phrase.of(text, language)))


def finding(where: Sequence[Pair]) -> Iterator[Pair]:
    """What is said of each place, under the first line of its address."""
    is_one = not are_several(where)
    name: Pair | None = None
    before = ""
    for pair in where:
        kind = pair.line.kind
        if kind == "address" and before != "address":
            name = Pair(replace(pair.line, kind="heading"))
        if pair.line.source:
            if name and not is_one:
                yield name
                name = None
            yield pair
        before = kind


def are_several(where: Sequence[Pair]) -> bool:
    """Whether there is more than one address to visit."""
    return sum(pair.line.picture == _ADDRESS for pair in where) > 1
