"""The verbs that listings are full of, in the forms by which sentences are taken apart.

A closed list: a word that is not in it is never taken for a verb, so that in doubt a
sentence stays whole.
"""

from collections.abc import Mapping
from types import MappingProxyType

_SURE = (
    "accept achieve adapt allow apply arrange assess assist attend become believe "
    "bring "
    "buy carry celebrate choose collect combine connect consider continue contribute "
    "create deliver demonstrate develop discuss distribute do donate educate employ "
    "empower enable encourage engage enhance enjoy ensure equip establish expand "
    "explain "
    "explore express facilitate feel find gain get give go grow have hold identify "
    "improve include inform inspire introduce invite join keep learn lend let listen "
    "maintain make manage obtain operate organise organize overcome participate "
    "perform "
    "prepare prevent promote protect provide pursue receive recognise recognize "
    "recruit "
    "reduce refer restore safeguard sell send serve signpost socialise specialise "
    "specialize speak strengthen strive sustain tackle take teach tell understand "
    "unite write"
)
_NOUNS_TOO = (
    "access act address aim answer book build campaign care challenge charge check "
    "contact cook cover design exercise fight focus foster fund guide help host "
    "increase influence lead link live look meet need offer open plan play present "
    "produce "
    "raise reach read relax release represent research respect run share show spend "
    "stay "
    "supply support talk train transform travel treat try use value visit volunteer "
    "walk want welcome work"
)
_ODD_THIRD: Mapping[str, str] = MappingProxyType({"have": "has"})
_DOUBLED = frozenset(("get", "let", "run", "plan", "equip"))
BASE = frozenset(f"{_SURE} {_NOUNS_TOO}".split())
"""As after "we" and "to"."""
NOUNS_TOO = frozenset(_NOUNS_TOO.split())
"""Those that may be nouns: "support groups"."""


def third(verb: str) -> str:
    """The form that goes with "it": "helps", "teaches", "carries"."""
    if verb in _ODD_THIRD:
        return _ODD_THIRD[verb]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")


def ing(verb: str) -> str:
    """The form of "providing"."""
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    return (verb[:-1] if verb.endswith("e") else verb) + "ing"


THIRD: Mapping[str, str] = MappingProxyType({third(verb): verb for verb in BASE})
"""The verb of each form that goes with "it"."""
ING: Mapping[str, str] = MappingProxyType({ing(verb): verb for verb in BASE})
"""The verb of each form that ends in "ing"."""
