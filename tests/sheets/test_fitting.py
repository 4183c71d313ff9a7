"""What stands on a sheet that has to fit on one page."""

from directory.sheets.fitting import Heights, kept


def heights(*rows: float | tuple[float, ...]) -> Heights:
    """A page with room for 100 points of rows, or 90 where something is left out."""
    blocks = tuple(row if isinstance(row, tuple) else (row,) for row in rows)
    return Heights(page=150, head=20, foot=30, more=10, rows=blocks)


def test_what_fits_is_printed_whole() -> None:
    """To the last point; in the order of the paper."""
    assert kept(heights(50, 30, 20), [0, 9, 1]) == [0, 1, 2]


def test_the_least_important_goes_first() -> None:
    """And what is said instead needs its own room."""
    assert kept(heights(50, 30, 21), [0, 9, 1]) == [0, 2]
    assert kept(heights(50, 20, 25, 20), [0, 2, 3, 1]) == [0, 1, 3]


def test_a_row_that_is_too_tall_leaves_room_for_one_that_is_not() -> None:
    """Rather than an empty half of a page."""
    assert kept(heights(40, 60, 50), [0, 1, 2]) == [0, 2]


def test_what_must_stand_there_begins_a_second_page_and_fills_it() -> None:
    """Nothing of it is ever left out. The foot needs 30 points there, and "more" 10."""
    assert kept(heights(60, 60, 110), [0, 0, 1]) == [0, 1, 2]
    assert kept(heights(60, 60, 111), [0, 0, 1]) == [0, 1]
    assert kept(heights(300, 300, 20), [0, 0, 1]) == [0, 1, 2]


def test_no_page_parts_a_block() -> None:
    """Two blocks fill the end of one page and the start of the next; one cannot."""
    assert kept(heights(60, 60, (40, 40, 110), 111), [0, 0, 2, 1]) == [0, 1]
    assert kept(heights(60, 60, (10, 110), 111), [0, 0, 2, 1]) == [0, 1, 2]
    assert kept(heights(60, 60, 120, 111), [0, 0, 2, 1]) == [0, 1]


def test_what_is_taller_than_a_page_is_parted() -> None:
    """It needs the pages that it needs, and what fits behind it is taken."""
    assert kept(heights(200, 40), [0, 1]) == [0, 1]
    assert kept(heights(200, 41), [0, 1]) == [0]


def test_rows_of_one_rank_are_taken_in_the_order_of_the_paper() -> None:
    """The first that fits."""
    assert kept(heights(50, 40, 40), [0, 1, 1]) == [0, 1]
