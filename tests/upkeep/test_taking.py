"""The form of a listing: what stands in it, and what it comes to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from itertools import count

import pytest

from directory.model.nouns import Location, Organization, Phone, Schedule
from directory.model.parts import Parts
from directory.model.taxonomy import Taxonomy
from directory.publishing.form_known import CHECKS
from directory.publishing.works import Works
from directory.upkeep.filling import filled
from directory.upkeep.form import Typed, empty, kept, read_form
from directory.upkeep.remarks import Known, Taken
from directory.upkeep.taking import taken

TODAY = date(2026, 11, 24)


def known_to(works: Works) -> Known:
    """What a form may refer to: the starter categories, and nothing else."""
    number = count()
    return Known(
        taxonomy=works.reference.taxonomy,
        organization=lambda _name: None,
        location=lambda _name, _postcode: None,
        is_secret=lambda _street, _postcode: False,
        listings_of=lambda _id: 2,
        checks=CHECKS,
        new_id=lambda: f"new-{next(number)}",
        today=TODAY,
    )


def parts_of(works: Works, slug: str) -> Parts:
    """The records of a starter listing."""
    service_id = works.listings.by_slug(slug).service.id
    whole = works.desk.wholes.now(service_id)
    assert whole is not None
    return whole.parts


@pytest.fixture
def food_bank(starter: Works) -> Parts:
    """A listing with several places."""
    return parts_of(starter, "thornmere-food-bank")


@pytest.fixture
def take(starter: Works, food_bank: Parts) -> Callable[..., Taken]:
    """Takes the food bank's form with some fields typed otherwise."""

    def taking(**typed: object) -> Taken:
        known = known_to(starter)
        form: Typed = filled(food_bank, known.taxonomy) | typed
        return taken(form, food_bank, known)

    return taking


def test_a_form_that_nobody_touched_changes_nothing(starter: Works) -> None:
    """Of every starter listing: no time, number, price or word may be lost."""
    known = known_to(starter)
    listings = list(starter.listings.every())
    assert len(listings) >= 60
    for listing in listings:
        parts = parts_of(starter, listing.slug)
        found = taken(filled(parts, known.taxonomy), parts, known)
        assert found.problems == (), listing.slug
        assert found.parts == parts, listing.slug


def test_a_sent_form_is_read_as_it_was_filled(starter: Works) -> None:
    """What the page holds comes back the same, rows and boxes too."""
    known = known_to(starter)
    for listing in starter.listings.every():
        form = filled(parts_of(starter, listing.slug), known.taxonomy)
        sent = sent_as(form)
        again = read_form(lambda name, sent=sent: sent.get(name, []))
        assert again == form, listing.slug


def sent_as(form: Typed) -> dict[str, list[str]]:
    """The fields as a browser sends them, with its line ends."""
    sent: dict[str, list[str]] = {}
    for name, value in form.items():
        if isinstance(value, str):
            sent[name] = [value.replace("\n", "\r\n")]
        elif value and isinstance(value[0], dict):
            for n, row in enumerate(value):
                for field, said in row.items():
                    key = f"{name}-{n}-{field}"
                    sent[key] = said if isinstance(said, list) else [said]
        else:
            sent[name] = list(value)
    return sent


def test_what_the_form_has_no_field_for_stays(
    take: Callable[..., Taken], food_bank: Parts
) -> None:
    """Only what was typed changes."""
    found = take(description="Free food.")
    was = food_bank.service
    assert found.parts.service == replace(was, description="Free food.")
    assert found.parts.locations == food_bank.locations


def test_times_are_taken_line_by_line(take: Callable[..., Taken]) -> None:
    """A new line is a new schedule; the others keep their ids."""
    places = filled_places(take)
    before = take().parts.service.service_at_locations[0].schedules
    places[0]["times"] += "\nFirst Saturday of the month 2pm to 4pm"
    after = take(places=places).parts.service.service_at_locations[0].schedules
    assert after[: len(before)] == before
    assert (after[-1].freq, after[-1].byday) == ("MONTHLY", "1SA")


