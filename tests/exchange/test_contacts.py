"""Phone numbers, postcodes and addresses as staff type them."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.exchange.contacts import (
    Checked,
    checked_email,
    checked_phone,
    checked_postcode,
    checked_web,
)
from directory.settings import ROOT

LISTINGS = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "content" / "listings").glob("*.json"))
)
NO_WARNING = ""


@pytest.mark.parametrize(
    ("typed", "shown", "warning"),
    [
        ("02079460101", "020 7946 0101", "made up"),
        ("+44 (0)20 7946 0101", "020 7946 0101", "made up"),
        ("0044 1632 960123", "01632 960123", "made up"),
        ("07700900123", "07700 900123", "made up"),
        ("020-7946-0101 x12", "020 7946 0101 ext. 12", "made up"),
        ("(0113) 496 0123", "0113 496 0123", "made up"),
        ("0300 1234567", "0300 123 4567", NO_WARNING),
        ("0800 1111", "0800 1111", NO_WARNING),
        ("116 123", "116 123", NO_WARNING),
        ("9 9 9", "999", "emergency"),
        ("111", "111", "NHS"),
        ("0901 234 5678", "0901 234 5678", "cost a lot"),
        ("08701234567", "0870 123 4567", "cost more"),
        ("0845 123 4567", "0845 123 4567", "cost more"),
        ("118 500", "118 500", "cost a lot"),
        ("070 1234 5678", "070 1234 5678", "not mobile"),
        ("0909 879 0123", "0909 879 0123", "cost a lot"),
        ("+33 1 42 68 53 00", "+33 1 42 68 53 00", "another country"),
        ("+33 1 42", "+33 1 42", "too short"),
        ("020 7946", "020 7946", "too short"),
        ("01234 567", "01234 567", "too short"),
        ("020 7946 01011", "020 7946 01011", "too long"),
        ("7946 0101", "7946 0101", "no area code"),
        ("1632 960123", "1632 960123", "begin with 0"),
        ("01204 12345", "01204 12345", "No such number"),
        ("0800 CALL NOW", "0800 CALL NOW", "letters"),
        ("020 7946 0101 or 0102", "020 7946 0101 or 0102", "letters"),
        ("020 7946 0100 / 020 7946 0101", "020 7946 0100 / 020 7946 0101", "several"),
        ("ask", "ask", "no figures"),
        ("<script>", "<script>", "no figures"),
        ("", "", NO_WARNING),
    ],
)
def test_a_number_is_shown_as_it_will_be_kept_with_what_looks_wrong(
    typed: str, shown: str, warning: str
) -> None:
    """And is never refused."""
    found = checked_phone(typed)
    assert (found.shown, found.error) == (shown, "")
    assert bool(found.warning) == bool(warning)
    assert warning in found.warning


def test_the_numbers_of_the_examples_are_shown_as_they_stand() -> None:
    """Made-up numbers are right in made-up listings."""
    numbers = set(re.findall(r'"number": "([^"]+)"', LISTINGS))
    assert len(numbers) > 30
    for number in numbers - {"999", "111"}:
        assert checked_phone(number, is_example=True) == Checked(number)


@given(st.text(st.sampled_from("0123456789+-() ext."), max_size=20))
def test_no_figure_of_a_number_is_lost_or_made(text: str) -> None:
    """But for +44 or 0044, which is 0 at home."""
    shown = checked_phone(text).shown
    before, after = re.sub(r"\D", "", text), re.sub(r"\D", "", shown)
    home = re.sub(r"^(?:00)?44(?:0(?=\d{9}))?", "0", before)
    abroad = re.sub(r"^00", "", before)
    assert after in (before, home, abroad), (text, shown)


@given(st.text(max_size=60))
def test_nothing_that_can_be_typed_breaks_a_check(text: str) -> None:
    """Whatever stands there is given back, or why not."""
    for check in (checked_phone, checked_postcode, checked_web, checked_email):
        found = check(text)
        assert found.shown or not text.strip()
    assert not checked_phone(text).error
    assert not checked_postcode(text).error


@pytest.mark.parametrize(
    ("typed", "shown", "warning"),
    [
        ("xb12de", "XB1 2DE", NO_WARNING),
        (" XB12  1nd ", "XB12 1ND", NO_WARNING),
        ("SW1A 1AA", "SW1A 1AA", NO_WARNING),
        ("", "", NO_WARNING),
        ("XB1 ODE", "XB1 ODE", "Did you mean XB1 0DE?"),
        ("XB1 2DC", "XB1 2DC", "No postcode ends"),
        ("12345", "12345", "not a postcode"),
        ("Rose House", "Rose House", "not a postcode"),
    ],
)
def test_a_postcode_gets_its_space(typed: str, shown: str, warning: str) -> None:
    """A slip is named, and never put right in silence."""
    found = checked_postcode(typed)
    assert found.shown == shown
    assert bool(found.warning) == bool(warning)
    assert warning in found.warning


@pytest.mark.parametrize(
    ("typed", "shown", "warning"),
    [
        ("council.gov.uk/help?a=1", "https://council.gov.uk/help?a=1", NO_WARNING),
        ("www.council.gov.uk", "https://www.council.gov.uk", NO_WARNING),
        ("http://council.gov.uk/", "http://council.gov.uk/", "https:"),
        ("https://192.0.2.1/", "https://192.0.2.1/", "figures"),
        ("www.example.org", "https://www.example.org", "made up"),
        ("", "", NO_WARNING),
    ],
)
def test_a_web_address_is_made_whole(typed: str, shown: str, warning: str) -> None:
    """With what looks wrong about it."""
    found = checked_web(typed)
    assert (found.shown, found.error) == (shown, "")
    assert bool(found.warning) == bool(warning)
    assert warning in found.warning


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>",
        "file:///a",
        "ftp://council.gov.uk",
        "https://user:word@council.gov.uk",
        "council",
        "our website",
        "info@council.gov.uk",
        "https://council.gov.uk/" + "a" * 2000,
    ],
)
def test_what_is_no_web_address_is_an_error_that_says_what_to_type(typed: str) -> None:
    """Links that run something are never kept."""
    found = checked_web(typed)
    assert found.error
    assert found.shown == typed


@pytest.mark.parametrize(
    ("typed", "shown", "error"),
    [
        ("info@council.gov.uk", "info@council.gov.uk", False),
        (" mailto:info@council.gov.uk ", "info@council.gov.uk", False),
        ("", "", False),
        ("in fo@council.gov.uk", "in fo@council.gov.uk", True),
        (
            "a@council.gov.uk, b@council.gov.uk",
            "a@council.gov.uk, b@council.gov.uk",
            True,
        ),
        ("ask a@council.gov.uk", "ask a@council.gov.uk", True),
        ("council.gov.uk", "council.gov.uk", True),
        ("a@b", "a@b", True),
        ("<script>@council.gov.uk", "<script>@council.gov.uk", True),
    ],
)
def test_an_e_mail_address_is_one_and_nothing_else(
    typed: str, shown: str, error: bool
) -> None:
    """Nothing of what was typed is left out in silence."""
    found = checked_email(typed)
    assert found.shown == shown
    assert bool(found.error) == error


def test_addresses_of_examples_are_made_up_and_may_be() -> None:
    """In a real listing they are said to be."""
    assert "made up" in checked_email("a@b.example.org").warning
    assert checked_email("a@b.example.org", is_example=True).warning == ""
    assert checked_web("https://b.example.org/", is_example=True).warning == ""
    for address in set(re.findall(r'"email": ("[^"]+")', LISTINGS)):
        email = json.loads(address)
        assert checked_email(email, is_example=True) == Checked(email)
