"""The card "Show this to staff": which language, an interpreter, and what for."""

from dataclasses import dataclass

from directory.model.listing import Listing
from directory.model.taxonomy import Category
from directory.publishing.help_line import help_line
from directory.sheets.printing import Printer
from directory.sheets.sheet import Card, Line, Printed
from directory.storage.reference import Reference
from directory.wording.facts import name_in
from directory.wording.phrases import Phrase
from directory.wording.wording import N_, Wording

TITLE = N_("Show this to staff")
# i18n: said by a reader of this language; %(language)s is its name
_SPEAK = N_("I speak %(language)s.")
_INTERPRETER = N_("I need an independent interpreter.")
_NOT_FAMILY = N_("Please do not ask my family or your staff to interpret.")
# i18n: %(what)s is a kind of help, or the name of a service
_LOOKING = N_("I am looking for: %(what)s")
_OPEN = N_("I am looking for:")


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for: a kind of help, or a service."""

    category: Category | None = None
    listing: Listing | None = None


class Cards:
    """Makes the cards."""

    def __init__(
        self, reference: Reference, printer: Printer, english: Wording
    ) -> None:
        """english: the wording of the second language, which staff read."""
        self._reference = reference
        self._printer = printer
        self._english = english

    def card(self, w: Wording, sought: Sought) -> Card:
        """The card in the language of `w` and in English."""
        english = self._english
        is_english = w.language == english.language
        lines = [
            Line(
                Phrase.of(w.gettext(_SPEAK, language=w.language_name(w.language.tag))),
                beside=english.gettext(
                    _SPEAK, language=english.language_name(w.language.tag)
                ),
            )
        ]
        for message in (_INTERPRETER, _NOT_FAMILY):
            text, other = w.gettext(message), english.gettext(message)
            lines.append(Line(Phrase.of(text), beside=other))
        lines.append(self._looking(w, english, sought))
        picture = self._picture(sought)
        return Card(
            language=w.language.tag,
            title=w.gettext(TITLE),
            lines=tuple(Line(x.text) if is_english else x for x in lines),
            last=(Line(help_line(w, self._reference.site.help_line)),),
            picture=picture,
            shows=self._reference.pictures.name(picture, w.language.tag)
            if picture
            else "",
            is_open=sought == Sought(),
        )

    def print(self, w: Wording, sought: Sought) -> Printed:
        """Four cards on a page."""
        return self._printer.card(self.card(w, sought), self._reference.site.name)

    def _looking(self, w: Wording, english: Wording, sought: Sought) -> Line:
        if sought.category:
            names = sought.category.names
            own, other = name_in(w, names), name_in(english, names)
        elif sought.listing:
            service = sought.listing.service
            own = w.quoted(service.name, service.text_language)
            other = Phrase.of(service.name)
        else:
            return Line(Phrase.of(w.gettext(_OPEN)), beside=english.gettext(_OPEN))
        said = english.phrase(_LOOKING, what=other)
        beside = "".join(part.text for part in said.parts)
        return Line(w.phrase(_LOOKING, what=own), beside=beside)

    def _picture(self, sought: Sought) -> str:
        pictures = self._reference.pictures
        category = sought.category
        if category is None:
            return ""
        idea = pictures.of_category(category.code, category.parent)
        return pictures.ideas.get(idea, "")
