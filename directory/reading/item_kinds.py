"""Whether items of a list are of one kind, and none shares words with another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from directory.reading.item_words import (
    DETERMINERS,
    HALVES,
    LIKE_ADJECTIVES,
    PEOPLE,
    SHARED_HEADS,
    SHARED_WORDS,
)
from directory.reading.tagging import tags, tokens
from directory.reading.verbs import ING
from directory.text.fact_values import Kept
from directory.text.facts import facts

_MOST_WORDS = 9
_NO_ITEM = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|can|will|would|do|does|who|which|that|what|"
    r"how|we|you|they|he|she|it|I|there|this|them|me|us|also|then|not|please|so|but|as|"
    r"plus|by|etc|et|eg|ie|from|than|other|others|similar|such)\b",
)
_PREPOSITION = re.compile(
    r"\b(?:for|with|in|on|at|to|around|across|about|within|through|throughout|during|"
    r"near|"
    r"into|against|under|over|towards?|outside|inside|after|before|per|every|each|"
    r"between|"
    r"using|including|via|aimed|based|provided|run|led|delivered)\b"
)
SHARED_END = re.compile(
    r"\b(?:across|throughout|free of charge|for free|every|each|daily|weekly|monthly|"
    r"together|as well|too|by \w+ing|through|using|via|while|with you|that|which|who|"
    r"(?:in|at|within|around) (?:the|our|your|a|an|and|[A-Z])\w*)\b"
)
"""What ends the last item, and may be said of the others as well."""
_MARKS = re.compile(r"[!?:\"“”]| [-–—] ")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_MORE = re.compile(r"(?:much |many |lots |so much )?more|many others|others")
_ONE, _TWO = 1, 2


@dataclass(frozen=True, slots=True)
class _Item:
    text: str
    words: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def is_determined(self) -> bool:
        return self.words[0].casefold() in DETERMINERS

    @property
    def is_described(self) -> bool:
        """Whether it begins with a word that may be said of the other items too."""
        return len(self.words) > _ONE and not self.is_determined

    @property
    def is_pair(self) -> bool:
        """Whether it is two nouns alone: "arts and crafts"."""
        return self.words[1:2] in (("and",), ("&",)) and (
            len(self.words) == len(("arts", "and", "crafts"))
            and not self.tags[0].startswith("JJ")
        )

    @property
    def is_followed(self) -> bool:
        """Whether something is said after its noun: "walks in the park"."""
        return bool(_PREPOSITION.search(" ".join(self.words)))

    @property
    def is_deed(self) -> bool:
        """Whether it is one with an object: "planting trees"."""
        return len(self.words) > _ONE and self.words[0].casefold() in ING

    @property
    def is_bare_deed(self) -> bool:
        """Whether it may lack an object: "sowing" of "sowing and planting trees"."""
        return len(self.words) == _ONE and self.words[0].casefold() in ING

    @property
    def core(self) -> tuple[str, ...]:
        """Without what follows its noun: "walks" of "walks in the park"."""
        for n, word in enumerate(self.words):
            if n and (_PREPOSITION.fullmatch(word) or word == "of"):
                return self.words[:n]
        return self.words


def are_alike(items: Sequence[str], *, head: str, is_sure: bool, is_such: bool) -> bool:
    """Whether these are items of one list, each complete in itself.

    is_sure: after a colon. is_such: after "including" or "such as".
    """
    if any(_is_odd(item) for item in items) or _is_place(items, head):
        return False
    found = [_item(item) for item in items]
    if any(not each.words for each in found):
        return False
    if _are_ing(found):
        return not SHARED_END.search(items[-1])
    if not all(map(_is_noun_phrase, found)):
        return False
    return _share_nothing(found) and _are_of_one_class(
        found, is_sure=is_sure or is_such
    )


def _item(text: str) -> _Item:
    words = tokens(_IN_BRACKETS.sub("", text))
    return _Item(text, tuple(words), tuple(tags(words)))


def _is_odd(item: str) -> bool:
    if _MORE.fullmatch(item):
        return False
    if not 0 < len(item.split()) <= _MOST_WORDS or _MARKS.search(item):
        return True
    if _NO_ITEM.search(item) or re.match(r"(?:and|&|the following)\b", item):
        return True
    sure = (f for f in facts(item) if not isinstance(f.value, Kept))
    return any(True for _ in sure) or bool(re.search(r"\d|@|www", item))


def _is_place(items: Sequence[str], head: str) -> bool:
    """Whether its commas are those of an address."""
    names = sum(item[:1].isupper() for item in items)
    said = re.search(r"address|venue|held|located|location|based|\bat:?$", head, re.I)
    return bool(said) and names > _ONE


def _are_ing(items: Sequence[_Item]) -> bool:
    return all(
        len(i.words) > _ONE and i.words[0].casefold() in ING and i.tags[1] != "NN"
        for i in items
    )


def _is_noun_phrase(item: _Item) -> bool:
    last = item.tags[-1]
    if _is_name(item) or item.is_deed or _MORE.fullmatch(item.text):
        return True
    if len(item.words) == _ONE:
        # A word that stands alone may be tagged as anything else: "karaoke", "walks".
        return not last.startswith(("JJ", "RB", "IN", "DT", "VBN", "VBD", "MD", "PRP"))
    is_open = any(tag in ("VB", "VBP", "VBD", "MD", "PRP", "WP") for tag in item.tags)
    is_verb = any(t == "VBZ" for t in item.tags[:-1])
    ends = last.startswith(("NN", "VBG", "VBZ", "CD"))
    return ends and not is_open and not is_verb


def _is_name(item: _Item) -> bool:
    words = [w for w in item.words if w not in ("the", "of", "and", "&", "on", "for")]
    return bool(words) and all(word[:1].isupper() for word in words)


def _share_nothing(items: Sequence[_Item]) -> bool:
    """Whether no item leans on a word of the first or the last."""
    if all(map(_is_name, items)):
        return items[-2].text not in HALVES
    items = [each for each in items if not _MORE.fullmatch(each.text)]
    if len(items) < _TWO or (items[-2].is_bare_deed and items[-1].is_deed):
        return False
    first, *others = items
    if first.is_determined and not all(each.is_determined for each in others):
        return False
    if first.is_described and not _stands_alone(first, others):
        return False
    return _has_own_end(items)


def _has_own_end(items: Sequence[_Item]) -> bool:
    """Whether what follows the noun of an item is that item's alone."""
    *firsts, last = items
    if last.is_followed and not all(each.is_followed for each in firsts):
        return False
    if any(each.is_followed for each in firsts):
        # "help with forms, letters": the letters may be what the help is with.
        return all(each.is_followed or each.is_determined for each in items[1:])
    if any("of" in each.words for each in firsts):
        return all("of" in each.words or each.is_determined for each in items[1:])
    return "of" not in last.words and _has_own_head(items)


