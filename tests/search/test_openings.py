"""Open now: the arrays say what the plain rules say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.search.columns import Columns, column_arrays, facts_of
from directory.search.seam import Filters, Night, Opening, Query, Window
from tests.search.listings import MONDAY, is_open, listing, moment, opening


def open_ids(documents, at) -> list[str]:
    columns = Columns(column_arrays(map(facts_of, documents)))
    query = Query("", filters=Filters(open="then"), windows={"then": at})
    mask = columns.ask(query).masks["open"]
    return [number for number, yes in zip(columns.ids, mask, strict=True) if yes]


NIGHT = opening(0, 20, 26)  # Monday 20:00 to Tuesday 02:00
DATED = opening(0, 9, 17, first_day=MONDAY, last_day=MONDAY)
EASTER = {"bank_holiday": True}
HALF_TERM = {"term_time": False}
UNKNOWN = {"term_time": None}


@pytest.mark.parametrize(
    ("one", "at", "expected"),
    [
        (opening(0, 9, 17), moment(MONDAY, 9), True),
        (opening(0, 9, 17), moment(MONDAY, 8, 59), False),
        (opening(0, 9, 17), moment(MONDAY, 16, 59), True),
        (opening(0, 9, 17), moment(MONDAY, 17), False),
        (opening(0, 9, 17), moment(MONDAY + 1, 10), False),
        (opening(6, 9, 17), moment(MONDAY - 1, 10), True),
        (NIGHT, moment(MONDAY, 23), True),
        (NIGHT, moment(MONDAY + 1, 1, 59), True),
        (NIGHT, moment(MONDAY + 1, 2), False),
        (NIGHT, moment(MONDAY, 1), False),
        (opening(6, 20, 26), moment(MONDAY, 1), True),
        (opening(0, 0, 24), moment(MONDAY, 23, 59), True),
        (opening(0, 0, 24), moment(MONDAY + 1, 0), False),
        (DATED, moment(MONDAY, 10), True),
        (DATED, moment(MONDAY + 7, 10), False),
        (opening(0, 9, 17, first_day=MONDAY + 1), moment(MONDAY, 10), False),
        (opening(0, 20, 26, last_day=MONDAY), moment(MONDAY + 1, 1), True),
        (opening(0, 9, 17, school=1), moment(MONDAY, 10), True),
        (opening(0, 9, 17, school=1), moment(MONDAY, 10, **HALF_TERM), False),
        (opening(0, 9, 17, school=2), moment(MONDAY, 10), False),
        (opening(0, 9, 17, school=2), moment(MONDAY, 10, **HALF_TERM), True),
        (opening(0, 9, 17, school=1), moment(MONDAY, 10, **UNKNOWN), False),
        (opening(0, 9, 17, school=2), moment(MONDAY, 10, **UNKNOWN), False),
        (opening(0, 9, 17), moment(MONDAY, 10, **UNKNOWN), True),
        (
            opening(0, 20, 26, school=1),
            moment(MONDAY + 1, 1, term_time_before=False),
            False,
        ),
        (opening(0, 9, 17), moment(MONDAY, 10, **EASTER), True),
        (
            opening(0, 9, 17, closed_on_bank_holidays=True),
            moment(MONDAY, 10, **EASTER),
            False,
        ),
        (
            opening(0, 20, 26, closed_on_bank_holidays=True),
            moment(MONDAY + 1, 1, **EASTER),
            True,
        ),
        (
            opening(0, 20, 26, closed_on_bank_holidays=True),
            moment(MONDAY + 1, 1, bank_holiday_before=True),
            False,
        ),
    ],
)
def test_a_listing_is_open_when_its_opening_says_so(one, at, expected):
    document = listing(1, openings=(one,))
    others = [listing(2), listing(3, openings=(opening(2, 0, 24),))]
    assert is_open(document, at) is expected
    assert open_ids([others[0], document, others[1]], at) == ["1"] * expected


DAYS = st.integers(MONDAY - 10, MONDAY + 10)


@st.composite
def some_opening(draw: st.DrawFn) -> Opening:
    opens = draw(st.integers(0, 1439))
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Opening(
        draw(st.integers(0, 6)),
        opens,
        opens + draw(st.integers(1, 1440)),
        first,
        last,
        draw(st.integers(0, 2)),
        draw(st.booleans()),
    )


FLAG = st.booleans()
KNOWN_OR_NOT = st.sampled_from([True, False, None])
NIGHTS = st.none() | st.builds(Night, FLAG, KNOWN_OR_NOT)


@st.composite
def some_window(draw: st.DrawFn) -> Window:
    start, end = sorted((draw(st.integers(0, 1439)), draw(st.integers(0, 1439))))
    return Window(draw(DAYS), start, end, draw(FLAG), draw(KNOWN_OR_NOT), draw(NIGHTS))


TIMES = st.lists(some_opening(), max_size=6)


@settings(deadline=None)
@given(st.lists(TIMES, max_size=8), some_window())
def test_the_arrays_agree_with_the_plain_rules(times, at):
    documents = [
        listing(number, openings=tuple(openings))
        for number, openings in enumerate(times)
    ]
    expected = [document.id for document in documents if is_open(document, at)]
    assert open_ids(documents, at) == expected
