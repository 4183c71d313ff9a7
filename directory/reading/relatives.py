"""Sentences that say what something is, and then what it does.

"We run a café that serves lunch" is "We run a café. This café serves lunch." Only of
one thing that is there ("a", "an"): "people who are over 60" and "a job that is right
for you" say which ones, and come apart as something else.
"""

import re

from directory.reading.sharing import subject_of
from directory.reading.verbs import ING, THIRD, third

_HAS = (
    r"(?:is|are|has|have|runs?|offers?|provides?|hosts?|organises?|delivers?|"
    r"operates?|manages?)"
)
_DOING = (
    "providing offering supporting helping working delivering giving running bringing "
    "serving promoting covering enabling empowering encouraging representing operating"
)
_THIRDS = "|".join(sorted(THIRD, key=len, reverse=True))
_NOUN_PHRASE = r"(?:[\w’'&-]+ ){1,5}?"
_OPENING = rf"(?P<before>{_HAS} (?:also |currently )?an? (?P<what>{_NOUN_PHRASE}"
_TAIL = (
    r"(?P<tail>(?:for|in|of|based in|(?:run|set up|led|funded|owned) by) "
    r"(?:[\w’'&-]+ ){1,5}?)?))"
)
_THAT = re.compile(
    rf" {_OPENING}{_TAIL}"
    rf"(?:that|which) (?P<verb>is|has|can|will|{_THIRDS}) (?P<rest>.+)"
)
_WHERE = re.compile(
    rf" {_OPENING}{_TAIL}where (?P<rest>(?:you|people|they|we|everyone|anyone|"
    r"children|families|parents|carers|women|men|members|adults) .+)"
)
_DOES = re.compile(
    rf" {_OPENING}{_TAIL}(?P<verb>{'|'.join(_DOING.split())}) (?P<rest>.+)"
)
_NO_NOUN = re.compile(
    r"\b(?:and|or|of|for|in|with|to|by|from|as|at|on|such|so|if|all)\b"
)
_TAIL_START = re.compile(r" (?:for|in|of|based in|(?:run|set up|led|funded|owned) by) ")
_UNFINISHED = re.compile(
    r"\b(?:to|for|by|in|of|at|with|and|or|on|from|the|an?|their|our|its)$"
)
_NO_PLACE = (
    "service",
    "scheme",
    "programme",
    "program",
    "system",
    "approach",
    "model",
    "charity",
)
_VAGUE = (
    "way one lot range number variety bit where time person someone people team couple "
    "woman man volunteer family parent carer adult"
)


def at_relative(sentence: str) -> list[str]:
    """The two sentences, or the one as it is."""
    subject = subject_of(sentence)
    if not subject:
        return [sentence]
    for pattern in (_THAT, _WHERE, _DOES):
        found = pattern.match(sentence, len(subject))
        if found is None or not _is_one_thing(found["what"]):
            continue
        before = f"{subject} {found['before'].strip()}."
        if pattern is _WHERE and _noun(found["what"]) in _NO_PLACE:
            return [sentence]
        if pattern is _WHERE:
            return [before, f"There {found['rest']}"]
        if re.search(r"^\S+ (?:and|or)\b", found["rest"]):
            return [sentence]
        return [before, _said(subject, found)]
    return [sentence]


def _own(what: str) -> list[str]:
    """The words up to the noun: "friendly café" of "friendly café in Bristol"."""
    return _TAIL_START.split(what, maxsplit=1)[0].split()


def _noun(what: str) -> str:
    return _own(what)[-1].casefold()


def _is_one_thing(what: str) -> bool:
    """Whether a noun with words that describe it, and nothing else."""
    own = _own(what)
    if (
        not own
        or own[-1].casefold() in _VAGUE.split()
        or _UNFINISHED.search(what.strip())
    ):
        return False
    return not own[-1].endswith(("ing", "ed")) and not _NO_NOUN.search(" ".join(own))


def _said(subject: str, found: "re.Match[str]") -> str:
    """The second sentence, about the thing or whoever is it."""
    verb = found["verb"]
    verb = third(ING[verb]) if verb in ING else verb
    is_being = found["before"].startswith(("is ", "are "))
    if is_being and subject == "We":
        plain = {"is": "are", "has": "have", "can": "can", "will": "will"}
        return f"We {plain.get(verb) or THIRD[verb]} {found['rest']}"
    if is_being:
        return f"It {verb} {found['rest']}"
    return f"This {_own(found['what'])[-1]} {verb} {found['rest']}"
