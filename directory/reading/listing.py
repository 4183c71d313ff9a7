"""Lists that stand in a sentence, set out as lists.

Only where it is sure which words are items, that all are of one kind, and that no word
of the first or the last belongs to the others too: "free advice and help" says that
the help is free as well.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from directory.reading.item_kinds import SHARED_END, are_alike
from directory.reading.sharing import subject_of, verb_form
from directory.reading.tying import CONDITIONS, is_whole
from directory.reading.verbs import BASE, NOUNS_TOO, THIRD, ing, third

_FEWEST = 3
_ABOUT = (
    r"(?:advice|information|guidance|help|support|assistance|signposting|workshops|"
    r"classes|courses|lessons|talks|tips|resources|(?:a |wide |range |"
    r"variety )+of \w+) "
    r"(?:on|about|around|like)"
)
_OFFERS = "|".join(
    form
    for verb in ("include", "offer", "provide", "sell", "teach")
    for form in (verb, third(verb), ing(verb))
)
_HEAD = re.compile(
    rf"(?P<colon>:\s+)|\b(?P<such>including|includes?|such as|"
    rf"for example,?)(?:\s*[;:])?\s|"
    rf"\b(?P<offer>{_OFFERS}|{_ABOUT})\s|\b(?:by|through|involves?)\s(?=\w+ing\s)",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?P<head>^(?:We|They|You can|We can|We also|They also|We will|It can|I)|\bto)"
    rf"\s+(?P<verb>{'|'.join(sorted(BASE, key=len, reverse=True))})\b",
)
_HELPS = re.compile(
    r"(?P<head>\b(?:helps|helping|lets) (?:you|people|them|children|families|us))"
    rf"\s+(?P<verb>{'|'.join(sorted(BASE, key=len, reverse=True))})\b",
)
_AIMS = re.compile(
    r"(?:^|\b(?:aims?|aimed|works?|working|hopes?|wants?|strives?|seeks?|opportunity|"
    r"opportunities|"
    r"chance|ability|able|is|are|mission|designed|ways?|how|exists?) )to$",
    re.IGNORECASE,
)
_PLAIN_VERB = re.compile(
    r"\b(?:We|we|They|they|You|you|I|can|will|helps?|to|let|lets)\s+(?:also |will |"
    r"can )?"
    rf"(?:{'|'.join(sorted(BASE, key=len, reverse=True))})\b"
)
_AND = re.compile(r",?\s+(?:and|&|as well as)\s+(?:also\s+)?")
_FIRST_AND = re.compile(r"(?:and|&|as well as|plus)\s+(?:also\s+)?")
_PAIR = re.compile(
    r"\b(?:arts? and crafts?|health and (?:wellbeing|well-being|safety|fitness)|"
    r"food and "
    r"drinks?|tea and (?:cake|coffee)|friends and family|family and friends|"
    r"information "
    r"and advice|advice and (?:information|guidance|support)|help and (?:support|"
    r"advice)|"
    r"support and (?:advice|guidance)|drugs? and alcohol|terms and conditions|"
    r"health and "
    r"social care|care and support|meet and greet|song and dance|song and music|"
    r"hints and "
    r"tips|Q&A|Q & A|reading and writing|bed and breakfast|sickness and diarrhoea|"
    r"bread and \w+|pots and pans|black and \w+|trial and error)\b",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:the|an?|your|our|their|its|my|this|these|those|you|people|others?|with|them|"
    r"each|every|it|him|her|us|all|children|adults|families|young|older)\b"
)
_NO_PLURALS = frozenset(("help", "run", "offer", "support", "host", "build", "raise"))
"""Verbs whose "helps" or "runs" is hardly a noun after a comma."""
_OPEN_HEAD = re.compile(r"\b(?:including|includes?|such as|for example)\b.* ")
"""A list that began before: "including Savvy Caregivers: Empowering DC, …"."""
_JUST_HEAD = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that stood in a sentence: what comes before it, its items."""

    head: str
    items: tuple[str, ...]


def listed(sentence: str) -> Listed | None:
    """The list in a sentence, when it goes on to the end."""
    if CONDITIONS.search(sentence) or '"' in sentence:
        return None
    body = sentence.rstrip().removesuffix(".").rstrip()
    if body.endswith((",", ";", ":", ".", "!", "-", "–", "…")):
        return None
    return _of_things(body) or _of_deeds(body) or _of_its_deeds(body)


def _of_things(body: str) -> Listed | None:
    """After the last word before the first comma that a list can follow."""
    first = body.find(";") if body.count(";") > 1 else body.find(",")
    # ", including a, b" begins after the first comma; "Bristol, and offers" does not.
    heads = [f for f in _HEAD.finditer(body) if _is_before_list(f, first)]
    if not heads:
        return None
    found = heads[-1]
    head, rest = body[: found.end()].rstrip(" ,;:"), body[found.end() :]
    if not is_whole(head) or not head or _OPEN_HEAD.search(head):
        return None
    is_sure = bool(found["colon"])
    items = _items(rest, is_sure=is_sure)
    if not items or not all(map(is_whole, items)):
        return None
    if not are_alike(items, head=head, is_sure=is_sure, is_such=bool(found["such"])):
        return None
    return Listed(f"{head}:", tuple(items))


