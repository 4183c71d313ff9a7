"""Characters that foreign texts bring along and that nobody can see."""

import re

_NEWLINES = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Not U+200C and U+200D: Persian, Sinhala and emoji need them.
# Overrides and embeddings of direction go: "12.50" could be shown as "05.21".
_NOTHING = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff"
    r"\u202a-\u202e\u2066-\u2069]"
)
_BROKEN = re.compile(r"[\ud800-\udfff]")


def tidy(text: str) -> str:
    """The text with plain spaces and line ends, without control characters.

    Zero-width spaces and soft hyphens go; halves of characters become U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _NEWLINES.sub("\n", text)
    text = _SPACES.sub(" ", text)
    text = _NOTHING.sub("", text)
    return _BROKEN.sub("\ufffd", text)
