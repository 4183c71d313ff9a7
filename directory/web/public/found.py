"""How results were found, said in the reader's language: a guess is never an answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from directory.model.listing import Listing
from directory.search.phrasebook import spellings
from directory.search.seam import Found, Reason
from directory.text.scripts import language_of
from directory.web.house import House
from directory.web.public.asked import Asked
from directory.wording.phrases import Phrase
from directory.wording.wording import Wording


@dataclass(frozen=True, slots=True)
class Told:
    """What the page says above the results. meant: other words to search for."""

    notices: tuple[Phrase, ...]
    meant: str
    meant_words: Phrase


def told(w: Wording, house: House, found: Found, listings: Sequence[Listing]) -> Told:
    """Which step of the ladder was used, and what was looked for instead."""
    notices: list[Phrase] = []
    if found.is_partial and listings:
        notices.append(
            w.phrase(
                "We found nothing with all of your words. These have some of them."
            )
        )
    if found.instead and listings:
        words = _quoted(w, _written(w, house, found.instead, listings))
        if found.step == "romanised":
            notices.append(
                w.phrase(
                    "We found nothing in these letters. These have words that sound "
                    "like yours: %(words)s",
                    words=words,
                )
            )
        else:
            notices.append(
                w.phrase(
                    "We found nothing spelled like that. These have words with nearly "
                    "the same letters: %(words)s",
                    words=words,
                )
            )
    meant = " ".join(_written(w, house, found.meant, listings))
    return Told(tuple(notices), meant, _quoted(w, [meant] if meant else []))


def reason(w: Wording, why: Iterable[Reason]) -> Phrase:
    """Why a result was found, when it does not have the reader's own words."""
    phrases = [w.quoted(each.phrase, each.language) for each in why]
    if not phrases:
        return Phrase()
    return w.phrase("Found through: %(words)s", words=w.list_phrases(phrases))


def count_unmet(house: House, language: str, found: Found, asked: Asked) -> None:
    """Count a search that found nothing sure; of its words only those known here."""
    if not found.is_sure and asked.page == 1 and found.terms:
        kind = house.reference.taxonomy.get(asked.category)
        category = (kind.parent or kind.code) if kind else ""
        house.unmet.count(language, found.terms, category)


def _quoted(w: Wording, words: Iterable[str]) -> Phrase:
    return w.list_phrases(
        w.quoted(word, language_of(word, w.language.tag)) for word in words
    )


def _written(
    w: Wording, house: House, forms: tuple[str, ...], listings: Sequence[Listing]
) -> list[str]:
    """Folded words as they are written here, or in the results."""
    known = house.suggestions.as_written(forms, w.language.tag)
    if any(form not in known for form in forms):
        known = spellings(text for each in listings for text in _texts(each)) | known
    return [known.get(form, form) for form in forms]


def _texts(listing: Listing) -> tuple[str, ...]:
    return (listing.service.name, listing.service.description)
