"""Pictures and photos of listings: chosen, shown, hidden and gone."""

from dataclasses import replace
from typing import cast

import pytest

from directory.errors import Conflict, Invalid, NotFound
from directory.exchange.publish import open_referral
from directory.model.nouns import Attribute, Location, Service, TaxonomyTerm
from directory.model.pictures import Pictures
from directory.model.users import User
from directory.publishing.picture_choices import OTHERS, groups
from directory.publishing.picturing import (
    HIDDEN,
    LONGEST,
    SENSITIVE,
    Picturing,
    Seen,
    WrongWords,
)
from directory.publishing.texts import segments_of
from directory.publishing.works import Works
from directory.storage.photos import Photos
from directory.storage.records import Author
from directory.wording.wording import Wordings
from tests.storage.photo_files import door, file_of

ANNA = User("anna", "editor")
SLUG, OTHER = "conversation-cafes", "scam-stop"
DOOR = file_of(door())
NO_ID = "0" * 64


def seen(works: Works, slug: str = SLUG) -> Seen:
    """What somebody who looks at a listing now has seen."""
    service_id = works.listings.by_slug(slug).service.id
    return Seen(service_id, works.picturing.look(service_id).revision)


def service(works: Works, slug: str = SLUG) -> Service:
    """The service as everybody is shown it."""
    return works.listings.by_slug(slug).service


def hide(works: Works, slug: str, *, is_hidden: bool) -> None:
    """Make the first place of a listing confidential, or no longer."""
    place = works.listings.by_slug(slug).places[0].location
    (stored,) = works.listings.stored("location", [place.id]).values()
    changed = replace(cast(Location, stored.record), confidential=is_hidden)
    with works.listings.writing(Author("person", "test")) as writer:
        writer.put(changed, expected=stored.revision)


def is_served(works: Works, photo: str) -> bool:
    """Whether anybody may have the file of a photo."""
    try:
        files = [works.picturing.file(photo, small=small) for small in (True, False)]
    except NotFound:
        return False
    return all(file.is_file() for file in files)


def test_a_photo_is_shown_as_long_as_a_listing_may_show_it(fresh: Works) -> None:
    """Added, described anew, hidden with its place, shown again, taken off."""
    picturing, listings = fresh.picturing, fresh.listings
    picturing.add_photo(ANNA, seen(fresh), DOOR, "  A red door\nbeside a bakery ")
    photo = service(fresh).photo
    assert service(fresh).photo_description == "A red door beside a bakery"
    assert is_served(fresh, photo)
    shown = picturing.shown(listings.by_slug(SLUG))
    assert shown is not None
    assert (shown.id, shown.width, shown.height) == (photo, 640, 480)
    assert "A red door beside a bakery" in segments_of(listings.by_slug(SLUG))
    picturing.describe(ANNA, seen(fresh), "A blue door")
    assert (service(fresh).photo, service(fresh).photo_description) == (
        photo,
        "A blue door",
    )
    hide(fresh, SLUG, is_hidden=True)
    assert not is_served(fresh, photo)
    listing = listings.by_slug(SLUG)
    assert picturing.why_no_photo(listing) == HIDDEN
    assert picturing.shown(listing) is None
    assert "blue door" not in f"{open_referral(listing)} {segments_of(listing)}"
    # Nor as it was when it stood on a sheet.
    before = listings.as_of(listing.service.id, listing.revision)
    assert before is not None
    assert before.service.photo == ""
    # But staff see that there is one, and it is not lost.
    assert picturing.look(listing.service.id).service.photo == photo
    hide(fresh, SLUG, is_hidden=False)
    assert is_served(fresh, photo)
    assert not picturing.remove_photo(ANNA, seen(fresh), for_good=False)
    assert not is_served(fresh, photo)
    assert (service(fresh).photo, service(fresh).photo_description) == ("", "")
    # The history may need it.
    assert (fresh.settings.home / "photos" / f"{photo}.jpg").is_file()


def test_a_photo_is_deleted_for_good_unless_another_listing_has_it(
    fresh: Works,
) -> None:
    """Somebody in it may not want it shown; and a file that is gone harms no page."""
    picturing = fresh.picturing
    for slug in (SLUG, OTHER):
        picturing.add_photo(ANNA, seen(fresh, slug), DOOR, "A door")
    photo = service(fresh).photo
    assert service(fresh, OTHER).photo == photo
    assert not picturing.remove_photo(ANNA, seen(fresh), for_good=True)
    assert is_served(fresh, photo)
    assert picturing.remove_photo(ANNA, seen(fresh, OTHER), for_good=True)
    assert not list((fresh.settings.home / "photos").iterdir())
    assert not picturing.remove_photo(ANNA, seen(fresh), for_good=True)
    (stored,) = fresh.listings.stored("service", [service(fresh).id]).values()
    with fresh.listings.writing(Author("import", "elsewhere")) as writer:
        record = replace(cast(Service, stored.record), photo=photo)
        writer.put(record, expected=stored.revision)
    assert picturing.shown(fresh.listings.by_slug(SLUG)) is None
    assert not is_served(fresh, photo)


