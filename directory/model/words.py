"""Words that mean the same in this field: whoever types one means the others too."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

LONGEST = 80
"""Characters in a phrase."""

JOINERS = "\u200c\u200d"
"""They cannot be seen, but Persian, Hindi and Nepali are not written without them."""

_HIDDEN = ("Cc", "Cf", "Cs", "Co")
_LETTERS = ("Lu", "Ll", "Lt", "Lo", "Nd")
"""Not modifier letters (Lm): an apostrophe or a stroke alone is no word."""
_GROUP_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 60


def key_of(phrase: str) -> str:
    """How phrases are compared: without regard to case, spaces, and ways to encode."""
    return " ".join(unicodedata.normalize("NFKC", phrase).casefold().split())


def has_hidden(text: str) -> bool:
    """Whether it holds a control character, or another that nobody sees."""
    return any(
        unicodedata.category(letter) in _HIDDEN and letter not in JOINERS
        for letter in text
    )


def phrase_of(said: object, longest: int = LONGEST) -> str:
    """A phrase, with single spaces. Raises ValueError for what can be none."""
    if not isinstance(said, str):
        raise ValueError(f"{said!r} is not text")
    if has_hidden(said):
        raise ValueError(f"{said!r} holds a character that nobody can see")
    phrase = " ".join(unicodedata.normalize("NFC", said).split())
    if not any(unicodedata.category(letter) in _LETTERS for letter in phrase):
        raise ValueError(f"{phrase!r} has no letters")
    if len(phrase) > longest:
        raise ValueError(f"'{phrase[:30]}…' is longer than {longest} characters")
    return phrase


def group_id_of(said: str) -> str:
    """The id of a group. Raises ValueError for what can be none."""
    if len(said) > _LONGEST_ID or not _GROUP_ID.fullmatch(said):
        raise ValueError(
            f"{said!r} is no name for a group: use small letters, digits and single "
            f"hyphens, at most {_LONGEST_ID}"
        )
    return said


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Phrases that mean the same. words: BCP 47 tag → phrases, never none."""

    id: str
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Words:
    """The groups, found by id and by phrase.

    In one language, a phrase stands in one group.
    """

    groups: tuple[WordGroup, ...] = ()
    _by_id: dict[str, WordGroup] = field(init=False, repr=False, compare=False)
    _by_phrase: dict[str, dict[str, WordGroup]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Make the look-up tables."""
        by_phrase: dict[str, dict[str, WordGroup]] = {}
        for group in self.groups:
            for tag, phrases in group.words.items():
                for phrase in phrases:
                    by_phrase.setdefault(key_of(phrase), {}).setdefault(tag, group)
        object.__setattr__(self, "_by_id", {group.id: group for group in self.groups})
        object.__setattr__(self, "_by_phrase", by_phrase)

    def get(self, group_id: str) -> WordGroup | None:
        """The group with that id."""
        return self._by_id.get(group_id)

    def having(self, phrase: str) -> list[WordGroup]:
        """The groups that have the phrase, in any language."""
        found = self._by_phrase.get(key_of(phrase), {}).values()
        return list({group.id: group for group in found}.values())

    def home_of(self, phrase: str, language: str) -> WordGroup | None:
        """The one group that has the phrase in a language."""
        return self._by_phrase.get(key_of(phrase), {}).get(language)
