"""Warming up: what is worked out when somebody first asks, asked for beforehand."""

import logging

from directory.errors import DirectoryError
from directory.publishing.works import Works
from directory.search.seam import Query

LOG = logging.getLogger(__name__)
_NO_WORD = "khatorvik"
"""Nobody's word, which is looked for on every step of the ladder."""


def warm_up(works: Works) -> None:
    """Make a text easier; see what staff do first; search and suggest once in each
    language; count what is to be reviewed.

    It takes seconds, so a thread of its own does it, beside the first pages. Raises
    nothing: what cannot be warmed now is warm after somebody's first question.
    """
    kinds = works.reference.taxonomy.categories
    try:
        works.easy_reading.warm_up()
        works.monday.work()
        for tag, name in kinds[0].names.items() if kinds else ():
            works.suggestions.beginning(name[:2], tag)
            # The second is in the letters of the language, and no word either.
            for unknown in (_NO_WORD, f"{name}{name[::-1]}".replace(" ", "")):
                works.index.search(Query(unknown, tag))
        for group in works.words.current().groups:
            for phrase in group.words.get("en", ())[:1]:
                works.index.knows(phrase, "en")
        works.review.lists.warm_up()
    except DirectoryError as error:
        LOG.info("search is not warmed up: %s", error)
