"""Single values, as other directories write them."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from directory.exchange import fields
from directory.exchange.identity import id_of
from directory.exchange.links import Unusable, email, link


@pytest.mark.parametrize(
    ("convert", "raw", "value"),
    [
        (fields.to_date, "2021-01-06T00:00:00", "2021-01-06"),
        (fields.to_date, "6/1/2021", "2021-01-06"),
        (fields.to_date, "6 January 2021", "2021-01-06"),
        (fields.to_date, "20210106", "2021-01-06"),
        (fields.to_time, "9:00", "09:00"),
        (fields.to_time, "09:00:00", "09:00"),
        (fields.to_time, "0900", "09:00"),
        (fields.to_time, "9am", "09:00"),
        (fields.to_time, "9.30 PM", "21:30"),
        (fields.to_time, "12 a.m.", "00:00"),
        (fields.to_time, "noon", "12:00"),
        (fields.to_time, "24:00", "23:59"),
        (fields.to_time, "10:00:00+01:00", "10:00"),
        (fields.to_number, "1,003.50", Decimal("1003.50")),
        (fields.to_age, "16 years", 16.0),
        (fields.to_truth, "Yes", True),
        (fields.to_byday, "mo, Tuesday;2WE -1FR", "MO,TU,2WE,-1FR"),
        (fields.to_byday, "Weds, weekends", "WE,SA,SU"),
        (fields.to_byday, "weekdays", "MO,TU,WE,TH,FR"),
        (fields.to_moment, "2023-03-15T10:30:45", "2023-03-15T10:30:45+00:00"),
        (fields.to_phone, '"+44 1632 960123"', "+44 1632 960123"),
        (fields.to_language, "PT-BR", "pt-BR"),
    ],
)
def test_a_value_is_understood(
    convert: Callable[[Any], Any], raw: Any, value: Any
) -> None:
    assert convert(raw) == value


@pytest.mark.parametrize(
    ("convert", "raw"),
    [
        (fields.to_date, "31/02/2021"),
        (fields.to_date, "soon"),
        (fields.to_date, "9999-12-31"),
        (fields.to_date, "0001-01-01"),
        (fields.to_moment, "9999-12-31T23:59:59-05:00"),
        (fields.to_time, "25:00"),
        (fields.to_time, "9"),
        (fields.to_time, "later"),
        (fields.to_number, "free"),
        (fields.to_number, True),
        (fields.to_number, float("inf")),
        (fields.to_number, Decimal("1e999999")),
        (fields.to_whole, 0),
        (fields.to_byday, "MO,XX"),
        (fields.to_byday, "0MO"),
        (fields.to_byday, "Monthly"),
        (fields.to_byday, "Weekly"),
        (fields.to_byday, "Mon & Tue"),
        (fields.to_day, "MO,TU"),
        (fields.to_whole, "2 years"),
        (fields.to_number, "50p"),
        (fields.to_latitude, 90.1),
        (fields.to_age, -1),
        (fields.to_phone, "none"),
        (fields.to_slug, "../x"),
    ],
)
def test_what_cannot_be_is_not_guessed(convert: Callable[[Any], Any], raw: Any) -> None:
    with pytest.raises(Unusable):
        convert(raw)


@pytest.mark.parametrize(
    ("raw", "whole"),
    [
        ("kate.example.org", "https://kate.example.org"),
        ("http:www.example.org", "http://www.example.org"),
        ("https:/www.example.org", "https://www.example.org"),
        ("http://example.org/é?q=100%", "http://example.org/%C3%A9?q=100%25"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
    ],
)
def test_a_web_address_is_made_whole_once(raw: str, whole: str) -> None:
    assert link(raw)[0] == whole
    assert link(whole) == (whole, "")


@pytest.mark.parametrize(
    "raw",
    ["Warm Hall", "example/counselling", "javascript:x()", "a@b.org", "http://x", "//",
     "https://u:p@example.org", "http://[::1", "file:///etc/hosts"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(raw: str) -> None:
    with pytest.raises(Unusable):
        link(raw)


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("\xa0spot@example.org", "spot@example.org"),
        ("mailto:a@example.org", "a@example.org"),
        ("Jo <a@example.org>", "a@example.org"),
        ("a@example.org / b@example.org", "a@example.org"),
        ("a@example.org.", "a@example.org"),
    ],
)
def test_an_email_is_put_right_once(raw: str, address: str) -> None:
    assert email(raw)[0] == address
    assert email(address) == (address, "")


@pytest.mark.parametrize(
    "raw",
    [
        "email-example_com",
        "a@b",
        "@",
        "a b",
        "1@2",
        "jo?sam@x.org",
        "jo&sam@x.org",
        "jo%sam@x.org",
        "jo.@x.org",
        "jo,sam?x@x.org",
    ],
)
def test_what_is_no_email_is_refused(raw: str) -> None:
    with pytest.raises(Unusable):
        email(raw)


def test_an_id_with_a_line_end_is_not_taken_as_it_is() -> None:
    proper = "ac148810-d857-441c-9679-408f346de14b"
    assert id_of("a", "service", f"{proper}\n") == proper


def test_a_text_id_becomes_the_same_uuid_for_the_same_source_only() -> None:
    assert id_of("a", "service", "7") == id_of("a", "service", " 7")
    assert id_of("a", "service", "7") != id_of("b", "service", "7")
    assert id_of("a", "service", "7") != id_of("a", "location", "7")
    proper = "AC148810-D857-441C-9679-408F346DE14B"
    assert id_of("a", "service", proper) == proper.lower()
