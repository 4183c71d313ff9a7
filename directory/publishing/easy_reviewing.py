"""Easy Read of a listing, sentence by sentence: seen, put in other words, approved."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from directory.errors import Conflict, DirectoryError, Invalid
from directory.model.listing import Listing
from directory.model.users import User
from directory.publishing.easy_reading import ROLES, EasyDraft, EasyReading
from directory.publishing.translating import ENGLISH
from directory.reading.comparing import Fault
from directory.storage.renditions import EASY, Rendition, Renditions
from directory.text.segments import digest

LONGEST = 4_000
"""Characters of the easy words for one sentence."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class EasySentence:
    """A sentence, and its easy words: a computer's draft, or what somebody approved.

    text: lines of structured text. is_approved: a person did. refused: why the computer
    left it as it was. fault: what the words say otherwise than the sentence. seen: the
    number of what was approved, as `Rendition.sequence` has it; 0 for none.
    """

    source: str
    digest: str
    text: str
    is_approved: bool
    refused: Fault
    fault: Fault
    checked_by: str = ""
    checked_role: str = ""
    checked_on: date | None = None
    seen: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether it may be approved together with others."""
        return not self.refused and not self.fault

    @property
    def is_as_it_was(self) -> bool:
        """Whether the computer found nothing to make easier, and nobody has said so."""
        is_same = self.text == self.source
        return self.is_sound and is_same and not self.is_approved


def mark_of(sentences: Iterable[EasySentence]) -> str:
    """A name for sentences as they stand, by which to see whether they still do."""
    return digest("\n".join(f"{s.digest} {s.seen} {digest(s.text)}" for s in sentences))


class EasyReviewing:
    """Shows the easy words of a listing, and keeps what people approve."""

    def __init__(self, easy: EasyReading, renditions: Renditions) -> None:
        """Nothing is read yet."""
        self._easy = easy
        self._renditions = renditions

    @staticmethod
    def may_approve(user: User) -> bool:
        """Whether somebody may: readers learn in which role. An admin is an editor."""
        return _role(user) in ROLES

    def sentences(self, listing: Listing) -> list[EasySentence]:
        """Those of a listing, in the order of its page; none if it is not English."""
        if listing.service.text_language.partition("-")[0] != ENGLISH:
            return []
        drafts = self._easy.drafts(listing)
        sources = [draft.source for draft in drafts]
        there = self._renditions.of(sources, ENGLISH, listing.service.id, EASY)
        return [self._sentence(listing, x, there.get(x.source)) for x in drafts]

    def approve(
        self, user: User, listing: Listing, sentence: EasySentence, text: str
    ) -> Fault:
        """Keep her easy words for a sentence as she saw it.

        Returns what they say otherwise: she should look again. Raises Invalid when a
        fact is not the same, Conflict when somebody else approved others meanwhile.
        """
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if len(text) > LONGEST:
            raise Invalid(f"Please write at most {LONGEST:,} letters.")
        if _CONTROLS.search(text):
            raise Invalid(
                "Your words hold a sign that nobody can see. Please type them again."
            )
        made, found = self._easy.approved(
            listing, sentence.source, text, role=_role(user), by=user.name
        )
        self._renditions.put(made, sentence.seen)
        return found

    def approve_all(
        self, user: User, listing: Listing, seen: str, *, as_they_were: bool = False
    ) -> tuple[int, int]:
        """Approve every draft that has no fault: how many, and how many are left.

        seen: `mark_of` what she read. as_they_were: only sentences in which there was
        nothing to make easier; `seen` is of those. Raises Conflict when that is another
        by now.
        """
        sentences = self.sentences(listing)
        if as_they_were:
            sentences = [each for each in sentences if each.is_as_it_was]
        if mark_of(sentences) != seen:
            raise Conflict(
                "Some lines have changed since you opened this page. Please read them "
                "again."
            )
        drafts = [each for each in sentences if not each.is_approved]
        done = 0
        for each in drafts:
            if not each.is_sound:
                continue
            try:
                self.approve(user, listing, each, each.text)
            except DirectoryError:
                continue  # it is left for somebody to look at alone
            done += 1
        return done, len(drafts) - done

    def _sentence(
        self, listing: Listing, draft: EasyDraft, there: Rendition | None
    ) -> EasySentence:
        at = there.checked_at if there else ""
        return EasySentence(
            source=draft.source,
            digest=digest(draft.source),
            text=draft.text,
            is_approved=draft.is_approved,
            refused=draft.reason,
            fault=self._easy.fault_of(listing, draft.source, draft.text),
            checked_by=there.checked_by if there else "",
            checked_role=there.checked_role if there else "",
            checked_on=datetime.fromisoformat(at).date() if at else None,
            seen=there.sequence if there else 0,
        )


def _role(user: User) -> str:
    return "editor" if user.role == "admin" else user.role