def _is_before_list(found: "re.Match[str]", first: int) -> bool:
    if found["colon"] or found["such"]:
        # All that may be said before it: it opens a list wherever it stands.
        return True
    return found.end() <= first


def _of_deeds(body: str) -> Listed | None:
    """ "We cook lunch, run a choir and visit people at home." """
    found = [f for f in _TO.finditer(body) if f.start() < body.find(",")]
    found += [f for f in _HELPS.finditer(body) if f.start() < body.find(",")]
    found.sort(key=lambda each: each.start("verb"))
    if not found:
        return None
    last = found[-1]
    head, rest = body[: last.end("head")], body[last.start("verb") :]
    before, _, after = rest.partition(",")
    if last["head"] == "to" and not _is_the_only_verb(head):
        return None
    if _PLAIN_VERB.search(before.partition(" ")[2]) or ":" in rest or ";" in rest:
        return None
    items = _items(rest, is_sure=False)
    if not after or not items or not all(map(_is_deed, items)):
        return None
    return Listed(f"{head}:", tuple(items)) if is_whole(head) else None


def _of_its_deeds(body: str) -> Listed | None:
    """ "The club cooks lunch, runs a choir and visits people at home." """
    subject = subject_of(body)
    if not subject or verb_form(body) != "third":
        return None
    rest = body.removeprefix(subject).strip()
    also = "also " if rest.startswith("also ") else ""
    items = _deeds(rest.removeprefix(also))
    based = [_in_base(item) for item in items]
    if (
        not items
        or not all(_is_deed(item, is_third=True) for item in based)
        or " that " in rest
    ):
        return None
    return Listed(f"{subject} {also}".strip() + ":", tuple(items))


def _deeds(text: str) -> list[str]:
    """The items of "cooks lunch, runs a choir and visits people and schools"."""
    *firsts, last = re.split(r",\s+", text)
    alone = _FIRST_AND.match(last)
    if alone:
        return [*firsts, last[alone.end() :]] if len(firsts) > 1 else []
    joints = [f for f in _AND.finditer(last) if last[f.end() :].split()[0] in THIRD]
    if len(joints) != _JUST_HEAD or not firsts:
        return []
    return [*firsts, last[: joints[0].start()], last[joints[0].end() :]]


def _in_base(item: str) -> str:
    verb, _, rest = item.partition(" ")
    return f"{THIRD.get(verb, '')} {rest}"


def _is_the_only_verb(head: str) -> bool:
    """Whether what follows "to" can go on from nothing else.

    Not so in "We help people to cook, run a choir": we may be those who run it.
    """
    return bool(_AIMS.search(head)) or not _PLAIN_VERB.search(head)


def _is_deed(item: str, *, is_third: bool = False) -> bool:
    words = item.split()
    if len(words) < len(("do", "it")) or words[0] not in BASE:
        return False
    if SHARED_END.search(item):
        return False
    follows = " ".join(words[1:])
    is_sure = words[0] not in NOUNS_TOO or bool(_DETERMINED.match(follows))
    is_sure = is_sure or (is_third and words[0] in _NO_PLURALS)
    return is_sure and not _BARE_END.fullmatch(words[1]) and is_whole(item)


_BARE_END = re.compile(r"(?:and|or|to|for|of|&)")


def _items(text: str, *, is_sure: bool) -> list[str]:
    """The items of "a, b and c"; none where it is no plain list."""
    if ";" in text:
        parts = re.split(r"\s*;\s+", text)
        last = _FIRST_AND.sub("", parts[-1], count=1)
        return [*parts[:-1], last] if len(parts) >= _FEWEST else []
    if _comma_in_brackets(text):
        return []
    *firsts, last = re.split(r",\s+", text)
    ends = list(_last(last))
    if not ends and is_sure and not re.search(r"\b(?:and|&|plus)\b", text):
        ends = [last]
    items = [*firsts, *ends]
    if not ends or len(items) < _FEWEST:
        return []
    return [item.strip() for item in items] if all(i.strip() for i in items) else []


def _comma_in_brackets(text: str) -> bool:
    return any("," in inside for inside in re.findall(r"\([^()]*\)", text))


def _last(last: str) -> Sequence[str]:
    """ "b and c" as both; "and c" as c."""
    alone = _FIRST_AND.match(last)
    if alone:
        return [last[alone.end() :]]
    joints = list(_joints(last))
    if len(joints) != _JUST_HEAD:
        return []
    return [last[: joints[0].start()], last[joints[0].end() :]]


def _joints(last: str) -> Iterator["re.Match[str]"]:
    """Each "and" that is not inside "arts and crafts"."""
    pairs = [pair.span() for pair in _PAIR.finditer(last)]
    for found in _AND.finditer(last):
        if not any(start < found.end() and found.start() < end for start, end in pairs):
            yield found