def _stands_alone(first: _Item, others: Sequence[_Item]) -> bool:
    """Whether the words before its noun are the first item's alone."""
    if first.is_deed or first.is_pair:
        return True
    if any(len(each.core) == _ONE for each in others):
        return False
    word = first.words[0].casefold()
    is_described = first.tags[0].startswith(("JJ", "VB", "RB")) and word in SHARED_WORDS
    return not is_described or all(
        each.tags[0].startswith(("JJ", "VB", "RB", "DT")) for each in others
    )


def _has_own_head(items: Sequence[_Item]) -> bool:
    """Whether the last word of the last item is not that of the others as well."""
    *firsts, last = items
    if len(last.core) < _TWO or last.is_determined:
        return True
    if any(map(_is_plural, firsts)):
        # What stands before a noun to describe it is hardly ever a plural.
        return not (_is_work(last) and any(map(_is_people, firsts)))
    noun = last.core[-1].casefold()
    if noun in SHARED_HEADS or "and" in last.words or "&" in last.words:
        return False
    return (_is_people(last) and any(map(_is_people, firsts))) or all(
        len(each.core) > _ONE or each.core[0].casefold() in ING for each in firsts
    )


def _is_plural(item: _Item) -> bool:
    word = item.core[-1].casefold()
    return (
        word.endswith("s")
        and not word.endswith(("ss", "us", "is", "ics", "'s", "’s"))
        and (word not in LIKE_ADJECTIVES)
    )


def _is_people(item: _Item) -> bool:
    return item.core[-1].casefold() in PEOPLE


def _is_work(item: _Item) -> bool:
    return item.core[-1].casefold() in SHARED_HEADS


def _are_of_one_class(items: Sequence[_Item], *, is_sure: bool) -> bool:
    """All people, or none: "children with autism, families and carers"."""
    people = [_is_people(each) for each in items]
    return all(people) or not any(people) or (is_sure and not people[0])