def test_times_that_nobody_understands_are_said_and_change_nothing(
    take: Callable[..., Taken],
) -> None:
    """Never a guess: it cannot be published before it is mended."""
    found = take(times="whenever the moon is full")
    assert [each.place for each in found.problems] == ["times"]
    assert "whenever" in found.problems[0].message


def filled_places(take: Callable[..., Taken]) -> list[dict[str, object]]:
    """The rows of the places, to change."""
    return [
        dict(each) for each in filled(take().parts, Taxonomy("", "", "", ()))["places"]
    ]


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("3", Decimal(3)),
        ("£3", Decimal(3)),
        ("3.50", Decimal("3.50")),
        ("£ 12.05", Decimal("12.05")),
        ("free", Decimal(0)),
        ("50p", Decimal("0.5")),
        ("0", Decimal(0)),
        ("", None),
    ],
)
def test_prices_are_taken_as_people_write_them(
    take: Callable[..., Taken], said: str, amount: Decimal | None
) -> None:
    """In pounds."""
    row = {"id": "", "amount": said, "option": "Adult", "amount_description": ""}
    found = take(costs=[row])
    assert found.problems == ()
    assert [each.amount for each in found.parts.service.cost_options] == [amount]


@pytest.mark.parametrize(
    "said", ["3,50", "1e3", "-2", "3.5", "£", "NaN", "about 3", "٣"]
)
def test_what_is_no_price_is_said(take: Callable[..., Taken], said: str) -> None:
    """Never another price than was meant."""
    row = {"id": "", "amount": said, "option": "", "amount_description": ""}
    found = take(costs=[row])
    assert [each.place for each in found.problems] == ["costs-0-amount"]
    assert said in found.problems[0].message


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("minimum_age", "old"),
        ("minimum_age", "-1"),
        ("maximum_age", "121"),
        ("maximum_age", "NaN"),
        ("email", "nobody at home"),
        ("url", "javascript:alert(1)"),
        ("name", ""),
        ("name", "x" * 201),
        ("alert", "x" * 2001),
    ],
)
def test_bad_values_are_said_with_their_field(
    take: Callable[..., Taken], field: str, said: str
) -> None:
    """And what to do; nothing of it reaches a record."""
    found = take(**{field: said})
    assert field in [each.place for each in found.problems]


def test_ages_the_wrong_way_round_are_said(take: Callable[..., Taken]) -> None:
    """A slip that would send everybody away."""
    found = take(minimum_age="60", maximum_age="18")
    assert [each.place for each in found.problems] == ["minimum_age"]


def test_an_organization_is_not_made_twice(starter: Works, food_bank: Parts) -> None:
    """A name that the directory knows is that organization."""
    there = Organization(id="there", name="Lantern Hill")
    known = replace(known_to(starter), organization=lambda _name: there)
    form = filled(food_bank, known.taxonomy) | {"organization": "lantern hill"}
    found = taken(form, food_bank, known)
    assert found.parts.organization == there
    assert found.parts.service.organization_id == "there"


def test_a_known_place_is_used_as_it_is(starter: Works, food_bank: Parts) -> None:
    """Not one of the same name with another address; and somebody is told."""
    there = Location(id="there", name="Heron Dock Community Hall")
    known = replace(known_to(starter), location=lambda _name, _postcode: there)
    row = dict.fromkeys(filled(food_bank, known.taxonomy)["places"][0], "")
    row |= {"name": "Heron Dock Community Hall", "access": [], "times_kept": []}

    def locations(**typed: str) -> dict[str, Location]:
        form = filled(food_bank, known.taxonomy) | {"places": [{**row, **typed}]}
        found = taken(form, food_bank, known)
        if typed.get("postal_code"):
            assert "in the directory already" in found.warnings[0].message
        return dict(found.parts.locations)

    assert locations(postal_code="XB4 1HB") == {"there": there}
    # Without a postcode it may be another town's; with another street it is another.
    assert "there" not in locations()
    assert "there" not in locations(postal_code="XB4 1HB", address_1="2 Far Street")


