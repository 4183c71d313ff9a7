"""What should be better in the listings that people open the most."""

from dataclasses import replace

from directory.publishing import much_opened
from directory.publishing.much_opened import FEWEST, LOOKED_AT, MuchOpened
from directory.publishing.texts import segments_of
from directory.publishing.works import Works
from directory.storage.records import Author
from directory.storage.renditions import Rendition
from directory.wording.languages import LANGUAGES

COMPLETE, ENGLISH_ONLY = "thornmere-food-bank", "scam-stop"
HARD = (
    "Notwithstanding the aforementioned eligibility considerations, practitioners "
    "endeavour to facilitate multidisciplinary safeguarding interventions, "
    "commensurate with statutory obligations (where applicable), for constituents "
    "experiencing multifaceted socioeconomic disadvantage, deprivation, or isolation. "
    "Prospective beneficiaries, irrespective of circumstances, should communicate "
    "preliminary particulars (preferably electronically), whereupon representatives "
    "will disseminate comprehensive documentation."
)


def looking(works: Works) -> MuchOpened:
    """One that has scored nothing yet, for the thirteen languages."""
    tags = [language.tag for language in LANGUAGES]
    return MuchOpened(works.listings, works.renditions, works.reference, lambda: tags)


def ids(works: Works, *slugs: str) -> list[str]:
    """Of their services."""
    return [works.listings.by_slug(slug).service.id for slug in slugs]


def test_only_what_is_opened_is_looked_at_the_most_opened_first(starter: Works) -> None:
    """A dozen at most: a page waits for it."""
    every = sorted(listing.service.id for listing in starter.listings.every())
    views = {service_id: FEWEST - 3 + n for n, service_id in enumerate(every)}
    found = [each.service.id for each in looking(starter).listings(views)]
    assert found == every[:2:-1][:LOOKED_AT]


def test_a_listing_that_cannot_be_read_everywhere_says_how_much_and_where(
    fresh: Works,
) -> None:
    """By how much is missing and how often it is opened."""
    complete, bare = ids(fresh, COMPLETE, ENGLISH_ONLY)
    views = {complete: 9, bare: 5}
    look = looking(fresh)
    opened = look.listings(views)
    (job,) = look.translations(opened, views)
    (listing,) = fresh.listings.by_ids([bare])
    sentences = segments_of(listing)
    assert (job.listing.slug, job.views) == (ENGLISH_ONLY, 5)
    # Some of its sentences stand in listings that are translated.
    assert len(sentences) / 2 < job.sentences < len(sentences)
    assert len(job.languages) == len(LANGUAGES) - 1
    told = Rendition(source="", language="gu", text="…", origin="person")
    shown = fresh.renditions.shown(sentences)
    last, *others = (each for each in sentences if "gu" not in shown[each])
    fresh.renditions.store(replace(told, source=each) for each in others)
    held = replace(told, language="ur", origin="machine", state="withheld", text="")
    fresh.renditions.store([replace(held, source=last)])
    own = replace(told, source=last, service_id=bare)
    assert "gu" in look.translations(opened, views)[0].languages
    fresh.renditions.store([own])
    (job,) = look.translations(opened, views)
    assert "gu" not in job.languages
    assert "ur" in job.languages


def test_a_hard_text_says_why_and_each_text_is_scored_once(
    fresh: Works, monkeypatch
) -> None:
    """Also for pages that come later; a few at a time."""
    (service_id,) = ids(fresh, ENGLISH_ONLY)
    (stored,) = fresh.listings.stored("service", [service_id]).values()
    with fresh.listings.writing(Author("person", "test")) as writer:
        hard = replace(stored.record, description=HARD)
        writer.put(hard, expected=stored.revision)
    look = looking(fresh)
    views = {each.service.id: FEWEST for each in fresh.listings.every()}
    views[service_id] = FEWEST - 1
    opened = [*look.listings(views), *fresh.listings.by_ids([service_id])]
    scored: list[str] = []
    score_of = much_opened.score_of
    monkeypatch.setattr(
        much_opened, "score_of", lambda found: scored.append("") or score_of(found)
    )
    pages = [look.hard_texts(opened, views) for _ in range(8)]
    assert len(scored) == len(opened)
    assert pages[0] == []  # its turn has not come yet
    (job,) = pages[-1]
    assert (job.listing.slug, job.views, job.age) == (ENGLISH_ONLY, FEWEST - 1, 14)
    assert "syllables" in job.drivers
