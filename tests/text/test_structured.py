"""Structured plain text."""

from hypothesis import given
from hypothesis import strategies as st

from directory.text.structured import Span, parse, plain


def kinds(text: str) -> list[tuple[str, int]]:
    """Each block's kind and how many lines it has."""
    return [(block.kind, len(block.lines)) for block in parse(text)]


def test_paragraphs_lists_and_headings_are_told_apart() -> None:
    """The marks are those of docs/text.md."""
    text = "## Hello\nOne\ntwo\n\n- a\n- b\n\n1. x\n2. y\n\nThe end."
    assert kinds(text) == [
        ("heading", 1),
        ("paragraph", 2),
        ("bullets", 2),
        ("numbers", 2),
        ("paragraph", 1),
    ]


def test_a_blank_line_does_not_cut_a_list_in_two() -> None:
    """People leave lines between items."""
    assert kinds("- a\n\n- b") == [("bullets", 2)]


def test_links_keep_their_words_and_address() -> None:
    """Only addresses that a browser may follow become links."""
    (block,) = parse("See [our page](https://example.org/x) now")
    assert block.lines[0] == (
        Span("See "),
        Span("our page", "https://example.org/x"),
        Span(" now"),
    )


def test_an_address_that_would_run_a_script_stays_text() -> None:
    """javascript: is no link."""
    (block,) = parse("[click](javascript:alert(1))")
    assert all(not span.address for span in block.lines[0])


@given(st.text(max_size=300))
def test_any_text_can_be_taken_apart_and_loses_no_letter(text: str) -> None:
    """What is a letter or digit before is one after, addresses aside."""
    if "](" in text:
        return
    words = "".join(c for c in plain(text) if c.isalpha())
    assert words == "".join(c for c in text if c.isalpha())


def test_a_number_that_starts_no_list_stays_where_it_is() -> None:
    """ "16. December" must not become "1. December"."""
    assert kinds("16. December: closed") == [("paragraph", 1)]
    assert plain("16. December: closed") == "16. December: closed"
    assert kinds("1. one\n2. two\n\nand\n\n3. three") == [
        ("numbers", 2),
        ("paragraph", 1),
        ("paragraph", 1),
    ]