def test_a_secret_place_is_never_found_by_its_name(
    starter: Works, food_bank: Parts
) -> None:
    """Its address must not come to stand in another listing."""
    secret = Location(id="secret", name="Linnet House", confidential=True)
    known = replace(known_to(starter), location=lambda _name, _postcode: secret)
    row = dict.fromkeys(filled(food_bank, known.taxonomy)["places"][0], "")
    row |= {"name": "Linnet House", "access": [], "times_kept": []}
    form = filled(food_bank, known.taxonomy) | {"places": [row]}
    assert "secret" not in taken(form, food_bank, known).parts.locations


def test_categories_are_needed_and_keep_their_ids(
    take: Callable[..., Taken], food_bank: Parts
) -> None:
    """One more category leaves the first as it was."""
    assert "categories" in [each.place for each in take(categories=[]).problems]
    found = take(categories=["food-banks", "debt-advice", "no-such-code"])
    assert found.parts.service.attributes[0] == food_bank.service.attributes[0]
    terms = [x.taxonomy_term for x in found.parts.service.attributes]
    assert len([term for term in terms if term]) == len(terms)


def test_languages_by_name_get_their_tags(take: Callable[..., Taken]) -> None:
    """As BCP 47; one that nobody knows is said."""
    found = take(languages=["en", "gu"], languages_more="Yoruba, BSL, Elvish")
    spoken = {each.name: each.code for each in found.parts.service.languages}
    assert spoken["Yoruba"] == "yo"
    assert "bfi" in spoken.values()
    assert spoken["Elvish"] == ""
    assert [each.place for each in found.warnings] == ["languages_more"]


def test_a_draft_of_another_version_opens() -> None:
    """What it does not know is nothing; what is of another kind is left out."""
    assert kept({"name": "X", "gone": 1, "phones": "none"}) == empty() | {"name": "X"}
    assert kept(None) == empty()
    (row,) = kept({"places": [{"name": "Hall", "access": "none"}, "row"]})["places"]
    assert (row["name"], row["access"], row["reveal"]) == ("Hall", [], "")


def test_a_row_is_taken_out_by_its_box_or_when_it_is_empty() -> None:
    """The rest stays in its order."""
    sent = {
        "phones-0-number": ["020 7946 0001"],
        "phones-0-remove": ["yes"],
        "phones-1-number": [" "],
        "phones-3-number": ["020 7946\x00 0003"],
    }
    rows = read_form(lambda name: sent.get(name, []))["phones"]
    assert [row["number"] for row in rows] == ["020 7946 0003"]


def test_a_place_that_moved_is_nowhere_on_the_map(
    take: Callable[..., Taken], food_bank: Parts
) -> None:
    """Until somebody says where: else "near me" sends people to where it was."""
    places = filled_places(take)
    places[0]["postal_code"] = "XB1 1AA"
    found = take(places=places)
    first = food_bank.service.service_at_locations[0].location_id
    others = {**found.parts.locations}
    moved = others.pop(first)
    assert (moved.latitude, moved.longitude, moved.area) == (None, None, "")
    assert others == {x: y for x, y in food_bank.locations.items() if x != first}
    assert "The place has moved" in str(found.warnings)


