"""What ties a sentence together, so that no part of it may stand alone."""

import re

CONDITIONS = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|without|if|unless|only|except|excluding|"
    r"until|till|or|must|may|might|when|whenever|whether|provided (?:that|you|they)|"
    r"providing (?:that|you|they)|depending|depends?|subject to|should|could|would|"
    r"neither|nor|cannot|either|as long as|once|etc)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
"""Words that say on what something depends. A sentence with one stays in one piece."""
_MORE = re.compile(
    r"\b(?:although|though|while|whilst|whatever|wherever|rather|instead|both|"
    r"so that|in order|apart from|other than|due to|since|because|such that|between|"
    r"respectively|than|minimum|maximum|at least|up to|eligible|aged?)\b",
    re.IGNORECASE,
)
"""Words that tie parts together, which a list does not tear apart."""
_LEADING = re.compile(
    r"(?:[-–•*:,;]|(?:As|With|In|On|At|For|From|Since|By|After|Before|During|Through|"
    r"To|"
    r"Every|Each|Because|Due|Based|Using|Following|Although|While|What|How|Why|"
    r"Who|Despite|Throughout|Within|Under|Over|Whatever|Often|Sometimes|Usually|Most|"
    r"Originally|Recently|First|Then|Please|Whether|Not)\b)",
)


def is_tied(sentence: str) -> bool:
    """Whether a sentence holds a condition, a limit or a question."""
    return (
        bool(CONDITIONS.search(sentence) or _MORE.search(sentence))
        or sentence.rstrip().endswith(("?", ":", ",", ";"))
        or '"' in sentence
    )


def is_led(sentence: str) -> bool:
    """Whether it begins with what may hold for all that follows: "On Mondays we …"."""
    return bool(_LEADING.match(sentence)) or not sentence[:1].isupper()


def is_whole(part: str) -> bool:
    """Whether all brackets and quotation marks that a part opens are closed in it."""
    return all(
        part.count(opening) == part.count(closing)
        for opening, closing in zip("([“", ")]”", strict=True)
    )
