"""Checking translations: how far each language is, what is next, one listing."""

import re
from dataclasses import dataclass
from functools import partial

from flask import Blueprint, g, make_response, redirect, request, url_for
from werkzeug.exceptions import BadRequest, Forbidden
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Conflict, Invalid, NotFound
from directory.model.listing import Listing
from directory.publishing.review_sentences import LONGEST, Answer, Section, Sentence
from directory.web.house import House
from directory.web.staff.guard import needs, signed_in
from directory.web.staff.paging import paged
from directory.web.staff.signing import staff_page
from directory.wording.phrases import Part, Phrase
from directory.wording.told import with_names
from directory.wording.wording import Wording

_DIGEST = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"[0-9]{1,12}")
_QUOTED = re.compile("“([^”]*)”(?= is not in the English)")
"""What a message quotes from a translation."""
_DEEDS = ("right", "save", "unsure")
"""The buttons: it is right as it stands; her own words; she is not sure."""


@dataclass(frozen=True, slots=True)
class Slip:
    """An answer that was not kept, and why: she gets everything back."""

    answer: Answer
    why: str


def add_review(blueprint: Blueprint, house: House) -> None:
    """Add the pages."""

    @blueprint.get("/review/")
    @needs("review")
    def review() -> str:
        languages = house.review.lists.languages(signed_in())
        if len(languages) == 1:
            return _list_page(house, languages[0])
        covered = [(w, house.review.lists.coverage(w.language.tag)) for w in languages]
        return staff_page(house, "staff/review.html", covered=covered)

    @blueprint.get("/review/<into>/")
    @needs("review")
    def review_language(into: str) -> str:
        return _list_page(house, _language(house, into))

    @blueprint.get("/review/<into>/<slug>")
    @needs("review")
    def review_listing(into: str, slug: str) -> str:
        return _page(house, _language(house, into), house.listings.by_slug(slug))

    @blueprint.post("/review/<into>/<slug>")
    @needs("review")
    def answer_sentence(into: str, slug: str) -> BaseResponse:
        w = _language(house, into)
        listing = house.listings.by_slug(slug)
        answer, deed = _answer()
        g.about = listing.slug
        try:
            _keep(house, w, listing, answer, deed)
        except (Invalid, Conflict) as error:
            status = 409 if isinstance(error, Conflict) else 400
            page = _page(house, w, listing, Slip(answer, str(error)))
            return make_response(page, status)
        parts = house.review.sentences.parts(into, listing)
        _, following = _around(parts, answer.digest)
        anchor = f"s-{following.digest[:16]}" if following else "done"
        address = url_for(
            "staff.review_listing", into=into, slug=listing.slug, done=answer.digest
        )
        return redirect(f"{address}#{anchor}", 303)


def _language(house: House, tag: str) -> Wording:
    """A language of this site that whoever is signed in may check."""
    w = house.wordings.get(tag)
    if w is None or tag == house.wordings.english.language.tag:
        raise NotFound(f"There are no translations into {tag!r}.")
    if not house.review.lists.may_check(signed_in(), tag):
        name = house.wordings.english.language_name(tag)
        raise Forbidden(
            f"You do not check {name}. If you speak it, ask whoever looks after this "
            "directory to add it to your languages."
        )
    return w


def _answer() -> tuple[Answer, str]:
    """What a form says of a sentence, and which button was pressed."""
    form = request.form
    name, seen, deed = form.get("sentence", ""), form.get("seen", ""), form.get("do")
    if not _DIGEST.fullmatch(name) or not _NUMBER.fullmatch(seen) or deed is None:
        raise BadRequest("Please choose a sentence.")
    if deed not in _DEEDS:
        raise BadRequest("Please press one of the buttons below the sentence.")
    # One more than is allowed, so that it is refused and not cut off.
    words = form.get("words", "")[: LONGEST + 1]
    return Answer(name, words, int(seen), form.get("where") == "here"), deed


def _keep(
    house: House, w: Wording, listing: Listing, answer: Answer, deed: str
) -> None:
    """Do what she said. Raises Invalid or Conflict."""
    tag, sentences = w.language.tag, house.review.sentences
    if deed == "unsure":
        sentences.not_sure(signed_in(), tag, listing, answer)
    elif deed == "right" and not sentences.is_as_it_stands(tag, listing, answer):
        raise Invalid(
            "These are not the words that were here. Press “Save my words” to sign "
            "what you typed."
        )
    else:
        sentences.sign(signed_in(), w, listing, answer)


def _list_page(house: House, w: Wording) -> str:
    tag = w.language.tag
    lists, user = house.review.lists, signed_in().name
    ids, page = paged(lists.order(tag, user))
    found = {x.service.id: x for x in house.listings.by_ids(ids)}
    return staff_page(
        house,
        "staff/review_language.html",
        into=w.language,
        name=house.wordings.english.language_name(tag),
        counts=lists.coverage(tag),
        jobs=[(x, found[x.service_id]) for x in lists.jobs(tag, user, found)],
        page=page,
    )


def _page(house: House, w: Wording, listing: Listing, slip: Slip | None = None) -> str:
    parts = house.review.sentences.parts(w.language.tag, listing)
    every = [each for part in parts for each in part.sentences]
    name = request.args.get("done", "") if slip is None else ""
    done, following = _around(parts, name)
    return staff_page(
        house,
        "staff/review_listing.html",
        into=w.language,
        name=house.wordings.english.language_name(w.language.tag),
        listing=listing,
        parts=parts,
        total=len(every),
        signed=sum(each.is_signed for each in every),
        done=done,
        following=following,
        slip=slip,
        why=_marked(slip.why, w) if slip else None,
        spans_of=partial(with_names, w),
        longest=LONGEST,
    )


def _marked(why: str, w: Wording) -> Phrase:
    """A message whose quotations of a translation say their language."""
    parts = []
    for number, words in enumerate(_QUOTED.split(why)):
        is_foreign = number % 2 and not words.isascii()
        said = words if is_foreign or not number % 2 else f"“{words}”"
        parts.append(Part(said, w.language.tag if is_foreign else ""))
    return Phrase(tuple(part for part in parts if part.text))


def _around(parts: list[Section], name: str) -> tuple[Sentence | None, Sentence | None]:
    """A sentence that she has just answered, and the one to look at next.

    The next is the first after it that nobody has signed and she is not unsure of;
    when there is none below, the first above. An old address must not say that she
    answered what she did not.
    """
    user = signed_in().name
    every = [each for part in parts for each in part.sentences]
    at = next((n for n, each in enumerate(every) if each.digest == name), None)
    if at is None or not _is_hers(every[at], user):
        return None, None
    ahead = every[at + 1 :] + every[:at]
    left = (x for x in ahead if not x.is_signed and not _doubts(x, user))
    return every[at], next(left, None)


def _is_hers(sentence: Sentence, user: str) -> bool:
    return _doubts(sentence, user) or sentence.is_signed


def _doubts(sentence: Sentence, user: str) -> bool:
    return any(mark.by == user for mark in sentence.doubts)
