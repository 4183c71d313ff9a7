"""Phone numbers, postcodes, web and e-mail addresses as staff type them.

Each is shown back as it will be shown and printed, with what looks wrong about it.
A warning never stops anybody: the person who typed it may have the paper in front of
her. An error does, for what cannot be kept.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, ValidationResult

from directory.exchange.links import Unusable, email, link

_LONGEST = 250
"""Characters of anything of this that can be real."""
_BRITISH = 44
_FEWEST = 10
"""Figures of a British number, with the 0, but for a few old ones."""
_TOO_SHORT = "This is too short for a phone number. Is a figure missing?"
_SHORT = {
    "999": "This is the emergency number. Callers get police, fire or ambulance.",
    "112": "This is the emergency number. Callers get police, fire or ambulance.",
    "111": "This is the NHS number for all of England.",
    "101": "This is the number of the police, anywhere in the country.",
    "18000": "This is the emergency number for people who cannot hear or speak.",
}
_SHORT_NATIONAL = re.compile(r"105|119|116[0-9]{3}")
_DIRECTORY_ENQUIRIES = re.compile(r"118[0-9]{3}")
_COSTS = (
    ("09", "Calls to 09 numbers cost a lot. Say what a call costs."),
    ("118", "Calls to 118 numbers cost a lot. Say what a call costs."),
    ("087", "Calls to 087 numbers cost more than others. Say what a call costs."),
    ("084", "Calls to 084 numbers cost more than others. Say what a call costs."),
    ("070", "Calls to 070 numbers cost a lot. They are not mobile numbers."),
)
# Ofcom keeps these for films and examples, so that nobody is called by mistake.
_DRAMA = re.compile(
    r"020 ?79460\d{3}|011[3-8]4960\d{3}|01[2-6]14960\d{3}|01914980\d{3}|"
    r"02896496\d{3}|02920180\d{3}|01632960\d{3}|07700900\d{3}|08081570\d{3}|"
    r"09098790\d{3}|03069990\d{3}"
)
_BEGINNING = re.compile(r"\(?\s?[0+]")
_WORDS = re.compile(r"[^\W\d_]")
_EXTENSION = re.compile(
    r"(?:,?\s*(?:extension|ext\.?|x|#)\s*\d{1,7})\s*$", re.IGNORECASE
)
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})")
_NOT_AT_THE_END = frozenset("CIKMOV")
_EXAMPLE_HOST = re.compile(
    r"(?:.*\.)?example(?:\.(?:com|net|org))?|.*\.(?:test|invalid)"
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was typed, after a look at it.

    shown: as it will be kept, shown and printed. warning: what looks wrong, sentences;
    it may be kept all the same. error: why it cannot be kept, and what to type; ""
    when it can.
    """

    shown: str
    warning: str = ""
    error: str = ""


def checked_phone(text: str, *, is_example: bool = False) -> Checked:
    """A phone number, in the groups of figures in which people read it out.

    is_example: whether the listing is made up, and so may have a made-up number.
    """
    said = " ".join(text.split())
    figures = "".join(re.findall("[0-9]", said))
    if not said or _is_too_long(said):
        return _empty_or_long(said)
    short = None if _WORDS.search(said) else _short(said, figures)
    if short:
        return short
    odd = _odd_phone(_EXTENSION.sub("", said), figures)
    if odd:
        return Checked(said, odd)
    try:
        number = phonenumbers.parse(said, "GB")
    except phonenumbers.NumberParseException:
        return Checked(said, "This is not a phone number. Look at the figures again.")
    return _phone(said, number, is_example=is_example)


def _short(said: str, figures: str) -> Checked | None:
    """A number of three to six figures that works all over the country."""
    if figures in _SHORT:
        return Checked(figures, _SHORT[figures])
    if _DIRECTORY_ENQUIRIES.fullmatch(figures):
        return Checked(said, dict(_COSTS)["118"])
    return Checked(said) if _SHORT_NATIONAL.fullmatch(figures) else None


def _odd_phone(said: str, figures: str) -> str:
    """What is the matter with a text that is not one number alone."""
    if not figures:
        return "This has no figures. Type the number."
    if _WORDS.search(said):
        return "This has letters in it. Many people cannot dial them: type figures."
    found = phonenumbers.PhoneNumberMatcher(said, "GB")
    if re.search(r"[/;,]", said) and sum(1 for _ in found) > 1:
        return "These are several numbers. Type each one by itself."
    return ""


