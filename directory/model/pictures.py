"""Pictures: which one stands for which idea, the same one everywhere."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_WORD = re.compile("[a-z]+")
_SAYS_NO = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|cannot|without|lose|leave|stop|die[ds]?|"
    r"deaths?)\b|n['’]t\b",
    re.IGNORECASE,
)

SIGN = "line-"
"""How the names of one-colour signs of the pages begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Which picture stands for which idea, as content/pictures.toml says.

    ideas: idea → file stem. The others name ideas: `categories` by code; `questions`;
    `audiences` and `accessibility` by the codes of `wording.vocabulary`; `payment`
    and `documents` by the usual words, as `vocabulary.key` writes them; `words`
    by English words of sentences, in small letters.
    """

    ideas: Mapping[str, str]
    categories: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    audiences: Mapping[str, str] = field(default_factory=dict)
    accessibility: Mapping[str, str] = field(default_factory=dict)
    payment: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What a picture shows: BCP 47 tag → file stem → words."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The ideas that may stand for a service: not the signs of the pages."""
        return tuple(
            idea for idea, stem in self.ideas.items() if not stem.startswith(SIGN)
        )

    def of_category(self, code: str, parent: str = "") -> str:
        """The idea of a category; of the one above it, where it has none."""
        return self.categories.get(code) or self.categories.get(parent) or "help"

    def of_service(self, picture: str, code: str = "", parent: str = "") -> str:
        """The idea of a service: the one chosen for it, or that of its category.

        picture: what was chosen; "" or an idea that is not there counts as nothing.
        """
        known = picture if picture in self.ideas else ""
        return known or self.of_category(code, parent)

    def of_sentence(self, english: str) -> str:
        """The idea of the first word of a sentence that has one; "" if none has.

        Nor where it says what is not so: its picture would say the opposite.
        """
        if _SAYS_NO.search(english):
            return ""
        for word in _WORD.findall(english.lower()):
            idea = self.words.get(word) or self.words.get(word.removesuffix("s"))
            if idea:
                return idea
        return ""

    def name(self, stem: str, language: str) -> str:
        """What a picture shows, in a language; "" when nobody has said so."""
        return self.names.get(language, {}).get(stem, "")
