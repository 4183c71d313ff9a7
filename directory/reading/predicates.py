"""Sentences that say of one subject that it does two things.

"We cook lunch and run a choir" is "We cook lunch. We run a choir." Only where the
second verb can go with nothing else, and nothing at its end is said of the first too.
"""

import re

from directory.reading.sharing import again, is_scoped, subject_of, verb_form
from directory.reading.verbs import BASE, NOUNS_TOO, THIRD
from directory.text.fact_values import Kept
from directory.text.facts import facts

LEAST = 3
"""Words of each part of a sentence that is split."""
_VERBS = "|".join(sorted((*BASE, *THIRD), key=len, reverse=True))
_AUX = "is|are|was|were|has|have|will|can"
_JOINT = re.compile(
    r"(?P<comma>,)? and (?:(?P<also>also|currently|now|actively|regularly) )?"
    rf"(?P<verb>{_AUX}|{_VERBS}) (?P<next>[\w£]+)"
)
_AFTER_NOUN = re.compile(
    r"(?:the|an?|your|our|their|its|you|people|them|this|these|those|each|every|other|"
    r"it|us|young|older|children|families|adults|anyone|everyone|local|individuals)"
)
RELATED = re.compile(r"\b(?:that|which|who|whose|whom|what|how|why|where)\b")
_INNER = re.compile(
    r"\b(?:to|can|will|help|helps|helping|let|lets|you|they|people) "
    rf"(?:{'|'.join(BASE)})\b"
    r"|\b\w+ing\b"
)
_SERIES = re.compile(
    rf", (?:also )?(?:{'|'.join(THIRD)}|\w+ing|\w+ed) |\b(?:including|such as|like) "
)
"""A series of deeds, or of things, which the next one may belong to."""
_THOUGHT = frozenset(
    ("believe", "believes", "know", "knows", "think", "hope", "hopes", "feel", "feels",
     "ensure", "ensures", "understand", "understands", "recognise", "recognises")
)  # fmt: skip
_FINITE = re.compile(rf"\b(?:{_AUX})\b")
_INFINITIVE = re.compile(
    r"\bto (?!(?:the|an?|your|our|their|its|you|people|them|women|men|\w+s)\b)"
)
_AIMS = re.compile(
    r"(?P<aim>(?:We|They|It|(?:The|Our) \w+(?: \w+)?) (?:aims?|wants?|hopes?|"
    r"seeks?) to) "
    rf"(?P<first>[a-z]+ [^,;:]+?),? and (?P<to>to )?(?P<verb>{'|'.join(BASE)}) "
    r"(?P<next>\w+)(?P<rest>.*)"
)


def at_verb(sentence: str) -> list[str]:
    """ "We cook lunch and run a choir" as two sentences with the same subject."""
    subject = subject_of(sentence)
    form = verb_form(sentence) if subject else ""
    if not form:
        return [sentence]
    for found in _JOINT.finditer(sentence, len(subject)):
        before, after = sentence[: found.start()], sentence[found.start("verb") :]
        if _goes_on(found, form) and _is_first(
            before, subject, form, is_apart=bool(found["comma"])
        ):
            if is_scoped(before, after) and not found["comma"]:
                continue
            if any(not isinstance(f.value, Kept) for f in facts(after)):
                continue
            also = f"{found['also']} " if found["also"] else ""
            # "We can help and can listen" says its own "can".
            who = (
                subject.split()[0]
                if _is_modal(subject, found["verb"])
                else again(subject)
            )
            return [f"{before}.", f"{who} {also}{after}"]
    return [sentence]


def at_aims(sentence: str) -> list[str]:
    """ "We aim to cook lunch and to run a choir" as two aims."""
    found = _AIMS.match(sentence)
    if found is None or _INNER.search(found["first"]) or "," in found["first"]:
        return [sentence]
    verb, following = found["verb"], found["next"]
    if verb in NOUNS_TOO and not (found["to"] or _AFTER_NOUN.fullmatch(following)):
        return [sentence]
    if len(found["first"].split()) < LEAST - 1 or is_scoped(
        found["first"], found["rest"]
    ):
        return [sentence]
    aim = found["aim"]
    also = re.sub(r" (?=aims?|works?|wants?|hopes?|seeks?)", " also ", aim, count=1)
    return [f"{aim} {found['first']}.", f"{also} {verb} {following}{found['rest']}"]


def _is_modal(subject: str, verb: str) -> bool:
    return verb in _AUX.split("|") and subject.endswith((" can", " will"))


def _goes_on(found: "re.Match[str]", form: str) -> bool:
    """Whether the verb after "and" has the form of the first, and is no noun."""
    verb, following = found["verb"], found["next"]
    if verb in _AUX.split("|"):
        number = {"is": "third", "was": "third", "has": "third"}.get(verb, "base")
        return verb in ("will", "can") or number == form
    base = THIRD.get(verb, verb)
    if (verb in THIRD) != (form == "third"):
        return False
    is_object = bool(_AFTER_NOUN.fullmatch(following))
    return base not in NOUNS_TOO or is_object


def _is_first(before: str, subject: str, form: str, *, is_apart: bool) -> bool:
    """Whether no other verb stands before, which the second might go with."""
    rest = before.removeprefix(subject).strip()
    if len(rest.split()) < LEAST - 1 or ";" in rest or ":" in rest:
        return False
    if "," in rest and not (is_apart and form == "third" and not _SERIES.search(rest)):
        return False
    if RELATED.search(rest) or " - " in rest or " – " in rest:
        return False
    # "We believe people can recover": they are the subject of what comes next.
    own, _, after = rest.partition(" ")
    if own in _THOUGHT or _FINITE.search(after):
        return False
    return form == "third" or not (_INNER.search(rest) or _INFINITIVE.search(rest))