def test_an_organization_of_one_listing_is_renamed(
    starter: Works, food_bank: Parts
) -> None:
    """With its numbers. Of several it becomes another, and what people will not see
    any more is said."""
    form = filled(food_bank, starter.reference.taxonomy)
    form |= {"organization": "Thornmere Food Bank CIC", "phones": []}
    bare = replace(food_bank, service=replace(food_bank.service, phones=()))
    own = replace(known_to(starter), listings_of=lambda _id: 1)
    found = taken(form, bare, own)
    assert found.parts.organization is not None
    assert found.parts.organization.id == food_bank.service.organization_id
    assert found.parts.organization.phones
    shared = taken(form, bare, known_to(starter))
    assert shared.parts.organization is not None
    assert shared.parts.organization.phones == ()
    gone = next(x.message for x in shared.warnings if x.place == "organization")
    assert food_bank.organization is not None
    assert food_bank.organization.phones[0].number in gone


ODD = Schedule(
    id="odd",
    freq="WEEKLY",
    byday="MO",
    byweekno="20",
    description="Long and\nodd words",
    opens_at=time(9),
    closes_at=time(10),
)


def test_times_that_cannot_be_typed_stay_and_are_never_lost_in_silence(
    starter: Works, food_bank: Parts
) -> None:
    """Nor by the line ends of a browser."""
    known = known_to(starter)
    service = replace(food_bank.service, schedules=(*food_bank.service.schedules, ODD))
    parts = replace(food_bank, service=service)
    form = filled(parts, known.taxonomy)
    sent = sent_as(form)
    sent["times_kept"] = [each.replace("\n", "\r\n") for each in sent["times_kept"]]
    again = read_form(lambda name: sent.get(name, []))
    assert taken(again, parts, known).parts.service.schedules == service.schedules
    unticked = taken({**again, "times_kept": []}, parts, known)
    assert ODD not in unticked.parts.service.schedules
    elsewhere = taken(again, food_bank, known)
    assert "cannot be kept as they are" in elsewhere.problems[0].message
    back = taken(again, food_bank, known, parts)
    assert ODD in back.parts.service.schedules


def test_many_places_are_all_kept(starter: Works, food_bank: Parts) -> None:
    """An imported listing may have more than anybody would type."""
    phones = tuple(Phone(id=f"p{n}", number=f"01632 960{n:03}") for n in range(120))
    parts = replace(food_bank, service=replace(food_bank.service, phones=phones))
    known = known_to(starter)
    sent = sent_as(filled(parts, known.taxonomy))
    again = read_form(lambda name: sent.get(name, []))
    assert taken(again, parts, known).parts.service.phones == phones


def test_the_same_place_twice_must_say_the_same(
    starter: Works, food_bank: Parts
) -> None:
    """Else one row would win over the other in silence."""
    first, *rest = food_bank.service.service_at_locations
    twice = (first, replace(first, id="again"), *rest)
    parts = replace(
        food_bank, service=replace(food_bank.service, service_at_locations=twice)
    )
    known = known_to(starter)
    form = filled(parts, known.taxonomy)
    assert taken(form, parts, known).problems == ()
    form["places"][0]["address_1"] = "77 Changed Street"
    found = taken(form, parts, known).problems
    assert "Two rows are about the same place" in found[0].message


def test_a_secret_address_stays_secret_in_any_row(
    starter: Works, food_bank: Parts
) -> None:
    """Also typed anew, in another listing, or in a copy."""
    row = dict(filled(food_bank, starter.reference.taxonomy)["places"][0])
    known = replace(
        known_to(starter), is_secret=lambda street, _postcode: street == "7 Hidden Row"
    )
    row |= {"id": "", "address_1": "7 Hidden Row"}
    form = filled(food_bank, known.taxonomy) | {"places": [row]}
    found = taken(form, food_bank, known)
    assert "This address is secret." in found.problems[0].message
    assert all(x.confidential for x in found.parts.locations.values())
    form["places"] = [{**row, "reveal": "yes"}]
    assert taken(form, food_bank, known).problems == ()


def test_what_is_too_long_is_said_and_not_cut(take: Callable[..., Taken]) -> None:
    """The draft keeps all of it."""
    text = "word " * 6_000
    assert read_form(lambda _name: [text])["description"] == text.strip()
    found = take(description=text)
    assert "is too long: 30,000 letters." in found.problems[0].message