def test_what_cannot_be_done_changes_nothing(fresh: Works) -> None:
    """Wrong words, files and pictures; no photo where none may be; and conflicts."""
    picturing, change = fresh.picturing, fresh.listings.sequence()
    now = seen(fresh)
    for words in ("", " \n", "...", "x" * (LONGEST + 1)):
        with pytest.raises(WrongWords, match="Please"):
            picturing.add_photo(ANNA, now, DOOR, words)
        with pytest.raises(WrongWords, match="Please"):
            picturing.describe(ANNA, now, words)
    with pytest.raises(Invalid, match="GIF"):
        picturing.add_photo(ANNA, now, b"GIF89a", "A door")
    with pytest.raises(Invalid, match="Please choose a photo"):
        picturing.describe(ANNA, now, "A door")
    for idea in ("nothing-like-it", "tick", "../door"):
        with pytest.raises(Invalid, match="Please choose one of the pictures"):
            picturing.choose(ANNA, now, idea)
    taxonomy = fresh.reference.taxonomy
    quiet = next(
        listing
        for listing in fresh.listings.every()
        if taxonomy.is_sensitive(listing.service)
        and all(place.is_shown for place in listing.places)
    )
    with pytest.raises(Invalid) as refused:
        picturing.add_photo(ANNA, seen(fresh, quiet.slug), DOOR, "A door")
    assert str(refused.value) == SENSITIVE
    with pytest.raises(Invalid) as refused:
        picturing.add_photo(ANNA, seen(fresh, "linnet-refuge"), DOOR, "A door")
    assert str(refused.value) == HIDDEN
    old = replace(now, revision=now.revision - 1)
    with pytest.raises(Conflict, match="Somebody has just changed"):
        picturing.choose(ANNA, old, "food")
    with pytest.raises(Conflict, match="Nothing was saved"):
        picturing.add_photo(ANNA, old, DOOR, "A door")
    with pytest.raises(NotFound):
        picturing.choose(ANNA, replace(now, service_id="nobody"), "food")
    assert fresh.listings.sequence() == change
    # Nor lies a photo there that nothing refers to.
    assert not (fresh.settings.home / "photos").exists()
    for photo in (NO_ID, "../directory.sqlite3", "%"):
        assert not is_served(fresh, photo)


def test_a_chosen_picture_takes_the_place_of_that_of_the_category(
    fresh: Works,
) -> None:
    """In Easy Read, from which sheets are made; and the usual one comes back."""
    english = Wordings(fresh.settings.translations).english

    def shown() -> list[tuple[str, str]]:
        page = fresh.easy_reading.page(english, fresh.listings.by_slug(SLUG))
        (what,) = (each for each in page.answers if each.question == "what")
        return [(str(line.text), line.picture) for line in what.lines]

    usual = shown()
    fresh.picturing.choose(ANNA, seen(fresh), "bicycle")
    chosen = shown()
    assert [text for text, _ in chosen] == [text for text, _ in usual]
    changed = [
        (before[1], after[1])
        for before, after in zip(usual, chosen, strict=True)
        if before != after
    ]
    assert changed == [("language", "bicycle")]
    fresh.picturing.choose(ANNA, seen(fresh), "")
    assert shown() == usual


def test_other_machines_find_a_photo_until_its_listing_becomes_sensitive(
    fresh: Works,
) -> None:
    """By the address of the site; then nobody does."""
    fresh.picturing.add_photo(ANNA, seen(fresh), DOOR, "A door")
    photo = service(fresh).photo
    listing = fresh.listings.by_slug(SLUG)
    photos = Photos(fresh.settings.home / "photos")
    public = Picturing(
        fresh.listings, photos, fresh.reference, "https://directory.example.org"
    )
    address = f"https://directory.example.org/photos/{listing.service.photo}.jpg"
    assert public.photo_url(listing) == address
    assert fresh.picturing.photo_url(listing) == ""
    assert public.photo_url(fresh.listings.by_slug(OTHER)) == ""
    document = open_referral(listing, photo_url=public.photo_url(listing))
    assert document["front_door"]["photo_url"] == address
    assert document["front_door"]["photo_description"] == "A door"
    assert "photo_url" not in open_referral(listing)["front_door"]
    quiet = next(
        category
        for category in fresh.reference.taxonomy.categories
        if category.sensitive
    )
    (stored,) = fresh.listings.stored("service", [service(fresh).id]).values()
    term = TaxonomyTerm(id=quiet.id, code=quiet.code, name=quiet.names["en"])
    given = Attribute(id="a", link_type="category", taxonomy_term=term)
    record = replace(cast(Service, stored.record), attributes=(given,))
    with fresh.listings.writing(Author("person", "test")) as writer:
        writer.put(record, expected=stored.revision)
    assert fresh.picturing.shown(fresh.listings.by_slug(SLUG)) is None
    assert public.photo_url(fresh.listings.by_slug(SLUG)) == ""
    assert not is_served(fresh, photo)


def test_every_picture_is_offered_once_and_found_by_plain_words(
    starter: Works,
) -> None:
    """By kind of help, then the others; never a sign of the pages."""
    pictures, taxonomy = starter.reference.pictures, starter.reference.taxonomy
    every = groups(pictures, taxonomy)
    stems = [each.stem for group in every for each in group.choices]
    assert len(stems) == len(set(stems)) > 100
    assert not any(stem.startswith("line-") for stem in stems)
    assert set(stems) == {
        stem for stem in pictures.ideas.values() if not stem.startswith("line-")
    }
    assert every[0].name == "Food"
    assert every[-1].name == OTHERS
    assert all(each.shows for group in every for each in group.choices)
    for words, idea in {
        "BABY bottle": "baby",
        "food banks": "food",
        "pound": "money",
    }.items():
        found = groups(pictures, taxonomy, words)
        assert idea in [each.idea for group in found for each in group.choices], words
        assert sum(len(group.choices) for group in found) < 20
    assert groups(pictures, taxonomy, "<script> zebra") == []


def test_a_picture_that_is_not_there_counts_as_none() -> None:
    """It may have come with an import, or left content/pictures.toml."""
    pictures = Pictures(ideas={"food": "a", "bed": "b"}, categories={"home": "bed"})
    assert pictures.of_service("food", "home") == "food"
    assert pictures.of_service("gone", "home") == "bed"
    assert pictures.of_service("", "home") == "bed"
