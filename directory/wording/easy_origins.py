"""Who stands behind the lines of an Easy Read answer."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from directory.wording.easy_lines import EasyLine
from directory.wording.facts import language_in
from directory.wording.phrases import Phrase
from directory.wording.wording import N_, Wording

BY_ROLE: Mapping[str, str] = MappingProxyType(
    {
        "editor": N_("An editor checked these easy words on %(date)s."),
        "reviewer": N_("A reviewer checked these easy words on %(date)s."),
    }
)
"""By the role in which somebody approved a line."""


def origins(w: Wording, lines: Iterable[EasyLine]) -> Iterator[Phrase]:
    """What must be said of the lines that are not made of facts, each thing once."""
    own = [line for line in lines if line.origin != "facts"]
    found = {line.origin for line in own}
    if "draft" in found:
        yield Phrase.of(
            w.gettext(
                "Easier version (draft). A computer made some of these words easier. "
                "No person has checked them."
            )
        )
    approved = [line for line in own if line.origin == "approved"]
    if approved and "draft" not in found:
        # The oldest day: since then somebody has stood behind all of it.
        day, role = min((x.checked_on or dt.date.min, x.role) for x in approved)
        yield Phrase.of(w.gettext(BY_ROLE[role], date=w.date(day)))
    if "translated" in found:
        yield from _translated(w, [each for each in own if each.origin == "translated"])
    for tag in sorted({line.language for line in own if line.language}):
        if tag.partition("-")[0] == "en":
            yield Phrase.of(w.gettext("Only in English"))
        else:
            name = language_in(w, tag)
            yield w.phrase("Only in this language: %(language)s", language=name)


def _translated(w: Wording, lines: list[EasyLine]) -> Iterator[Phrase]:
    days = [line.checked_on for line in lines if line.checked_on]
    if len(days) < len(lines):
        yield Phrase.of(
            w.gettext(
                "A computer translated some words on this page. No person has checked "
                "them."
            )
        )
        return
    language = w.language_name(w.language.tag)
    yield Phrase.of(
        w.gettext(
            "Someone who speaks %(language)s checked this on %(date)s.",
            language=language,
            date=w.date(max(days)),
        )
    )
