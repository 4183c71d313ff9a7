"""Whom to ring, at the foot of sheets and cards."""

from directory.model.site import HelpLine
from directory.wording.phrases import Phrase
from directory.wording.wording import N_, Wording

_ASK = N_("Do you need someone to help you? Ring %(name)s:")


def help_line(w: Wording, line: HelpLine) -> Phrase:
    """The name of the help line and its number, which no translation touches."""
    said = w.phrase(_ASK, name=w.quoted(line.name, "en"))
    number = Phrase.of(" ").parts + w.quoted(line.phone, "en").parts
    return Phrase(said.parts + number)