def _phone(said: str, number: PhoneNumber, *, is_example: bool) -> Checked:
    reason = phonenumbers.is_possible_number_with_reason(number)
    is_valid = phonenumbers.is_valid_number(number)
    if reason != ValidationResult.IS_POSSIBLE:
        return Checked(said, _not_possible(reason, said))
    if number.country_code != _BRITISH:
        warning = "This is a number in another country. Calls may cost a lot."
        if not is_valid:
            return Checked(
                said, f"{warning} It looks wrong: look at the figures again."
            )
        return Checked(_written(number, PhoneNumberFormat.INTERNATIONAL), warning)
    shown = _written(number, PhoneNumberFormat.NATIONAL)
    figures = re.sub(r"\D", "", shown.partition(" ext.")[0])
    warnings = [words for start, words in _COSTS if figures.startswith(start)]
    is_drama = bool(_DRAMA.fullmatch(figures))
    if is_drama and not is_example:
        warnings.append("This number is made up: it is kept for films.")
    is_whole = bool(_BEGINNING.match(said))
    if (is_valid or is_drama) and is_whole:
        return Checked(shown, " ".join(warnings))
    # As it was typed: what is no number would lose or gain figures in new groups.
    if not is_whole:
        warnings.append("Numbers here begin with 0. Is a figure missing?")
    elif len(figures) < _FEWEST:
        warnings.append(_TOO_SHORT)
    else:
        warnings.append("No such number is in use. Look at the figures again.")
    return Checked(said, " ".join(warnings))


def _written(number: PhoneNumber, form: int) -> str:
    """In groups of figures, with the extension if it has one."""
    extension, alone = number.extension or "", PhoneNumber()
    alone.merge_from(number)
    alone.extension = None
    shown = phonenumbers.format_number(alone, form)
    return f"{shown} ext. {extension}" if extension else shown


def _not_possible(reason: int, said: str) -> str:
    is_local = reason == ValidationResult.IS_POSSIBLE_LOCAL_ONLY
    if is_local and not _BEGINNING.match(said):
        return "This may have no area code. Type all of it, like 020 7946 0100."
    if is_local or reason == ValidationResult.TOO_SHORT:
        return _TOO_SHORT
    if reason == ValidationResult.TOO_LONG:
        return "This is too long for a phone number. Is a figure typed twice?"
    return "This is not a phone number. Look at the figures again."


def checked_postcode(text: str) -> Checked:
    """A postcode in capitals, with a space in the middle."""
    said = " ".join(text.split())
    if not said or _is_too_long(said):
        return _empty_or_long(said)
    found = _POSTCODE.fullmatch(said.upper().replace(" ", ""))
    if found is None:
        return Checked(
            said.upper() if len(said) < 10 else said,
            "This is not a postcode of the UK. They are like XB1 2DE."
            + _letter_or_figure(said),
        )
    shown = f"{found[1]} {found[2]}"
    if _NOT_AT_THE_END & set(found[2]):
        return Checked(shown, "No postcode ends in these letters. Look at it again.")
    return Checked(shown)


def _letter_or_figure(said: str) -> str:
    """The likely slip: O for 0, I or L for 1; named, never put right."""
    letters = said.upper().replace(" ", "")
    end = letters[-3:]
    swapped = letters[:-3] + end.translate(str.maketrans("OIL", "011"))[:1] + end[1:]
    is_mended = swapped != letters and _POSTCODE.fullmatch(swapped)
    return f" Did you mean {swapped[:-3]} {swapped[-3:]}?" if is_mended else ""


def checked_web(text: str, *, is_example: bool = False) -> Checked:
    """A web address, whole: https:// is put before one that has nothing.

    is_example: whether the listing is made up, and so may have a made-up address.
    """
    said = text.strip()
    if not said or _is_too_long(said, 2000):
        return _empty_or_long(said)
    if "@" in said and "/" not in said:
        return Checked(said, error="This is an email address. Type a web address.")
    try:
        shown, _ = link(said)
    except Unusable:
        return Checked(
            said, error="This is not a web address. Type it like www.example.org"
        )
    parts = urlsplit(shown)
    warnings = []
    if parts.scheme == "http":
        warnings.append("It begins with http:. Try whether https: works: it is safer.")
    if re.fullmatch(r"[0-9.:]+", parts.hostname or ""):
        warnings.append("It has figures where a name should be. Look at it again.")
    warnings += _made_up(parts.hostname or "", is_example=is_example)
    return Checked(shown, " ".join(warnings))


def checked_email(text: str, *, is_example: bool = False) -> Checked:
    """An e-mail address; one, and nothing else.

    is_example: whether the listing is made up, and so may have a made-up address.
    """
    said = text.strip()
    if not said or _is_too_long(said):
        return _empty_or_long(said)
    alone = re.sub(r"^mailto:\s*", "", said, flags=re.IGNORECASE)
    wrong = "This is not an email address. Type one, like info@example.org"
    try:
        shown, _ = email(alone)
    except Unusable:
        return Checked(said, error=wrong)
    if shown != alone:
        # What was left out might be the address that was meant.
        return Checked(said, error=f"{wrong}, with nothing else and no spaces.")
    host = shown.rpartition("@")[2].lower()
    return Checked(shown, " ".join(_made_up(host, is_example=is_example)))


def _made_up(host: str, *, is_example: bool) -> list[str]:
    if is_example or not _EXAMPLE_HOST.fullmatch(host.lower()):
        return []
    return ["This address is made up: nobody can reach it."]


def _is_too_long(said: str, longest: int = _LONGEST) -> bool:
    return len(said) > longest


def _empty_or_long(said: str) -> Checked:
    """Nothing is no mistake; what is too long for a field is."""
    return Checked(said, error="This is too long. Make it shorter." if said else "")
