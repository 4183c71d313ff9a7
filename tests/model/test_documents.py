"""Records to and from documents."""

from datetime import date, time
from decimal import Decimal

import pytest

from directory.errors import Invalid
from directory.model.documents import from_document, to_document
from directory.model.nouns import (
    CostOption,
    Location,
    Schedule,
    Service,
    ServiceAtLocation,
)

SERVICE = Service(
    id="s",
    name="Lunch club",
    assured_date=date(2026, 9, 1),
    minimum_age=60,
    cost_options=(CostOption(id="c", amount=Decimal("2.50"), currency="GBP"),),
    schedules=(
        Schedule(
            id="h", freq="WEEKLY", byday="TU", opens_at=time(10),
            closes_at=time(12, 30), school="term_time",
            closed_dates=(date(2026, 12, 22),),
        ),
    ),
    service_at_locations=(ServiceAtLocation(id="at", location_id="l"),),
    slug="lunch-club",
    example=True,
)  # fmt: skip


def test_a_record_comes_back_from_its_document_as_it_was() -> None:
    """Nothing is lost or changed on the way."""
    assert from_document(Service, to_document(SERVICE)) == SERVICE


def test_empty_fields_are_left_out_and_extensions_stand_apart() -> None:
    """A document is a part of a valid Open Referral record."""
    document = to_document(SERVICE)
    assert "url" not in document
    assert document["front_door"] == {"slug": "lunch-club", "example": True}
    assert document["schedules"][0]["front_door"] == {
        "school": "term_time",
        "closed_dates": ["2026-12-22"],
    }
    assert document["cost_options"] == [{"id": "c", "amount": 2.5, "currency": "GBP"}]


def test_fields_that_nobody_knows_are_left_out() -> None:
    """Another directory's own fields do not get in the way."""
    assert from_document(Location, {"id": "l", "colour": "red"}) == Location(id="l")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", 5),
        ("assured_date", "yesterday"),
        ("minimum_age", True),
        ("schedules", {"id": "x"}),
        ("schedules", [{"id": "x", "opens_at": "25:00"}]),
        ("schedules", ["x"]),
        ("status", "open"),
        ("cost_options", [{"id": "c", "amount": "lots"}]),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_field(
    field: str, value: object
) -> None:
    """The message says where to look."""
    with pytest.raises(Invalid, match=r"\w+\.\w+"):
        from_document(Service, {"id": "s", "name": "x", field: value})


def test_a_missing_name_is_refused() -> None:
    """HSDS requires it."""
    with pytest.raises(Invalid, match="name is missing"):
        from_document(Service, {"id": "s"})
