"""Parts of speech of English words, from the lexicon that comes with textblob.

It is read when the first long list is; nothing is downloaded. It often takes verbs for
nouns ("we cook"), so that it may only ever say no to a change.
"""

import re
from collections.abc import Sequence

_TOKEN = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*|[^\w\s]")


def tokens(text: str) -> list[str]:
    """Words and marks, in order."""
    return _TOKEN.findall(text)


def tags(words: Sequence[str]) -> list[str]:
    """The Penn Treebank tag of each word; "" for all where they do not fit."""
    from textblob.en import tag  # takes a second, and few texts need it

    # The tagger splits at slashes, and takes a curly apostrophe for a letter.
    plain = [word.replace("/", "-").replace("’", "'") for word in words]
    found = [str(each[1]) for each in tag(" ".join(plain), tokenize=False)]
    return found if len(found) == len(words) else [""] * len(words)
