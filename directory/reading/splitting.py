"""Sentences taken apart where two ideas meet.

Each way is a pattern that leaves no doubt about who does what. A sentence that holds a
condition is never taken apart, nor one that begins with what may hold for all of it.
"""

import re
from collections.abc import Callable

from directory.reading.advice_patterns import joined_clauses
from directory.reading.predicates import LEAST, RELATED, at_aims, at_verb
from directory.reading.relatives import at_relative
from directory.reading.sharing import again, is_scoped, subject_of, verb_form
from directory.reading.tagging import tags, tokens
from directory.reading.tying import is_led, is_tied, is_whole
from directory.reading.verbs import ING, third

_WHICH = (
    "is has will can runs offers provides helps means gives includes takes aims lets "
    "covers supports allows enables makes brings shows explains "
)
_RELATIVE = re.compile(
    rf", which (?P<verb>are|have|{'|'.join(_WHICH.split())}) (?!turn\b)"
)
_WHERE = re.compile(r", where (?P<who>you can|you will|people can|everyone can) ")
_PARTICIPLE = re.compile(
    r"(?:, (?:also )?|,? (?P<well>as well as (?:also )?))"
    rf"(?P<ing>{'|'.join(ING)}) (?=\w)"
)
_EFFECTS = {
    "helping": "This helps", "giving": "This gives", "making": "This makes",
    "ensuring": "This makes sure", "allowing": "This allows",
    "enabling": "This enables", "encouraging": "This encourages",
}  # fmt: skip
_AND_WE = re.compile(
    r" and (?:of course )?(?P<start>(?:we|they|you|it|there)(?:['’](?:re|ve|ll|s)"
    r"| (?:also |can |will |are |have |is |has |offer |provide |run |do )))"
)
_LIKE_ADJECTIVES = frozenset(
    ("caring", "welcoming", "engaging", "relaxing", "challenging", "understanding",
     "inspiring", "leading", "growing", "living", "including", "using", "needing")
)  # fmt: skip
_SPLICE = re.compile(r"(?:;|,) (?P<start>(?:we|they|it|you|this)(?:['’]\w+)? [a-z]+)\b")
_STARTS_PLAIN = re.compile(
    r"(?:We|They|It|You|I|This|There|Our|The|[A-Z]\w+ (?:is|are|has|offers|provides))\b"
)
_FINITE = re.compile(r"^(?:[\w'’-]+ ){1,7}(?:is|are|has|have) ")
_THAT = re.compile(r"\b(?:that|which|who|what|how|believe|know|think|say|feel|hope)\b")
_LABEL = re.compile(
    r"(?P<label>[A-Z][^.,;:!?()]{2,48}?)(?: [-–—]|:) (?P<rest>[A-Z][a-z’']* .+)"
)
_LABEL_WORDS = 5


def split(sentence: str) -> list[str]:
    """The sentences that a long one says, in order; itself alone where in doubt."""
    if is_tied(sentence) or is_led(sentence) or not is_whole(sentence):
        return [sentence]
    for way in _ways():
        parts = way(sentence)
        if len(parts) > 1 and all(map(_may_stand, parts)):
            return [piece for part in parts for piece in split(part)]
    return [sentence]


def _ways() -> tuple[Callable[[str], list[str]], ...]:
    return (
        _at_clauses,
        _at_splice,
        _at_which,
        at_relative,
        _at_participle,
        at_aims,
        at_verb,
    )


def _may_stand(part: str) -> bool:
    return len(part.split()) >= LEAST and is_whole(part)


def _at_clauses(sentence: str) -> list[str]:
    """At "…, and we …" and "…; they …"."""
    for found in joined_clauses(sentence):
        before = sentence[: found.start]
        after = found.suggestion.removeprefix(". ") + sentence[found.end :]
        is_so = sentence[found.start :].startswith((", so ", " so "))
        if not is_so and not _is_open(before):
            return [f"{before}.", after]
    return [sentence]


def _is_open(before: str) -> bool:
    """Whether what comes before "and we" may say it too: "We know that …"."""
    return bool(_THAT.search(before))


def _at_splice(sentence: str) -> list[str]:
    """At "We lend tools, we also mend them"."""
    for pattern in (_SPLICE, _AND_WE):
        for found in pattern.finditer(sentence):
            before = sentence[: found.start()].rstrip(" ,–—-")
            after = sentence[found.start("start") :]
            is_said = bool(verb_form(before) and _STARTS_PLAIN.match(before)) or (
                pattern is _AND_WE and bool(_FINITE.search(before))
            )
            if is_said and "," not in before and not _is_open(before):
                return [f"{before}.", _capital(after)]
    return [sentence]


def _at_which(sentence: str) -> list[str]:
    """ "…, which is …" as "This is …", where nothing but its end follows."""
    for pattern in (_RELATIVE, _WHERE):
        found = pattern.search(sentence)
        if found is None or "," in sentence[found.end() :]:
            continue
        before, rest = sentence[: found.start()], sentence[found.end() :]
        if RELATED.search(before) or "," in before or _is_two(before):
            continue
        if pattern is _WHERE:
            return [f"{before}.", f"There {found['who']} {rest}"]
        verb = found["verb"]
        subject = "These" if verb in ("are", "have") else "This"
        return [f"{before}.", f"{subject} {verb} {rest}"]
    return [sentence]


def _is_two(before: str) -> bool:
    """Whether "which" may be about the last of several things, or about them all."""
    return bool(re.search(r" (?:and|&) (?:[\w'’-]+ ?){1,5}$", before))


def _at_participle(sentence: str) -> list[str]:
    """ "…, helping you to …" as "This helps you to …"; "…, as well as running …"."""
    found = _PARTICIPLE.search(sentence)
    if found is None:
        return [sentence]
    before, rest = sentence[: found.start()], sentence[found.end() :]
    ing = found["ing"]
    subject = subject_of(before)
    if not subject or not _is_deed(ing, before.removeprefix(subject), rest):
        return [sentence]
    if ing in _EFFECTS and not found["well"]:
        return [f"{before}.", f"{_EFFECTS[ing]} {rest}"]
    verb = ING[ing] if verb_form(before) == "base" else third(ING[ing])
    also = "also " if found["well"] else ""
    return [f"{before}.", f"{again(subject)} {also}{verb} {rest}"]


def _is_deed(ing: str, before: str, rest: str) -> bool:
    """Whether who a sentence is about does what "…, offering …" says."""
    if ing in _LIKE_ADJECTIVES or not tags(tokens(before))[-1].startswith(("NN", "CD")):
        return False  # "a warm, caring place"
    if RELATED.search(before) or is_scoped(before, rest):
        return False
    return not re.search(r"\b\w+ing\b", before) and not _is_series(rest, before)


def _is_series(rest: str, before: str) -> bool:
    """Whether "ing" forms, or words before them, are one list: "a, running b and c"."""
    return "," in before or bool(re.search(r",| and \w+ing\b", rest))


def labelled(sentence: str) -> tuple[str, str] | None:
    """The label and the rest of "Volunteering – We are looking for people"."""
    found = _LABEL.fullmatch(sentence)
    if found is None or len(found["label"].split()) > _LABEL_WORDS or is_tied(sentence):
        return None
    is_said = verb_form(found["label"]) or not is_whole(found["label"])
    return None if is_said else (f"{found['label']}:", found["rest"])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
