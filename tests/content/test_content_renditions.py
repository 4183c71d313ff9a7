"""Claims about the texts of twelve listings that content/ has in every language."""

import pytest

from bench.checking.fact_checker import wrong_facts
from directory.publishing.texts import segments_of
from directory.publishing.translating import names_of
from directory.publishing.works import Works
from directory.settings import ROOT
from directory.storage.rendition_files import load_renditions
from directory.translation.keeping import broken_facts
from directory.wording.languages import LANGUAGES

FOLDER = ROOT / "content" / "renditions"
TAGS = [language.tag for language in LANGUAGES if language.tag != "en"]
COMPLETE = 12


def test_twelve_listings_are_complete_in_all_twelve_languages(starter: Works) -> None:
    """Whatever of them stands in English on a page has a text."""
    for tag in TAGS:
        complete = [
            listing.slug
            for listing in starter.listings.every()
            if len(starter.renditions.of(segments_of(listing), tag))
            == len(segments_of(listing))
        ]
        assert len(complete) >= COMPLETE, (tag, complete)


@pytest.mark.parametrize("tag", TAGS)
def test_every_text_keeps_the_facts_of_its_english(starter: Works, tag: str) -> None:
    """By the check of the product, and by one that shares no code with it."""
    names = tuple(names_of(starter.reference))
    w = starter.reviewing.wordings.get(tag)
    assert w
    faults = [
        (each.source, each.text, fault)
        for each in load_renditions(FOLDER)
        if each.language == tag
        for fault in (
            *broken_facts(each.source, each.text, w, names),
            *wrong_facts(each.source, each.text, tag, names),
        )
    ]
    assert faults == []


@pytest.mark.parametrize("tag", TAGS)
def test_every_text_is_a_draft_of_a_machine_and_stands_somewhere(
    starter: Works, tag: str
) -> None:
    """Nobody has checked any of them."""
    used = {s for each in starter.listings.every() for s in segments_of(each)}
    drafts = [each for each in load_renditions(FOLDER) if each.language == tag]
    assert {each.origin for each in drafts} == {"machine"}
    assert not any(each.checked_at for each in drafts)
    assert {each.source for each in drafts} <= used
    assert all(each.text for each in drafts)
