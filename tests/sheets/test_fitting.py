"""What stands on a sheet that has to fit on one page."""

from directory.sheets.fitting import Heights, fitted


def heights(*rows: float | tuple[float, ...]) -> Heights:
    """A page with room for 100 points of rows, or 90 where something is left out."""
    versions = tuple(row if isinstance(row, tuple) else (row,) for row in rows)
    return Heights(page=150, head=20, foot=30, more=10, rows=versions)


def test_what_fits_is_printed_whole() -> None:
    """To the last point; in the order of the paper."""
    found = fitted(heights(50, 30, 20), [0, 9, 1])
    assert list(found.items()) == [(0, 0), (1, 0), (2, 0)]


def test_the_least_important_goes_first() -> None:
    """And what is said instead needs its own room."""
    assert list(fitted(heights(50, 30, 21), [0, 9, 1])) == [0, 2]
    assert list(fitted(heights(50, 20, 25, 20), [0, 2, 3, 1])) == [0, 1, 3]


def test_a_row_that_is_too_tall_leaves_room_for_one_that_is_not() -> None:
    """Rather than an empty half of a page."""
    assert list(fitted(heights(40, 60, 50), [0, 1, 2])) == [0, 2]


def test_rows_of_one_rank_are_taken_in_the_order_of_the_paper() -> None:
    """The first that fits."""
    assert list(fitted(heights(50, 40, 40), [0, 1, 1])) == [0, 1]


def test_what_must_stand_there_is_as_long_as_there_is_room() -> None:
    """Before any other answer; to the last point."""
    assert fitted(heights((100, 60, 40, 20), 50, 10), [0, 0, 1]) == {0: 2, 1: 0}
    found = fitted(heights((100, 60, 39, 20), 50, 1), [0, 0, 1])
    assert found == {0: 2, 1: 0, 2: 0}


def test_a_long_answer_does_not_take_the_room_of_another() -> None:
    """They grow in turn, the one with the lowest rank first."""
    alert, places = (95, 75, 60, 45, 30, 15), (90, 60, 45, 30, 15)
    assert fitted(heights(alert, places), [0, 0]) == {0: 3, 1: 2}
    assert fitted(heights((95, 60, 20), (95, 60, 20)), [0, 0]) == {0: 1, 1: 2}
    assert fitted(heights((95, 60, 20), (95, 60, 20)), [0, -1]) == {0: 2, 1: 1}


def test_a_version_that_is_taller_than_a_longer_one_is_passed_over() -> None:
    """To say what is gone may take more room than to say it."""
    assert fitted(heights((60, 95, 20), (60, 30)), [0, 0]) == {0: 0, 1: 1}


def test_a_sheet_for_which_no_page_is_long_enough_is_as_short_as_it_can_be() -> None:
    """Such as one with a name of a thousand letters."""
    assert fitted(heights((300, 95), 1), [0, 1]) == {0: 1}
