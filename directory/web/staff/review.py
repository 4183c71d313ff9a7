"""Checking translations: how far each language is, what is next, one listing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from flask import Blueprint, g, make_response, redirect, request, url_for
from werkzeug.exceptions import BadRequest, Forbidden
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Conflict, Invalid, NotFound
from directory.exchange.review import mark
from directory.model.listing import Listing
from directory.publishing.review_sentences import (
    LONGEST,
    Answer,
    LookAgain,
    Section,
    Sentence,
)
from directory.translation.looking import Doubt
from directory.web.house import House
from directory.web.staff.counting import counting, counting_page
from directory.web.staff.guard import needs, signed_in
from directory.web.staff.paging import paged
from directory.web.staff.signing import staff_page
from directory.wording.phrases import Part, Phrase
from directory.wording.told import with_names
from directory.wording.wording import Wording

_DEED = re.compile(r"(right|save|unsure):([0-9a-f]{64})")
"""The buttons: it is right as it stands; her own words; she is not sure."""
_NOTHING = "keep"
"""What the Enter key does in a field: everything typed stays, and nothing is signed."""
_WORDS = re.compile(r"words-([0-9a-f]{64})")
_NUMBER = re.compile(r"[0-9]{1,12}")
_QUOTED = re.compile("“([^”]*)”(?= is not in the English)")
"""What a message quotes from a translation."""
_MOST_TICKS = 50


@dataclass(frozen=True, slots=True)
class Slip:
    """An answer that was not kept, and why: she gets everything back."""

    answer: Answer
    why: Phrase
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class After:
    """What a page says after a form: what was kept, or not; and what else she typed.

    done: the sentence that she answered; "" when it was not kept. typed: the words in
    other sentences, which nobody has kept.
    """

    done: str = ""
    slip: Slip | None = None
    typed: Mapping[str, Answer] = field(default_factory=dict)


def add_review(blueprint: Blueprint, house: House) -> None:
    """Add the pages."""

    @blueprint.get("/review/")
    @needs("review")
    def review() -> str:
        languages = house.review.lists.languages(signed_in())
        if languages and counting(house):
            return counting_page(house)
        if len(languages) == 1:
            return _list_page(house, languages[0])
        covered = [(w, house.review.lists.coverage(w.language.tag)) for w in languages]
        return staff_page(house, "staff/review.html", covered=covered)

    @blueprint.get("/review/<into>/")
    @needs("review")
    def review_language(into: str) -> str:
        w = _language(house, into)
        return counting_page(house) if counting(house) else _list_page(house, w)

    @blueprint.get("/review/<into>/<slug>")
    @needs("review")
    def review_listing(into: str, slug: str) -> str:
        return _page(house, _language(house, into), house.listings.by_slug(slug))

    @blueprint.post("/review/<into>/<slug>")
    @needs("review")
    def answer_sentence(into: str, slug: str) -> BaseResponse:
        w = _language(house, into)
        listing = house.listings.by_slug(slug)
        if request.form.get("do") == _NOTHING:
            g.unnoted = True
            return make_response(_page(house, w, listing, After(typed=_typed(""))))
        answer, deed = _answer()
        g.about = listing.slug
        typed = _typed(answer.digest)
        try:
            _keep(house, w, listing, answer, deed)
        except (Invalid, Conflict) as error:
            status = 409 if isinstance(error, Conflict) else 400
            doubts = error.doubts if isinstance(error, LookAgain) else ()
            slip = Slip(answer, _marked(str(error), w), doubts)
            page = _page(house, w, listing, After(slip=slip, typed=typed))
            return make_response(page, status)
        if typed:  # what is not kept anywhere would be lost on the way to another page
            return make_response(
                _page(house, w, listing, After(answer.digest, None, typed))
            )
        address = url_for(
            "staff.review_listing", into=into, slug=listing.slug, done=answer.digest
        )
        return redirect(f"{address}#done", 303)


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
    pressed = _DEED.fullmatch(request.form.get("do", ""))
    if not pressed:
        raise BadRequest("Please press one of the buttons below a sentence.")
    return _said_of(pressed[2]), pressed[1]


def _said_of(name: str) -> Answer:
    """What stands in the fields of a sentence. name: its digest."""
    form = request.form
    seen = form.get(f"seen-{name}", "")
    if not _NUMBER.fullmatch(seen):
        raise BadRequest("Please open the page again.")
    # One more than is allowed, so that it is refused and not cut off.
    words = form.get(f"words-{name}", "")[: LONGEST + 1]
    is_here = form.get(f"where-{name}") == "here"
    looked = frozenset(form.getlist(f"looked-{name}")[:_MOST_TICKS])
    return Answer(name, words, int(seen), is_here, looked)


def _typed(answered: str) -> dict[str, Answer]:
    """What she has typed in other sentences than the one that she answers."""
    names = [found[1] for each in request.form if (found := _WORDS.fullmatch(each))]
    every = (_said_of(name) for name in names if name != answered)
    return {
        each.digest: each
        for each in every
        if mark(each.words) != request.form.get(f"was-{each.digest}", "")
    }


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


def _page(
    house: House, w: Wording, listing: Listing, after: After | None = None
) -> str:
    parts = house.review.sentences.parts(w.language.tag, listing)
    every = [each for part in parts for each in part.sentences]
    after = after or After(request.args.get("done", ""))
    done, following = _around(parts, after.done)
    slip, there = after.slip, {each.digest for each in every}
    typed = {**after.typed, **({slip.answer.digest: slip.answer} if slip else {})}
    return staff_page(
        house,
        "staff/review_listing.html",
        into=w.language,
        name=house.wordings.english.language_name(w.language.tag),
        listing=listing,
        parts=parts,
        total=len(every),
        signed=sum(each.is_signed for each in every),
        numbers={each.digest: at for at, each in enumerate(every, start=1)},
        done=done,
        following=following,
        slip=slip,
        typed=typed,
        unsaved=[each for each in after.typed if each in there],
        gone=[each.words for name, each in typed.items() if name not in there],
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
