"""What is to be checked first, and how far each language is."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import pytest

from directory.app import build
from directory.model.listing import Listing
from directory.model.users import User
from directory.publishing.review_counts import Counts
from directory.publishing.review_sentences import Answer, Sentence
from directory.publishing.works import Works
from directory.storage.records import Author
from directory.storage.renditions import Rendition
from directory.text.segments import digest
from tests.conftest import TUESDAY_MORNING, site_in


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Works]:
    """A site for all tests of this file: each changes what no other looks at."""
    works = site_in(tmp_path_factory.mktemp("review"))
    yield works
    works.engine.dispose()


RAVI = User("ravi", "translator", ("pl", "ur"))
ANNA = User("anna", "editor")


def sentences(works: Works, listing: Listing, tag: str = "pl") -> list[Sentence]:
    """The sentences of a listing."""
    parts = works.review.sentences.parts(tag, listing)
    return [each for part in parts for each in part.sentences]


def sign(works: Works, listing: Listing, sentence: Sentence, user: User = RAVI) -> None:
    """Sign a sentence as it stands."""
    w = next(w for w in works.review.lists.languages(user) if w.language.tag == "pl")
    answer = Answer(sentence.digest, sentence.text, sentence.seen)
    works.review.sentences.sign(user, w, listing, answer)


def slowly(works: Works, listing: Listing) -> Counts:
    """The counts of a listing, from its sentences themselves."""
    found = [
        "signed" if each.is_signed else each.state for each in sentences(works, listing)
    ]
    waiting = found.count("held") + found.count("withheld")
    missing, shown = found.count("missing"), found.count("shown")
    return Counts(missing, waiting, shown, found.count("signed"))


def test_counts_are_those_of_the_sentences_themselves(works: Works) -> None:
    """At first, after a signature, a new draft, an edit, and a removed sentence; those
    of this program and those of another one."""
    lists = works.review.lists
    listing = works.listings.by_slug("thornmere-food-bank")

    def holds() -> None:
        ids = [each.service.id for each in works.listings.every()]
        jobs = lists.jobs("pl", "x", ids)
        counts = {job.service_id: job.counts for job in jobs}
        total = Counts()
        for each in works.listings.every():
            counts_of = slowly(works, each)
            assert counts[each.service.id] == counts_of, each.slug
            total = Counts(
                total.missing + counts_of.missing,
                total.waiting + counts_of.waiting,
                total.unsigned + counts_of.unsigned,
                total.signed + counts_of.signed,
            )
        assert lists.coverage("pl") == total

    holds()
    drafted = [each for each in sentences(works, listing) if each.text]
    sign(works, listing, drafted[0])
    holds()
    missing = next(x for x in works.listings.every() if slowly(works, x).missing)
    source = next(x.source for x in sentences(works, missing) if not x.text)
    other = build(works.settings, clock=lambda: TUESDAY_MORNING)
    common = {"language": "pl", "origin": "machine", "engine": "e", "version": "1"}
    other.renditions.store(
        [
            Rendition(
                source=source, text="", state="withheld", reason="fact", **common
            ),  # type: ignore[arg-type]
            Rendition(source="A new sentence.", text="Nowe.", **common),  # type: ignore[arg-type]
        ]
    )
    other.engine.dispose()
    edit(works, listing, "A new sentence. Nobody knows this one.")
    holds()
    assert works.review.lists.coverage("ur").signed == 0


def edit(works: Works, listing: Listing, description: str) -> None:
    """Give a listing another description."""
    stored = works.listings.stored("service", [listing.service.id])
    (found,) = stored.values()
    with works.listings.writing(Author("person", "test")) as writer:
        record = replace(found.record, description=description)  # type: ignore[call-arg]
        writer.put(record, expected=found.revision)


def test_what_people_open_and_nobody_can_read_comes_first(works: Works) -> None:
    """Then what somebody else is not sure of stands before it, and for whoever was not
    sure, last."""
    lists = works.review.lists
    names = {x.service.id: x.slug for x in works.listings.every()}

    def order(name: str = "ola") -> list[str]:
        return [names[each] for each in lists.order("ro", name)]

    slow = order()[-1]
    listing = works.listings.by_slug(slow)
    for _ in range(40):
        works.views.count(listing.service.id)
    assert order()[0] == slow
    risky = works.listings.by_slug(order()[-1])
    own = [x for x in sentences(works, risky, "ro") if x.listings == 1]
    before = order().index(risky.slug)
    common = {"language": "ro", "origin": "machine", "engine": "e", "version": "1"}
    works.renditions.store(
        [
            Rendition(source=x.source, text="", state="withheld", **common)  # type: ignore[arg-type]
            for x in own
        ]
    )
    assert order().index(risky.slug) < before
    last = works.listings.by_slug(order()[-2])
    for each in sentences(works, last, "ro"):
        answer = Answer(each.digest, each.text, each.seen)
        works.review.sentences.not_sure(RAVI, "ro", last, answer)
    assert order("ravi")[-1] == last.slug
    assert order("ola")[0] == last.slug
    (job,) = lists.jobs("ro", "ola", [last.service.id])
    assert job.doubts == len(sentences(works, last, "ro"))


@pytest.mark.parametrize(
    ("user", "tags"),
    [
        (RAVI, ["pl", "ur"]),
        (User("zoe", "translator"), []),
        (User("zoe", "translator", ("en", "xx")), []),
    ],
)
def test_a_translator_checks_her_own_languages(
    works: Works, user: User, tags: list[str]
) -> None:
    """English is nobody's; all others are open to everyone else."""
    found = works.review.lists.languages(user)
    assert [w.language.tag for w in found] == tags
    assert len(works.review.lists.languages(ANNA)) == 12
    assert not works.review.lists.may_check(ANNA, "en")
    assert not works.review.lists.may_check(ANNA, "xx")


def test_easy_read_is_counted_in_the_same_way(works: Works) -> None:
    """Approved sentences of each listing."""
    lists, listing = works.review.lists, works.listings.by_slug("scam-stop")
    every = works.review.easy.sentences(listing)
    before = lists.easy_coverage()
    assert before.signed == 0
    works.review.easy.approve(ANNA, listing, every[0], every[0].text)
    (job,) = lists.easy_jobs([listing.service.id])
    assert (job.counts.signed, job.counts.total) == (1, len(every))
    assert lists.easy_coverage().signed == 1
    assert lists.easy_coverage().total == before.total


def test_a_first_count_is_made_beside_whoever_asks(
    works: Works, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said that it goes on; once it is over, also."""
    other = build(works.settings, clock=lambda: TUESDAY_MORNING)
    lists, gate = other.review.lists, Event()
    monkeypatch.setattr("directory.publishing.review_lists._BRIEFLY", 0.01)
    monkeypatch.setattr(lists, "warm_up", gate.wait)
    assert not lists.is_counted()
    assert not lists.is_counted()
    gate.set()
    monkeypatch.setattr("directory.publishing.review_lists._BRIEFLY", 10)
    assert lists.is_counted()
    other.engine.dispose()


def test_a_mark_on_a_sentence_that_is_gone_is_no_doubt(works: Works) -> None:
    """Nobody could look at it."""
    order = works.review.lists.order("pl", "ola")
    works.review.lists.warm_up()
    listing = works.listings.by_slug("scam-stop")
    answer = Answer(digest("Nothing."), "", 0)
    with pytest.raises(Exception, match="changed the English"):
        works.review.sentences.not_sure(RAVI, "pl", listing, answer)
    assert works.review.lists.order("pl", "ola") == order
