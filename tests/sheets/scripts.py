"""Scripts for the tests of the formats: of the starter listings, and made up."""

import re

from directory.publishing.works import Works
from directory.settings import ROOT
from directory.sheets.script import Script, Section
from directory.wording.easy_lines import QUESTIONS, EasyLine, Kind
from directory.wording.languages import LANGUAGES
from directory.wording.phrases import Phrase
from directory.wording.wording import Wordings
from tests.conftest import TUESDAY_MORNING
from tests.wording.easy_golden import nothing, reader_of

TAGS = [language.tag for language in LANGUAGES]
WORDINGS = Wordings(ROOT / "translations")
PHONE = "020 7946 0123"


def script_of(works: Works, slug: str, tag: str) -> Script:
    """The facts of a listing in a language."""
    w = WORDINGS.get(tag)
    assert w is not None, "run `make messages`"
    listing = works.listings.by_slug(slug)
    answers = reader_of(works).answers(w, listing, TUESDAY_MORNING, nothing)
    sections = [
        Section(
            Phrase.of(w.gettext(QUESTIONS[each.question])), each.lines, each.question
        )
        for each in answers
    ]
    return Script(
        language=tag,
        title=w.quoted(listing.service.name, "en"),
        sections=tuple(each for each in sections if each.topic != "checked"),
        last=tuple(
            line.text
            for each in sections
            if each.topic == "checked"
            for line in each.lines
        ),
    )


def line(text: str, kind: Kind = "sentence", language: str = "") -> EasyLine:
    """A line of one part."""
    return EasyLine(Phrase.of(text, language), kind)


def script_with(*lines: EasyLine, tag: str = "en", title: str = "Chess") -> Script:
    """A script of one section, which says when."""
    return Script(tag, Phrase.of(title), (Section(Phrase.of("When?"), lines, "when"),))


def words_of(phrase: Phrase) -> str:
    """A phrase without marks of direction."""
    text = "".join(part.text for part in phrase.parts)
    return re.sub("[\u2066-\u2069]", "", text)


def every_phrase(script: Script) -> list[Phrase]:
    """All that a script says, in its order."""
    said = [script.title]
    for section in script.sections:
        said += [section.question, *(each.text for each in section.lines)]
    return [*said, *script.last]
