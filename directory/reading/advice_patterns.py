"""The shapes of what makes English hard to read, and what to write instead."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple


class Found(NamedTuple):
    """Where something stands in a sentence, and what might stand there."""

    start: int
    end: int
    suggestion: str = ""
    is_safe: bool = False


CONDITION = re.compile(
    r"\b(?:not|never|no|none|without|if|unless|only|except|until|or|must|may|when|"
    r"while|where|provided|depending|between|should|than|so|because|as|once|whether|"
    r"that|which|who|whose|although|though|before|after|since|cannot|need to|have to|"
    r"has to)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words that tie the parts of a sentence together: one that has any is not split by
itself ("if you are over 60 and live here")."""

_SUBJECT = (
    r"(?:we|you|they|it|he|she|I|there|this|these|people|everyone|staff|volunteers)"
)
_BEGINS = re.compile(
    r"(?:We|You|They|It|He|She|I|There|This|These|The|Our|Your|Their|A|An|Every|Each|"
    r"Some|Many|Most|Everyone|People|Staff|Volunteers)\b"
)
"""How a sentence begins that says something and asks for nothing. "Show your pass, and
you pay £1" is one thought."""
_LONGEST = 2_000
"""Characters of a sentence in which ideas are looked for."""
_JOINT = re.compile(
    rf"(?:(?<!\s)\s{{0,9}};\s+|,?\s+[–—]\s+|,\s+(?P<word>and|but|so)\s+)(?={_SUBJECT}\b\s+"
    r"(?!who|that|with|from|of|in|aged|living|over|under|and|at|on)[a-z])"
)
_LEAST = 3
"""Words of each half of a sentence that may be split."""

_IRREGULAR = (
    "been begun born borne bought bound broken brought built caught chosen cut dealt "
    "done drawn driven eaten fed felt found forgotten frozen given grown heard held "
    "hidden hurt kept known laid led left lent lost made meant met paid put read run "
    "said seen sent set shown shut sold spent split spoken spread stolen taken taught "
    "thought thrown told understood won written"
)
_ADJECTIVES = (
    "interested tired worried based located situated disabled closed married retired "
    "experienced qualified involved related limited unemployed bereaved isolated "
    "needed advanced mixed pleased delighted excited unlimited talented dedicated "
    "committed skilled open"
)
PASSIVE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being|get|gets)\s+(?:\w+ly\s+|also\s+|then\s+)?"
    rf"(?!(?:{'|'.join(_ADJECTIVES.split())})\b)"
    rf"(?:[a-z]{{2,}}(?<!e)ed|{'|'.join(_IRREGULAR.split())})\b",
    re.IGNORECASE,
)
"""Such as "will be sent", "are provided by"; not "are interested"."""

_PERCENT = re.compile(r"(?<![\d.,–-])\b(?P<n>\d{1,3})(?P<sign> ?%| per ?cent\b)")
_WHOLE = 100

_ROMAN = re.compile(
    r"\b(?P<what>[Pp]art|[Pp]hase|[Ss]tage|[Ll]evel|[Cc]lass|[Cc]ategory|[Tt]ype|"
    r"[Gg]rade|"
    r"[Ss]tep|[Tt]ier|[Bb]and|[Gg]roup|[Vv]olume|[Cc]hapter)\s+(?P<n>[IVX]{1,5})\b"
)
_ROMANS = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
)  # fmt: skip

_LATIN = re.compile(
    r"(?<![\w.@/-])(?:(?P<eg>e\.?g\.?)|(?P<ie>i\.?e\.?)|(?P<etc>etc\.?)|(?P<via>via)|"
    r"(?P<nb>n\.?b\.?)|(?P<vs>vs\.?|versus)|(?P<pa>per annum)|"
    r"(?P<ph>per head))(?![\w@/-]|\.\w)"
)
_ENGLISH: Mapping[str, tuple[str, bool]] = MappingProxyType(
    {
        "eg": ("for example", True),
        "ie": ("that is", True),
        "etc": ("and so on", True),
        "via": ("through", False),
        "nb": ("Please note:", False),
        "vs": ("against", False),
        "pa": ("a year", True),
        "ph": ("a person", False),
    }
)


def joined_clauses(sentence: str) -> Iterator[Found]:
    """Where two ideas are joined; split there, when nothing ties them together."""
    if len(sentence) > _LONGEST:
        return
    is_free = (
        bool(_BEGINS.match(sentence))
        and not sentence.rstrip().endswith("?")
        and not CONDITION.search(sentence)
    )
    for found in _JOINT.finditer(sentence):
        before, after = sentence[: found.start()], sentence[found.end() :]
        if min(len(before.split()), len(after.split())) < _LEAST:
            continue
        first = after.split()[0]
        word = found["word"] or ""
        opening = f"{word.capitalize()} " if word == "but" else ""
        start = found.end() + len(first)
        next_word = first if opening else first[:1].upper() + first[1:]
        yield Found(found.start(), start, f". {opening}{next_word}", is_free)


def percent(sentence: str) -> Iterator[Found]:
    """ "20%" as "20 out of 100"."""
    for found in _PERCENT.finditer(sentence):
        number = int(found["n"])
        if 0 < number < _WHOLE:
            yield Found(*found.span(), f"{number} out of 100", False)
        else:
            yield Found(*found.span())


def roman(sentence: str) -> Iterator[Found]:
    """ "Part II" as "Part 2"."""
    for found in _ROMAN.finditer(sentence):
        if found["n"] in _ROMANS:
            number = _ROMANS.index(found["n"]) + 1
            is_safe = len(found["n"]) > 1 and not found.string.startswith(
                " listed", found.end()
            )
            yield Found(*found.span(), f"{found['what']} {number}", is_safe)


def latin(sentence: str) -> Iterator[Found]:
    """ "e.g." as "for example"."""
    for found in _LATIN.finditer(sentence):
        english, is_safe = _ENGLISH[str(found.lastgroup)]
        end = found.end()
        is_last = found.group().endswith(".") and end == len(sentence)
        if found.lastgroup == "etc" and is_last:
            end -= 1
        yield Found(found.start(), end, english, is_safe)
